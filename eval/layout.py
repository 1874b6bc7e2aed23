"""Tables as plain text for a terminal and as Markdown for a page, and how a number is written."""

from collections.abc import Sequence

from eval.intervals import Difference
from eval.measures import Direction, Estimate, Measure

NOTHING = "–"
Row = Sequence[str]


def text_table(heads: Row, rows: Sequence[Row]) -> str:
    """Columns wide enough for what they hold, the first to the left and the others to the right."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    lines = [_padded(row, widths) for row in (heads, *rows)]
    return "\n".join(line.rstrip() for line in lines)


def _padded(row: Row, widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def markdown_table(heads: Row, rows: Sequence[Row]) -> str:
    """A Markdown table, the first column to the left and the others to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float | None) -> str:
    """Three decimals, or a dash where there is no evidence."""
    return NOTHING if value is None else f"{value:.3f}"


def signed(value: float | None) -> str:
    """Three decimals with their sign; what rounds to nothing has a plus."""
    return NOTHING if value is None else f"{round(value, 3) + 0.0:+.3f}"


def interval(low: float | None, high: float | None) -> str:
    """Both ends, or nothing where there is no interval."""
    return "" if low is None or high is None else f"{low:.3f} to {high:.3f}"


def gain_interval(found: Difference) -> str:
    """Both ends of a difference's interval, with signs."""
    return "" if found.low is None or found.high is None else f"{signed(found.low)} to {signed(found.high)}"


def named(measure: Measure) -> str:
    """A measure's name, with what a reader needs to read its number: whether the gate holds it, which way is better."""
    marks = f"{' *' if measure.protected else ''}{' ↓' if measure.direction is Direction.LOWER else ''}"
    return f"{measure.name}{marks}"


MARKS = "* the gate holds this measure; ↓ less is better; – no evidence; intervals are 95 %, by job description."


def brief(found: Estimate) -> str:
    """A value with its interval behind it, for tables with a measure a column."""
    if found.value is None:
        return NOTHING
    between = "" if found.low is None or found.high is None else f" ({found.low:.2f}–{found.high:.2f})"
    return f"{found.value:.2f}{between}"
