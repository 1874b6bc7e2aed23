"""How far the meaning of a sentence moved when its words changed.

The cosine of two sentences says whether they speak of the same thing. It hardly notices a few words more: with "and
write it down" added it stays at 0.96. So a rewording counts as the same in meaning only if, besides, every part of
either sentence has a counterpart in the other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from alignment.pathway.comparing.wording_diff import Span, diff_words, turning_words
from embeddings import Encoder
from embeddings.words import words

# Set on 36 rewordings judged by reading before any was measured (tests/.../judged_rewordings.py), with the
# default encoder. Below MOVED lie all 12 that say something else, and 2 of the 12 that say more or less than before.
MOVED = 0.67
# 11 of the 12 that say the same lie above both of these, and 1 of the 12 that say more or less.
SAME = 0.75
COUNTERPART = 0.42
# On 24 others, written afterwards, 20 came out as judged: all 8 that moved, and of 6 told to be the same 5 were.
# Beyond this many decimals cosines differ between machines, and nobody reads them.
DECIMALS = 3

_PARTS = re.compile(r"\s*(?:[,;:.!?()]|\band\b|\bor\b|\bso\b|\bthat\b)\s*", re.IGNORECASE)


class Shift(StrEnum):
    """How far a meaning moved, from least to most."""

    SAME = "same_meaning"
    SLIGHT = "slightly_moved"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence before and after.

    `cosine` and `shift` are none where no encoder measured them. `gained` are parts of the new sentence that the old
    one has nothing like, `lost` the other way round. `turns` are words such as "not", and numbers, that only one has.
    """

    old: str
    new: str
    spans: tuple[Span, ...]
    cosine: float | None = None
    shift: Shift | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()


class Meanings:
    """The vectors of some sentences and their parts, worked out together. Without an encoder nothing is measured."""

    def __init__(self, texts: Iterable[str], encoder: Encoder | None) -> None:
        """Encode the sentences and their parts, each once."""
        self._vectors: Mapping[str, NDArray[np.float32]] = {}
        if encoder is not None:
            wanted = list(dict.fromkeys(piece for text in texts for piece in (text, *sentence_parts(text))))
            self._vectors = dict(zip(wanted, encoder.encode(wanted), strict=True))

    def cosine(self, one: str, other: str) -> float | None:
        """The cosine of two of the sentences; none without an encoder."""
        if not self._vectors:
            return None
        return round(float(self._vectors[one] @ self._vectors[other]), DECIMALS)

    def without_counterpart(self, text: str, other: str) -> tuple[str, ...]:
        """The parts of a sentence that neither the other nor any of its parts comes near, in order."""
        if not self._vectors:
            return ()
        against = np.stack([self._vectors[piece] for piece in (other, *sentence_parts(other))])
        nearness = {part: float((against @ self._vectors[part]).max()) for part in sentence_parts(text)}
        return tuple(part for part, near in nearness.items() if round(near, DECIMALS) < COUNTERPART)


def sentence_parts(text: str) -> tuple[str, ...]:
    """What a sentence lists or joins, piece by piece, pieces without a telling word left out."""
    return tuple(dict.fromkeys(part for part in _PARTS.split(text) if words(part)))


def measure_rewording(old: str, new: str, meanings: Meanings) -> Rewording:
    """The rewording of one sentence into another, both of them among the sentences of `meanings`."""
    cosine = meanings.cosine(old, new)
    gained, lost = meanings.without_counterpart(new, old), meanings.without_counterpart(old, new)
    turns = turning_words(old, new)
    shift = None if cosine is None else _shift(cosine, unchanged=not (gained or lost or turns))
    return Rewording(old, new, diff_words(old, new), cosine, shift, gained, lost, turns)


def _shift(cosine: float, *, unchanged: bool) -> Shift:
    if cosine < MOVED:
        return Shift.MOVED
    return Shift.SAME if cosine >= SAME and unchanged else Shift.SLIGHT
