"""Why a statement was matched with a clause, in words for people."""

import re
from collections.abc import Iterator, Sequence

from alignment.matching import leans_on_context
from alignment.types import Candidate, Clause, Flag, Statement

# One word in common ("personal") tells a reader less than the wording that came nearest.
TELLING_WORDS = 2

_WORD = re.compile(r"[a-z]{3,}")
_ANY_WORD = re.compile(r"[A-Za-z]{3,}")
_COMMON = frozenset(
    """
    about act alongside client clients customer customers individual individuals made resident residents tenant
    tenants user users living life lives live care cares wish wishes sure get very well good group become between
    before may all and any are been being can each ensure ensuring for from has have help helping her his how
    including into its keep know make making must need needs not other our out own people person provide providing
    role service services should staff support supporting such take that the their them they this those through
    under understand use using what when where which while who will with within work working would you your
    """.split()
)


def match_reasons(clause: Clause, candidate: Candidate, statement: Statement) -> Iterator[str]:
    """Why this match, in words for people: what both say, what raised it, what lowered it."""
    shared = _shared_words(candidate.part or clause.text, statement.text)
    if len(shared) < TELLING_WORDS and candidate.phrase != statement.text:
        yield f"close to “{candidate.phrase}”, another way to say it"
    else:
        yield f"both speak of {_listed(shared)}" if shared else "close in meaning"
    if candidate.part:
        yield f"rests on the words “{candidate.part}”"
    if leans_on_context(clause):
        yield f"read with “{clause.context}” above it"
    for flag in (Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY):
        if flag in clause.flags:
            yield f"marked down: {clause.flag_reasons[flag]}"


def _shared_words(one: str, other: str) -> list[str]:
    """Words of the clause, in its order, that the statement has too, give or take an ending."""
    stems = {_stem(word) for word in _WORD.findall(other.lower())}
    words = dict.fromkeys(w if w.isupper() else w.lower() for w in _ANY_WORD.findall(one))
    return [w for w in words if w.lower() not in _COMMON and _stem(w.lower()) in stems][:4]


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
