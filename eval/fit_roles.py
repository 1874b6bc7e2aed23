"""Fit what the words of a role category are like, and how far an answer on it can be trusted.

`python -m eval fit-roles`. Job descriptions of gold train and the training documents are split into folds. What the
words of a document resemble is told by a model that never saw its fold; with that and the other evidence the product
answers; and how often such an answer is right is fitted on the other folds again. Training documents count for less:
they were written to cover statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.matching import find_candidates
from alignment.pipeline import Tools, read_lines
from alignment.role_chance import RoleChance
from alignment.role_wording import (
    NO_WORDING,
    OUTSIDE,
    RoleWording,
    Wording,
    encode_lines,
    line_shares,
    telling_clauses,
    weigh_wording,
)
from alignment.roles import Reckoned, reckon_role
from alignment.types import Clause, ClauseVerdict, Outcome, Pathway
from alignment.verdicts import judge_clauses
from embeddings import Encoder
from eval.cases import Case

FOLDS = 10
# What a gold document counts for beside a training document. Chosen on both, out of fold, of 1 and 3.
GOLD_WEIGHT = 3.0
# Strength of the pull towards 0 (scikit-learn's C), of 30, 60, 100 and 200.
REGULARISATION = 60.0
# How often answers are right is a matter of real job descriptions first: what a training document counts for there.
TRAINING_CHANCE_WEIGHT = 0.1
CHANCE_REGULARISATION = 1.0

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RoleCase:
    """A labelled job description as read: verdicts on its lines, the lines that tell, and their vectors."""

    case: Case
    verdicts: tuple[ClauseVerdict, ...]
    lines: tuple[Clause, ...]
    vectors: NDArray[np.float32]
    is_gold: bool

    @property
    def label(self) -> str:
        """The class of the wording model."""
        return self.case.category or OUTSIDE

    @property
    def weight(self) -> float:
        """What the document counts for."""
        return GOLD_WEIGHT if self.is_gold else 1.0


@dataclass(frozen=True, slots=True)
class RolesFit:
    """What the fit found, all out of fold: shares of right answers, and how well their chances hold."""

    gold: int
    training: int
    gold_right: float
    training_right: float
    gold_right_without_wording: float
    training_right_without_wording: float
    gold_chance: float
    training_chance: float
    gold_brier: float


def read_case(case: Case, tools: Tools, encoder: Encoder, *, is_gold: bool) -> RoleCase:
    """Read one job description as the product does, up to its verdicts."""
    clauses = read_lines(case.document, encoder)
    verdicts = judge_clauses(clauses, find_candidates(clauses, tools.index), tools.pathway)
    lines = telling_clauses(clauses)
    return RoleCase(case, verdicts, tuple(lines), encode_lines(lines, encoder), is_gold)


def fit_roles(read: Sequence[RoleCase], pathway: Pathway, encoder: str) -> tuple[RoleWording, RoleChance, RolesFit]:
    """Fit on these; `encoder` is the fingerprint of the one whose vectors they hold.

    Raises:
        ValueError: there are fewer documents than folds.
    """
    if len(read) < FOLDS:
        raise ValueError(f"fitting needs at least {FOLDS} labelled documents, and there are {len(read)}")
    classes = (*(category.id for category in pathway.role_categories), OUTSIDE)
    # A document that is too short to tell teaches nothing about what a category is like.
    usable = [one.case.outcome is not Outcome.NOT_ENOUGH_TEXT and len(one.lines) > 0 for one in read]
    folds = _folds(read)
    wordings = [NO_WORDING] * len(read)
    for fold in range(FOLDS):
        rest = [one for one, its, kept in zip(read, folds, usable, strict=True) if its != fold and kept]
        model = _fit_wording(rest, classes, encoder)
        for number in np.flatnonzero(folds == fold).tolist():
            wordings[number] = _read_wording(read[number], model)
    found = [_reckon(one, wording, pathway) for one, wording in zip(read, wordings, strict=True)]
    right = np.array([is_right(one.case, its) for one, its in zip(read, found, strict=True)])
    plain = np.array([is_right(one.case, _reckon(one, NO_WORDING, pathway)) for one in read])
    names = tuple(found[0].features)
    x = np.array([[its.features[name] for name in names] for its in found])
    gold = np.array([one.is_gold for one in read])
    weights = np.where(gold, 1.0, TRAINING_CHANCE_WEIGHT)
    chances = _held_out(x, right, weights, folds)
    wording = _fit_wording([one for one, kept in zip(read, usable, strict=True) if kept], classes, encoder)
    coefficients, intercept = _logistic(x, right, weights)
    chance = RoleChance(
        intercept=round(intercept, 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, coefficients, strict=True)},
        fitted_on=wording.fitted_on,
    )
    return (
        wording,
        chance,
        RolesFit(
            gold=int(gold.sum()),
            training=int((~gold).sum()),
            gold_right=_share(right[gold]),
            training_right=_share(right[~gold]),
            gold_right_without_wording=_share(plain[gold]),
            training_right_without_wording=_share(plain[~gold]),
            gold_chance=_share(chances[gold]),
            training_chance=_share(chances[~gold]),
            gold_brier=_share((chances - right)[gold] ** 2),
        ),
    )


def is_right(case: Case, found: Reckoned) -> bool:
    """Whether the answer is the person's or one they hold acceptable; a category will do where they gave one."""
    if found.chosen is not None:
        return found.chosen in {case.category, *case.acceptable}
    return found.outcome is case.outcome


def _folds(read: Sequence[RoleCase]) -> NDArray[np.int64]:
    """A fold for each, gold and training documents dealt out apart, so that every fold has its share of both."""
    dealt = {True: 0, False: 0}
    folds = np.zeros(len(read), dtype=np.int64)
    for number, one in enumerate(read):
        folds[number] = dealt[one.is_gold] % FOLDS
        dealt[one.is_gold] += 1
    return folds


def _fit_wording(read: Sequence[RoleCase], classes: Sequence[str], encoder: str) -> RoleWording:
    from sklearn.linear_model import LogisticRegression

    x = np.array([one.vectors.mean(axis=0) for one in read])
    y = np.array([classes.index(one.label) for one in read])
    weights = np.array([one.weight for one in read])
    fitted = LogisticRegression(C=REGULARISATION, max_iter=1000).fit(x, y, sample_weight=weights)
    gold = sum(one.is_gold for one in read)
    return RoleWording(
        weights=fitted.coef_.astype(np.float32),
        bias=fitted.intercept_.astype(np.float32),
        classes=tuple(classes[number] for number in fitted.classes_),
        encoder=encoder,
        fitted_on=f"gold train: {gold} documents; {len(read) - gold} training documents",
    )


def _read_wording(one: RoleCase, model: RoleWording) -> Wording:
    if not one.lines:
        return NO_WORDING
    return weigh_wording(line_shares(one.vectors, model), one.lines, model.classes)


def _reckon(one: RoleCase, wording: Wording, pathway: Pathway) -> Reckoned:
    return reckon_role(one.case.document, one.verdicts, pathway, wording)


def _held_out(x: Rows, right: NDArray[np.bool_], weights: Rows, folds: NDArray[np.int64]) -> Rows:
    chances = np.zeros(len(right))
    for fold in range(FOLDS):
        held_out = folds == fold
        coefficients, intercept = _logistic(x[~held_out], right[~held_out], weights[~held_out])
        chances[held_out] = 1 / (1 + np.exp(-(x[held_out] @ coefficients + intercept)))
    return chances


def _logistic(x: Rows, y: NDArray[np.bool_], weights: Rows) -> tuple[Rows, float]:
    """Weights and intercept; where every answer is alike there is nothing to weigh, and one more of the other kind."""
    from sklearn.linear_model import LogisticRegression

    if len(set(y.tolist())) < 2:
        share = (float(y.sum()) + 0.5) / (len(y) + 1)
        return np.zeros(x.shape[1]), float(np.log(share / (1 - share)))
    fitted = LogisticRegression(C=CHANCE_REGULARISATION, max_iter=1000).fit(x, y, sample_weight=weights)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _share(values: NDArray[np.bool_] | Rows) -> float:
    return float(values.mean()) if len(values) else 0.0
