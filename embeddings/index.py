"""Vectors of texts, searched by nearness: built once, saved, refused when stale, and brought up to date cheaply."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder, Vectors
from embeddings.entries import Entries
from embeddings.storage import StoredIndex, read_index, read_vectors, write_index
from weights.errors import EncoderError

# FAISS reckons fewer than 20 queries one by one, and more of them as blocks, whose rounding depends on their company.
QUERIES_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Hit:
    """One id that was found, with the best of its texts. `text` is a number into the index's `texts`."""

    id: str
    score: float
    text: int


@dataclass(frozen=True, slots=True)
class Similarities:
    """Every query against every id: the cosine of the id's best text, and which text that is.

    Both arrays have the shape (queries, ids); the columns are the index's `ids`, the values of `text` are numbers into
    its `texts`.
    """

    best: NDArray[np.float32]
    text: NDArray[np.int64]


class VectorIndex:
    """Texts filed under ids, several to an id, as vectors in FAISS. Cosines, since all vectors have length one.

    Equal texts share one vector, so they tie exactly; ties go to whichever was given first.
    """

    def __init__(
        self,
        entries: Entries,
        vectors: Vectors,
        encoder_fingerprint: str,
        content_fingerprint: str,
        threads: int | None,
        encoded: int = 0,
    ) -> None:
        """Use `build`, `load` or `load_or_build` instead. `vectors` has one row for each distinct text, in order."""
        self._entries = entries
        self._rows = _row_numbers(entries.texts)
        self._faiss = _faiss_index(vectors)
        self.encoder_fingerprint = encoder_fingerprint
        self.content_fingerprint = content_fingerprint
        self.encoded = encoded
        """How many texts had to be encoded for this index; the vectors of the others were there already."""
        self._threads = threads

    @classmethod
    def build(
        cls,
        ids: Sequence[str],
        texts: Sequence[str],
        encoder: Encoder,
        content_fingerprint: str,
        *,
        threads: int | None = None,
    ) -> Self:
        """Encode the texts and index `texts[i]` under `ids[i]`.

        Args:
            ids: One id a text; an id may come several times.
            texts: The texts, in the same order.
            encoder: Turns them into vectors.
            content_fingerprint: Names the state of the content, so that a stale index is noticed.
            threads: How many processor threads a search may use; as many as FAISS likes if not given.
        """
        return cls._build_upon({}, Entries(ids, texts), encoder, content_fingerprint, threads)

    @classmethod
    def _build_upon(
        cls,
        known: Mapping[str, Vectors],
        entries: Entries,
        encoder: Encoder,
        content_fingerprint: str,
        threads: int | None,
    ) -> Self:
        """An index for which only texts without a known vector are encoded."""
        wanted = list(dict.fromkeys(entries.texts))
        new = [text for text in wanted if text not in known]
        fresh = dict(zip(new, encoder.encode(new), strict=True))
        vectors = np.empty((len(wanted), encoder.dim), dtype=np.float32)
        for row, text in enumerate(wanted):
            vectors[row] = fresh[text] if text in fresh else known[text]
        return cls(entries, vectors, encoder.fingerprint, content_fingerprint, threads, len(new))

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, content_fingerprint: str, *, threads: int | None = None) -> Self:
        """Read an index that `save` wrote.

        Raises:
            EncoderError: there is none, it is damaged, or it was made by another encoder or from other content.
        """
        stored = read_index(folder)
        for what, found, wanted in (
            ("by the encoder", stored.encoder_fingerprint, encoder.fingerprint),
            ("from the content", stored.content_fingerprint, content_fingerprint),
        ):
            if found != wanted:
                raise EncoderError(
                    f"The index in {str(folder)!r} was made {what} {found!r}, not {wanted!r}.", "Build it again."
                )
        entries = Entries(stored.ids, stored.texts)
        return cls(entries, stored.vectors, encoder.fingerprint, content_fingerprint, threads)

    @classmethod
    def load_or_build(
        cls,
        folder: Path,
        ids: Sequence[str],
        texts: Sequence[str],
        encoder: Encoder,
        content_fingerprint: str,
        *,
        earlier: Sequence[Path] = (),
        threads: int | None = None,
    ) -> Self:
        """The saved index if it still holds; otherwise a new one, for which only new texts are encoded, saved anew.

        A text is new if neither this folder nor one of the `earlier`, indexes of any content by this encoder, has it.
        A folder that cannot be written to costs time at the next start and nothing else.
        """
        entries = Entries(ids, texts)
        with suppress(EncoderError):
            index = cls.load(folder, encoder, content_fingerprint, threads=threads)
            if (index._entries.text_ids, index.texts) == (entries.text_ids, entries.texts):
                return index
        known = read_vectors((folder, *earlier), encoder.fingerprint, set(entries.texts))
        index = cls._build_upon(known, entries, encoder, content_fingerprint, threads)
        with suppress(OSError):
            index.save(folder)
        return index

    def update(self, ids: Sequence[str], texts: Sequence[str], encoder: Encoder, content_fingerprint: str) -> Self:
        """An index of these texts, equal to one built afresh, for which only texts not in this one are encoded.

        Raises:
            EncoderError: the encoder is not the one this index was made with.
        """
        if encoder.fingerprint != self.encoder_fingerprint:
            raise EncoderError(
                f"This index was made by {self.encoder_fingerprint!r}, not {encoder.fingerprint!r}.", "Build it again."
            )
        known = dict(zip(dict.fromkeys(self.texts), self._vectors(), strict=True))
        return self._build_upon(known, Entries(ids, texts), encoder, content_fingerprint, self._threads)

    @property
    def ids(self) -> tuple[str, ...]:
        """The distinct ids in the order they first came."""
        return self._entries.ids

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in the order given."""
        return self._entries.texts

    def scores(self, vectors: Vectors) -> Similarities:
        """Every query vector against every id. A query's scores do not depend on the other queries."""
        distinct = np.zeros((len(vectors), self._faiss.ntotal), dtype=np.float32)
        if self._faiss.ntotal:
            with _thread_cap(self._threads):
                for start in range(0, len(vectors), QUERIES_AT_ONCE):
                    self._score_some(
                        vectors[start : start + QUERIES_AT_ONCE], distinct[start : start + QUERIES_AT_ONCE]
                    )
        return Similarities(*self._entries.best(distinct[:, self._rows]))

    def _score_some(self, vectors: Vectors, out: NDArray[np.float32]) -> None:
        """Fill `out` with the cosines of a few queries against every distinct text."""
        found, rows = self._faiss.search(np.ascontiguousarray(vectors, dtype=np.float32), self._faiss.ntotal)
        # FAISS fills up with row -1 where it has nothing to give.
        queries, places = np.nonzero(rows >= 0)
        out[queries, rows[queries, places]] = found[queries, places]

    def means(self) -> Vectors:
        """The mean vector of each id's texts, of shape (ids, dim), rows of unit length."""
        rows = self._vectors()[self._rows]
        place = {name: number for number, name in enumerate(self.ids)}
        sums = np.zeros((len(self.ids), rows.shape[1]), dtype=np.float32)
        np.add.at(sums, [place[name] for name in self._entries.text_ids], rows)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        means: Vectors = (sums / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
        return means

    def search(self, vectors: Vectors, k: int) -> list[list[Hit]]:
        """The best `k` ids for each query vector, best first; fewer if there are fewer. Ties keep the given order."""
        similar = self.scores(vectors)
        hits = []
        for best, text in zip(similar.best, similar.text, strict=True):
            order = np.argsort(-best, kind="stable")[:k]
            hits.append([Hit(self.ids[n], float(best[n]), int(text[n])) for n in order])
        return hits

    def save(self, folder: Path) -> None:
        """Write the index to a folder of its own. A save that is cut short leaves an index that `load` refuses."""
        stored = StoredIndex(
            self.encoder_fingerprint, self.content_fingerprint, self._entries.text_ids, self.texts, self._vectors()
        )
        write_index(folder, stored, self._faiss)

    def _vectors(self) -> Vectors:
        """The vector of each distinct text."""
        return np.asarray(self._faiss.index.reconstruct_n(0, self._faiss.ntotal), dtype=np.float32)


def _row_numbers(texts: Sequence[str]) -> NDArray[np.int64]:
    """For each text, which of the distinct texts it is."""
    number = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    return np.array([number[text] for text in texts], dtype=np.int64)


def _faiss_index(vectors: Vectors) -> Any:  # noqa: ANN401 - the library has no types to name
    """An exact inner-product index whose ids are the row numbers."""
    import faiss

    index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), np.arange(len(vectors), dtype=np.int64))
    return index


@contextmanager
def _thread_cap(threads: int | None) -> Iterator[None]:
    """Let FAISS use this many threads meanwhile."""
    import faiss

    before = faiss.omp_get_max_threads()
    if threads:
        faiss.omp_set_num_threads(threads)
    try:
        yield
    finally:
        if threads:
            faiss.omp_set_num_threads(before)
