"""Are the accepted matches the ones a person gives?

Precision counts over the system's clauses: a match is right when a label under the clause has the statement. Recall
counts over labels: a graded statement is found when a clause over the label was matched with it. F1 is the harmonic
mean of the two. The graded forms count a grade of 1 as half.
"""

from collections.abc import Callable

import numpy as np

from eval.measures.measure import Direction, Measure, Table, one_row, ratio
from eval.records import CaseRecord

FULL_GRADE = 2


def match_measures() -> tuple[Measure, ...]:
    """Precision, recall and F1, any grade and graded, and where matches stand that should not."""
    return (
        Measure("precision", "accepted matches that a person gave, any grade", _precision, ratio, protected=True),
        Measure("recall", "graded statements that were matched", _recall, ratio),
        Measure("F1", "harmonic mean of the two", _both(_precision, _recall), f1, protected=True),
        Measure("precision graded", "as precision, a grade of 1 as half", _graded_precision, ratio),
        Measure("recall graded", "as recall, a grade of 1 as half", _graded_recall, ratio),
        Measure("F1 graded", "harmonic mean of the two", _both(_graded_precision, _graded_recall), f1),
        Measure("wrong matches", "accepted matches with neither grade", _wrong, ratio, Direction.LOWER),
        Measure(
            "boilerplate matches per JD", "matches on lines a person calls boilerplate", _boilerplate, ratio,
            Direction.LOWER, protected=True,
        ),
        Measure(
            "wrongly matched", "lines without a statement that were matched", _wrongly_matched, ratio, Direction.LOWER
        ),
        Measure(
            "wrongly left alone", "lines with a statement that were not matched", _left_alone, ratio, Direction.LOWER
        ),
    )  # fmt: skip


def _precision(record: CaseRecord) -> Table:
    grades = [match.grade for clause in record.clauses for match in clause.accepted]
    return one_row(sum(grade > 0 for grade in grades), len(grades))


def _wrong(record: CaseRecord) -> Table:
    right, total = _precision(record)[0]
    return one_row(total - right, total)


def _graded_precision(record: CaseRecord) -> Table:
    grades = [match.grade for clause in record.clauses for match in clause.accepted]
    return one_row(sum(grades) / FULL_GRADE, len(grades))


def _recall(record: CaseRecord) -> Table:
    found = sum(name in label.found for label in record.labels for name in label.statements)
    return one_row(found, sum(len(label.statements) for label in record.labels))


def _graded_recall(record: CaseRecord) -> Table:
    found = sum(grade for label in record.labels for name, grade in label.statements.items() if name in label.found)
    return one_row(found, sum(grade for label in record.labels for grade in label.statements.values()))


def _both(first: Callable[[CaseRecord], Table], second: Callable[[CaseRecord], Table]) -> Callable[[CaseRecord], Table]:
    return lambda record: np.hstack([first(record), second(record)])


def f1(table: Table) -> float | None:
    """Harmonic mean of two ratios: columns 0 and 1, columns 2 and 3."""
    precision, recall = ratio(table[:, :2]), ratio(table[:, 2:])
    if recall is None:
        return None
    # Nothing accepted where something was wanted is a fault, not an absence of evidence.
    together = (precision or 0.0) + recall
    return 2 * (precision or 0.0) * recall / together if together else 0.0


def _boilerplate(record: CaseRecord) -> Table:
    return one_row(sum(len(clause.accepted) for clause in record.clauses if clause.gold_kind == "boilerplate"), 1)


def _wrongly_matched(record: CaseRecord) -> Table:
    idle = [clause for clause in record.clauses if not clause.wanted]
    return one_row(sum(bool(clause.accepted) for clause in idle), len(idle))


def _left_alone(record: CaseRecord) -> Table:
    wanted = [label for label in record.labels if label.statements]
    return one_row(sum(not label.found for label in wanted), len(wanted))
