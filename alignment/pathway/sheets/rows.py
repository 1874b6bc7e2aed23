"""From the cells of a sheet to rows of named values, with the place of each for errors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from alignment.pathway.sheets.layout import READ_ME
from alignment.pathway.sheets.problems import Problems
from alignment.pathway.sheets.table import Cell, Column, Grid, Holds, Odd, column_letter

_Model = TypeVar("_Model", bound=BaseModel)

# How alike two words must be, of 1, for one to be a slip of the other: `expcted`, not `Miller` for `File`.
_CLOSE = 0.7


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row, nested as the schema wants them, without the blank ones. `number` is the spreadsheet's."""

    number: int
    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """The text under a key; empty when the cell is blank."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read. `positions` are where the columns stand, by their key."""

    shown: str
    columns: tuple[Column, ...]
    positions: Mapping[tuple[str, ...], int]
    rows: tuple[Row, ...]

    def place(self, row: int, *path: str | int) -> str:
        """Where the value at this path of a row stands, such as `Statements, row 12, column D (Theme)`."""
        for column in self.columns:
            if column.key == path[: len(column.key)] and column.key in self.positions:
                return f"{self.shown}, row {row}, {_named(self.positions[column.key], column.heading)}"
        return f"{self.shown}, row {row}"


def read_sheet(grid: Grid, columns: tuple[Column, ...], problems: Problems) -> Sheet:
    """The rows of a sheet that have anything in them. A cell that breaks the rules is noted and left out.

    Raises:
        InvalidPathwayError: A column is missing or not known, or cells are merged, so that no row can be trusted.
    """
    positions = _find_columns(grid, columns)
    read = [(column, positions[column.key]) for column in columns if column.read and column.key in positions]
    sheet = Sheet(grid.shown, columns, positions, ())
    rows = []
    for at, cells in enumerate(grid.rows[1:], start=2):
        taken = [(column, cells[position]) for column, position in read if position < len(cells)]
        if any(not _is_blank(cell) for _, cell in taken):
            rows.append(_row(at, taken, sheet, problems))
    return Sheet(grid.shown, columns, positions, tuple(rows))


def build(
    model: type[_Model], values: Mapping[str, object], place: Callable[..., str], problems: Problems
) -> _Model | None:
    """The entry of the schema that values make; none when they break its rules, which is noted.

    `place` tells where the value at a path, such as `("phrases", 2)`, stands in the file.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        told: dict[str, str] = {}
        for detail in error.errors(include_url=False):
            path = tuple(step for step in detail["loc"] if step != "[key]")
            # A bad phrase leaves its list too short as well: the first about a cell is the one to mend.
            told.setdefault(place(*path), _explain(detail))
        for where, text in told.items():
            problems.add(where, text)
        return None


def refuse_repeats(sheet: Sheet, keys: Sequence[str], problems: Problems) -> None:
    """Note every row whose values under these keys, such as an id, are those of an earlier row."""
    first: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        name = tuple(row.text(key) for key in keys)
        if all(name) and first.setdefault(name, row.number) != row.number:
            place = sheet.place(row.number, keys[-1])
            problems.add(place, f"{name[-1]!r} is already used in row {first[name]}: each needs its own.")


def _find_columns(grid: Grid, columns: Sequence[Column]) -> dict[tuple[str, ...], int]:
    problems = Problems()
    for merged in grid.merged:
        problems.add(grid.shown, f"the cells {merged} are merged: unmerge them, so that each row stands alone.")
    headings = [_tidy(cell) for cell in (grid.rows[0] if grid.rows else ())]
    by_heading = {_tidy(column.heading): column for column in columns}
    positions: dict[tuple[str, ...], int] = {}
    for position, heading in enumerate(headings):
        column = by_heading.get(heading)
        place = f"{grid.shown}, row 1, {_named(position)}"
        if column is None:
            _note_unknown(grid, position, place, by_heading, problems)
        elif column.key in positions:
            problems.add(place, f"there are two columns called {column.heading!r}: remove one of them.")
        else:
            positions[column.key] = position
    for column in columns:
        if column.read and column.key not in positions:
            problems.add(f"{grid.shown}, row 1", f"the column {column.heading!r} is missing.")
    problems.refuse()
    return positions


def _note_unknown(grid: Grid, position: int, place: str, known: Mapping[str, Column], problems: Problems) -> None:
    cells = [row[position] for row in grid.rows if position < len(row)]
    if all(_is_blank(cell) for cell in cells):
        return
    heading = cells[0]
    if _is_blank(heading):
        problems.add(place, "the column has no heading.")
        return
    given = heading.what if isinstance(heading, Odd) else repr(heading)
    close = get_close_matches(_tidy(heading), known, n=1, cutoff=_CLOSE)
    hint = f" Did you mean {known[close[0]].heading!r}?" if close else " A role category's column has its title."
    problems.add(place, f"there is no column {given} on this sheet.{hint}")


def _row(number: int, taken: Sequence[tuple[Column, Cell]], sheet: Sheet, problems: Problems) -> Row:
    values: dict[str, object] = {}
    for column, cell in taken:
        value = _value(cell, column)
        if isinstance(value, Odd):
            problems.add(sheet.place(number, *column.key), value.what)
        elif value not in ("", []):
            put(values, column.key, value)
    return Row(number, values)


def _value(cell: Cell, column: Column) -> str | float | list[str] | Odd:
    """The value of a cell, or what is wrong with it."""
    if isinstance(cell, Odd):
        return Odd(f"it holds {cell.what}, and only plain text or a number can be read: type what it shows instead.")
    if column.holds is Holds.NUMBER:
        return _number(cell)
    if isinstance(cell, float):
        return Odd(f"it holds the number {cell:g} where text was wanted: format the cell as Text and type it again.")
    if column.holds is Holds.LINES:
        return [line for line in (" ".join(part.split()) for part in cell.splitlines()) if line]
    return _chosen(" ".join(cell.split()), column)


def _number(cell: str | float) -> str | float | Odd:
    if isinstance(cell, float) or not cell.strip():
        return cell if isinstance(cell, float) else ""
    try:
        return float(cell)
    except ValueError:
        return Odd(f"{cell!r} is not a number: write one such as 1.5 or -2, or leave it empty.")


def _chosen(text: str, column: Column) -> str | Odd:
    if not column.choices or not text:
        return text
    by_name = {name.casefold(): name for name in column.choices}
    by_name |= {shown.casefold(): name for name, shown in column.choices.items()}
    if text.casefold() in by_name:
        return by_name[text.casefold()]
    shown = list(column.choices.values())
    close = get_close_matches(text.casefold(), by_name, n=1, cutoff=_CLOSE)
    hint = f"Did you mean {column.choices[by_name[close[0]]]!r}?" if close else f"It is one of: {', '.join(shown)}."
    return Odd(f"{text!r} is not one of the choices. {hint}")


def put(values: dict[str, object], key: Sequence[str], value: object) -> None:
    """Set the value at a path, making the mappings on the way to it."""
    *outer, last = key
    for step in outer:
        inner = values.setdefault(step, {})
        if isinstance(inner, dict):
            values = inner
    values[last] = value


def _explain(detail: ErrorDetails) -> str:
    if detail["type"] == "missing":
        return "it is empty."
    if detail["type"] == "string_pattern_mismatch":
        return f"{detail['input']!r} is not written as it must be. The sheet {READ_ME!r} says how."
    message = detail["msg"].removeprefix("Value error, ")
    given = detail["input"] if isinstance(detail["input"], str | float) else ""
    return f"{message} (it is {given!r})" if given != "" and str(given) not in message else message


def _named(position: int, heading: str = "") -> str:
    return f"column {column_letter(position)}" + (f" ({heading})" if heading else "")


def _tidy(cell: Cell | str) -> str:
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else ""


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
