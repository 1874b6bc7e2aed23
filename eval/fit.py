"""Fit the second stage of matching on the gold train split, and say how well it does on job descriptions left out.

Each candidate of a labelled clause is a row: features, and whether a person gave it a grade. A logistic model is fitted
with every job description held out once; those out-of-fold chances say what to expect and where to cut the bands. The
model that ships is then fitted on all of them. Test and dev documents are never read here.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignment.features import candidate_features
from alignment.matching import CANDIDATES, StatementIndex, find_candidates
from alignment.pipeline import Tools, read_lines
from alignment.types import Candidate, Clause, Flag
from alignment.verdicts import VerdictModel
from embeddings import Encoder
from eval.cases import Case, Label, label_of

MODEL_FILE = Path(__file__).parent.parent / "alignment" / "verdict_model.json"
# Strength of the pull towards 0 (scikit-learn's C); a dozen features and a few thousand rows need little.
REGULARISATION = 1.0
# A band keeps its word: this share of what it holds must be agreed with, out of fold.
STRONG_PRECISION = 0.8
PARTIAL_PRECISION = 0.6
# Where to accept. A clause's best candidate is weighed evenly (best F1): left out, the line would have nothing. A
# further one must come from where this share is agreed with: the line has its statement already.
MORE_PRECISION = 0.45


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate of one labelled clause. `grade` is 0, 1 or 2."""

    case: str
    clause: str
    statement: str
    grade: int
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """What the fit found, all out of fold, over clauses a person labelled."""

    documents: int
    clauses: int
    rows: int
    recall_at_5: float
    recall_at_20: float
    precision: float
    recall: float
    f1: float
    wrong_share: float
    kind_accuracy: float


def fit_verdicts(cases: Sequence[Case], tools: Tools) -> tuple[VerdictModel, Fit]:
    """Fit on these cases.

    Raises:
        ValueError: there are fewer than two labelled documents, so none can be held out.
    """
    if len(cases) < 2:
        raise ValueError(f"fitting needs at least two labelled documents, and there are {len(cases)}")
    rows: list[Row] = []
    missed = found_at_5 = positives = agreed = judged = 0
    for case in cases:
        pairs = labelled_clauses(case, tools.index.encoder)
        agreed += sum(clause.kind is label.kind for clause, label in pairs)
        judged += len(pairs)
        for clause, label, candidates in _with_candidates(pairs, tools.index):
            ids = [candidate.statement_id for candidate in candidates]
            positives += len(label.statements)
            missed += sum(statement not in ids for statement in label.statements)
            found_at_5 += sum(statement in ids[:5] for statement in label.statements)
            rows.extend(_rows(case, clause, label, candidates, tools))
    names = tuple(rows[0].features)
    x = np.array([[row.features[name] for name in names] for row in rows])
    y = np.array([row.grade > 0 for row in rows])
    chances = _out_of_fold(x, y, np.array([row.case for row in rows]))
    first = _firsts(rows, chances)
    accept, accept_more = _cuts(chances, y, first)
    bands = (_band_start(chances, y, STRONG_PRECISION), _band_start(chances, y, PARTIAL_PRECISION))
    model = _whole(x, y, names, (accept, accept_more), bands, f"{len(cases)} documents, {len(rows)} candidates")
    accepted = chances >= np.where(first, accept, accept_more)
    right = int((accepted & y).sum())
    precision, recall = right / max(1, int(accepted.sum())), right / max(1, positives)
    return model, Fit(
        documents=len(cases),
        clauses=judged,
        rows=len(rows),
        recall_at_5=found_at_5 / max(1, positives),
        recall_at_20=1 - missed / max(1, positives),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / max(1e-9, precision + recall),
        wrong_share=1 - precision,
        kind_accuracy=agreed / max(1, judged),
    )


def labelled_clauses(case: Case, encoder: Encoder) -> list[tuple[Clause, Label]]:
    """The product's clauses, each with the label that covers it."""
    clauses = read_lines(case.document, encoder)
    return [(clause, label) for clause in clauses if (label := label_of(clause, case.labels)) is not None]


def _with_candidates(
    pairs: Sequence[tuple[Clause, Label]], index: StatementIndex
) -> list[tuple[Clause, Label, tuple[Candidate, ...]]]:
    """Clauses the system goes on to match; one it holds to be negated is never matched, so it teaches nothing."""
    asked = [clause for clause, _ in pairs if Flag.NEGATED not in clause.flags]
    candidates = find_candidates(asked, index, count=CANDIDATES)
    return [(clause, label, candidates[clause.id]) for clause, label in pairs if clause.id in candidates]


def _rows(case: Case, clause: Clause, label: Label, candidates: Sequence[Candidate], tools: Tools) -> list[Row]:
    statements = {statement.id: statement for statement in tools.pathway.statements}
    return [
        Row(
            case.name,
            clause.id,
            candidate.statement_id,
            label.statements.get(candidate.statement_id, 0),
            candidate_features(clause, candidate, candidates, statements[candidate.statement_id]),
        )
        for candidate in candidates
    ]


def _logistic(x: NDArray[np.float64], y: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=REGULARISATION, max_iter=2000).fit(x, y)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _out_of_fold(x: NDArray[np.float64], y: NDArray[np.bool_], groups: NDArray[np.str_]) -> NDArray[np.float64]:
    chances = np.zeros(len(y))
    for group in np.unique(groups):
        held_out = groups == group
        weights, intercept = _logistic(x[~held_out], y[~held_out])
        chances[held_out] = 1 / (1 + np.exp(-(x[held_out] @ weights + intercept)))
    return chances


def _cuts(chances: NDArray[np.float64], y: NDArray[np.bool_], first: NDArray[np.bool_]) -> tuple[float, float]:
    """Where to accept a clause's best candidate, and where a further one."""
    return _best_cut(chances[first], y[first]), _band_start(chances[~first], y[~first], MORE_PRECISION)


def _best_cut(chances: NDArray[np.float64], y: NDArray[np.bool_]) -> float:
    best, chosen = -1.0, 0.5
    for cut in np.arange(0.1, 0.9, 0.01):
        accepted = chances >= cut
        right = int((accepted & y).sum())
        score = 2 * right / max(1, int(accepted.sum()) + int(y.sum()))
        if score > best:
            best, chosen = score, round(float(cut), 2)
    return chosen


def _firsts(rows: Sequence[Row], chances: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which rows hold the likeliest candidate of their clause."""
    best: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows):
        key = (row.case, row.clause)
        if key not in best or chances[number] > chances[best[key]]:
            best[key] = number
    mask = np.zeros(len(rows), dtype=bool)
    mask[list(best.values())] = True
    return mask


def _band_start(chances: NDArray[np.float64], y: NDArray[np.bool_], wanted: float) -> float:
    for cut in np.arange(0.3, 0.99, 0.01):
        above = chances >= cut
        if above.any() and float(y[above].mean()) >= wanted:
            return round(float(cut), 2)
    return 0.99


def _whole(
    x: NDArray[np.float64],
    y: NDArray[np.bool_],
    names: tuple[str, ...],
    accepts: tuple[float, float],
    bands: tuple[float, float],
    fitted_on: str,
) -> VerdictModel:
    """The model that ships: fitted on everything, cut where the held-out chances said."""
    weights, intercept = _logistic(x, y)
    strong, partial = bands
    return VerdictModel(
        intercept=round(intercept, 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        accept=accepts[0],
        accept_more=max(accepts),
        strong=max(strong, partial),
        partial=partial,
        fitted_on=f"gold train: {fitted_on}",
    )


def save_model(model: VerdictModel, path: Path = MODEL_FILE) -> None:
    """Write the model where `alignment.verdicts` reads it."""
    path.write_text(json.dumps(asdict(model), indent=2) + "\n", encoding="utf-8")
