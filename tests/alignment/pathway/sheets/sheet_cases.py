"""Content that is hard on a spreadsheet, and its sheets as grids that a test may spoil."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from alignment.errors import InvalidPathwayError
from alignment.pathway import Content, read_content
from alignment.pathway.schema import CodeEntry, StatementEntry
from alignment.pathway.sheets.from_content import make_tables
from alignment.pathway.sheets.table import Cell, Grid, Table
from alignment.pathway.sheets.to_content import SheetsRead, read_grids
from alignment.types import Expectation, StatementKind
from tests.alignment.pathway.framework_files import write_framework

# What a spreadsheet would run, or take for a number or a date, and what a careless reader would split or strip.
TRICKY = ("=1+1", "+44 20", "-2", "@SUM(A1)", "'tis", "''", "2025-04", "1/2", "may 3", "TRUE", 'a "b", c; d', "café …")


def bakery(folder: Path) -> Content:
    """The bakery, with every key of the format in use and texts a spreadsheet would spoil."""
    content = read_content(write_framework(folder))
    hard = StatementEntry(
        id="shop.hard",
        kind=StatementKind.BEHAVIOUR,
        theme="shop",
        text="=HYPERLINK(1) is kept as it is written.",
        expected_by={"baker": Expectation.DEVELOPING},
        phrases=TRICKY,
        replaces=("shop.old", "shop.older"),
    )
    baker = content.categories[0].model_copy(
        update={
            "group": "Makers",
            "codes": (CodeEntry(scheme="Guild", code="007"), CodeEntry(scheme="Guild", code="1", confirmed=False)),
        }
    )
    manifest = content.manifest.model_copy(update={"called": "the Guild's list", "based_on": "bakery-0"})
    return replace(
        content,
        manifest=manifest,
        categories=(baker, *content.categories[1:]),
        statements={**content.statements, "more.yaml": (*content.statements["more.yaml"], hard)},
    )


def grids_of(tables: Sequence[Table]) -> dict[str, Grid]:
    """Tables as a reader would find them in a file."""
    return {
        table.name: Grid(table.name, (tuple(column.heading for column in table.columns), *table.rows))
        for table in tables
    }


Spoil = Callable[[list[list[Cell]]], object]


def spoiled(content: Content, sheet: str, spoil: Spoil) -> dict[str, Grid]:
    """The sheets of content after something happened to the cells of one of them."""
    grids = grids_of(make_tables(content))
    cells = [list(row) for row in grids[sheet].rows]
    spoil(cells)
    return {**grids, sheet: replace(grids[sheet], rows=tuple(tuple(row) for row in cells))}


def put(column: str, row: int, cell: Cell) -> Spoil:
    """Something that writes into a cell, named by its heading and its row as a spreadsheet counts."""

    def spoil(cells: list[list[Cell]]) -> None:
        cells[row - 1][cells[0].index(column)] = cell

    return spoil


def problems(grids: Mapping[str, Grid]) -> list[str]:
    """What is said of sheets that cannot be read, each problem on its own."""
    with pytest.raises(InvalidPathwayError) as caught:
        read_grids(grids)
    assert caught.value.cure
    return caught.value.problem.split("\n")


def read_spoiled(content: Content, sheet: str, spoil: Spoil) -> SheetsRead:
    """What is read when the change was a good one."""
    return read_grids(spoiled(content, sheet, spoil))
