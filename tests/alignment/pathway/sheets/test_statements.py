from pathlib import Path

import pytest

from alignment.pathway import Content
from alignment.pathway.sheets.table import Cell
from tests.alignment.pathway.sheets.sheet_cases import Spoil, bakery, read_spoiled


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return bakery(tmp_path)


def adding(theme: str, text: str, file: str = "") -> Spoil:
    """A new row at the end, with its id left empty."""

    def spoil(cells: list[list[Cell]]) -> None:
        row: list[Cell] = [""] * len(cells[0])
        for heading, cell in {"Theme": theme, "Kind": "skill", "Statement": text, "File": file}.items():
            row[cells[0].index(heading)] = cell
        cells.append(row)

    return spoil


def test_a_new_row_gets_an_id_from_its_theme_and_words(content: Content) -> None:
    read = read_spoiled(content, "Statements", adding("Dough", "Let the dough rest in a warm place."))
    assert read.new_ids == ("dough.let-dough-rest-warm",)
    assert [entry.id for entry in read.content.statements["skills.yaml"]][-1] == "dough.let-dough-rest-warm"


def test_an_id_that_was_replaced_is_not_given_again(content: Content) -> None:
    assert read_spoiled(content, "Statements", adding("The shop", "Old.")).new_ids == ("shop.old-2",)


def test_a_new_row_goes_where_its_theme_is_unless_it_says_otherwise(content: Content) -> None:
    statements = read_spoiled(content, "Statements", adding("Dough", "Rest.", "rest.yaml")).content.statements
    assert list(statements) == ["skills.yaml", "more.yaml", "rest.yaml"]
    assert [entry.id for entry in statements["rest.yaml"]] == ["dough.rest"]


def test_without_any_file_everything_goes_into_one(content: Content) -> None:
    def forget(cells: list[list[Cell]]) -> None:
        at = cells[0].index("File")
        for row in cells[1:]:
            row[at] = ""

    statements = read_spoiled(content, "Statements", forget).content.statements
    assert {name: len(group) for name, group in statements.items()} == {"skills.yaml": 4}
