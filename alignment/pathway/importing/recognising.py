"""Whether a statement on a page is one the content has already. docs/design/content.md has the rules and their reasons.

A wrong "same" loses a statement without a trace, and a wrong "new" leaves two for a person to merge. So a word
exchanged for another is never taken for the same: "raise a concern" and "handle a concern" are further apart than any
measure of ours can tell.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alignment.pathway.comparing.wording_diff import turning_words
from alignment.pathway.ids import new_id
from alignment.pathway.importing.pages import ImportedStatement
from alignment.pathway.schema import StatementEntry
from alignment.types import StatementKind
from embeddings.words import STOP_WORDS, raw_words, stem

# Measured on 22 pairs that say the same and 26 that do not but look alike (tests/alignment/pathway/importing/pairs.py),
# with the default encoder. Of the 17 where one wording has all the telling words of the other and no word turns it
# round, 16 say the same: they share 0.80 of the words or more, and have a cosine of 0.87 or more unless they share all.
# The one that does not shares 0.89 and has a cosine of 0.71.
NEAR_WORDS = 0.75
NEAR_MEANING = 0.85
# With no encoder to ask, above that one; 11 of the 22 pass.
NEAR_WORDS_ALONE = 0.9
# Near enough to show a person. No two statements of the bundled content share more words than 0.62, and two have a
# cosine of 0.82.
CLOSE_WORDS = 0.7
CLOSE_MEANING = 0.85
_MOST_CLOSE = 3

# Fillers elsewhere, but each turns a statement into another: before and after the meal.
_TELLING_FILLERS = frozenset("after against before down during off out over under until up without".split())
# These say how much is expected, which stands elsewhere.
_FIRMNESS = frozenset({"must", "should"})
# Said for one another in every framework, with nothing lost.
_SYNONYMS = {"support": "help", "assist": "help", "enabl": "help"}

Compare = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32] | None]
"""The cosines of some texts with others, shape (texts, others); none when there is no encoder."""


class Match(StrEnum):
    """How a statement was recognised."""

    SAME = "same"
    NAMED = "named"
    NEAR = "near"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a statement on a page is. `id` is empty for a new one. `close` are ids it comes near without being them."""

    match: Match
    id: str = ""
    close: tuple[str, ...] = ()


def recognise(
    found: Sequence[ImportedStatement], known: Sequence[StatementEntry], compare: Compare
) -> tuple[Recognition, ...]:
    """For each statement on a page, in order, which of the content's it is. No two of them are the same one."""
    certain = _recognise_certain(found, known)
    claimed = {recognition.id for recognition in certain.values()}
    left = [position for position in range(len(found)) if position not in certain]
    free = [statement for statement in known if statement.id not in claimed]
    near = _recognise_near([found[position] for position in left], free, compare)
    return tuple(({**certain, **dict(zip(left, near, strict=True))})[position] for position in range(len(found)))


def same_words(text: str) -> str:
    """A text without what two writers may do differently: capitals, punctuation, kinds of apostrophe, spaces."""
    return " ".join(raw_words(text))


def share_of_words(one: str, other: str) -> float:
    """How many of the telling words of both the two have in common, from 0 to 1, each counted as often as it stands."""
    first, second = telling_words(one), telling_words(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


@lru_cache(maxsize=8192)
def telling_words(text: str) -> Counter[str]:
    """The stems of the words that say something, with synonyms made one. Not to be changed by the caller."""
    kept = [word for word in raw_words(text) if word not in STOP_WORDS or word in _TELLING_FILLERS]
    return Counter(_SYNONYMS.get(stemmed, stemmed) for stemmed in map(stem, kept))


def _recognise_certain(
    found: Sequence[ImportedStatement], known: Sequence[StatementEntry]
) -> Mapping[int, Recognition]:
    """Those with the same words, and the values that a page only names."""
    by_words: dict[tuple[bool, str], str] = {}
    for statement in known:
        by_words.setdefault((statement.kind is StatementKind.VALUE, same_words(statement.text)), statement.id)
    values = [statement for statement in known if statement.kind is StatementKind.VALUE]
    recognised: dict[int, Recognition] = {}
    for position, one in enumerate(found):
        same = by_words.get((one.kind is StatementKind.VALUE, same_words(one.text)))
        named = _named_value(one, values)
        if same or named:
            recognised[position] = Recognition(Match.SAME, same) if same else Recognition(Match.NAMED, named)
    return _without_rivals(recognised)


def _without_rivals(recognised: Mapping[int, Recognition]) -> Mapping[int, Recognition]:
    """The first to claim a statement keeps it."""
    first = {recognition.id: position for position, recognition in reversed(tuple(recognised.items()))}
    return {position: one for position, one in recognised.items() if first[one.id] == position}


def _named_value(one: ImportedStatement, values: Sequence[StatementEntry]) -> str:
    """The value that a name stands for: the one whose id its words would make."""
    if not one.is_name:
        return ""
    return next((value.id for value in values if value.id == new_id(value.theme, one.text, ())), "")


def _recognise_near(
    found: Sequence[ImportedStatement], known: Sequence[StatementEntry], compare: Compare
) -> list[Recognition]:
    """Those with nearly the same wording. Where two could be meant, on either side, none is taken."""
    if not found or not known:
        return [Recognition(Match.NEW) for _ in found]
    cosines = compare([one.text for one in found], [statement.text for statement in known])
    rows = [[None] * len(known)] * len(found) if cosines is None else cosines.tolist()
    pairs = [list(map(_Pair.of, [one] * len(known), known, row)) for one, row in zip(found, rows, strict=True)]
    wanted_by = Counter(pair.id for row in pairs for pair in row if pair.near)
    return [_decide(row, wanted_by) for row in pairs]


@dataclass(frozen=True, slots=True)
class _Pair:
    """How a statement on the page and one of the content's compare."""

    id: str
    share: float
    cosine: float
    near: bool
    close: bool

    @classmethod
    def of(cls, one: ImportedStatement, statement: StatementEntry, cosine: float | None) -> "_Pair":
        share = share_of_words(one.text, statement.text)
        comparable = (one.kind is StatementKind.VALUE) == (statement.kind is StatementKind.VALUE)
        near = comparable and _is_near(one.text, statement.text, share, cosine)
        close = comparable and (share >= CLOSE_WORDS or (cosine or 0) >= CLOSE_MEANING)
        return cls(statement.id, share, cosine or 0.0, near, close)


def _is_near(one: str, other: str, share: float, cosine: float | None) -> bool:
    if set(turning_words(one, other)) - _FIRMNESS or _exchanges_words(one, other):
        return False
    if cosine is None:
        return share >= NEAR_WORDS_ALONE
    return share == 1 or (share >= NEAR_WORDS and cosine >= NEAR_MEANING)


def _exchanges_words(one: str, other: str) -> bool:
    """Whether each has a telling word that the other lacks, as when dementia stands for autism."""
    first, second = telling_words(one), telling_words(other)
    return bool(first - second) and bool(second - first)


def _decide(row: Sequence[_Pair], wanted_by: Mapping[str, int]) -> Recognition:
    near = [pair for pair in row if pair.near]
    if len(near) == 1 and wanted_by[near[0].id] == 1:
        return Recognition(Match.NEAR, near[0].id)
    close = [pair for pair in row if pair.near or pair.close]
    close.sort(key=lambda pair: (not pair.near, -max(pair.share, pair.cosine), pair.id))
    return Recognition(Match.NEW, close=tuple(pair.id for pair in close[:_MOST_CLOSE]))
