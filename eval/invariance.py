"""Does a reading move when the job description says the same otherwise?

Each labelled document is read as it is and in each of the ways of `eval.variants`. A line's verdict is the same when it
is of the same kind and, where matched, the best statement is the same; the stricter measure asks for the same set of
statements. The role category is the same when the chosen one is, or the outcome where none is chosen. Job descriptions
that a suite leaves as they are say nothing of it. No label is looked at.
"""

from collections.abc import Iterator, Mapping, Sequence

from alignment.pipeline import Reading, Tools, read_through
from alignment.types import ClauseVerdict
from eval.cases import SAME_SPAN, Case
from eval.intervals import estimate
from eval.layout import brief
from eval.measures.measure import Measure, one_row, ratio
from eval.records import CaseRecord, RoleRecord
from eval.tables import Table
from eval.variants import SUITES, Suite, Variant

SUITE = "invariance"
VERDICT, REWORDED, STATEMENTS, ROLE = ASPECTS = (
    "same verdict",
    "same verdict, lines reworded",
    "same statements",
    "same role category",
)

Counts = Mapping[str, tuple[float, float]]


def observe_variants(cases: Sequence[Case], tools: Tools, suites: Sequence[Suite] = SUITES) -> tuple[CaseRecord, ...]:
    """A record for each job description, with a table for each suite that changes it and each aspect."""
    return tuple(_observe(case, tools, suites) for case in cases)


def _observe(case: Case, tools: Tools, suites: Sequence[Suite]) -> CaseRecord:
    base = read_through(case.document, tools)
    tables: dict[str, tuple[tuple[float, float], ...]] = {}
    for suite in suites:
        variant = suite.make(case.document)
        changed = variant.document != case.document
        counts = count_same(base, read_through(variant.document, tools), variant) if changed else {}
        tables |= {_name(suite.name, aspect): (counts[aspect],) if counts else () for aspect in ASPECTS}
    role = RoleRecord(case.outcome.value, case.category, case.acceptable, "", None)
    traits = {"category": case.category or case.outcome.value, "format": case.document.format.value, **case.traits}
    return CaseRecord(case.name, traits, (), (), role, tables=tables)


def count_same(base: Reading, other: Reading, variant: Variant) -> Counts:
    """How many of the original's lines, headings apart, and whether the role, came out the same, of how many."""
    lines = [verdict for verdict in base.verdicts if not verdict.clause.is_heading]
    pairs = [(verdict, counterpart(verdict, other.verdicts, variant)) for verdict in lines]
    reworded = [pair for pair in pairs if variant.is_reworded(pair[0].clause.start, pair[0].clause.end)]
    return {
        VERDICT: (sum(same_verdict(*pair) for pair in pairs), len(pairs)),
        REWORDED: (sum(same_verdict(*pair) for pair in reworded), len(reworded)),
        STATEMENTS: (sum(same_statements(*pair) for pair in pairs), len(pairs)),
        ROLE: (float(_answer(base) == _answer(other)), 1),
    }


def counterpart(verdict: ClauseVerdict, verdicts: Sequence[ClauseVerdict], variant: Variant) -> ClauseVerdict | None:
    """The verdict on the line of the variant that has most of this line's words; none if none has half of either."""
    start, end = variant.place_of(verdict.clause.start, verdict.clause.end)

    def shared(other: ClauseVerdict) -> int:
        return min(other.clause.end, end) - max(other.clause.start, start)

    best = max(verdicts, key=lambda other: (shared(other), -other.clause.start))
    shorter = min(end - start, best.clause.end - best.clause.start)
    return best if shared(best) >= SAME_SPAN * max(1, shorter) else None


def same_verdict(one: ClauseVerdict, other: ClauseVerdict | None) -> bool:
    """Whether both are of one kind and, if matched, have the same best statement."""
    return other is not None and one.verdict is other.verdict and _ids(one)[:1] == _ids(other)[:1]


def same_statements(one: ClauseVerdict, other: ClauseVerdict | None) -> bool:
    """Whether both are of one kind with the same statements, in any order."""
    return other is not None and one.verdict is other.verdict and set(_ids(one)) == set(_ids(other))


def _ids(verdict: ClauseVerdict) -> tuple[str, ...]:
    return tuple(match.statement_id for match in verdict.matches)


def _answer(reading: Reading) -> str:
    return reading.role_fit.chosen or reading.role_fit.outcome.value


def _name(suite: str, aspect: str) -> str:
    return f"{suite}: {aspect}"


def measures_of(suite: str) -> Iterator[Measure]:
    """The shares a suite is told by: of lines, all job descriptions together; the last one of job descriptions."""
    for aspect in ASPECTS:
        yield Measure(_name(suite, aspect), f"share with the {aspect}", lambda _: one_row(0, 0), ratio)


def invariance_table(records: Sequence[CaseRecord]) -> Table:
    """A row for each suite the records have anything on: job descriptions, lines, reworded lines, then the shares."""
    names = dict.fromkeys(name.partition(": ")[0] for record in records for name in record.tables)
    rows = []
    for name in names:
        verdict, reworded, *_ = measures = tuple(measures_of(name))
        found = [estimate(measure, records) for measure in measures]
        sizes = (str(found[0].cases), _lines(verdict, records), _lines(reworded, records))
        rows.append((name, *sizes, *map(brief, found)))
    return Table(("said otherwise", "JDs", "lines", "reworded", *ASPECTS), tuple(rows))


def _lines(measure: Measure, records: Sequence[CaseRecord]) -> str:
    return str(int(sum(measure.table(record)[:, 1].sum() for record in records)))
