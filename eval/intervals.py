"""Intervals by resampling job descriptions: lines of one document are alike, so the document is the unit.

Percentile bootstrap over clusters (Efron and Tibshirani 1993, chapter 13; Field and Welsh 2007 for clusters). Two runs
are compared on the same resamples of the same job descriptions, so what they find equally hard cancels out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.measures.measure import Direction, Estimate, Measure, Table
from eval.records import CaseRecord

RESAMPLES = 2000
SEED = 20250409
# The share of resamples an interval holds.
LEVEL = 0.95

# Numbers of the job descriptions drawn, with repeats.
Draw = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much better `new` is than `old`, above 0 for better whichever way the measure runs.

    All values are none when either run has no evidence.
    """

    measure: str
    old: float | None
    new: float | None
    gain: float | None = None
    low: float | None = None
    high: float | None = None


def estimate(
    measure: Measure, records: Sequence[CaseRecord], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Estimate:
    """The measure with its interval. Records without evidence are drawn too; fewer than two give none."""
    tables = [measure.table(record) for record in records]
    value = measure.pool(np.concatenate(tables)) if tables else None
    told = sum(measure.pool(table) is not None for table in tables)
    if value is None or len(tables) < 2:
        return Estimate(value, cases=told)
    drawn = _pooled(measure, tables)
    values = [found for draw in _draws(len(tables), resamples, seed) if (found := drawn(draw)) is not None]
    return Estimate(value, *_interval(values), cases=told)


def compare(
    measure: Measure,
    old: Sequence[CaseRecord],
    new: Sequence[CaseRecord],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Difference:
    """The gain of one run over another on the same job descriptions.

    Raises:
        ValueError: the two runs are not about the same job descriptions.
    """
    if [record.name for record in old] != [record.name for record in new]:
        raise ValueError("the two runs hold different job descriptions, so they cannot be compared in pairs")
    before, after = [measure.table(record) for record in old], [measure.table(record) for record in new]
    values = measure.value(old), measure.value(new)
    if values[0] is None or values[1] is None:
        return Difference(measure.name, *values)
    sign = 1 if measure.direction is Direction.HIGHER else -1
    one_run, other_run = _pooled(measure, before), _pooled(measure, after)
    gains = []
    for draw in _draws(len(before), resamples, seed):
        one, other = one_run(draw), other_run(draw)
        if one is not None and other is not None:
            gains.append(sign * (other - one))
    return Difference(measure.name, *values, sign * (values[1] - values[0]), *_interval(gains))


def _draws(count: int, resamples: int, seed: int) -> Iterator[Draw]:
    generator = np.random.default_rng(seed)
    for _ in range(resamples):
        yield generator.integers(0, count, count)


def _pooled(measure: Measure, tables: Sequence[Table]) -> Callable[[Draw], float | None]:
    """The measure over the tables a draw names."""
    if all(len(table) == 1 for table in tables):
        rows = np.concatenate(tables)  # most measures: one row each, and picking rows is quicker than joining tables
        return lambda draw: measure.pool(rows[draw])
    return lambda draw: measure.pool(np.concatenate([tables[number] for number in draw]))


def _interval(values: Sequence[float]) -> tuple[float | None, float | None]:
    if not values:
        return None, None
    edge = (1 - LEVEL) / 2
    low, high = np.quantile(np.array(values), [edge, 1 - edge])
    return float(low), float(high)
