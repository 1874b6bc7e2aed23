"""What `fit` hands to the fit of the second stage; the fit itself is tested with `eval.fit_forest`."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import pytest

from alignment.documents import read_document
from alignment.types import ClauseKind, Outcome
from alignment.verdicts import ForestModel
from eval.cases import Case, Label
from eval.commands import fit
from eval.fit_forest import ForestFit
from eval.fit_lanes import Lesson
from eval.sealing import SealedSplitError
from eval.training_documents import DocumentLine, TrainingDocument
from tests.alignment.align_cases import hashing_tools
from tests.alignment.learnt_cases import MODEL

STATEMENT = hashing_tools().pathway.statements[0].id
LABEL = Label(0, 14, "Care assistant", ClauseKind.DUTY, (), {STATEMENT: 1})
CASES = tuple(
    Case(name, read_document(b"Care assistant"), labels, Outcome.ONE, "care_or_support_worker", ())
    for name, labels in (("a", (LABEL,)), ("b", ()))
)
FOUND = ForestFit(3, 1, 10, 0.9, 0.8, 0.7, 0.75, 0.3, 0.02)


def written(name: str) -> TrainingDocument:
    line = DocumentLine(f"Line of {name}", ClauseKind.DUTY, {STATEMENT: 2})
    return TrainingDocument(name, "Carer", "care_or_support_worker", "other", "list", (line,))


class Spy:
    """Stands in for the fit and for what is written, and keeps what it was given."""

    def __init__(self) -> None:
        self.splits: list[str] = []
        self.cases: Sequence[Case] = ()
        self.lessons: Sequence[Lesson] = ()
        self.saved: list[ForestModel] = []

    def load_cases(self, split: str) -> tuple[Case, ...]:
        self.splits.append(split)
        return CASES

    def fit_forest(self, cases: Sequence[Case], rows: Sequence[Lesson], _: object) -> tuple[ForestModel, ForestFit]:
        self.cases, self.lessons = cases, rows
        return MODEL, FOUND


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    spy = Spy()
    monkeypatch.setattr(fit, "load_cases", spy.load_cases)
    monkeypatch.setattr(fit, "fit_forest", spy.fit_forest)
    monkeypatch.setattr(fit, "save_forest_model", spy.saved.append)
    monkeypatch.setattr(fit, "open_encoder", lambda: hashing_tools().index.encoder)
    monkeypatch.setattr(fit, "open_tools", lambda *_, **__: hashing_tools())
    monkeypatch.setattr(fit, "load_clauses", tuple)
    monkeypatch.setattr(fit, "all_documents", lambda: (written("known"), written("kept")))
    monkeypatch.setattr(fit, "held_back_documents", lambda: (written("kept"),))
    return spy


def test_it_is_fitted_on_the_train_split_and_on_documents_kept_from_the_encoder(spy: Spy) -> None:
    assert fit.run(Namespace(dry_run=True, plain=False)) == 0
    assert spy.splits == ["train"]
    assert [case.name for case in spy.cases] == [*(case.name for case in CASES), "training/kept"]
    assert spy.cases[-1].outcome is Outcome.ONE


def test_every_document_can_be_held_out_of_the_lessons_by_its_name(spy: Spy) -> None:
    fit.run(Namespace(dry_run=True, plain=False))
    assert {row.source for row in spy.lessons} == {"", "a", "training/known", "training/kept"}
    assert {case.name for case in spy.cases if case.labels} <= {row.source for row in spy.lessons}


def test_a_dry_run_writes_nothing(spy: Spy, capsys: pytest.CaptureFixture[str]) -> None:
    fit.run(Namespace(dry_run=True, plain=False))
    assert spy.saved == []
    assert f"accept from {MODEL.accept}" in capsys.readouterr().out
    fit.run(Namespace(dry_run=False, plain=False))
    assert spy.saved == [MODEL]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_whole_fit_is_sealed_from_what_it_is_judged_on(
    spy: Spy, split: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / split / "cook.txt"
    planted.parent.mkdir()
    planted.write_text("Cook", encoding="utf-8")
    monkeypatch.setattr("eval.sealing.GOLD", tmp_path)
    monkeypatch.setattr(fit, "fit_forest", lambda *_: planted.read_text(encoding="utf-8"))
    with pytest.raises(SealedSplitError, match="cook"):
        fit.run(Namespace(dry_run=False, plain=False))
    assert spy.saved == []
