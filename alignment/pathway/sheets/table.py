"""Tables, which stand between content and the sheets of a file: their columns, and what a cell may hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Odd:
    """What a cell holds that content cannot, in words, such as `a formula`."""

    what: str


Cell = str | float | Odd
"""Text, a number, or something odd. A blank cell is the empty text."""


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `key` is where its cells belong in an entry of the schema, such as `("expected_by", "baker")`. `choices` are what a
    cell may hold, by what the content calls it; none means anything goes. `listed_on` is the sheet and heading that
    list the same choices, for a drop-down list that grows with them. `form` tells people how to write a cell. A column
    that is not `read` is only for the eye.
    """

    key: tuple[str, ...]
    heading: str
    width: int = 24
    holds: Holds = Holds.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    listed_on: tuple[str, str] | None = None
    form: str = ""
    read: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to be written. Each row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as found in a file, the row of headings first. `shown` is what errors call it; `merged` are ranges."""

    shown: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[str, ...] = ()


def cells_of(entry: Mapping[str, object], columns: Sequence[Column]) -> tuple[str | float, ...]:
    """An entry of the schema as a row."""
    return tuple(_cell(value_at(entry, column.key), column) for column in columns)


def value_at(entry: Mapping[str, object], key: Sequence[str]) -> object:
    """What stands at a path in an entry; none when the path ends before."""
    value: object = entry
    for step in key:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _cell(value: object, column: Column) -> str | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return column.choices[str(value).lower()]
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    return column.choices.get(str(value), str(value))


def column_letter(position: int) -> str:
    """What a spreadsheet calls a column, the first being 0: `A`, `Z`, `AA`."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
