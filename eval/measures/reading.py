"""Is the document read as a person reads it: kinds, flags, borders of clauses, role category, gaps?"""

import numpy as np

from eval.measures.matches import f1
from eval.measures.measure import Measure, Table, one_row, ratio
from eval.records import CaseRecord


def reading_measures() -> tuple[Measure, ...]:
    """Everything about a job description but its matches."""
    return (
        Measure("kind accuracy", "labels whose kind was seen", _kinds, ratio, protected=True),
        Measure("flag F1", "flags seen against flags given", _flags, f1),
        Measure("clause boundary F1", "clauses cut just where a person cut", _borders, f1, protected=True),
        Measure(
            "role category", "the person's category or outcome, or one held acceptable", _role, ratio, protected=True
        ),
        Measure("gap precision", "gaps claimed that no label points to", _gap_precision, ratio, protected=True),
        Measure("gap recall", "core statements no label points to that were claimed", _gap_recall, ratio),
    )


def _kinds(record: CaseRecord) -> Table:
    return one_row(sum(label.kind == label.seen_kind for label in record.labels), len(record.labels))


def _flags(record: CaseRecord) -> Table:
    seen = given = both = 0
    for label in record.labels:
        here, there = set(label.flags), set(label.seen_flags)
        seen, given, both = seen + len(there), given + len(here), both + len(here & there)
    return np.array([[both, seen, both, given]], dtype=np.float64)


def _borders(record: CaseRecord) -> Table:
    exact = sum(label.exact for label in record.labels)
    return np.array([[exact, len(record.clauses), exact, len(record.labels)]], dtype=np.float64)


def _role(record: CaseRecord) -> Table:
    # A system without a word on the role has no outcome: that is no evidence, and not a wrong answer.
    return one_row(role_is_right(record), 1) if record.role.seen_outcome else one_row(0, 0)


def role_is_right(record: CaseRecord) -> bool:
    """Whether the answer is the person's or one they hold acceptable. Where they gave a category, naming it will do."""
    role = record.role
    if role.seen_category is not None:
        return role.seen_category in {role.category, *role.acceptable}
    return role.seen_outcome == role.outcome


def _gap_precision(record: CaseRecord) -> Table:
    if record.gaps is None:
        return one_row(0, 0)
    return one_row(len(set(record.gaps.claimed) & set(record.gaps.missing)), len(record.gaps.claimed))


def _gap_recall(record: CaseRecord) -> Table:
    if record.gaps is None:
        return one_row(0, 0)
    return one_row(len(set(record.gaps.claimed) & set(record.gaps.missing)), len(record.gaps.missing))
