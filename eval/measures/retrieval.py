"""Is the right statement near the top of the list? Over labels with at least one statement, whatever the verdict.

Grades are gains: 2 says it, 1 partly. nDCG divides by the best order of the label's own grades (Järvelin and Kekäläinen
2002, linear gains, as in ir-measures); MRR is the mean of one over the place of the first graded statement.
"""

import math
from collections.abc import Callable

from eval.measures.measure import Measure, Table, one_row, ratio
from eval.records import CaseRecord, LabelRecord


def recall_at(k: int, *, protected: bool = False) -> Measure:
    """The share of graded statements among the first k, over all labels together."""

    def rows(record: CaseRecord) -> Table:
        found = [sum(name in label.ranked[:k] for name in label.statements) for label in _asked(record)]
        return one_row(sum(found), sum(len(label.statements) for label in _asked(record)))

    return Measure(f"recall@{k}", f"graded statements among the first {k}", rows, ratio, protected=protected)


def ndcg_at(k: int, *, protected: bool = False) -> Measure:
    """The mean over labels of the discounted gain of the first k, divided by the best possible."""
    rows = _mean_of(lambda label: ndcg(label, k))
    return Measure(f"nDCG@{k}", f"order of the first {k}, graded", rows, ratio, protected=protected)


def mrr() -> Measure:
    """The mean over labels of one over the place of the first graded statement, 0 when it is not in the list."""
    return Measure("MRR", "one over the place of the first graded statement", _mean_of(reciprocal_rank), ratio)


def ndcg(label: LabelRecord, k: int) -> float:
    """nDCG@k of one label, 0 to 1."""
    gains = [label.statements.get(name, 0) for name in label.ranked[:k]]
    best = sorted(label.statements.values(), reverse=True)[:k]
    return _discounted(gains) / _discounted(best)


def reciprocal_rank(label: LabelRecord) -> float:
    """One over the place, from 1, of the first graded statement."""
    places = (place for place, name in enumerate(label.ranked, start=1) if name in label.statements)
    return 1 / next(places, math.inf)


def _discounted(gains: list[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _asked(record: CaseRecord) -> list[LabelRecord]:
    return [label for label in record.labels if label.statements]


def _mean_of(score: Callable[[LabelRecord], float]) -> Callable[[CaseRecord], Table]:
    def rows(record: CaseRecord) -> Table:
        asked = _asked(record)
        return one_row(sum(map(score, asked)), len(asked))

    return rows
