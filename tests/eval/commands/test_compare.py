from pathlib import Path

from eval.results import save_results
from tests.eval.commands.conftest import Evaluate
from tests.eval.made_records import case_record, label_record, made_results, named

FOOD = "food_and_drink.help-people-eat"
FOUND = named([case_record(labels=[label_record({FOOD: 2}, found=[FOOD], ranked=[FOOD])])] * 3)
MISSED = named([case_record(labels=[label_record({FOOD: 2}, ranked=[FOOD])])] * 3)


def test_two_saved_runs_are_compared_line_by_line(tmp_path: Path, evaluate: Evaluate) -> None:
    for name, records in (("before", FOUND), ("after", MISSED)):
        save_results(made_results(records, name), tmp_path / "results")
    code, text = evaluate("compare", "before", "after")
    assert code == 0
    assert "Lines that lost most" in text
    assert f"({FOOD})" in text
    assert "recall " in text
    assert text.index("WORSE") < text.index("MRR")


def test_a_run_that_is_not_there_is_named(evaluate: Evaluate) -> None:
    code, text = evaluate("compare", "before", "after")
    assert code == 1
    assert "There are no results 'before'." in text
