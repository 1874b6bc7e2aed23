from pathlib import Path

import pytest

from eval.pages import fill_page, stale_pages, write_pages
from eval.results import ResultsError, save_results
from tests.eval.made_records import made_results, random_records

pytestmark = pytest.mark.usefixtures("few_resamples")

PAGE = """# How good

<!-- eval:table {what} -->
old
<!-- /eval -->

Words after it.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results of two runs on the same records."""
    for name in ("product-dev", "bm25-dev"):
        save_results(made_results(random_records(0), name), tmp_path / "results")
    return tmp_path / "results"


def filled(what: str, folder: Path) -> str:
    return fill_page(PAGE.format(what=what), folder)


def test_one_run_has_a_row_for_each_measure(folder: Path) -> None:
    text = filled("product-dev", folder)
    assert "\nold\n" not in text
    assert "| measure | value | 95 % interval | JDs |" in text
    assert f"Split dev, {len(random_records(0))} job descriptions, commit aaaaaaaaaaaa;" in text
    assert text.endswith("<!-- /eval -->\n\nWords after it.\n")


def test_several_runs_stand_side_by_side(folder: Path) -> None:
    text = filled("product-dev bm25-dev", folder)
    assert "\n| product-dev |" in text
    assert "\n| bm25-dev |" in text


def test_a_run_is_cut_by_a_dimension(folder: Path) -> None:
    assert "\n| docx |" in filled("product-dev by format", folder)


def test_filling_twice_changes_nothing_more(folder: Path) -> None:
    once = filled("product-dev", folder)
    assert fill_page(once, folder) == once


def test_other_blocks_and_pages_without_tables_stay(folder: Path) -> None:
    page = "# A page\n<!-- eval:agreement -->\n| kappa |\n<!-- /eval -->\n"
    assert fill_page(page, folder) == page


def test_two_tables_on_one_page_are_filled_each(folder: Path) -> None:
    text = fill_page(PAGE.format(what="product-dev") + PAGE.format(what="bm25-dev by format"), folder)
    assert text.count("Words after it.") == 2
    assert (text.count("| measure |"), text.count("| format |")) == (1, 1)


def test_a_run_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="no results 'product-dev'"):
        filled("product-dev", tmp_path)


def test_a_stale_page_is_told_and_written(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "eval.md"
    page.write_text(PAGE.format(what="product-dev"), encoding="utf-8")
    assert stale_pages([page], folder) == [page]
    assert write_pages([page], folder) == [page]
    assert stale_pages([page], folder) == []
    assert write_pages([page], folder) == []


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("bars", "| paraphrase: same verdict, lines reworded | ≥ 0.85 |"),
        ("bars on gold", "; with those on other suites, "),
        ("bars beside", "| bar | ≥ 0.80 |"),
        ("bars external", "| system | O*NET dev: R@5 |"),
    ],
)
def test_bars_have_blocks_of_their_own(what: str, says: str, folder: Path) -> None:
    text = filled(what, folder)
    assert says in text
    assert fill_page(text, folder) == text


def test_the_short_table_of_bars_is_on_gold_alone(folder: Path) -> None:
    assert "paraphrase" not in filled("bars on gold", folder)
