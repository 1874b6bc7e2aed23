"""How far two readers agree who labelled the same job descriptions apart from each other.

Rows of two readers belong together when they share at least half of the shorter one (as clauses and labels do), and all
rows so connected are one unit: a line one reader cut in two is compared whole, with the higher grade of each statement,
every flag, and the kind of its longest row. Grades are compared over every pair of a unit and a statement of the
content, since a reader could have chosen any statement for any line; nearly all of those pairs are 0 for both, so
positive agreement, which leaves these out, stands beside kappa. Intervals resample job descriptions, as everywhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from alignment.types import ClauseKind, Flag, Outcome, Pathway
from eval.cases import SAME_SPAN, Case, Label, shared_span
from eval.intervals import LEVEL, RESAMPLES, SEED
from eval.kappa import Counts, Weights, kappa, positive_agreement, same_share
from eval.measures.measure import Estimate

KINDS = tuple(ClauseKind)


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows of two readers that speak of the same words; neither side is empty."""

    first: tuple[Label, ...]
    second: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of one job description: tables by name, which add up over job descriptions.

    `alone` counts rows that no row of the other reader belongs to; they are in the borders and nowhere else.
    """

    name: str
    tables: Mapping[str, Counts]
    units: int
    alone: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A measure of agreement: what it is called, the table it reads and how."""

    name: str
    table: str
    value: Callable[[Counts], float | None]


def _border_f1(borders: Counts) -> float | None:
    """F1 of (common, first's, second's) rows cut just alike; none where neither reader has any."""
    rows = float(borders[1] + borders[2])
    return 2 * float(borders[0]) / rows if rows else None


def _share(counts: Counts) -> float | None:
    return float(counts[0] / counts[1]) if counts[1] else None


MEASURES = (
    Agreement("statement kappa, linear", "grades", partial(kappa, weights=Weights.LINEAR)),
    Agreement("statement kappa, quadratic", "grades", partial(kappa, weights=Weights.QUADRATIC)),
    Agreement("statement positive agreement", "grades", positive_agreement),
    Agreement("same grade where both chose", "grades", lambda table: same_share(table[1:, 1:])),
    Agreement("any statement kappa", "fits", kappa),
    Agreement("kind kappa", "kinds", kappa),
    Agreement("same kind", "kinds", same_share),
    Agreement("flag kappa", "flags", kappa),
    Agreement("flag positive agreement", "flags", positive_agreement),
    Agreement("clause boundary F1", "borders", _border_f1),
    Agreement("category kappa", "categories", kappa),
    Agreement("same category", "categories", same_share),
    Agreement("category acceptable to both", "acceptable", _share),
)


def align_labels(first: Sequence[Label], second: Sequence[Label]) -> tuple[Unit, ...]:
    """The units of two readers' rows in document order; rows that stand alone are in none."""
    edges = [(i, len(first) + j) for i, one in enumerate(first) for j, other in enumerate(second) if _same(one, other)]
    size = len(first) + len(second)
    if not edges:
        return ()
    froms, tos = zip(*edges, strict=True)
    _, groups = connected_components(csr_array((np.ones(len(edges)), (froms, tos)), shape=(size, size)), directed=False)
    sides: dict[int, tuple[list[Label], list[Label]]] = {}
    for number, label in enumerate((*first, *second)):
        sides.setdefault(int(groups[number]), ([], []))[number >= len(first)].append(label)
    return tuple(Unit(tuple(one), tuple(other)) for one, other in sides.values() if one and other)


def _same(one: Label, other: Label) -> bool:
    return shared_span(one, other) >= SAME_SPAN


def grades_of(labels: Sequence[Label]) -> dict[str, int]:
    """The highest grade each statement has in these rows."""
    grades: dict[str, int] = {}
    for name, grade in (pair for label in labels for pair in label.statements.items()):
        grades[name] = max(grade, grades.get(name, 0))
    return grades


def kind_of(labels: Sequence[Label]) -> ClauseKind:
    """The kind of the longest of these rows, the first of equals."""
    return max(labels, key=lambda label: (label.end - label.start, -label.start)).kind


def flags_of(labels: Sequence[Label]) -> frozenset[Flag]:
    """All flags of these rows."""
    return frozenset(flag for label in labels for flag in label.flags)


def tally(first: Case, second: Case, pathway: Pathway) -> Tally:
    """Count how two readers' labels of one job description agree."""
    units = align_labels(first.labels, second.labels)
    cuts = [{_core(case, label) for label in case.labels} for case in (first, second)]
    named = tuple(category.id for category in pathway.role_categories) + tuple(outcome.value for outcome in Outcome)
    answers = [case.category or case.outcome.value for case in (first, second)]
    tables = {
        "grades": sum((_grades(unit, len(pathway.statements)) for unit in units), start=np.zeros((3, 3))),
        "fits": _table(2, ((bool(grades_of(u.first)), bool(grades_of(u.second))) for u in units)),
        "kinds": _table(len(KINDS), ((KINDS.index(kind_of(u.first)), KINDS.index(kind_of(u.second))) for u in units)),
        "flags": _table(2, ((f in flags_of(u.first), f in flags_of(u.second)) for u in units for f in Flag)),
        "borders": np.array([len(cuts[0] & cuts[1]), len(cuts[0]), len(cuts[1])], dtype=np.float64),
        "categories": _table(len(named), [(named.index(answers[0]), named.index(answers[1]))]),
        "acceptable": np.array([_acceptable(first, second) and _acceptable(second, first), 1], dtype=np.float64),
    }
    paired = sum(len(unit.first) + len(unit.second) for unit in units)
    return Tally(first.name, tables, len(units), len(first.labels) + len(second.labels) - paired)


def _table(size: int, answers: Sequence[tuple[int, int]] | Iterator[tuple[int, int]]) -> Counts:
    counts = np.zeros((size, size), dtype=np.float64)
    for one, other in answers:
        counts[int(one), int(other)] += 1
    return counts


def _grades(unit: Unit, statements: int) -> Counts:
    one, other = grades_of(unit.first), grades_of(unit.second)
    chosen = one.keys() | other.keys()
    counts = _table(3, [(one.get(name, 0), other.get(name, 0)) for name in chosen])
    counts[0, 0] += statements - len(chosen)
    return counts


def _core(case: Case, label: Label) -> tuple[int, int]:
    """The row's span without the marks and spaces at its edges."""
    text = case.document.text
    said = [place for place in range(label.start, label.end) if text[place].isalnum()]
    return (said[0], said[-1] + 1) if said else (label.start, label.end)


def _acceptable(case: Case, other: Case) -> bool:
    """Whether a reader would not object to the other's answer."""
    answer = other.category or other.outcome.value
    return answer in {case.category or case.outcome.value, *case.acceptable}


def estimate_agreement(
    measure: Agreement, tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Estimate:
    """The measure over these job descriptions with its interval; fewer than two have none."""
    tables = np.array([one.tables[measure.table] for one in tallies])
    told = sum(bool(table.any()) for table in tables)
    value = measure.value(tables.sum(axis=0)) if told else None
    if value is None or len(tables) < 2:
        return Estimate(value, cases=told)
    draws = np.random.default_rng(seed).integers(0, len(tables), (resamples, len(tables)))
    values = [drawn for draw in draws if (drawn := measure.value(tables[draw].sum(axis=0))) is not None]
    edge = (1 - LEVEL) / 2
    low, high = np.quantile(values, [edge, 1 - edge])
    return Estimate(value, float(low), float(high), told)
