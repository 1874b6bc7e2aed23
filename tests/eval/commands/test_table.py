from pathlib import Path

import pytest

from eval.commands import table
from eval.pages import PAGES, stale_pages
from eval.results import FOLDER, save_results
from tests.eval.commands.conftest import Evaluate
from tests.eval.made_records import made_results, random_records

PAGE = "# How good\n\n<!-- eval:table product-dev -->\n<!-- /eval -->\n"


def test_stale_tables_fail_the_check_and_are_written(
    tmp_path: Path, evaluate: Evaluate, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "README.md"
    page.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(table, "PAGES", (page,))
    save_results(made_results(random_records(0)), tmp_path / "results")

    code, text = evaluate("table", "--check")
    assert code == 1
    assert "README.md: stale" in text
    assert page.read_text(encoding="utf-8") == PAGE

    assert evaluate("table") == (0, "README.md: written\n")
    assert "| precision * |" in page.read_text(encoding="utf-8")
    assert evaluate("table", "--check") == (0, "Every table is what the results say.\n")


def test_the_tables_of_our_pages_are_what_the_committed_results_say() -> None:
    assert stale_pages(PAGES, FOLDER) == []
