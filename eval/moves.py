"""What moved between two runs, in words: measures, job descriptions, and lines with both texts."""

from collections.abc import Iterator, Mapping, Sequence

from alignment.types import Pathway
from eval.compare import Comparison, MovedCase, MovedLine, is_sure, moved_first
from eval.intervals import Difference
from eval.layout import NOTHING, gain_interval, named, number, signed, text_table
from eval.measures import find_measure

MOST_LINES = 10
MOST_CASES = 20
# Of what a person gave and neither run found: enough to see what was asked for.
MOST_GIVEN = 3


def told_moves(comparison: Comparison, pathway: Pathway) -> Iterator[str]:
    """Everything that moved, in paragraphs for a terminal."""
    yield differences_table(moved_first(comparison.differences))
    if comparison.relabelled:
        yield f"Not all of this is the system's: labels differ between the runs in {', '.join(comparison.relabelled)}."
    if not comparison.cases:
        yield "No line was matched otherwise."
        return
    yield cases_table(comparison.cases[:MOST_CASES])
    texts = {statement.id: statement.text for statement in pathway.statements}
    worst = [line for line in comparison.lines if line.gain < 0][:MOST_LINES]
    best = [line for line in reversed(comparison.lines) if line.gain > 0][:MOST_LINES]
    for head, lines in (("Lines that lost most", worst), ("Lines that gained most", best)):
        if lines:
            yield "\n".join([head, *(told_line(line, texts) for line in lines)])


def differences_table(differences: Sequence[Difference]) -> str:
    """A row for each measure; above 0 is better whichever way the measure runs."""
    rows = [_difference_row(found) for found in differences]
    return text_table(("measure", "before", "after", "better by", "95 % interval", ""), rows)


def _difference_row(found: Difference) -> tuple[str, ...]:
    told = "" if not is_sure(found) else "better" if (found.gain or 0) > 0 else "WORSE"
    values = number(found.old), number(found.new), signed(found.gain)
    return named(find_measure(found.measure)), *values, gain_interval(found), told


def cases_table(cases: Sequence[MovedCase]) -> str:
    """A row for each job description whose lines or category moved."""
    rows = [(case.name, f"{case.gain:+d}", str(case.lines), case.role or NOTHING) for case in cases]
    return text_table(("job description", "points", "lines moved", "role category"), rows)


def told_line(line: MovedLine, texts: Mapping[str, str]) -> str:
    """A line, and each statement it lost or was newly matched with: a plus for one a person gave.

    Under these, some that a person gave and that moved neither way.
    """
    rows = [f"{line.gain:+d}  {line.case}: “{line.quote}”"]
    for word, names in (("lost", line.lost), ("new ", line.new)):
        rows += [f"      {word} {'+' if name in line.given else '-'} {_text(name, texts)}" for name in names]
    missed = [name for name in line.given if name not in (*line.lost, *line.new)]
    rows += [f"      given   {_text(name, texts)}" for name in missed[:MOST_GIVEN]]
    return "\n".join([*rows, f"      and {len(missed) - MOST_GIVEN} more given"] if len(missed) > MOST_GIVEN else rows)


def _text(name: str, texts: Mapping[str, str]) -> str:
    return f"{texts.get(name, 'not in this version')} ({name})"
