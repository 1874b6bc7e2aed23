"""Fit the second reading of kinds: `python -m eval fit-kinds`.

Every labelled line of the train split and of the written documents is a row, and so is every training line, read as a
document of one line. What to expect is estimated on the train split, held out in turns; what was written is in every
turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.kind_model import KINDS, LOOKS, PLACE, KindModel, Rows, kind_rows
from alignment.kinds import read_kinds
from alignment.pipeline import read_lines
from alignment.types import Clause, Locator
from embeddings import Encoder
from eval.cases import Case, label_of
from eval.training_text import TrainingLine

# Strength of the pull towards 0 (scikit-learn's C), and what a training line counts for beside a line of a document: it
# has no heading and no neighbours. Chosen on dev, of 1, 3 and 10 by .3, .5 and 1: accuracy .787, next best .784.
REGULARISATION = 3.0
LINE_WEIGHT = 0.3
# What a line of a written document counts for beside one of the train split.
WRITTEN_WEIGHT = 0.5
# Turns in which the documents of the train split are held out.
TURNS = 5
# The bias of a kind that was never seen.
NEVER = -1e3


@dataclass(frozen=True, slots=True)
class KindFit:
    """How the fit did: accuracy of the rules and, out of fold, of the model, over labelled lines."""

    documents: int
    lines: int
    written_documents: int
    training_lines: int
    rules: float
    accuracy: float


def fit_kinds(
    cases: Sequence[Case], written: Sequence[Case], lines: Sequence[TrainingLine], encoder: Encoder
) -> tuple[KindModel, KindFit]:
    """Fit on the cases of the train split, on written ones and on training lines.

    Raises:
        ValueError: there are fewer than two labelled documents, so none can be held out.
    """
    if len(cases) < 2:
        raise ValueError(f"fitting needs at least two labelled documents, and there are {len(cases)}")
    tables = [_case_rows(case, encoder) for case in cases]
    beside = [*_weighed([_case_rows(case, encoder) for case in written], WRITTEN_WEIGHT)]
    beside += _weighed([_line_rows(lines, encoder, tables[0][0].shape[1])], LINE_WEIGHT)
    truth = np.concatenate([table[1] for table in tables])
    guesses = np.zeros_like(truth)
    turn = np.concatenate([np.full(len(table[1]), number % TURNS) for number, table in enumerate(tables)])
    for held_out in sorted(set(turn.tolist())):
        rest = [table for number, table in enumerate(tables) if number % TURNS != held_out]
        weights, bias = _logistic([*_weighed(rest, 1.0), *beside])
        rows = np.vstack([table[0] for table in tables])[turn == held_out]
        guesses[turn == held_out] = (rows @ weights.T + bias).argmax(axis=1)
    weights, bias = _logistic([*_weighed(tables, 1.0), *beside])
    fitted_on = f"{len(cases)} documents, {len(truth)} lines; written: {len(written)} documents, {len(lines)} lines"
    model = KindModel(weights, bias, encoder.fingerprint, fitted_on)
    rules = np.concatenate([table[2] for table in tables])
    return model, KindFit(
        len(cases),
        len(truth),
        len(written),
        len(lines),
        float((rules == truth).mean()),
        float((guesses == truth).mean()),
    )


Table = tuple[Rows, NDArray[np.int64], NDArray[np.int64]]
Weighed = tuple[Rows, NDArray[np.int64], NDArray[np.float64]]


def _weighed(tables: Sequence[Table], weight: float) -> list[Weighed]:
    return [(rows, kinds, np.full(len(kinds), weight)) for rows, kinds, _ in tables]


def _case_rows(case: Case, encoder: Encoder) -> Table:
    """Features, the person's kinds and the rules' kinds of the labelled lines of one document."""
    clauses = read_lines(case.document)
    rows = kind_rows(clauses, encoder)
    labels = [label_of(clause, case.labels) for clause in clauses]
    kept = [number for number, label in enumerate(labels) if label is not None]
    kinds = np.array([KINDS.index(label.kind) for label in labels if label is not None], dtype=np.int64)
    return rows[kept], kinds, np.array([KINDS.index(clauses[number].kind) for number in kept], dtype=np.int64)


def _line_rows(lines: Sequence[TrainingLine], encoder: Encoder, width: int) -> Table:
    """The same of training lines, each as if it were a whole document."""
    if not lines:
        return np.zeros((0, width), dtype=np.float32), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    clauses = read_kinds(tuple(_alone(number, line.text) for number, line in enumerate(lines)))
    rows = kind_rows(clauses, encoder)
    # Laid out one after another they would look like each other's neighbours, at places down a long page.
    neighbours = slice(rows.shape[1] - LOOKS - 2 * len(KINDS), rows.shape[1] - LOOKS)
    rows[:, neighbours] = 0.0
    rows[:, -LOOKS + PLACE] = 0.5
    by_rule = np.array([KINDS.index(clause.kind) for clause in clauses], dtype=np.int64)
    return rows, np.array([KINDS.index(line.kind) for line in lines], dtype=np.int64), by_rule


def _alone(number: int, text: str) -> Clause:
    return Clause(f"line-{number}", text, 0, len(text), Locator(), number)


def _logistic(parts: Sequence[Weighed]) -> tuple[Rows, Rows]:
    """Weights and biases for every kind; a kind nobody labelled can never be the answer."""
    from sklearn.linear_model import LogisticRegression

    rows, kinds, weight = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    fitted = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(rows, kinds, sample_weight=weight)
    weights = np.zeros((len(KINDS), rows.shape[1]), dtype=np.float32)
    bias = np.full(len(KINDS), NEVER, dtype=np.float32)
    weights[fitted.classes_], bias[fitted.classes_] = fitted.coef_, fitted.intercept_
    return weights, bias
