"""What goes into the store and comes out of it, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.review import Review


class State(StrEnum):
    """How far an alignment is."""

    DONE = "done"


@dataclass(frozen=True, slots=True)
class NewAlignment:
    """A report to be kept for some days, one at least, and what a list says of it. `lines` can be decided about.

    `category` is the role category gaps are counted against, if there is one; `report` is JSON.
    """

    name: str
    title: str
    category: str | None
    pathway: str
    lines: int
    retention_days: int
    report: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A kept report as a list shows it. It is gone when `expires` has come."""

    id: str
    state: State
    created: datetime
    expires: datetime
    retention_days: int
    name: str
    title: str
    category: str | None
    pathway: str
    review: Review


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the list: after the alignment of this id, made at this moment."""

    created: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some alignments, the newest first, and where the next page goes on, if there is one."""

    alignments: Sequence[Alignment]
    next: Position | None
