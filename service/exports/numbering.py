"""The line numbers people see, and references that carry them.

Clauses that are not headings are numbered 1 to n in document order; clause ids stay in the anchors. Every export takes
its numbers from here, so that line 12 is the same line everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alignment.types import Report
from service.exports.clean import anchor


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a line (`12`) or a gap (`G3`); `href` is its anchor without the `#`."""

    label: str
    href: str


def number_lines(report: Report) -> Mapping[str, int]:
    """Line numbers by clause id, 1 to n in document order, for the clauses that are not headings."""
    lines = (verdict.clause.id for verdict in report.verdicts if not verdict.clause.is_heading)
    return MappingProxyType({clause_id: number for number, clause_id in enumerate(lines, 1)})


def line_refs(numbers: Mapping[str, int], clause_ids: Iterable[str]) -> tuple[Ref, ...]:
    """References to these clauses, each once, by line number; a heading or an unknown id has none and is left out."""
    known = {numbers[clause_id]: clause_id for clause_id in clause_ids if clause_id in numbers}
    return tuple(Ref(str(number), anchor(clause_id)) for number, clause_id in sorted(known.items()))
