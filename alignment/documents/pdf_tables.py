"""Ruled tables of a PDF: the lines drawn round cells, and the words inside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from alignment.documents.clean import clean
from alignment.documents.pdf_blocks import Typography, pieces_of
from alignment.documents.pdf_lines import Line, PdfPage, Word, join_row, rows_of
from alignment.documents.tables import Cell, Table

Box = tuple[float, float, float, float]
# Edges of one column differ by less than this, in points, from page to page.
_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell as drawn: its place in the grid, from 1, its spans and the lines in it."""

    row: int
    column: int
    column_span: int
    row_span: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as drawn on one page. `edges` are the left edges of its columns."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: int
    cells: tuple[DrawnCell, ...]


def tables_on(page: PdfPage, number: int, words: Sequence[Word]) -> list[DrawnTable]:
    """The ruled tables with at least two columns and two cells in use, from the top down."""
    drawn = [_drawn(table, number, words) for table in page.find_tables()]
    kept = [table for table in drawn if len(table.edges) > 1 and sum(1 for cell in table.cells if cell.lines) > 1]
    return sorted(kept, key=lambda table: (table.box[1], table.box[0]))


def outside(words: Sequence[Word], tables: Sequence[DrawnTable]) -> list[Word]:
    """The words that stand in no cell."""
    inside = {id(word) for table in tables for cell in table.cells for line in cell.lines for word in line.words}
    return [word for word in words if id(word) not in inside]


def _drawn(table: Any, number: int, words: Sequence[Word]) -> DrawnTable:  # noqa: ANN401
    boxes: list[Box] = [tuple(cell) for row in table.rows for cell in row.cells if cell is not None]
    edges, tops = _distinct([box[0] for box in boxes]), _distinct([box[1] for box in boxes])
    near = [word for word in words if _holds(table.bbox, word)]
    cells = [_cell(box, edges, tops, near, number) for box in dict.fromkeys(boxes)]
    return DrawnTable(number, tuple(table.bbox), edges, len(tops), tuple(cells))


def _distinct(values: Sequence[float]) -> tuple[float, ...]:
    """The values in order, those closer than a point counted once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 1.0:
            kept.append(value)
    return tuple(kept)


def _cell(box: Box, edges: Sequence[float], tops: Sequence[float], words: Sequence[Word], number: int) -> DrawnCell:
    left, top, right, bottom = box
    inside = rows_of([word for word in words if _holds(box, word)], number)
    start = min((row[0].x0 for row in inside), default=left)
    # The padding on the right is as wide as that on the left.
    lines = tuple(replace(join_row(row), left=start, right=right - min(start - left, 12.0)) for row in inside)
    columns, rows = _between(edges, left, right), _between(tops, top, bottom)
    return DrawnCell(_at(tops, top), _at(edges, left), columns, rows, lines)


def _at(values: Sequence[float], value: float) -> int:
    return 1 + sum(1 for other in values if other < value - 1.0)


def _between(values: Sequence[float], low: float, high: float) -> int:
    return max(1, sum(1 for value in values if low - 1.0 <= value < high - 1.0))


def _holds(box: Box, word: Word) -> bool:
    """Whether the middle of the word is in the box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def goes_on(above: DrawnTable, below: DrawnTable) -> bool:
    """Whether a table at the top of a page is the rest of the one that ended the page before."""
    if below.page != above.page + 1 or len(above.edges) != len(below.edges):
        return False
    return all(abs(one - other) < _SAME_EDGE for one, other in zip(above.edges, below.edges, strict=True))


def as_table(number: int, parts: Sequence[DrawnTable], usual: Typography) -> Table:
    """One table from its parts on one page or several. A header row drawn again on the next page is taken once."""
    table = Table(number)
    row = 0
    header = _row_text(parts[0], 1)
    for index, part in enumerate(parts):
        repeated = index > 0 and _row_text(part, 1) == header
        for cell in part.cells:
            if not (repeated and cell.row == 1):
                table.cells.append(_filled(cell, row - repeated, usual))
        row += part.rows - repeated
    return table


def _filled(cell: DrawnCell, above: int, usual: Typography) -> Cell:
    pieces = pieces_of(cell.lines, usual)
    return Cell(cell.row + above, cell.column, pieces, column_span=cell.column_span, row_span=cell.row_span)


def _row_text(part: DrawnTable, row: int) -> str:
    """What a row says, to know it again."""
    return "|".join(clean(" ".join(line.text for line in cell.lines)) for cell in part.cells if cell.row == row)
