"""Fit how gaps are told on the gold train split: `python -m eval fit-gaps`.

Every core statement of a labelled job description's category is a row: what the lines gave for it, how many other job
descriptions for the category say it, and whether a label points to it. Job descriptions are held out twice over: the
second stage that scored a document's lines never saw it (`eval.held_out`), and neither did the model that judges its
gaps nor the shares of job descriptions that say a statement (`eval.shares`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.gap_model import ANY, GapModel, core_statements, find_support, gap_features
from alignment.gaps import find_mentioned
from alignment.types import Pathway
from eval.cases import Case
from eval.held_out import Read
from eval.measures.trust import auroc, calibration_error
from eval.records import gold_gaps
from eval.shares import Shares, estimate_shares, told_by

REGULARISATION = 1.0
# A false gap costs more than a missed one, so precision is to be this much above recall. Chosen on dev, whose job
# descriptions say more than those of train.
CARE = 0.02
CUTS = np.round(np.arange(0.3, 0.95, 0.01), 2)


@dataclass(frozen=True, slots=True)
class GapFit:
    """What the fit found, all out of fold, over core statements of labelled job descriptions."""

    documents: int
    statements: int
    missing: int
    precision: float
    recall: float
    auroc: float
    calibration_error: float


@dataclass(frozen=True, slots=True)
class _Rows:
    """One document's rows: features of shape (statements, features), whether each is missing, whether it is matched."""

    x: NDArray[np.float64]
    missing: NDArray[np.bool_]
    matched: NDArray[np.bool_]


def fit_gaps(
    cases: Sequence[Case], reads: Mapping[str, Read], others: Sequence[Case], pathway: Pathway
) -> tuple[GapModel, GapFit]:
    """Fit on these cases, read without having been fitted on; `others` only help to count what is usually said.

    Raises:
        ValueError: fewer than two cases have a role category, so none can be held out.
    """
    judged = [case for case in cases if gold_gaps(case, pathway) is not None]
    if len(judged) < 2:
        raise ValueError(f"fitting needs at least two job descriptions with a category, and there are {len(judged)}")
    told, written = [told_by(case) for case in judged], [told_by(case) for case in others if case.category]
    tables = []
    names: tuple[str, ...] = ()
    for number, case in enumerate(judged):
        shares = estimate_shares([*told[:number], *told[number + 1 :]], written, pathway)
        names, rows = _rows(case, reads[case.name], shares, pathway)
        tables.append(rows)
    chances = [_held_out(number, tables) for number in range(len(tables))]
    cut = _even_cut(tables, chances)
    weights, intercept = _logistic(tables)
    shares = estimate_shares(told, written, pathway)
    model = GapModel(
        intercept=round(intercept, 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        cut=cut,
        usual=round(sum(shares[ANY].values()) / max(1, len(shares[ANY])), 3),
        fitted_on=f"gold train: {len(judged)} documents; shares also of {len(written)} training documents",
        said_by={by: {name: round(share, 3) for name, share in some.items()} for by, some in shares.items()},
    )
    return model, _describe(tables, chances, cut)


def _rows(case: Case, read: Read, shares: Shares, pathway: Pathway) -> tuple[tuple[str, ...], _Rows]:
    category = case.category or ""
    core, support = core_statements(pathway, category), find_support(read.verdicts, read.scored)
    features = gap_features(pathway, core, support, read.scored, shares[category])
    names = tuple(features[core[0].id]) if core else ()
    missing, matched = set(gold_gaps(case, pathway) or ()), find_mentioned(read.verdicts)
    return names, _Rows(
        np.array([[features[s.id][name] for name in names] for s in core]),
        np.array([s.id in missing for s in core]),
        np.array([s.id in matched for s in core]),
    )


def _held_out(number: int, tables: Sequence[_Rows]) -> NDArray[np.float64]:
    weights, intercept = _logistic([rows for place, rows in enumerate(tables) if place != number])
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(tables[number].x @ weights + intercept)))
    return chances


def _logistic(tables: Sequence[_Rows]) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    x, y = np.vstack([rows.x for rows in tables]), np.concatenate([rows.missing for rows in tables])
    fitted = LogisticRegression(C=REGULARISATION, max_iter=2000).fit(x, y)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _even_cut(tables: Sequence[_Rows], chances: Sequence[NDArray[np.float64]]) -> float:
    """Where precision is as near as can be to recall and `CARE`: the cut with the best of the worse of the two."""

    def worse(cut: float) -> float:
        precision, recall = _at(tables, chances, cut)
        return min(precision - CARE, recall)

    return float(max(CUTS, key=worse))


def _at(tables: Sequence[_Rows], chances: Sequence[NDArray[np.float64]], cut: float) -> tuple[float, float]:
    """Precision and recall of the gaps claimed from this chance on, matched statements aside."""
    missing = np.concatenate([rows.missing for rows in tables])
    claimed = (np.concatenate(chances) >= cut) & ~np.concatenate([rows.matched for rows in tables])
    right = int((claimed & missing).sum())
    return right / max(1, int(claimed.sum())), right / max(1, int(missing.sum()))


def _describe(tables: Sequence[_Rows], chances: Sequence[NDArray[np.float64]], cut: float) -> GapFit:
    missing = np.concatenate([rows.missing for rows in tables])
    table = np.column_stack([np.concatenate(chances), missing.astype(np.float64)])
    precision, recall = _at(tables, chances, cut)
    return GapFit(
        documents=len(tables),
        statements=len(missing),
        missing=int(missing.sum()),
        precision=precision,
        recall=recall,
        auroc=auroc(table) or 0.0,
        calibration_error=calibration_error(table) or 0.0,
    )
