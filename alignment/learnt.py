"""What was learnt about the statements of a framework from text written to train on, beside their own words.

For each statement a vector that clauses calling for it lie near, and a bank of clauses with the statements each calls
for, as vectors alone. `python -m eval fit-lanes` makes both, with one encoder: with another, there is nothing learnt,
and the search goes by the statements' own words. A statement that is new, or whose text was changed, is found by its
own words too.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_FILE = Path(__file__).with_name("learnt.npz")
# Divides cosines before a softmax over all statements; that of training.
TEMPERATURE = 0.05
# The vectors of the bank are kept in eighths: -127 to 127 stands for minus to plus the row's largest number.
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one encoder learnt.

    `vectors` is of shape (statements, dim), rows of unit length, and `bias` of shape (statements,). `examples` is of
    shape (clauses, dim), rows of unit length; `example` and `statement` are, pair by pair, which clause calls for which
    statement, and `grade` how much: 1.0 says it, 0.5 implies it.
    """

    encoder: str
    ids: tuple[str, ...]
    words: tuple[str, ...]
    vectors: Floats
    bias: Floats
    examples: Floats
    example: NDArray[np.int32]
    statement: NDArray[np.int32]
    grade: Floats


def words_hash(text: str) -> str:
    """What a statement's text was when it was learnt; spaces and case do not matter."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:12]


@cache
def load_learnt(path: Path = _FILE) -> Learnt | None:
    """What ships with the code; none where there is no file."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as held:
        return Learnt(
            encoder=str(held["encoder"]),
            ids=tuple(map(str, held["ids"])),
            words=tuple(map(str, held["words"])),
            vectors=unit(held["vectors"].astype(np.float32)),
            bias=held["bias"].astype(np.float32),
            examples=unit(held["examples"].astype(np.float32)),
            example=held["example"],
            statement=held["statement"],
            grade=held["grade"].astype(np.float32),
        )


def save_learnt(learnt: Learnt, path: Path = _FILE) -> None:
    """Write where `load_learnt` reads: vectors in half precision, the bank in whole numbers of a byte."""
    largest = np.abs(learnt.examples).max(axis=1, keepdims=True, initial=1e-9)
    np.savez_compressed(
        path,
        encoder=learnt.encoder,
        ids=np.array(learnt.ids),
        words=np.array(learnt.words),
        vectors=learnt.vectors.astype(np.float16),
        bias=learnt.bias.astype(np.float16),
        examples=np.round(learnt.examples / largest * _STEPS).astype(np.int8),
        example=learnt.example.astype(np.int32),
        statement=learnt.statement.astype(np.int32),
        grade=learnt.grade.astype(np.float16),
    )


def unit(rows: Floats) -> Floats:
    """The rows at length one; a row of nothing stays as it is."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    out: Floats = (rows / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return out


def exact_cosines(rows: Floats, others: Floats) -> Floats:
    """The cosine of each row with each of the others, of shape (rows, others), all of unit length.

    Reckoned in double precision: in single precision the last digits of a cosine depend on what else is in the arrays,
    and on the machine.
    """
    return (rows.astype(np.float64) @ others.T.astype(np.float64)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Lanes:
    """What was learnt, laid out for the statements of one framework, in the order of its index.

    `known` says for which statements anything was learnt. `example` and `grade` are sorted by statement, and those of
    statement n begin at `starts[n]`; a statement without an example has an empty run.
    """

    vectors: Floats
    bias: Floats
    known: NDArray[np.bool_]
    examples: Floats
    example: NDArray[np.int32]
    grade: Floats
    starts: NDArray[np.int64]
    weight: Floats
    """How often a statement is called for in the bank, as a logarithm."""

    def cosines(self, vectors: Floats) -> Floats:
        """Of each text with each statement's learnt vector, of shape (texts, statements)."""
        return exact_cosines(vectors, self.vectors)

    def chances(self, cosines: Floats) -> Floats:
        """The share of each statement among all, of shape (texts, statements); rows add up to one."""
        scores = cosines.astype(np.float64) / TEMPERATURE + self.bias
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Floats = (grown / grown.sum(axis=1, keepdims=True)).astype(np.float32)
        return shares


def lay_out(learnt: Learnt, texts: Mapping[str, str], own: Mapping[str, Floats]) -> Lanes:
    """What was learnt for these statements.

    Args:
        learnt: All that was learnt.
        texts: The text of each statement by its id, in the order wanted.
        own: For each statement the mean vector of its own words; it stands in where nothing was learnt.
    """
    place = {name: number for number, name in enumerate(learnt.ids)}
    found = [place.get(name) for name in texts]
    known = np.array([
        at is not None and learnt.words[at] == words_hash(text) for at, text in zip(found, texts.values(), strict=True)
    ])  # fmt: skip
    low = float(learnt.bias.mean()) if len(learnt.bias) else 0.0
    vectors = np.stack([
        learnt.vectors[at] if there and at is not None else own[name]
        for at, there, name in zip(found, known, texts, strict=True)
    ])  # fmt: skip
    bias = [learnt.bias[at] if there and at is not None else low for at, there in zip(found, known, strict=True)]
    rows = _rows_of(learnt, [at if there else None for at, there in zip(found, known, strict=True)])
    starts = np.concatenate([[0], np.cumsum([len(some) for some in rows])]).astype(np.int64)
    order = np.concatenate([*rows, np.zeros(0, dtype=np.int64)]).astype(np.int64)
    grade = learnt.grade[order]
    totals = np.array([grade[starts[n] : starts[n + 1]].sum() for n in range(len(rows))], dtype=np.float32)
    return Lanes(
        vectors=vectors.astype(np.float32),
        bias=np.array(bias, dtype=np.float32),
        known=known,
        examples=learnt.examples,
        example=learnt.example[order],
        grade=grade,
        starts=starts,
        weight=np.log1p(totals).astype(np.float32),
    )


def _rows_of(learnt: Learnt, places: Sequence[int | None]) -> list[NDArray[np.int64]]:
    """For each statement, which pairs of the bank are its own."""
    order = np.argsort(learnt.statement, kind="stable")
    ends = np.searchsorted(learnt.statement[order], np.arange(len(learnt.ids) + 1))
    none = np.zeros(0, dtype=np.int64)
    return [none if at is None else order[ends[at] : ends[at + 1]] for at in places]
