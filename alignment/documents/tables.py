"""Tables of any format: which cells are headings, and what each other cell stands under."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from alignment.documents.clean import clean, holds_words
from alignment.documents.draft import Piece
from alignment.documents.markers import is_bare_marker
from alignment.types import BlockKind, Locator

# Words that stand at the head of a person specification's columns and seldom anywhere else as a whole cell.
_HEADER = re.compile(
    r"(?:essential|desirable|must have|nice to have|criteria|requirements?|attributes?|factors?|weighting|evidence|"
    r"(?:how |method of |means of )?(?:assess(?:ed|ment)(?: by| method)?|measure(?:d|ment)(?: by)?|tested|identified)|"
    r"m\.?o\.?a\.?)"
    r"(?: criteria| requirements?| attributes?| \(.{1,30}\)| ?/ ?desirable)*[ :*]*",
    re.IGNORECASE,
)
# Longer than this, a cell says something of its own and does not name its row or column.
_HEADING_WORDS = 9
_HEADING_CHARACTERS = 70
# Labels such as `Knowledge and skills` run to three words on average; a list of wishes beside one of musts is longer.
_LABEL_WORDS = 3.5
_MUCH_SHORTER = 0.6


@dataclass(slots=True)
class Cell:
    """One cell, counted from 1, with what stands in it. Spans say how many columns and rows it covers."""

    row: int
    column: int
    pieces: list[Piece] = field(default_factory=list)
    header: bool = False
    column_span: int = 1
    row_span: int = 1

    @property
    def text(self) -> str:
        """All of it as one line."""
        return clean(" ".join(piece.text for piece in self.pieces))

    @property
    def bold(self) -> bool:
        """Whether every piece in it is."""
        return bool(self.pieces) and all(piece.bold for piece in self.pieces)


@dataclass(slots=True)
class Table:
    """A table as found. `number` counts the tables of the document from 1."""

    number: int
    cells: list[Cell] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.column_span - 1 for cell in self.cells), default=0)

    def rows(self) -> list[list[Cell]]:
        """The cells that hold something, row by row."""
        numbers = sorted({cell.row for cell in self.cells})
        by_row: dict[int, list[Cell]] = {number: [] for number in numbers}
        for cell in self.cells:
            if holds_words(cell.text):
                by_row[cell.row].append(cell)
        return [sorted(by_row[number], key=lambda cell: cell.column) for number in numbers if by_row[number]]


def table_pieces(table: Table) -> Iterator[Piece]:
    """The table's pieces row by row, each knowing the heading of its column and of its row."""
    rows = table.rows()
    if table.columns == 1:
        for row in rows:
            yield from _box(table, row[0])
        return
    columns: dict[int, str] = {}
    section = ""
    labelled = _has_labels(rows)
    carried: list[Cell] = []
    for index, row in enumerate(rows):
        if _is_header(row, rows, index):
            columns, section = _columns(row), _section(row)
            yield from _plain(table, row)
        elif _is_band(row, table, last=index == len(rows) - 1):
            section = row[0].text
            yield from _band(table, row[0])
        else:
            carried = [cell for cell in carried if cell.row + cell.row_span > row[0].row]
            carried += [cell for cell in row if cell.row_span > 1]
            yield from _filled(table, row, columns, (_row_heading(row, carried) if labelled else "") or section)


def _is_header(row: list[Cell], rows: list[list[Cell]], index: int) -> bool:
    """Whether the row names the columns: it says so, or uses the words for it, or alone is bold."""
    if len(row) < 2 or len(rows) == 1 or not all(_is_short(cell) for cell in row):
        return False
    if all(cell.header for cell in row) or any(_HEADER.fullmatch(cell.text) for cell in row):
        return True
    first = all(len(above) < 2 for above in rows[:index])
    others = [cell for below in rows[index + 1 :] for cell in below]
    return first and all(cell.bold for cell in row) and not any(c.bold for c in others if c.column > 1) and bool(others)


def _is_band(row: list[Cell], table: Table, *, last: bool) -> bool:
    """Whether the row is one short cell right across, which heads the rows below it."""
    return len(row) == 1 and row[0].column_span >= table.columns and _is_short(row[0]) and not last


def _is_short(cell: Cell) -> bool:
    text = cell.text
    few = len(text) <= _HEADING_CHARACTERS and len(text.split()) <= _HEADING_WORDS
    listed = any(piece.kind is BlockKind.LIST_ITEM for piece in cell.pieces)
    # `M.O.A.` ends in a full stop and is no sentence.
    sentence = text.endswith((".", ";")) and len(text.split()) > 1
    return few and not listed and not sentence


def _columns(row: list[Cell]) -> dict[int, str]:
    return {
        number: cell.text.rstrip(" :") for cell in row for number in range(cell.column, cell.column + cell.column_span)
    }


def _section(row: list[Cell]) -> str:
    """What the first cell of a header row calls the rows below, as in `Experience | Essential | Desirable`."""
    first = row[0]
    names_column = first.column > 1 or _HEADER.fullmatch(first.text) or first.header
    return "" if names_column else first.text


def _has_labels(rows: list[list[Cell]]) -> bool:
    """Whether the first column names things and the others say something of them: it is short, or much the shorter."""
    first = [len(row[0].text.split()) for row in rows if row[0].column == 1 and len(row) > 1]
    others = [len(cell.text.split()) for row in rows for cell in row if cell.column > 1]
    if not first or not others:
        return True
    mean = sum(first) / len(first)
    return mean <= _LABEL_WORDS or mean < _MUCH_SHORTER * sum(others) / len(others)


def _row_heading(row: list[Cell], carried: list[Cell]) -> str:
    """The first column's words when they name the row: short, and not a mere number."""
    first = row[0] if row[0].column == 1 else next((cell for cell in carried if cell.column == 1), None)
    if first is None or not _is_short(first) or is_bare_marker(first.text) or not re.search("[^\\W\\d]", first.text):
        return ""
    return first.text.rstrip(" :")


def _at(table: Table, cell: Cell, piece: Piece) -> Locator:
    """Where the piece is: an inner table's own place wins over the cell around it."""
    if piece.locator.table is not None:
        return piece.locator
    return replace(piece.locator, table=table.number, row=cell.row, column=cell.column)


def _plain(table: Table, row: Iterable[Cell]) -> Iterator[Piece]:
    for cell in row:
        for piece in cell.pieces:
            yield replace(piece, kind=BlockKind.TABLE_CELL, level=0, locator=_at(table, cell, piece))


def _band(table: Table, cell: Cell) -> Iterator[Piece]:
    for piece in cell.pieces:
        # Level 3: below the title and the section that the table stands in.
        level = piece.level if piece.kind is BlockKind.HEADING else 3
        yield replace(piece, kind=BlockKind.HEADING, level=level, locator=_at(table, cell, piece))


def _box(table: Table, cell: Cell) -> Iterator[Piece]:
    """A table of one column is a frame round ordinary text."""
    for piece in cell.pieces:
        yield replace(piece, locator=_at(table, cell, piece))


def _heads_cell(cell: Cell, piece: Piece) -> bool:
    """A heading with something below it in its own cell, as where a whole page is laid out in a table."""
    return piece.kind is BlockKind.HEADING and cell.pieces[-1] is not piece


def _column_heading(cell: Cell, columns: dict[int, str]) -> str:
    """The heading of its column, or of each column it covers."""
    covered = (columns.get(number, "") for number in range(cell.column, cell.column + cell.column_span))
    return " / ".join(dict.fromkeys(heading for heading in covered if heading))


def _filled(table: Table, row: list[Cell], columns: dict[int, str], row_heading: str) -> Iterator[Piece]:
    for cell in row:
        own = cell.text
        for piece in cell.pieces:
            inner = piece.locator.table is not None
            kind = piece.kind if piece.kind is BlockKind.LIST_ITEM or _heads_cell(cell, piece) else BlockKind.TABLE_CELL
            yield replace(
                piece,
                kind=kind,
                level=piece.level if kind is piece.kind else 0,
                locator=_at(table, cell, piece),
                column_heading=piece.column_heading if inner else _column_heading(cell, columns),
                row_heading=piece.row_heading if inner else "" if own.rstrip(" :") == row_heading else row_heading,
            )
