"""Finding one clause of a report by its id or by some of its words, with an error a person can act on."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from alignment.errors import UnknownClauseError
from alignment.types import Clause

# A person who mistyped looks at three lines, not at thirty.
NEAR = 3
# Enough of a line to know it by.
GLIMPSE = 60

_ID = re.compile(r"[a-z]?(\d+)", re.IGNORECASE)


def find_clause(clauses: Sequence[Clause], wanted: str) -> Clause:
    """The clause with this id, or the only one that has these words; capitals and spacing do not matter.

    Raises:
        UnknownClauseError: there is none, or several have the words; it lists the near ones.
    """
    plain = _plain(wanted)
    by_id = [clause for clause in clauses if clause.id.casefold() == plain]
    whole = [clause for clause in clauses if _plain(clause.text) == plain]
    having = [clause for clause in clauses if plain and plain in _plain(clause.text)]
    for found in (by_id, whole, having):
        if len(found) == 1:
            return found[0]
    if having:
        some = _listed(having[:NEAR]) + (" and others" if len(having) > NEAR else "")
        raise UnknownClauseError(
            f"{len(having)} lines of the report have {wanted!r} in them: {some}.", "Give an id, or more of the words."
        )
    near = _near(clauses, plain)
    cure = f"Near it: {_listed(near)}." if near else ""
    raise UnknownClauseError(f"The report has no line with the id or the words {wanted!r}.", cure)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _near(clauses: Sequence[Clause], plain: str) -> Sequence[Clause]:
    """The nearest by number when it looks like an id, otherwise those that share the longest stretch of letters."""
    if number := _ID.fullmatch(plain):
        return sorted(clauses, key=lambda clause: abs(_number(clause) - int(number.group(1))))[:NEAR]
    return sorted(clauses, key=lambda clause: -_likeness(plain, _plain(clause.text)))[:NEAR]


def _number(clause: Clause) -> int:
    found = _ID.fullmatch(clause.id)
    return int(found.group(1)) if found else 0


def _likeness(plain: str, text: str) -> float:
    """How much of what was asked for stands in the text in the same order, 0 to 1."""
    blocks = SequenceMatcher(None, plain, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= NEAR) / max(1, len(plain))


def _listed(clauses: Sequence[Clause]) -> str:
    return ", ".join(f"{clause.id} “{_glimpse(clause.text)}”" for clause in clauses)


def _glimpse(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= GLIMPSE else words[: GLIMPSE - 1].rsplit(" ", 1)[0] + "…"
