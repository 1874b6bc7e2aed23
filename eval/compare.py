"""Two runs on the same job descriptions, in pairs: which measures moved, which job descriptions, which lines.

A line's score counts a match a person gave as 1 and one nobody gave as -1; what a line gained is the difference.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.intervals import Difference, compare
from eval.measures import MEASURES, Measure
from eval.records import CaseRecord, LabelRecord
from eval.results import Results, ResultsError


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A labelled line matched otherwise. `lost` and `new` are statement ids; `given` those a person gave."""

    case: str
    quote: str
    given: tuple[str, ...]
    lost: tuple[str, ...]
    new: tuple[str, ...]
    gain: int


@dataclass(frozen=True, slots=True)
class MovedCase:
    """A job description and how many points its lines gained in all; `role` says how its category moved, if it did."""

    name: str
    gain: int
    lines: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences in the order of the measures; cases and lines, the worst first.

    `relabelled` are job descriptions whose labels are not the same in both runs: their difference is not the system's
    alone.
    """

    differences: tuple[Difference, ...]
    cases: tuple[MovedCase, ...]
    lines: tuple[MovedLine, ...]
    relabelled: tuple[str, ...] = ()


def compare_results(old: Results, new: Results, measures: Sequence[Measure] = MEASURES) -> Comparison:
    """Hold one run against another.

    Raises:
        ResultsError: the runs are not of the same job descriptions, or one was kept without its lines.
    """
    for run in (old, new):
        if any(record.tables for record in run.records):
            raise ResultsError(
                f"{run.name!r} was kept with what its tables need, and not with its lines.",
                "Compare runs that `python -m eval run --save` kept.",
            )
    if [record.name for record in old.records] != [record.name for record in new.records]:
        raise ResultsError(
            f"{old.name!r} and {new.name!r} were not run on the same job descriptions: {_apart(old, new)}.",
            "Run both on the same split of the same labels.",
        )
    pairs = list(zip(old.records, new.records, strict=True))
    lines = [line for one, other in pairs for line in moved_lines(one, other)]
    cases = [case for one, other in pairs if (case := _moved_case(one, other)) is not None]
    return Comparison(
        differences=tuple(compare(measure, old.records, new.records) for measure in measures),
        cases=tuple(sorted(cases, key=lambda case: (case.gain, case.name))),
        lines=tuple(sorted(lines, key=lambda line: line.gain)),
        relabelled=tuple(one.name for one, other in pairs if _labels(one) != _labels(other)),
    )


def moved_first(differences: Sequence[Difference]) -> list[Difference]:
    """Those whose interval leaves out 0 before those that may be chance; falls before gains; the larger first."""

    def place(found: Difference) -> tuple[bool, float]:
        return not is_sure(found), found.gain if found.gain is not None else float("inf")

    return sorted(differences, key=place)


def is_sure(found: Difference) -> bool:
    """Whether the interval of the difference lies above or below 0 as a whole."""
    return found.low is not None and found.high is not None and (found.low > 0 or found.high < 0)


def moved_lines(old: CaseRecord, new: CaseRecord) -> list[MovedLine]:
    """Lines matched otherwise, in document order; lines labelled in one run only are left out."""
    before, after = _by_words(old), _by_words(new)
    pairs = ((before[key], label) for key, label in after.items() if key in before)
    return [_moved_line(new.name, one, other) for one, other in pairs if set(one.found) != set(other.found)]


def _by_words(record: CaseRecord) -> dict[tuple[object, ...], LabelRecord]:
    """Labels by their words and what a person gave them; the same words twice in one document are told apart."""
    times: Counter[str] = Counter()
    found: dict[tuple[object, ...], LabelRecord] = {}
    for label in record.labels:
        times[label.quote] += 1
        found[(label.quote, times[label.quote], *sorted(label.statements.items()))] = label
    return found


def _moved_line(case: str, old: LabelRecord, new: LabelRecord) -> MovedLine:
    lost = tuple(name for name in old.found if name not in new.found)
    fresh = tuple(name for name in new.found if name not in old.found)
    given = tuple(new.statements)
    gain = _points(fresh, given) - _points(lost, given)
    return MovedLine(case, new.quote, given, lost, fresh, gain)


def _points(names: Sequence[str], given: Sequence[str]) -> int:
    return sum(1 if name in given else -1 for name in names)


def _moved_case(old: CaseRecord, new: CaseRecord) -> MovedCase | None:
    lines = moved_lines(old, new)
    before, after = (case.role.seen_category or case.role.seen_outcome for case in (old, new))
    role = f"{before} to {after}" if before != after else ""
    return MovedCase(new.name, sum(line.gain for line in lines), len(lines), role) if lines or role else None


def _labels(record: CaseRecord) -> tuple[object, ...]:
    rows = tuple((label.quote, label.kind, label.flags, label.statements) for label in record.labels)
    return rows, record.role.outcome, record.role.category, record.role.acceptable


def _apart(old: Results, new: Results) -> str:
    one, other = ({record.name for record in run.records} for run in (old, new))
    return ", ".join(sorted(one ^ other)[:5]) or "their order differs"
