"""A second reading of kinds, learnt from labelled lines: what the rules found is one of the things it looks at.

Rules know the build of a line; they do not know that "It is a busy house with two dogs" tells of the house. A linear
model over the line's vector, its section's, and what the rules made of it and its neighbours does (multinomial logistic
regression; fitted on the train split and the training lines by `python -m eval fit-kinds`). It is bound to the encoder
it was fitted with: with another encoder, or none, the rules have the last word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignment.kinds import read_flags
from alignment.lexicon import plain_people
from alignment.types import Clause, ClauseKind
from embeddings import Encoder

Rows = NDArray[np.float32]

KINDS = tuple(ClauseKind)
# How many columns `_looks` has, at the end of a row, and which of them is the place in the document.
LOOKS = 7
PLACE = 1

_MODEL = Path(__file__).with_name("kind_model.npz")
_READS_LIKE = {
    ClauseKind.DUTY: "reads like something the person does",
    ClauseKind.REQUIREMENT: "reads like something the person must bring",
    ClauseKind.VALUE: "reads like a way of being that is asked for",
    ClauseKind.CONTEXT: "reads like background about the job or the service",
    ClauseKind.BOILERPLATE: "reads like a standard paragraph about policy, terms or the employer",
}


@dataclass(frozen=True, slots=True)
class KindModel:
    """Weights of shape (kinds, features) and biases of shape (kinds,), in the order of `KINDS`."""

    weights: Rows
    bias: Rows
    encoder: str
    fitted_on: str

    def chances(self, rows: Rows) -> Rows:
        """The chance of each kind, of shape (rows, kinds)."""
        scores = rows @ self.weights.T + self.bias
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: Rows = grown / grown.sum(axis=1, keepdims=True)
        return chances


@cache
def load_kind_model(path: Path = _MODEL) -> KindModel | None:
    """The model that ships with the code; none where there is no file."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as held:
        return KindModel(held["weights"], held["bias"], str(held["encoder"]), str(held["fitted_on"]))


def save_kind_model(model: KindModel, path: Path = _MODEL) -> None:
    """Write a model where `load_kind_model` reads it, in single precision."""
    np.savez(
        path,
        weights=model.weights.astype(np.float32),
        bias=model.bias.astype(np.float32),
        encoder=model.encoder,
        fitted_on=model.fitted_on,
    )


def reread_kinds(
    clauses: Sequence[Clause], encoder: Encoder, title: str = "", model: KindModel | None = None
) -> tuple[Clause, ...]:
    """The clauses with the kind the model finds likeliest; where it agrees with the rules, their reason stays.

    Headings stay headings.

    `title` is the job title, as `alignment.kinds.job_title` finds it.
    """
    fitted = model or load_kind_model()
    if fitted is None or not clauses or fitted.encoder != encoder.fingerprint:
        return tuple(clauses)
    chances = fitted.chances(kind_rows(clauses, encoder))
    return tuple(_reread(clause, row, title) for clause, row in zip(clauses, chances, strict=True))


def _reread(clause: Clause, chances: Rows, title: str) -> Clause:
    best = KINDS[int(chances.argmax())]
    if clause.is_heading or best is clause.kind:
        return clause
    reread = replace(clause, kind=best, kind_reason=_READS_LIKE[best])
    if best is ClauseKind.BOILERPLATE:
        return replace(reread, flags=(), flag_reasons={})
    return read_flags(reread, title)


def kind_rows(clauses: Sequence[Clause], encoder: Encoder) -> Rows:
    """What the model looks at, of shape (clauses, features): vectors, the rules' kinds, looks."""
    texts = [_plain(clause.text) for clause in clauses]
    sections = [_plain(clause.section) for clause in clauses]
    vectors = encoder.encode(list(dict.fromkeys([*texts, *sections])))
    place = {text: number for number, text in enumerate(dict.fromkeys([*texts, *sections]))}
    rules = np.stack([_one_hot(clause.kind) for clause in clauses])
    nothing = np.zeros((1, len(KINDS)), dtype=np.float32)
    parts = (
        vectors[[place[text] for text in texts]],
        vectors[[place[section] for section in sections]],
        rules,
        np.vstack([nothing, rules[:-1]]),
        np.vstack([rules[1:], nothing]),
        np.stack([_looks(clause, number / len(clauses)) for number, clause in enumerate(clauses)]),
    )
    rows: Rows = np.hstack(parts).astype(np.float32)
    return rows


def _plain(text: str) -> str:
    return plain_people(" ".join(text.split()))


def _one_hot(kind: ClauseKind) -> Rows:
    row = np.zeros(len(KINDS), dtype=np.float32)
    row[KINDS.index(kind)] = 1.0
    return row


def _looks(clause: Clause, where: float) -> Rows:
    """Length, place in the document from 0 to 1, and the marks of headings, labels and amounts."""
    words = clause.text.split()
    marks = (clause.is_heading, clause.text.isupper(), clause.text.endswith(":"), any(map(str.isdigit, clause.text)))
    return np.array([min(len(words), 40) / 40, where, float(len(words) <= 3), *map(float, marks)], dtype=np.float32)
