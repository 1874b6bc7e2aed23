"""Fit the reading of flags: `python -m eval fit-flags`.

Rows are the lines of the training documents, the training lines, and the labelled clauses of the train split, which
count for more since they are what is judged. What to expect is estimated with labelled documents held out in turn,
training text in every fold.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from alignment.flag_features import flag_features
from alignment.flag_model import FlagModel
from alignment.kinds import flags_by_wording, job_title
from alignment.pipeline import read_lines
from alignment.types import Clause, ClauseKind, Flag, Locator
from eval.cases import SAME_SPAN, Case, shared_span
from eval.training_documents import TrainingDocument
from eval.training_text import TrainingLine

# Strength of the pull towards 0 (scikit-learn's C), and from which chance a flag holds: one line in twenty has one, so
# a chance well below a half is a strong sign. Chosen out of fold on train.
REGULARISATION = 0.3
THRESHOLDS = {Flag.NEGATED: 0.25, Flag.CONDITIONAL: 0.15, Flag.SOMEONE_ELSES_DUTY: 0.2}
# What a labelled clause counts for beside a line written to train on.
LABELLED_WEIGHT = 3.0
# Labelled documents are held out in so many lots.
FOLDS = 7
# A feature seen fewer times tells nothing, and a weight nearer to 0 than this changes next to nothing.
MIN_SEEN = 4
SMALLEST = 0.06


@dataclass(frozen=True, slots=True)
class FlagFit:
    """How the fit did: F1 of flags over labelled clauses, by wordings alone and, out of fold, by the models."""

    documents: int
    lines: int
    wordings: float
    flag_f1: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line by its features, the flags a person gave it, those wordings give it, and what it counts for."""

    features: tuple[str, ...]
    flags: frozenset[Flag]
    worded: frozenset[Flag]
    weight: float = 1.0


def fit_flags(
    cases: Sequence[Case], documents: Iterable[TrainingDocument], lines: Iterable[TrainingLine]
) -> tuple[FlagModel, FlagFit]:
    """Fit on these.

    Raises:
        ValueError: there are fewer than two labelled documents, so none can be held out.
    """
    if len(cases) < 2:
        raise ValueError(f"fitting needs at least two labelled documents, and there are {len(cases)}")
    written = [*(row for document in documents for row in document_rows(document)), *map(_line_row, lines)]
    labelled = [list(case_rows(case)) for case in cases]
    guesses: list[tuple[Row, frozenset[Flag]]] = []
    for fold in range(min(FOLDS, len(cases))):
        rest = [row for number, rows in enumerate(labelled) if number % FOLDS != fold for row in rows]
        model = _fit([*written, *rest])
        held_out = (row for number, rows in enumerate(labelled) if number % FOLDS == fold for row in rows)
        guesses += [(row, frozenset(model.flags(row.features))) for row in held_out]
    rows = [row for rows in labelled for row in rows]
    model = _fit([*written, *rows])
    fitted_on = f"{len(cases)} documents, {len(rows)} clauses, {len(written)} training lines"
    return FlagModel(model.bias, model.weights, model.thresholds, fitted_on), FlagFit(
        documents=len(cases),
        lines=len(written),
        wordings=_f1((row.flags, row.worded) for row in rows),
        flag_f1=_f1((row.flags, guess) for row, guess in guesses),
    )


def document_rows(document: TrainingDocument) -> Iterator[Row]:
    """The lines of a training document but headings and boilerplate, which have no flags."""
    section = ""
    for line in document.lines:
        if line.is_heading:
            section = line.text
        elif line.kind is not ClauseKind.BOILERPLATE:
            yield _row(_clause(line.text, section), document.title, line.flags)


def _line_row(line: TrainingLine) -> Row:
    return _row(_clause(line.text), "", line.flags)


def _clause(text: str, section: str = "") -> Clause:
    return Clause("line", text, 0, len(text), Locator(), 0, section=section)


def case_rows(case: Case) -> Iterator[Row]:
    """The clauses that stand for the labels of a document, each once a label, as flags are measured."""
    clauses = read_lines(case.document)
    title = job_title(case.document, clauses)
    for label in case.labels:
        covering = [clause for clause in clauses if shared_span(clause, label) >= SAME_SPAN]
        best = max(
            covering, key=lambda clause: min(clause.end, label.end) - max(clause.start, label.start), default=None
        )
        if best is not None and not best.is_heading:
            yield _row(best, title, label.flags, LABELLED_WEIGHT)


def _row(clause: Clause, title: str, flags: Iterable[Flag], weight: float = 1.0) -> Row:
    worded = tuple(dict(flags_by_wording(clause, title)))
    features = tuple(flag_features(clause, title.lower(), worded))
    return Row(features, frozenset(flags), frozenset(worded), weight)


def _f1(pairs: Iterable[tuple[frozenset[Flag], frozenset[Flag]]]) -> float:
    both = counted = 0
    for given, seen in pairs:
        both, counted = both + len(given & seen), counted + len(given) + len(seen)
    return 2 * both / max(1, counted)


def _fit(rows: Sequence[Row]) -> FlagModel:
    from sklearn.linear_model import LogisticRegression

    seen = Counter(feature for row in rows for feature in row.features)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    matrix = _matrix(rows, names)
    weight = [row.weight for row in rows]
    bias: dict[Flag, float] = {}
    weights: dict[Flag, dict[str, float]] = {}
    for flag in Flag:
        truth = np.array([flag in row.flags for row in rows], dtype=np.int64)
        fitted = LogisticRegression(C=REGULARISATION, max_iter=1000, tol=1e-3).fit(matrix, truth, sample_weight=weight)
        bias[flag] = float(fitted.intercept_[0])
        pairs = zip(names, fitted.coef_[0].tolist(), strict=True)
        weights[flag] = {name: value for name, value in pairs if abs(value) >= SMALLEST}
    return FlagModel(bias, weights, THRESHOLDS, "")


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> Any:  # noqa: ANN401 - scipy has no types
    """One column a feature, 1 where it holds, as a sparse matrix."""
    from scipy.sparse import csr_matrix

    column = {name: number for number, name in enumerate(names)}
    held = [[column[name] for name in row.features if name in column] for row in rows]
    edges = np.cumsum([0, *map(len, held)])
    indices = np.concatenate([np.array(row, dtype=np.int64) for row in held])
    return csr_matrix((np.ones(len(indices)), indices, edges), shape=(len(rows), len(names)))
