"""Which texts share a query's words: BM25, one score an id, as a share of the best the query could get."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.entries import Entries
from embeddings.words import words

Scores = NDArray[np.float32]

# The common defaults of BM25. Statements are short and of much the same length, so neither matters much.
K1 = 1.2
B = 0.75


class LexicalIndex:
    """BM25 over texts, several of which may share one id; an id scores as its best text does."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str], *, k1: float = K1, b: float = B) -> None:
        """Index `texts[i]` under `ids[i]`.

        Args:
            ids: One id a text; an id may come several times.
            texts: The texts, in the same order.
            k1: How soon saying a word again stops counting.
            b: How much long texts are held back, 0 to 1.
        """
        self._entries = Entries(ids, texts)
        self._k1 = k1
        self._b = b
        tokens = [words(text) for text in self._entries.texts]
        lengths = [len(some) for some in tokens]
        self._mean_length = sum(lengths) / len(lengths) if any(lengths) else 1.0
        self._frequency = _document_frequency(tokens)
        self._model = self._build(tokens) if self._frequency else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The distinct ids in the order they first came: the order of the scores."""
        return self._entries.ids

    def scores(self, query: str) -> Scores:
        """Scores from 0 to 1, one for each of `ids`, as shares of what the query itself would score.

        The measure is the BM25 score of a text that says exactly what the query says, no more and no less. Words of
        the query that no text has count in it as the rarest of words, so a query that is mostly about something else
        scores low. A text that repeats the query's words could pass its measure: it is cut off at 1.
        """
        best = self._own_score(words(query))
        if best <= 0:
            return np.zeros(len(self.ids), dtype=np.float32)
        shares: Scores = np.minimum(self.raw_scores(query) / np.float32(best), np.float32(1.0))
        return shares

    def raw_scores(self, query: str) -> Scores:
        """Plain BM25 scores (Lucene's form), one for each of `ids`; 0 where no word is shared."""
        tokens = [word for word in words(query) if word in self._frequency]
        if not tokens or self._model is None:
            return np.zeros(len(self.ids), dtype=np.float32)
        scores = np.asarray(self._model.get_scores(tokens), dtype=np.float32)
        best, _ = self._entries.best(scores[np.newaxis])
        own: Scores = best[0]
        return own

    def _build(self, tokens: list[list[str]]) -> "bm25s.BM25":  # type: ignore[name-defined]  # noqa: F821
        """The BM25 scores of every word in every text, worked out once."""
        import bm25s

        model = bm25s.BM25(k1=self._k1, b=self._b, method="lucene")
        model.index(tokens, show_progress=False)
        return model

    def _own_score(self, tokens: list[str]) -> float:
        """What a text with exactly these words would score for them."""
        spread = self._k1 * (1 - self._b + self._b * len(tokens) / self._mean_length)
        total = 0.0
        for word in tokens:
            count = tokens.count(word)
            total += self._rarity(word) * count / (count + spread)
        return total

    def _rarity(self, word: str) -> float:
        """The weight of a word by how few texts have it."""
        number = len(self._entries.texts)
        having = self._frequency.get(word, 0)
        return float(np.log(1 + (number - having + 0.5) / (having + 0.5)))


def _document_frequency(tokens: list[list[str]]) -> dict[str, int]:
    """In how many texts each word stands."""
    counts: dict[str, int] = {}
    for some in tokens:
        for word in dict.fromkeys(some):
            counts[word] = counts.get(word, 0) + 1
    return counts
