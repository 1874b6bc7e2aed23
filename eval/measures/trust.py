"""Does it know when it is not sure?

`chance` is how sure the system is that anything fits a clause. Abstention AUROC asks whether clauses with a statement
get more of it than those without (ties count half). Risk at 80 % coverage is the share of wrong verdicts among the 80 %
the system is surest of (El-Yaniv and Wiener 2010): a verdict is right when a match shares a statement with the person,
or both find none. Expected calibration error (Naeini and others 2015) compares confidence and agreement of each
clause's best candidate in ten bins of equal size.
"""

import numpy as np
from scipy.stats import rankdata

from eval.measures.measure import Direction, Measure, Table, pairs
from eval.records import CaseRecord, ClauseRecord

BINS = 10
COVERAGE = 0.8


def trust_measures() -> tuple[Measure, ...]:
    """Abstention AUROC, risk at 80 % coverage and expected calibration error."""
    return (
        Measure("abstention AUROC", "tells lines with a statement from those without", _chances, auroc, protected=True),
        Measure("risk@80%", "wrong verdicts among the surest four in five", _verdicts, risk, Direction.LOWER),
        Measure(
            "ECE", "confidence against agreement", _calibration, calibration_error, Direction.LOWER, protected=True
        ),
    )


def _chances(record: CaseRecord) -> Table:
    return pairs([(clause.chance, float(clause.wanted)) for clause in record.clauses])


def _verdicts(record: CaseRecord) -> Table:
    return pairs([(_certainty(clause), float(is_right(clause))) for clause in record.clauses])


def _calibration(record: CaseRecord) -> Table:
    tops = [clause.top for clause in record.clauses if clause.top]
    return pairs([(top.confidence, float(top.grade > 0)) for top in tops])


def _certainty(clause: ClauseRecord) -> float:
    return clause.chance if clause.accepted else 1 - clause.chance


def is_right(clause: ClauseRecord) -> bool:
    """Whether the verdict shares a statement with the person's, or both find none."""
    return any(match.grade for match in clause.accepted) if clause.accepted else not clause.wanted


def auroc(table: Table) -> float | None:
    """The chance that a row with 1 in column 1 has more in column 0 than one with 0."""
    positive = table[:, 1] > 0
    count, rest = int(positive.sum()), int((~positive).sum())
    if not count or not rest:
        return None
    ranks = rankdata(table[:, 0])
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * rest))


def risk(table: Table) -> float | None:
    """The share of rows with 0 in column 1 among the `COVERAGE` with the most in column 0."""
    return risk_at(table, COVERAGE)


def risk_at(table: Table, coverage: float) -> float | None:
    """As `risk`, at any share of the rows above 0."""
    if not len(table):
        return None
    kept = _ascending(table)[-max(1, round(len(table) * coverage)) :]
    return float(1 - kept[:, 1].mean())


def calibration_error(table: Table) -> float | None:
    """The mean gap, over bins of equal size, between column 0 and column 1."""
    if not len(table):
        return None
    gaps = [abs(part[:, 0].mean() - part[:, 1].mean()) * len(part) for part in equal_bins(table)]
    return float(sum(gaps) / len(table))


def equal_bins(table: Table) -> list[Table]:
    """The rows in up to ten bins of equal size, by column 0."""
    return [part for part in np.array_split(_ascending(table), BINS) if len(part)]


def _ascending(table: Table) -> Table:
    """The rows in order of column 0, those that tie with the mean of their column 1, so that no order breaks a tie."""
    values, groups, sizes = np.unique(table[:, 0], return_inverse=True, return_counts=True)
    means = np.bincount(groups, weights=table[:, 1]) / sizes
    return np.repeat(np.column_stack([values, means]), sizes, axis=0)
