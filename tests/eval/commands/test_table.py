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

    code, text = evaluate("table")
    assert (code, text.splitlines()[-1]) == (0, "README.md: written")
    assert "| precision * |" in page.read_text(encoding="utf-8")
    assert evaluate("table", "--check") == (0, "Every table is what the results say.\n")


def test_bars_are_printed_with_what_stands_beside_them(
    tmp_path: Path, evaluate: Evaluate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "PAGES", ())
    for name in ("baseline-test", "peer-bm25-test"):
        save_results(made_results(random_records(0), name), tmp_path / "results")
    code, text = evaluate("table")
    assert code == 0
    lines = text.splitlines()
    assert lines[0].split() == ["measure", "bar", "test", "95", "%", "interval", "dev", "verdict"]
    first = [line.split()[0] for line in lines if line]
    assert first.index("run") < first.index("baseline-test") < first.index("peer-bm25-test") < first.index("system")
    assert "not measured here: the files are not ours" in text
    assert "bars met" in text


def test_the_tables_of_our_pages_are_what_the_committed_results_say() -> None:
    assert stale_pages(PAGES, FOLDER) == []
