"""From the headings, paragraphs, lists and tables of a page to its statements, in order, with their themes.

Both layouts are read by the same rules. In the lettered one of 2024 each line ends in its theme, `… (teamworking)`; in
the one of 2025 the theme is the heading above the list. Whatever is not taken for a statement is kept, with the reason.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alignment.documents.clean import clean
from alignment.documents.draft import Piece, split_lines
from alignment.pathway.importing.headings import Part, theme_in_brackets, without_brackets, without_letter
from alignment.pathway.importing.outline import Outline, Standing
from alignment.pathway.importing.pages import LONGEST_STATEMENT, TOO_LONG, AskedOf, ImportedStatement, LeftOut
from alignment.pathway.importing.wording import compose, finish_name, guess_kind, is_name, join_points
from alignment.types import BlockKind, Expectation, StatementKind

# In the first row of a table, where no one has marked it as a heading.
_HEADING_WORDS = 3
_KINDS = {Part.VALUES: StatementKind.VALUE, Part.BEHAVIOURS: StatementKind.BEHAVIOUR}


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What a page holds: its first words about the role, its statements, and the rest."""

    summary: str
    statements: tuple[ImportedStatement, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a statement. `points` are the points of a list inside it; paragraphs are not `listed`."""

    piece: Piece
    standing: Standing
    lead: str = ""
    listed: bool = True
    points: tuple[str, ...] = ()


def read_layout(pieces: Sequence[Piece]) -> PageLayout:
    """Read a page from its pieces, which are in reading order."""
    tidy = tuple(_tidy(pieces))
    reader = _Reader(_table_headings(tidy))
    for piece in tidy:
        reader.take(piece)
    found = reader.finish()
    lettered = _lettered_parts([line for line in found if isinstance(line, _Line)])
    made = [_statement(line, line.standing.number in lettered) if isinstance(line, _Line) else line for line in found]
    return PageLayout(
        reader.summary,
        tuple(one for one in made if isinstance(one, ImportedStatement)),
        tuple(one for one in made if isinstance(one, LeftOut)),
    )


def _tidy(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """One piece a line, but a point of a list stays whole: a line break inside it is no new point."""
    return split_lines(replace(p, text=clean(p.text)) if p.kind is BlockKind.LIST_ITEM else p for p in pieces)


def _table_headings(pieces: Iterable[Piece]) -> frozenset[tuple[int | None, str]]:
    """The cells that other cells stand under or beside, by table and text."""
    cells = [piece for piece in pieces if piece.kind is BlockKind.TABLE_CELL]
    return frozenset(
        (cell.locator.table, heading)
        for cell in cells
        for heading in (cell.column_heading, cell.row_heading)
        if heading
    )


class _Reader:
    """Walks the pieces and holds what is open: the headings, the words that lead into a list, the point under way."""

    def __init__(self, table_headings: frozenset[tuple[int | None, str]]) -> None:
        self.summary = ""
        self._table_headings = table_headings
        self._outline = Outline()
        self._found: list[_Line | LeftOut] = []
        self._lead: Piece | None = None
        self._lead_used = False
        self._open: _Line | None = None

    def finish(self) -> list[_Line | LeftOut]:
        """Everything found, in order."""
        self._end_list()
        return self._found

    def take(self, piece: Piece) -> None:
        """Read the next piece."""
        if piece.kind is BlockKind.HEADING:
            self._end_list()
            self._outline.take(piece)
        elif not self._outline.standing.part.holds_statements:
            self._put_aside(piece)
        elif piece.kind is BlockKind.LIST_ITEM:
            self._take_point(piece)
        elif piece.kind is BlockKind.TABLE_CELL:
            self._take_cell(piece)
        else:
            self._take_paragraph(piece)

    def _put_aside(self, piece: Piece) -> None:
        standing = self._outline.standing
        if standing.part is Part.ABOUT and piece.kind is BlockKind.PARAGRAPH and not self.summary:
            self.summary = piece.text
        else:
            self._found.append(LeftOut(piece.text, _reason(standing), _place(piece, standing)))

    def _take_paragraph(self, piece: Piece) -> None:
        self._end_list()
        if piece.text.endswith(":"):
            self._lead, self._lead_used = piece, False
            return
        listed = without_letter(piece.text) != piece.text
        self._found.append(_Line(piece, self._outline.standing, listed=listed))

    def _take_point(self, piece: Piece) -> None:
        if self._open is None or (piece.level <= self._open.piece.level and piece.marker):
            self._close_point()
            self._lead_used = self._lead is not None
            self._open = _Line(piece, self._outline.standing, self._lead.text if self._lead else "")
        elif piece.level <= self._open.piece.level:
            whole = f"{self._open.piece.text} {piece.text}"
            self._open = replace(self._open, piece=replace(self._open.piece, text=whole))
        else:
            self._open = replace(self._open, points=(*self._open.points, piece.text))

    def _take_cell(self, piece: Piece) -> None:
        self._end_list()
        standing = self._outline.standing
        if (piece.locator.table, piece.text) in self._table_headings:
            return
        if piece.locator.row == 1 and len(piece.text.split()) <= _HEADING_WORDS:
            reason = "It looks like the heading of a column."
            self._found.append(LeftOut(piece.text, reason, _place(piece, standing)))
            return
        self._found.append(_Line(piece, standing.in_table(piece.row_heading, piece.column_heading)))

    def _close_point(self) -> None:
        if self._open is not None:
            self._found.append(self._open)
            self._open = None

    def _end_list(self) -> None:
        """Close what is open. Words that led nowhere are put aside like any paragraph."""
        self._close_point()
        if self._lead is not None and not self._lead_used:
            self._found.append(_Line(self._lead, self._outline.standing, listed=False))
        self._lead = None


def _lettered_parts(lines: Sequence[_Line]) -> frozenset[int]:
    """The parts, by number, where at least half of the points end in a theme in brackets."""
    points = Counter(line.standing.number for line in lines if line.listed)
    bracketed = Counter(line.standing.number for line in lines if theme_in_brackets(line.piece.text))
    return frozenset(part for part, number in bracketed.items() if 2 * number >= points[part])


def _statement(line: _Line, lettered: bool) -> ImportedStatement | LeftOut:
    standing, place = line.standing, _place(line.piece, line.standing)
    label = theme_in_brackets(line.piece.text) if lettered else ""
    if not (line.listed or label):
        return LeftOut(line.piece.text, "It is a paragraph, not a point of a list.", place)
    words = without_letter(without_brackets(line.piece.text) if label else line.piece.text)
    whole = join_points(words, line.points)
    if len(whole) + len(line.lead) > LONGEST_STATEMENT:
        return LeftOut(whole, TOO_LONG, place)
    text = compose(whole, line.lead)
    kind = standing.kind or _KINDS.get(standing.part) or guess_kind(text)
    named = kind is StatementKind.VALUE and is_name(words)
    return ImportedStatement(
        kind=kind,
        theme=label or standing.theme or ("Values" if kind is StatementKind.VALUE else standing.heading),
        text=finish_name(words) if named else text,
        place=place,
        asked_of=(AskedOf("", standing.expectation or Expectation.EXPECTED),),
        is_name=named,
    )


def _reason(standing: Standing) -> str:
    if standing.part is Part.ABOUT:
        return "It describes the role."
    if not standing.heading:
        return "It stands before the first heading."
    return f"It stands under {standing.heading!r}, a part without statements."


def _place(piece: Piece, standing: Standing) -> str:
    locator = piece.locator
    where = f"table {locator.table}, row {locator.row}" if locator.table else locator.label
    return f"{where}, under {standing.heading!r}" if standing.heading else where
