from argparse import Namespace
from pathlib import Path

import pytest

from alignment.documents import read_document
from alignment.learnt import Learnt
from alignment.types import ClauseKind, Outcome
from eval.cases import Case, Label
from eval.commands import fit_lanes
from eval.sealing import SealedSplitError
from eval.training_documents import DocumentLine, TrainingDocument
from eval.training_text import TrainingClause
from tests.alignment.learnt_cases import ENCODER, GIVE, MEALS, PATHWAY, RECORD, SUPERVISE


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> list[Learnt]:
    """What would have been written; there is one lesson from each source beside the framework's own words."""
    saved: list[Learnt] = []
    written = TrainingDocument(
        "night", "Carer", "other", "other", "list", (DocumentLine("Cook", ClauseKind.DUTY, {MEALS.id: 2}),)
    )
    monkeypatch.setattr(fit_lanes, "load_pathway", lambda: PATHWAY)
    monkeypatch.setattr(fit_lanes, "load_clauses", lambda: [TrainingClause("Give meds", GIVE.id, {GIVE.id: 2})])
    monkeypatch.setattr(fit_lanes, "all_documents", lambda: (written,))
    monkeypatch.setattr(fit_lanes, "load_cases", _train)
    monkeypatch.setattr(fit_lanes, "open_encoder", lambda: ENCODER)
    monkeypatch.setattr(fit_lanes, "save_learnt", saved.append)
    return saved


def _train(split: str) -> tuple[Case, ...]:
    assert split == "train"
    text = "Sign for them and lead a team"
    labels = (
        Label(0, 13, text[:13], ClauseKind.DUTY, (), {RECORD.id: 2}),
        Label(18, 29, text[18:], ClauseKind.DUTY, (), {SUPERVISE.id: 1}),
    )
    return (Case("hillside", read_document(text.encode()), labels, Outcome.ONE, "care_or_support_worker", ()),)


def test_lanes_learn_from_every_source(saved: list[Learnt], capsys: pytest.CaptureFixture[str]) -> None:
    assert fit_lanes.run(Namespace()) == 0
    (learnt,) = saved
    assert {learnt.ids[number] for number in learnt.statement} == {GIVE.id, MEALS.id, RECORD.id, SUPERVISE.id}
    assert learnt.encoder == ENCODER.fingerprint
    assert "4 of them examples" in capsys.readouterr().out


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("step", ["load_cases", "all_documents", "fit_lanes"])
def test_lanes_that_would_learn_from_what_they_are_judged_on_are_not_written(
    saved: list[Learnt], step: str, split: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / split / "cook.txt"
    planted.parent.mkdir()
    planted.write_text("Cook", encoding="utf-8")
    monkeypatch.setattr("eval.sealing.GOLD", tmp_path)
    monkeypatch.setattr(fit_lanes, step, lambda *_: planted.read_text(encoding="utf-8"))
    with pytest.raises(SealedSplitError, match="cook"):
        fit_lanes.run(Namespace())
    assert saved == []
