"""What a measure is: one number over many job descriptions, built so that drawing some of them again is cheap.

Every measure gives each job description a table of rows, and pools the rows of all of them into one value. A ratio's
table is one row, numerator and denominator; AUROC needs a row for each clause. Resampling job descriptions then
means pooling their tables again, without looking at a record twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from eval.records import CaseRecord

Table = NDArray[np.float64]


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its interval. All three are none when there is no evidence, which is not the same as 0."""

    value: float | None
    low: float | None = None
    high: float | None = None
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by its printed name, such as `recall@5`.

    `rows` turns one record into a table of shape (rows, columns). `pool` turns the tables of several, laid under each
    other, into a value, or none when there is nothing to measure. `protected` measures fail the gate when they fall.
    """

    name: str
    says: str
    rows: Callable[[CaseRecord], Table]
    pool: Callable[[Table], float | None]
    direction: Direction = Direction.HIGHER
    protected: bool = False

    def value(self, records: Sequence[CaseRecord]) -> float | None:
        """The measure over all rows of these records."""
        tables = [self.table(record) for record in records]
        return self.pool(np.concatenate(tables)) if tables else None

    def table(self, record: CaseRecord) -> Table:
        """The table of one record: the one it was kept with, or else what its clauses and labels give."""
        kept = record.tables.get(self.name)
        if kept is None:
            return self.rows(record)
        return np.array(kept, dtype=np.float64) if kept else pairs(())


def ratio(table: Table) -> float | None:
    """Numerators over denominators: columns 0 and 1."""
    total = float(table[:, 1].sum())
    return float(table[:, 0].sum()) / total if total else None


def pairs(values: Sequence[tuple[float, float]]) -> Table:
    """A table of two columns, also when there are no rows."""
    return np.array(values, dtype=np.float64).reshape(-1, 2)


def one_row(numerator: float, denominator: float) -> Table:
    """The table of a ratio."""
    return np.array([[numerator, denominator]], dtype=np.float64)
