from pathlib import Path

from eval.pages import fill_page
from eval.variants import SUITES
from tests.eval.commands.conftest import Evaluate
from tests.eval.commands.test_door import PAGE


def test_every_suite_has_a_row_and_says_what_it_changes(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("invariance")
    assert code == 0
    for suite in SUITES:
        assert f"\n{suite.name}  " in text
        assert f"{suite.name}: {suite.says}" in text
    assert "Saved" not in text


def test_a_saved_run_fills_a_table_of_a_page(dev: Path, evaluate: Evaluate, tmp_path: Path) -> None:
    _, text = evaluate("invariance", "--save", "--dirty")
    assert "Saved as invariance-dev-" in text
    filled = fill_page("<!-- eval:table invariance-dev -->\n<!-- /eval -->\n", tmp_path / "results")
    assert "| said otherwise | JDs | lines | reworded | same verdict |" in filled
    assert "\n| boilerplate | 3 |" in filled


def test_a_split_without_labels_says_where_to_begin(dev: Path, evaluate: Evaluate) -> None:
    code, text = evaluate("invariance", "--split", "train")
    assert code == 1
    assert "There are no labelled job descriptions in 'train'." in text


def test_every_suite_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [suite.name for suite in SUITES if f"| {suite.name} | {suite.says} |" not in page] == []
