"""What the job description does not mention: gaps by theme, the core ones first, a few to begin with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from alignment.types import Gap, Report
from service.exports.clean import anchor
from service.exports.lookup import Lookup, Nearest
from service.exports.numbering import Ref
from service.exports.wording import EXPECTATION_ORDER, EXPECTATIONS

# As many as a person takes in at one reading; the rest are one click away.
GAPS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class GapRow:
    """One statement the document does not mention. `ref` is its label (`G1`) and anchor."""

    ref: Ref
    text: str
    kind: str
    expectation: str
    why: str
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one theme; `why` is set when it is the same for all of them."""

    theme: str
    rows: tuple[GapRow, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class GapsView:
    """The groups shown to begin with, and the rest."""

    first: tuple[GapGroup, ...] = ()
    rest: tuple[GapGroup, ...] = ()

    @property
    def groups(self) -> tuple[GapGroup, ...]:
        """All groups, the first ones first."""
        return self.first + self.rest

    @property
    def rows(self) -> tuple[GapRow, ...]:
        """All gaps in the order shown, which is the order of their labels."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def left(self) -> int:
        """How many are not shown to begin with."""
        return sum(len(group.rows) for group in self.rest)


def gaps_view(report: Report, lookup: Lookup) -> GapsView:
    """The gaps grouped by theme, core first; within that, in the report's order."""
    ordered = sorted(report.gaps, key=lambda gap: EXPECTATION_ORDER.index(gap.expectation))
    first, rest = _by_theme(ordered[:GAPS_SHOWN]), _by_theme(ordered[GAPS_SHOWN:])
    labels = {gap.statement_id: f"G{n}" for n, gap in enumerate((g for gs in (*first, *rest) for g in gs), 1)}
    return GapsView(
        tuple(_group(gaps, labels, lookup) for gaps in first),
        tuple(_group(gaps, labels, lookup) for gaps in rest),
    )


def gap_anchor(statement_id: str) -> str:
    """Where the gap stands in the page."""
    return "gap-" + anchor(statement_id)


def _by_theme(gaps: Iterable[Gap]) -> tuple[tuple[Gap, ...], ...]:
    """Themes in the order of their first gap."""
    themes: dict[str, list[Gap]] = {}
    for gap in gaps:
        themes.setdefault(gap.theme, []).append(gap)
    return tuple(tuple(group) for group in themes.values())


def _group(gaps: Sequence[Gap], labels: Mapping[str, str], lookup: Lookup) -> GapGroup:
    """One theme's gaps. What is the same for all of them is said once; the rest of it their labels say already."""
    rows = tuple(_row(gap, labels[gap.statement_id], lookup) for gap in gaps)
    theme, shared = lookup.theme(gaps[0].theme), _shared_why(gaps, lookup)
    return GapGroup(theme, tuple(replace(row, why="") for row in rows) if shared else rows, shared)


def _shared_why(gaps: Sequence[Gap], lookup: Lookup) -> str:
    """Why the theme matters, when every gap says so; otherwise what several gaps say alike, if they do."""
    theme_why = lookup.theme_whys.get(gaps[0].theme, "")
    if theme_why and all(gap.why.startswith(theme_why) for gap in gaps):
        return theme_why
    whys = {gap.why for gap in gaps}
    return gaps[0].why if len(gaps) > 1 and len(whys) == 1 else ""


def _row(gap: Gap, label: str, lookup: Lookup) -> GapRow:
    statement = lookup.statement(gap.statement_id)
    return GapRow(
        ref=Ref(label, gap_anchor(gap.statement_id)),
        text=statement.text,
        kind=lookup.kind(gap.statement_id),
        expectation=EXPECTATIONS[gap.expectation],
        why=gap.why,
        nearest=lookup.nearest_line(gap.nearest_clause_id),
    )
