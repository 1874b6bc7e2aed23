"""An encoder that is a pure function of the text: quick, needs no model, and is the floor a model has to beat."""

import hashlib
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import HASHING, Vectors
from embeddings.words import STOP_WORDS, raw_words, stem

# Raise this when the features change, so that stored vectors are not mixed with new ones.
VERSION = 1
DIM = 512

# A whole word says most, two in a row say their order; pieces of words bring near spellings near. By eye, not fitted.
WORD_WEIGHT = 1.0
PAIR_WEIGHT = 0.5
PIECE_WEIGHT = 0.25
FILLER_WEIGHT = 0.1
PIECE_LENGTHS = (3, 4)


class HashingEncoder:
    """Words, pairs of words and pieces of words, each hashed to a place and a sign."""

    def __init__(self, dim: int = DIM) -> None:
        """Choose how many numbers a vector has."""
        self.name = HASHING
        self.dim = dim
        self.fingerprint = f"hashing-v{VERSION}-{dim}"

    def encode(self, texts: list[str]) -> Vectors:
        """Float32 of shape (texts, dim), rows of unit length. A text without words has a vector of its own."""
        out = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row] = self._vector(text)
        return out

    def _vector(self, text: str) -> NDArray[np.float64]:
        """The unit vector of one text."""
        vector = self._sum(_features(text))
        norm = float(np.linalg.norm(vector))
        if norm == 0.0:
            vector = self._sum({f"text {text}": 1.0})
            norm = 1.0
        return vector / norm

    def _sum(self, features: dict[str, float]) -> NDArray[np.float64]:
        """Each feature's weight added at its place."""
        vector = np.zeros(self.dim, dtype=np.float64)
        for feature, weight in features.items():
            place, sign = _place(feature)
            vector[place % self.dim] += sign * weight
        return vector


def _features(text: str) -> dict[str, float]:
    """What a text is made of, with weights; saying a thing twice counts for less than double."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    plain = raw_words(text)
    stems = [stem(word) for word in plain if word not in STOP_WORDS]
    for feature, weight in _weighted(plain, stems):
        counts[feature] += 1
        weights[feature] = weight
    return {feature: weights[feature] * float(np.sqrt(count)) for feature, count in counts.items()}


def _weighted(plain: list[str], stems: list[str]) -> list[tuple[str, float]]:
    """Every feature as often as it occurs, in the order of the text."""
    found = [(f"word {word}", WORD_WEIGHT) for word in stems]
    found += [(f"pair {a} {b}", PAIR_WEIGHT) for a, b in pairwise(stems)]
    found += [(f"filler {word}", FILLER_WEIGHT) for word in plain if word in STOP_WORDS]
    for word in stems:
        padded = f"<{word}>"
        for length in PIECE_LENGTHS:
            found += [(f"piece {padded[i : i + length]}", PIECE_WEIGHT) for i in range(len(padded) - length + 1)]
    return found


@lru_cache(maxsize=65536)
def _place(feature: str) -> tuple[int, float]:
    """Where a feature goes and its sign. Not Python's own hash, which differs from run to run."""
    digest = int.from_bytes(hashlib.blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return digest >> 1, 1.0 if digest & 1 else -1.0
