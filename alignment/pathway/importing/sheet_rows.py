"""From the rows of somebody's sheet to statements, a row each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from alignment.documents.clean import clean
from alignment.errors import PathwayImportError
from alignment.pathway.importing.columns import Columns, find_columns, find_heading_row, read_kind, read_mark
from alignment.pathway.importing.naming import find_category, squash
from alignment.pathway.importing.pages import LONGEST_STATEMENT, TOO_LONG, AskedOf, ImportedStatement, LeftOut
from alignment.pathway.importing.wording import finish, finish_name, guess_kind, is_name
from alignment.pathway.schema import CategoryFile
from alignment.types import Expectation, StatementKind

# Titles and remarks stand above the headings of many sheets.
_HEADING_WITHIN = 15
# A name this like a known one is a slip of the pen, not a new role category.
_SLIP = 0.85


@dataclass(slots=True)
class SheetRead:
    """What a sheet gave. Filled while its rows are read."""

    statements: list[ImportedStatement] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_rows(
    rows: Sequence[Sequence[str]], shown: str, categories: Sequence[CategoryFile], *, one_category: bool
) -> SheetRead | None:
    """The statements in the rows of a sheet; none when no column is headed as one of statements.

    Args:
        rows: Texts, from the first row of the sheet on.
        shown: What stands before `row 5` in a place, such as `Sheet1, `; may be empty.
        categories: The role categories there are.
        one_category: Whether the whole sheet is about one role category, which somebody named.

    Raises:
        PathwayImportError: Nothing says which role categories the statements belong to.
    """
    top = find_heading_row(rows[:_HEADING_WITHIN])
    if top is None:
        return None
    columns = find_columns([clean(cell) for cell in rows[top]], rows[top + 1 :], categories)
    if not (one_category or columns.by_category or "category" in columns.found):
        raise PathwayImportError(
            f"{shown}no column says which role category each statement belongs to.",
            "Name the role category with --category, or add a column headed Role category.",
        )
    read = SheetRead()
    if one_category and (columns.by_category or "category" in columns.found):
        read.notes.append(f"{shown or 'In the sheet, '}the columns of role categories were not read: one was named.")
    for at, row in enumerate(rows[:top], start=1):
        _leave_out(read, row, "It stands above the headings.", f"{shown}row {at}")
    for at, row in enumerate(rows[top + 1 :], start=top + 2):
        _Row(row, columns, categories, f"{shown}row {at}", read).take(one_category=one_category)
    if columns.not_understood:
        names = ", ".join(repr(name) for name in columns.not_understood)
        read.notes.append(f"{shown or 'In the sheet, '}these columns were not understood and not read: {names}.")
    return read


def _leave_out(read: SheetRead, row: Sequence[str], reason: str, place: str) -> None:
    if text := clean(" ".join(row)):
        read.left_out.append(LeftOut(text, reason, place))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row on its way into `read`."""

    cells: Sequence[str]
    columns: Columns
    categories: Sequence[CategoryFile]
    place: str
    read: SheetRead

    def take(self, *, one_category: bool) -> None:
        """Make a statement of the row, or leave it out with the reason."""
        text = self._cell("statement")
        if not any(character.isalpha() for character in text):
            _leave_out(self.read, self.cells, "The row has no statement.", self.place)
            return
        if len(text) > LONGEST_STATEMENT:
            _leave_out(self.read, [text], TOO_LONG, self.place)
            return
        kind = self._kind(text)
        asked_of = tuple(self._asked_of(one_category=one_category))
        if not asked_of:
            _leave_out(self.read, [text], "No role category asks for it.", self.place)
            return
        named = kind is StatementKind.VALUE and is_name(text)
        theme = self._cell("theme") or ("Values" if kind is StatementKind.VALUE else "")
        words = finish_name(text) if named else finish(text)
        self.read.statements.append(ImportedStatement(kind, theme, words, self.place, asked_of, named))

    def _cell(self, role: str) -> str:
        position = next((at for name, at in self.columns.found.items() if name == role), len(self.cells))
        return clean(self.cells[position]) if position < len(self.cells) else ""

    def _kind(self, text: str) -> StatementKind:
        said = self._cell("kind")
        kind = read_kind(said)
        if said and kind is None:
            self.read.notes.append(f"{self.place}: the kind {said!r} is not understood, so it was guessed.")
        return kind or guess_kind(text)

    def _asked_of(self, *, one_category: bool) -> Iterator[AskedOf]:
        """The role categories of the row's own cell, then those with a column of their own."""
        said = self._cell("expectation")
        mark = read_mark(said)
        if mark is None:
            self._not_understood("expectation", said)
        asked = (mark.expectation if mark else None) or Expectation.EXPECTED
        stated = bool(said) and mark is not None and mark.stated
        if one_category:
            yield AskedOf("", asked, stated)
            return
        for name in self._named_categories():
            yield AskedOf(name, asked, stated)
        for position, name in self.columns.by_category.items():
            own = self.cells[position] if position < len(self.cells) else ""
            own_mark = read_mark(own)
            if own_mark is None:
                self._not_understood(name, own)
            elif own_mark.expectation is not None:
                yield AskedOf(name, own_mark.expectation, own_mark.stated)

    def _named_categories(self) -> Iterator[str]:
        cell = self.columns.found.get("category")
        whole = self.cells[cell] if cell is not None and cell < len(self.cells) else ""
        for name in filter(None, map(clean, whole.replace("\n", ";").replace("|", ";").replace(",", ";").split(";"))):
            if squash(name) in ("all", "allcategories", "allrolecategories"):
                yield from (category.title for category in self.categories)
            elif self._is_slip(name):
                self._not_understood("role category", name)
            else:
                yield name

    def _is_slip(self, name: str) -> bool:
        """Whether a name is nearly, but not quite, that of a role category there is."""
        known = [squash(category.title) for category in self.categories]
        return not find_category(name, self.categories) and bool(get_close_matches(squash(name), known, 1, _SLIP))

    def _not_understood(self, what: str, said: str) -> None:
        self.read.left_out.append(LeftOut(clean(said), f"Under {what!r}, this is not understood.", self.place))
