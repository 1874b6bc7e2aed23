"""What the job description does not mention: gaps by theme, the most telling first, a few to begin with.

Themes that most job descriptions leave out stand apart, so that a job description which is a list of duties does not
read as failing. What a line comes near to, though not near enough to count, is no gap and has a list of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alignment.types import Gap, Report, Touched
from service.exports.clean import anchor
from service.exports.fit import chosen_title
from service.exports.lookup import Lookup, Nearest
from service.exports.numbering import Ref
from service.exports.wording import EXPECTATION_ORDER, EXPECTATIONS

# As many as a person takes in at one reading; the rest are one click away.
GAPS_SHOWN = 7
SELDOM_NOTE = (
    "Most job descriptions for {role} say little or nothing on {themes}, so it is usual to leave {them} out. "
    "{they_are} here for whoever wants to say more."
)
TOUCHED_NOTE = (
    "A line comes near {these}, though not near enough to count it as mentioned or as missing. "
    "Read the line and decide."
)
# From which share of job descriptions for the category on these words are true of them, and the words.
SAID_OFTEN = ((0.5, "said in most job descriptions"), (1 / 3, "said in many job descriptions"))


@dataclass(frozen=True, slots=True)
class GapRow:
    """One statement the document does not mention. `ref` is its label (`G1`) and anchor."""

    ref: Ref
    text: str
    kind: str
    expectation: str
    why: str
    nearest: Nearest | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """One statement the document perhaps touches on, and the line to read."""

    text: str
    kind: str
    theme: str
    nearest: Nearest


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one theme; `why` is set when it is the same for all of them."""

    theme: str
    rows: tuple[GapRow, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class GapsView:
    """The groups shown to begin with, the rest, those of themes that most leave out, and what is touched on.

    `role` is what the category is called inside a sentence. `expectation` is what all of them are to the role, if that
    is the same; their rows do not say it again.
    """

    first: tuple[GapGroup, ...] = ()
    rest: tuple[GapGroup, ...] = ()
    seldom: tuple[GapGroup, ...] = ()
    touched: tuple[TouchedRow, ...] = ()
    role: str = "this role"
    expectation: str = ""

    @property
    def groups(self) -> tuple[GapGroup, ...]:
        """All groups, the first ones first and those of themes that most leave out last."""
        return self.first + self.rest + self.seldom

    @property
    def rows(self) -> tuple[GapRow, ...]:
        """All gaps in the order shown, which is the order of their labels."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def left(self) -> int:
        """How many are not shown to begin with, themes that most leave out aside."""
        return _count(self.rest)

    @property
    def ordinary(self) -> int:
        """How many there are in themes that job descriptions do speak of."""
        return _count(self.first + self.rest)

    @property
    def seldom_said(self) -> int:
        """How many there are in themes that most leave out."""
        return _count(self.seldom)

    @property
    def seldom_note(self) -> str:
        """What to know about the themes that most leave out."""
        words = ("this theme", "it", "It is") if len(self.seldom) == 1 else ("these themes", "them", "They are")
        return SELDOM_NOTE.format(role=self.role, **dict(zip(("themes", "them", "they_are"), words, strict=True)))

    @property
    def touched_note(self) -> str:
        """What to know about what is touched on."""
        return TOUCHED_NOTE.format(these="this" if len(self.touched) == 1 else "each of these")


def gaps_view(report: Report, lookup: Lookup) -> GapsView:
    """The gaps grouped by theme, core first; within that, in the report's order."""
    ordered = sorted(report.gaps, key=lambda gap: EXPECTATION_ORDER.index(gap.expectation))
    ordinary = [gap for gap in ordered if not gap.seldom_said]
    seldom = [gap for gap in ordered if gap.seldom_said]
    parts = [_by_theme(some) for some in (ordinary[:GAPS_SHOWN], ordinary[GAPS_SHOWN:], seldom)]
    shown = (gap for part in parts for group in part for gap in group)
    labels = {gap.statement_id: f"G{number}" for number, gap in enumerate(shown, 1)}
    shared = _shared_expectation(ordered)
    first, rest, left_out = (tuple(_group(gaps, labels, lookup, shared) for gaps in part) for part in parts)
    return GapsView(
        first=first,
        rest=rest,
        seldom=left_out,
        touched=tuple(_touched(report.touched, lookup)),
        role=chosen_title(report) or "this role",
        expectation=shared,
    )


def gap_anchor(statement_id: str) -> str:
    """Where the gap stands in the page."""
    return "gap-" + anchor(statement_id)


def _count(groups: Iterable[GapGroup]) -> int:
    return sum(len(group.rows) for group in groups)


def _by_theme(gaps: Iterable[Gap]) -> tuple[tuple[Gap, ...], ...]:
    """Themes in the order of their first gap."""
    themes: dict[str, list[Gap]] = {}
    for gap in gaps:
        themes.setdefault(gap.theme, []).append(gap)
    return tuple(tuple(group) for group in themes.values())


def _shared_expectation(gaps: Sequence[Gap]) -> str:
    """What every gap is to the role; empty when that differs, or there is only one to say it of."""
    found = {EXPECTATIONS[gap.expectation] for gap in gaps}
    return found.pop() if len(found) == 1 and len(gaps) > 1 else ""


def _group(gaps: Sequence[Gap], labels: Mapping[str, str], lookup: Lookup, shared_expectation: str) -> GapGroup:
    """One theme's gaps. What is the same for all of them is said once; the rest of it their labels say already."""
    rows = tuple(_row(gap, labels[gap.statement_id], lookup) for gap in gaps)
    if shared_expectation:
        rows = tuple(replace(row, expectation="") for row in rows)
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
        said=next((words for share, words in SAID_OFTEN if gap.said_by >= share), ""),
    )


def _touched(touched: Iterable[Touched], lookup: Lookup) -> Iterator[TouchedRow]:
    """Those whose line can be shown: a heading has no number to point to."""
    for one in touched:
        nearest = lookup.nearest_line(one.clause_id)
        if nearest is not None:
            statement = lookup.statement(one.statement_id)
            yield TouchedRow(statement.text, lookup.kind(one.statement_id), lookup.theme(one.theme), nearest)
