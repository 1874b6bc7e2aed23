from pathlib import Path

from eval.grounding.datasheet import PAGE, filled_datasheet, write_datasheet
from eval.grounding.pairs import Fault


def test_the_tables_of_the_datasheet_are_as_the_pairs_and_the_checker_are() -> None:
    assert filled_datasheet() == PAGE.read_text(encoding="utf-8"), "run: python -m eval grounding --datasheet"


def test_every_fault_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [fault for fault in Fault if f"`{fault}`" not in page] == []


def test_a_stale_datasheet_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(PAGE.read_text(encoding="utf-8").replace("| **all** |", "| stale |"), encoding="utf-8")

    assert write_datasheet(page)
    assert not write_datasheet(page)
    assert page.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8")
