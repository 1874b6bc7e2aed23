from dataclasses import replace
from pathlib import Path

import pytest

from alignment.errors import InvalidPathwayError
from alignment.pathway import Content
from alignment.pathway.sheets.from_content import MAX_CELL, make_tables
from alignment.pathway.sheets.table import column_letter
from tests.alignment.pathway.sheets.sheet_cases import bakery


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return bakery(tmp_path)


def with_publisher(content: Content, publisher: str) -> Content:
    return replace(content, manifest=content.manifest.model_copy(update={"publisher": publisher}))


def test_a_text_that_no_cell_can_hold_is_refused_not_cut(content: Content) -> None:
    with pytest.raises(InvalidPathwayError, match=r"About, row 4, column B: a cell holds at most 32,767 characters"):
        make_tables(with_publisher(content, "x" * (MAX_CELL + 1)))
    with pytest.raises(InvalidPathwayError, match=r"no cell can hold the character '\\x01'"):
        make_tables(with_publisher(content, "a\x01b"))


def test_a_role_category_called_as_another_column_is_refused(content: Content) -> None:
    kind = content.categories[0].model_copy(update={"title": "Kind"})
    with pytest.raises(InvalidPathwayError, match="two columns called 'kind'"):
        make_tables(replace(content, categories=(kind, *content.categories[1:])))


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
