from pathlib import Path

import pytest

from eval import __main__ as main
from eval.datasheet import filled_datasheet, make_blocks, page_path
from tests.eval.made_gold import TEXT, add_labels, make_gold

PAGE = "".join(f"<!-- eval:{name} -->\n<!-- /eval -->\n" for name in ("composition", "balance", "overlap", "agreement"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, train__baker=TEXT, dev__carer=TEXT)
    add_labels("cook")
    (tmp_path / "DATASHEET.md").write_text(PAGE, encoding="utf-8")
    return tmp_path / "DATASHEET.md"


@pytest.mark.usefixtures("page")
def test_documents_clauses_and_grades_are_counted_by_split() -> None:
    blocks = make_blocks()
    assert "| train | 2 | 1 | 0 | 6 | 2 | 1 | 1 |" in blocks["composition"]
    assert "| dev | 1 | 0 | 0 | 0 | 0 | 0 | 0 |" in blocks["composition"]
    assert "| not labelled | 1 | 1 |  |" in blocks["balance"]
    assert "| train | 2 |" in blocks["overlap"]
    assert "labelled twice yet" in blocks["agreement"]


@pytest.mark.usefixtures("page")
def test_a_second_pass_is_counted_and_compared() -> None:
    add_labels("cook", second=True)
    blocks = make_blocks()
    assert "| train | 2 | 1 | 1 | 6 |" in blocks["composition"]
    assert "1 job descriptions labelled twice, 6 lines in common" in blocks["agreement"]


def test_the_command_writes_the_figures_and_tells_when_they_are_stale(page: Path) -> None:
    assert main.main(["datasheet", "--check"]) == 1
    assert page.read_text(encoding="utf-8") == PAGE
    assert main.main(["datasheet"]) == 0
    assert main.main(["datasheet", "--check"]) == 0
    add_labels("baker")
    assert main.main(["datasheet", "--check"]) == 1


def test_our_own_datasheet_has_the_figures_of_the_labels() -> None:
    assert filled_datasheet() == page_path().read_text(encoding="utf-8"), "run python -m eval datasheet"
