"""Fit the second stage for the encoder that ships: trees, calibrated, and where to cut: `python -m eval fit`.

Each candidate of a labelled clause is a row: features, and whether a person gave it a grade. The clauses are those of
the train split and of the documents that were kept from the encoder. What the lanes learnt would know the answers, so
documents are held out in turns: the lanes are learnt without a turn's documents, and then look for candidates in them.
A second round of turns gives chances from trees that have not seen a document; those of the train split calibrate the
trees and say where to cut. Dev and test are never read here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.features import learnt_table
from alignment.forest import Forest
from alignment.matching import StatementIndex, find_candidates, with_learnt
from alignment.pipeline import Tools, read_lines
from alignment.types import Flag
from alignment.verdicts import ForestModel
from eval.cases import SAME_SPAN, Case, Label, shared_span
from eval.fit_lanes import Lesson, fit_lanes
from eval.systems import ask_all
from eval.training_cases import PREFIX

# Turns in which documents are held out.
TURNS = 6
# The trees: how many, how far each goes, how many leaves, how many rows a leaf needs, and how leaves are drawn to 0.
# Chosen on dev of 150 to 300 trees and 15 or 31 leaves, which hardly differ.
TREES = {"max_iter": 200, "learning_rate": 0.05, "max_leaf_nodes": 15, "min_samples_leaf": 40, "l2_regularization": 5.0}
SEED = 1
# What a row of the train split counts for beside one of a written document.
GOLD_WEIGHT = 2.0
# A band keeps its word: this share of what it holds and of all above must be agreed with, out of fold.
STRONG_PRECISION = 0.9
PARTIAL_PRECISION = 0.8
# And this share of everything that is accepted.
ACCEPT_PRECISION = 0.75
# Where a cut may lie.
STEPS = np.round(np.arange(10_001) / 10_000, 4)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """The candidates of one clause: features of shape (candidates, names) and grades 0, 1 or 2.

    `asked` says whether the product goes on to match the clause. A line that it takes for background is a row too, read
    as if it were a duty: so the trees learn what asks for nothing, also where the kind was misread.
    """

    case: str
    names: tuple[str, ...]
    values: NDArray[np.float32]
    grades: NDArray[np.int64]
    wanted: int
    asked: bool = True


@dataclass(frozen=True, slots=True)
class ForestFit:
    """What the fit found out of fold, on clauses of the train split. `*_at` are shares of what is accepted."""

    documents: int
    written_documents: int
    clauses: int
    candidates_recall: float
    precision: float
    recall: float
    f1: float
    strong_recall: float
    calibration_error: float


def fit_forest(cases: Sequence[Case], rows: Sequence[Lesson], tools: Tools) -> tuple[ForestModel, ForestFit]:
    """Fit on these cases, with lanes learnt from these lessons but for those of the documents held out.

    Raises:
        ValueError: there are fewer labelled documents than turns.
    """
    if len(cases) < TURNS:
        raise ValueError(f"fitting needs at least {TURNS} labelled documents, and there are {len(cases)}")
    turns = [list(cases[turn::TURNS]) for turn in range(TURNS)]
    found = [row for turn in turns for row in _rows_of_turn(turn, rows, tools)]
    names = found[0].names
    x = np.vstack([row.values for row in found])
    y = np.concatenate([row.grades > 0 for row in found])
    owner = np.concatenate([[row.case] * len(row.grades) for row in found])
    gold = np.array([not name.startswith(PREFIX) for name in owner])
    weight = np.where(gold, GOLD_WEIGHT, 1.0)
    place = {case.name: turn for turn, some in enumerate(turns) for case in some}
    fold = np.array([place[name] for name in owner])
    scores = np.zeros(len(y))
    for turn in range(TURNS):
        out = fold == turn
        scores[out] = _grow(x[~out], y[~out], weight[~out], names).scores(x[out])
    judged = gold if gold.any() else np.ones(len(y), dtype=bool)
    scale, shift = _platt(scores[judged], y[judged])
    # Only what the product asks about can be accepted.
    judged &= np.concatenate([[row.asked] * len(row.grades) for row in found])
    chances = 1 / (1 + np.exp(-(scale * scores[judged] + shift)))
    wanted = sum(row.wanted for row in found if not row.case.startswith(PREFIX) or not gold.any())
    cuts = [cut_at(chances, y[judged], wish) for wish in (ACCEPT_PRECISION, PARTIAL_PRECISION, STRONG_PRECISION)]
    accept, partial, strong = cuts[0], max(cuts[:2]), max(cuts)
    written = sum(case.name.startswith(PREFIX) for case in cases)
    model = ForestModel(
        intercept=0.0,
        weights={},
        accept=accept,
        accept_more=accept,
        strong=strong,
        partial=partial,
        fitted_on=f"gold train: {len(cases) - written} documents; written: {written} documents; {len(y)} candidates",
        forest=_grow(x, y, weight, names),
        scale=scale,
        shift=shift,
    )
    return model, _figures(chances, y[judged], wanted, model, (len(cases) - written, written, len(found)))


def _rows_of_turn(cases: Sequence[Case], rows: Sequence[Lesson], tools: Tools) -> list[Row]:
    held_out = {case.name for case in cases}
    learnt = fit_lanes([row for row in rows if row.source not in held_out], tools.pathway, tools.index.encoder)
    index = with_learnt(tools.index, tools.pathway, learnt)
    return [row for case in cases for row in rows_of_case(case, index, tools)]


def rows_of_case(case: Case, index: StatementIndex, tools: Tools) -> list[Row]:
    """The labelled clauses of one document with what is found for them."""
    read = read_lines(case.document, tools.index.encoder)
    statements = {statement.id: statement for statement in tools.pathway.statements}
    asked = find_candidates(read, index)
    clauses = ask_all(read)
    found = find_candidates(clauses, index) | asked
    rows = []
    for clause in clauses:
        labels = [label for label in case.labels if shared_span(clause, label) >= SAME_SPAN]
        if not labels or clause.id not in found or Flag.NEGATED in clause.flags:
            continue
        grades = grades_of(labels)
        table = learnt_table(clause, found[clause.id], statements)
        given = np.array([grades.get(candidate.statement_id, 0) for candidate in found[clause.id]])
        rows.append(Row(case.name, table.names, table.values, given, len(grades), clause.id in asked))
    return rows


def grades_of(labels: Sequence[Label]) -> dict[str, int]:
    """All that the labels under a clause call for; the higher grade where two differ."""
    grades: dict[str, int] = {}
    for label in labels:
        for name, grade in label.statements.items():
            grades[name] = max(grade, grades.get(name, 0))
    return grades


def grow_forest(found: Sequence[Row]) -> Forest:
    """Trees over these rows; those of the train split count for more."""
    x, y = np.vstack([row.values for row in found]), np.concatenate([row.grades > 0 for row in found])
    weight = [1.0 if row.case.startswith(PREFIX) else GOLD_WEIGHT for row in found]
    return _grow(x, y, np.repeat(weight, [len(row.grades) for row in found]), found[0].names)


def _grow(x: NDArray[np.float32], y: NDArray[np.bool_], weight: Floats, names: tuple[str, ...]) -> Forest:
    from sklearn.ensemble import HistGradientBoostingClassifier

    grown = HistGradientBoostingClassifier(**TREES, early_stopping=False, random_state=SEED)
    grown.fit(x, y, sample_weight=weight)
    return _laid_out([trees[0].nodes for trees in grown._predictors], float(grown._baseline_prediction[0, 0]), names)


def _laid_out(trees: Sequence[np.ndarray], base: float, names: tuple[str, ...]) -> Forest:
    """The trees of the library as plain arrays, their nodes numbered through."""
    starts = np.cumsum([0, *(len(nodes) for nodes in trees)])[:-1]
    own = [np.arange(len(nodes)) + start for nodes, start in zip(trees, starts, strict=True)]
    leaf = np.concatenate([nodes["is_leaf"].astype(bool) for nodes in trees])
    number = np.concatenate(own)
    sides = {
        side: np.concatenate([nodes[side].astype(np.int64) + start for nodes, start in zip(trees, starts, strict=True)])
        for side in ("left", "right")
    }
    return Forest(
        names=names,
        feature=np.where(leaf, 0, np.concatenate([nodes["feature_idx"] for nodes in trees])).astype(np.int32),
        threshold=_not_above(np.where(leaf, 0, np.concatenate([nodes["num_threshold"] for nodes in trees]))),
        left=np.where(leaf, number, sides["left"]).astype(np.int32),
        right=np.where(leaf, number, sides["right"]).astype(np.int32),
        value=np.where(leaf, np.concatenate([nodes["value"] for nodes in trees]), 0).astype(np.float32),
        roots=starts.astype(np.int32),
        base=base,
        depth=max(int(nodes["depth"].max()) for nodes in trees),
    )


def _not_above(values: Floats) -> NDArray[np.float32]:
    """In single precision and never rounded up, so that the single precision numbers above a threshold stay above."""
    single: NDArray[np.float32] = values.astype(np.float32)
    lower: NDArray[np.float32] = np.where(single > values, np.nextafter(single, np.float32(-np.inf)), single)
    return lower


def _platt(scores: Floats, y: NDArray[np.bool_]) -> tuple[float, float]:
    """The scale and shift that turn scores into chances (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=1e6).fit(scores[:, None], y)
    return round(float(fitted.coef_[0, 0]), 6), round(float(fitted.intercept_[0]), 6)


def cut_at(chances: Floats, y: NDArray[np.bool_], wanted: float) -> float:
    """The lowest chance, in steps of 0.0001, from which on this share is agreed with; 0.99 where there is none."""
    # A cut accepts everything from its step on, so chances on one step stand or fall together.
    step = np.searchsorted(STEPS, chances, side="right") - 1
    held = np.bincount(step, minlength=len(STEPS))[::-1].cumsum()[::-1]
    agreed = np.bincount(step, weights=y, minlength=len(STEPS))[::-1].cumsum()[::-1]
    enough = np.flatnonzero((agreed / np.maximum(held, 1) >= wanted) & np.isin(np.arange(len(STEPS)), step))
    return float(STEPS[enough[0]]) if len(enough) else 0.99


def _figures(
    chances: Floats, y: NDArray[np.bool_], wanted: int, model: ForestModel, counts: tuple[int, int, int]
) -> ForestFit:
    accepted = chances >= model.accept
    right = int((accepted & y).sum())
    precision, recall = right / max(1, int(accepted.sum())), right / max(1, wanted)
    bins = np.minimum((chances * 10).astype(int), 9)
    error = sum(abs(float(chances[bins == n].sum() - y[bins == n].sum())) for n in range(10)) / max(1, len(y))
    return ForestFit(
        *counts,
        candidates_recall=int(y.sum()) / max(1, wanted),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / max(1e-9, precision + recall),
        strong_recall=int((y & (chances >= model.strong)).sum()) / max(1, wanted),
        calibration_error=error,
    )


def figures(result: ForestFit) -> list[str]:
    """What the fit found, one line each."""
    found = asdict(result).items()
    return [f"{name:<20}{value:.3f}" if isinstance(value, float) else f"{name:<20}{value}" for name, value in found]
