"""Texts filed under ids, several to an id: what the vector index and the lexical index have in common."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from weights.errors import EncoderError

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Entries:
    """Texts and their ids side by side, in the order given."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Keep `texts[i]` under `ids[i]`; the two must be of one length."""
        if len(ids) != len(texts):
            raise EncoderError(f"There are {len(ids)} ids for {len(texts)} texts; give one id a text.")
        self.texts = tuple(texts)
        self.text_ids = tuple(ids)
        self.ids = tuple(dict.fromkeys(ids))
        number = {id_: n for n, id_ in enumerate(self.ids)}
        owner = np.array([number[id_] for id_ in ids], dtype=np.int64)
        # All texts of the first id, then all of the second, each in the order given.
        self._order = np.argsort(owner, kind="stable")
        self._starts = np.searchsorted(owner[self._order], np.arange(len(self.ids)))

    def best(self, scores: Scores) -> tuple[Scores, Numbers]:
        """For scores of shape (queries, texts): each id's best score and the number of the text that has it.

        Both are of shape (queries, ids). Of equal texts the first given wins.
        """
        if not self.ids:
            return np.zeros((len(scores), 0), dtype=np.float32), np.zeros((len(scores), 0), dtype=np.int64)
        grouped = scores[:, self._order]
        best = np.maximum.reduceat(grouped, self._starts, axis=1)
        text = np.empty(best.shape, dtype=np.int64)
        ends = [*self._starts[1:], len(self.texts)]
        for n, (start, end) in enumerate(zip(self._starts, ends, strict=True)):
            text[:, n] = self._order[start + grouped[:, start:end].argmax(axis=1)]
        return best, text
