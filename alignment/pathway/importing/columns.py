"""Which column of somebody's sheet holds what, by its heading and, where that says nothing, by its cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alignment.pathway.importing.naming import find_category, squash
from alignment.pathway.schema import CategoryFile
from alignment.types import Expectation, StatementKind

Role = Literal["statement", "theme", "kind", "category", "expectation"]

# Words of a heading that give a column away. `Type of statement` is a kind, so the order counts.
_WORDS: Mapping[Role, frozenset[str]] = {
    "kind": frozenset({"kind", "type"}),
    "category": frozenset({"category", "categories", "role", "roles"}),
    "expectation": frozenset({"expectation", "expectations", "expected", "importance", "priority"}),
    "theme": frozenset({"theme", "themes", "area", "areas", "topic", "domain", "section", "subject"}),
    "statement": frozenset({"statement", "statements", "text", "wording", "descriptor", "description"}),
}
_MARKS: Mapping[str, Expectation | None] = {
    **dict.fromkeys(("core", "must", "must do", "essential", "required", "mandatory"), Expectation.CORE),
    **dict.fromkeys(("expected", "should", "should do"), Expectation.EXPECTED),
    **dict.fromkeys(("developing", "could", "could do", "desirable"), Expectation.DEVELOPING),
    **dict.fromkeys(("", "no", "n", "0", "-", "–", "n/a", "none", "false", "not expected"), None),
}
_TICKS = frozenset({"x", "y", "yes", "✓", "✔", "☑", "1", "true", "tick"})
_KINDS = (
    (re.compile(r"value", re.IGNORECASE), StatementKind.VALUE),
    (re.compile(r"behaviou?r", re.IGNORECASE), StatementKind.BEHAVIOUR),
    (re.compile(r"know|understand", re.IGNORECASE), StatementKind.KNOWLEDGE),
    (re.compile(r"skill", re.IGNORECASE), StatementKind.SKILL),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell asks. `expectation` is none for `no`; a tick asks without saying how much, so it is not `stated`."""

    expectation: Expectation | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet by position from 0: what each holds, those of one role category, and the rest."""

    found: Mapping[Role, int]
    by_category: Mapping[int, str]
    not_understood: tuple[str, ...]


def find_columns(headings: Sequence[str], rows: Sequence[Sequence[str]], categories: Sequence[CategoryFile]) -> Columns:
    """Tell the columns of a sheet apart.

    A heading that names a role category, or a column of nothing but marks such as `core` or `x`, is that category's.
    """
    found: dict[Role, int] = {}
    by_category: dict[int, str] = {}
    not_understood = []
    for position, heading in enumerate(headings):
        role = _role(heading)
        if find_category(heading, categories) is not None:
            by_category[position] = heading
        elif role is not None and role not in found:
            found[role] = position
        elif heading and role is None and _holds_marks(position, rows):
            by_category[position] = heading
        elif heading:
            not_understood.append(heading)
    return Columns(found, by_category, tuple(not_understood))


def read_mark(text: str) -> Mark | None:
    """What a cell under a role category or an expectation says; none when it is not understood."""
    plain = " ".join(text.casefold().split())
    if plain in _TICKS:
        return Mark(Expectation.EXPECTED, stated=False)
    return Mark(_MARKS[plain], stated=True) if plain in _MARKS else None


def read_kind(text: str) -> StatementKind | None:
    """The kind of statement a cell names; none when it names no one kind."""
    kinds = {kind for pattern, kind in _KINDS if pattern.search(text)}
    return kinds.pop() if len(kinds) == 1 else None


def find_heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The position of the row of headings: the one with the most that are understood, that of statements among them."""
    roles = [{role for cell in row if (role := _role(cell))} for row in rows]
    found = [at for at, held in enumerate(roles) if "statement" in held]
    return max(found, key=lambda at: (len(roles[at]), -at), default=None)


def _role(heading: str) -> Role | None:
    """By whole words; a heading of many words is a text and no heading."""
    words = re.findall(r"[a-z]+", heading.casefold())
    if len(words) > 6 or squash(heading) == "id":
        return None
    return next((role for role, telling in _WORDS.items() if telling & set(words)), None)


def _holds_marks(position: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = [row[position] for row in rows if position < len(row) and row[position].strip()]
    return bool(cells) and all(read_mark(cell) is not None for cell in cells)
