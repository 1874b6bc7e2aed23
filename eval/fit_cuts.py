"""Fit the choice of cuts: `python -m eval fit-cuts`.

Every place in a line where a clause might begin is a row; whether a person began one there is the truth. Rows come from
the labelled documents of the train split, from lines written for it (`eval.cut_lines`) and from the training documents.
What to expect is estimated with each labelled document held out once, the other texts in every fold.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from alignment.clauses import lines_to_cut, split_clauses
from alignment.cut_features import place_features
from alignment.cuts import CutModel, find_places
from alignment.types import Clause
from eval.cases import Case, Label
from eval.cut_lines import CutLine

# Strength of the pull towards 0 (scikit-learn's C), and from which chance a place cuts. Chosen out of fold on train.
REGULARISATION = 0.1
THRESHOLD = 0.5
# What a place in a training document counts for, beside one in a labelled document or in a line written for this.
DOCUMENT_WEIGHT = 0.3
# The training documents often keep several clauses in one line. A place in them that is not cut is left out where a
# first model, fitted without them, gives it at least this chance; and where it gives it next to none, for there is
# nothing to learn.
DOUBTFUL = 0.4
CLEAR = 0.01
# A feature seen fewer times tells nothing, and a weight nearer to 0 than this changes next to nothing.
MIN_SEEN = 2
SMALLEST = 0.02
# What stands at the edge of a span and is no part of what it says; as the measure of borders has it.
_EDGES = " \t\n\r\u00a0.;,:-–—•*·|"
# A label may begin this far behind a place: a bracket or a quotation mark stands between.
_SLACK = 1


@dataclass(frozen=True, slots=True)
class CutFit:
    """How the fit did: boundary F1 over the labelled documents of the rules alone and, out of fold, of the model."""

    documents: int
    places: int
    lines: int
    training_documents: int
    rules: float
    boundary_f1: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Places by their features, whether each cuts, and what each counts for."""

    features: tuple[tuple[str, ...], ...] = ()
    cuts: tuple[bool, ...] = ()
    weight: float = 1.0


def fit_cuts(
    cases: Sequence[Case], lines: Sequence[CutLine], documents: Sequence[Sequence[CutLine]]
) -> tuple[CutModel, CutFit]:
    """Fit on these; `documents` are training documents as lines.

    Raises:
        ValueError: there are fewer than two labelled documents, so none can be held out.
    """
    if len(cases) < 2:
        raise ValueError(f"fitting needs at least two labelled documents, and there are {len(cases)}")
    tables = [case_rows(case) for case in cases]
    written = line_rows(lines)
    extra = line_rows([line for document in documents for line in document], DOCUMENT_WEIGHT)
    held_out = [_fit([*tables[:n], *tables[n + 1 :], written], extra) for n in range(len(tables))]
    model = _fit([*tables, written], extra)
    places = sum(len(table.cuts) for table in tables)
    fitted_on = f"{len(cases)} documents, {places} places, {len(lines)} lines, {len(documents)} training documents"
    return CutModel(model.weights, model.bias, model.threshold, fitted_on), CutFit(
        documents=len(cases),
        places=places,
        lines=len(lines),
        training_documents=len(documents),
        rules=boundary_f1(cases, [RULES] * len(cases)),
        boundary_f1=boundary_f1(cases, held_out),
    )


# The rules as a model: whatever a rule would cut.
RULES = CutModel({"rule=": -2.0}, 1.0, 0.5, "")


def boundary_f1(cases: Sequence[Case], models: Iterable[CutModel]) -> float:
    """Clauses cut just where a person cut, as F1 over all cases; each case is split with its own model."""
    found = given = both = 0
    for case, model in zip(cases, models, strict=True):
        labels = {_trimmed(case.document.text, label) for label in case.labels}
        clauses = {_trimmed(case.document.text, clause) for clause in split_clauses(case.document, model)}
        kept = {span for span in clauses if any(span[0] < label.end and label.start < span[1] for label in case.labels)}
        found, given, both = found + len(kept), given + len(labels), both + len(kept & labels)
    return 2 * both / max(1, found + given)


def case_rows(case: Case) -> Rows:
    """The places of a labelled document. One that lies in no label and at the edge of none tells nothing."""
    text = case.document.text
    labels = [_trimmed(text, label) for label in case.labels]
    features: list[tuple[str, ...]] = []
    cuts: list[bool] = []
    for start, end, in_row in lines_to_cut(case.document):
        line = text[start:end]
        places = find_places(line, in_row=in_row)
        for place, row in zip(places, place_features(line, places), strict=True):
            first, last = start + place.start, start + place.end
            begins = any(first <= label[0] <= last + _SLACK for label in labels)
            inside = any(label[0] < first and last < label[1] for label in labels)
            beside = any(label[0] < last and first <= label[1] + _SLACK for label in labels)
            if inside or begins or beside:
                features.append(tuple(row))
                cuts.append(begins or not inside)
    return Rows(tuple(features), tuple(cuts))


def line_rows(lines: Iterable[CutLine], weight: float = 1.0) -> Rows:
    """The places of written lines."""
    features: list[tuple[str, ...]] = []
    cuts: list[bool] = []
    for line in lines:
        places = find_places(line.text, in_row=line.in_row)
        for place, row in zip(places, place_features(line.text, places), strict=True):
            features.append(tuple(row))
            cuts.append(any(place.start - _SLACK <= cut <= place.end for cut in line.cuts))
    return Rows(tuple(features), tuple(cuts), weight)


def _fit(parts: Sequence[Rows], extra: Rows) -> CutModel:
    """A model of the parts and of what in `extra` a first model of the parts alone does not doubt."""
    first = _logistic(parts)
    sure = [
        (row, cuts)
        for row, cuts in zip(extra.features, extra.cuts, strict=True)
        if cuts or CLEAR < first.chance(row) < DOUBTFUL
    ]
    kept = Rows(tuple(row for row, _ in sure), tuple(cuts for _, cuts in sure), extra.weight)
    return _logistic([*parts, kept]) if sure else first


def _logistic(parts: Sequence[Rows]) -> CutModel:
    from sklearn.linear_model import LogisticRegression

    rows = [row for part in parts for row in part.features]
    truth = np.array([cuts for part in parts for cuts in part.cuts], dtype=np.int64)
    weight = np.concatenate([np.full(len(part.cuts), part.weight) for part in parts])
    seen = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, count in seen.items() if count >= MIN_SEEN)
    fitted = LogisticRegression(C=REGULARISATION, max_iter=1000, tol=1e-3)
    fitted.fit(_matrix(rows, names), truth, sample_weight=weight)
    weights = {n: w for n, w in zip(names, fitted.coef_[0].tolist(), strict=True) if abs(w) >= SMALLEST}
    return CutModel(weights, float(fitted.intercept_[0]), THRESHOLD, "")


def _matrix(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Any:  # noqa: ANN401 - scipy has no types
    """One column a feature, 1 where it holds, as a sparse matrix."""
    from scipy.sparse import csr_matrix

    column = {name: number for number, name in enumerate(names)}
    held = [[column[name] for name in row if name in column] for row in rows]
    edges = np.cumsum([0, *map(len, held)])
    indices = np.concatenate([np.array(row, dtype=np.int64) for row in held])
    return csr_matrix((np.ones(len(indices)), indices, edges), shape=(len(rows), len(names)))


def _trimmed(text: str, span: Clause | Label) -> tuple[int, int]:
    """The span without the marks and spaces at its edges."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    return start, span.end - (len(words) - len(words.rstrip(_EDGES)))
