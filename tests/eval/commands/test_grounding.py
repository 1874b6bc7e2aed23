from pathlib import Path

import pytest

from eval.commands import grounding
from eval.grounding import Fault
from eval.results import find_results, load_results
from tests.eval.commands.conftest import Evaluate


def test_every_fault_has_a_row(evaluate: Evaluate) -> None:
    code, text = evaluate("grounding")

    assert code == 0
    assert all(f"\n{fault.replace('_', ' ')}  " in text for fault in Fault)
    assert "Half tune: " in text
    assert "Saved" not in text


def test_sentences_judged_wrongly_are_shown_when_asked_for(evaluate: Evaluate) -> None:
    assert "right | " not in evaluate("grounding")[1]
    assert "right | " in evaluate("grounding", "--show")[1]


def test_a_saved_run_keeps_a_record_for_each_set_of_facts(evaluate: Evaluate, tmp_path: Path) -> None:
    _, text = evaluate("grounding", "--save", "--dirty")
    kept = load_results(find_results("grounding-tune", tmp_path / "results"))

    assert "Saved as grounding-tune-" in text
    assert (kept.suite, kept.split) == ("grounding", "tune")
    assert len(kept.records) == 26


@pytest.mark.parametrize(
    ("changed", "says"), [(True, "Wrote eval/grounding/README.md."), (False, "The datasheet is as it should be.")]
)
def test_the_datasheet_is_written_when_asked_for(
    changed: bool, says: str, evaluate: Evaluate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grounding, "write_datasheet", lambda: changed)

    assert evaluate("grounding", "--datasheet") == (0, f"{says}\n")
