from pathlib import Path

import pytest

from alignment import verdicts
from eval.label_files import find_label_file
from tests.eval.commands.conftest import NAMES, ROWS, Evaluate


@pytest.fixture
def baseline(dev: Path, evaluate: Evaluate) -> None:
    """A saved baseline of the split dev."""
    evaluate("run", "--name", "baseline-dev", "--save", "--dirty")


def test_a_harmless_change_passes(baseline: None, evaluate: Evaluate) -> None:
    code, text = evaluate("gate")
    assert code == 0
    assert "Passed: no protected measure has surely fallen." in text
    assert "No line was matched otherwise." in text


def test_a_planted_regression_fails_and_names_measures_cases_and_lines(
    baseline: None, evaluate: Evaluate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "MAX_MATCHES", 0)
    code, text = evaluate("gate", "--split", "dev")
    assert code == 1
    assert "Failed: " in text
    assert "F1" in text.split("Failed: ")[1].splitlines()[0]
    assert "WORSE" in text
    for name in NAMES:
        assert name in text
    assert any(f"“{row['quote']}”\n      lost " in text for row in ROWS)


def test_without_a_baseline_the_gate_says_how_to_make_one(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("gate")
    assert code == 1
    assert "There are no results 'baseline-dev'." in text
    assert "--save" in text


def test_labels_changed_since_the_baseline_are_an_error(baseline: None, evaluate: Evaluate) -> None:
    rows = find_label_file("cook").rows
    rows.write_text(rows.read_text(encoding="utf-8").replace(": 2}", ": 1}"), encoding="utf-8")
    code, text = evaluate("gate")
    assert code == 1
    assert "Labels have changed since the baseline was made: cook." in text
