"""What the pictures show, as numbers: reliability, risk against coverage, confusion of categories, a bar a document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.measures import find_measure
from eval.measures.measure import Table
from eval.measures.reading import role_is_right
from eval.measures.trust import equal_bins, risk_at
from eval.records import CaseRecord

STEPS = 50


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture whose sides run from 0 to 1. `lines` is how many lines it rests on."""

    x: float
    y: float
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One job description's value, 0 to 1, or none where there is no evidence."""

    name: str
    value: float | None
    lines: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Job descriptions by the person's answer and the system's. `right` holds the pairs a person accepts."""

    given: tuple[str, ...]
    seen: tuple[str, ...]
    names: dict[tuple[str, str], tuple[str, ...]]
    right: frozenset[tuple[str, str]]

    def count(self, given: str, seen: str) -> int:
        """How many job descriptions were given the one and seen as the other."""
        return len(self.names.get((given, seen), ()))


def reliability(records: Sequence[CaseRecord]) -> tuple[Point, ...]:
    """Mean confidence and share agreed of the best candidates, in bins of equal size, the least sure first."""
    table = _rows("ECE", records)
    return tuple(Point(float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)) for part in equal_bins(table))


def risk_coverage(records: Sequence[CaseRecord]) -> tuple[Point, ...]:
    """The share of wrong verdicts among the surest lines, from the surest few to all of them."""
    table = _rows("risk@80%", records)
    shares = [step / STEPS for step in range(1, STEPS + 1)]
    found = ((share, risk_at(table, share)) for share in shares)
    return tuple(Point(share, value, round(share * len(table))) for share, value in found if value is not None)


def confusion(records: Sequence[CaseRecord], order: Sequence[str] = ()) -> Confusion:
    """The person's category or outcome against the system's; job descriptions it says nothing of are left out.

    `order` is that of the categories; what is not in it comes after, by name.
    """
    told = [record for record in records if record.role.seen_outcome]
    pairs = [_pair(record) for record in told]
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for pair, record in zip(pairs, told, strict=True):
        names[pair] = (*names.get(pair, ()), record.name)
    places = {name: place for place, name in enumerate(order)}
    given, seen = (sorted(set(axis), key=lambda name: (places.get(name, len(places)), name)) for axis in _axes(pairs))
    right = frozenset(pair for pair, record in zip(pairs, told, strict=True) if role_is_right(record))
    return Confusion(tuple(given), tuple(seen), names, right)


def _axes(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [given for given, _ in pairs], [seen for _, seen in pairs]


def bars(records: Sequence[CaseRecord], measure: str = "F1") -> tuple[Bar, ...]:
    """A measure for each job description, the worst first and those without evidence last."""
    found = [Bar(r.name, find_measure(measure).value([r]), len(r.labels)) for r in records]
    return tuple(sorted(found, key=lambda bar: (bar.value is None, bar.value or 0.0, bar.name)))


def _rows(measure: str, records: Sequence[CaseRecord]) -> Table:
    tables = [find_measure(measure).table(record) for record in records]
    return np.concatenate(tables) if tables else np.empty((0, 2))


def _pair(record: CaseRecord) -> tuple[str, str]:
    role = record.role
    return role.category or role.outcome, role.seen_category or role.seen_outcome
