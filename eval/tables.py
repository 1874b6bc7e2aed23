"""What a run found as rows of a table: every measure of one run, some measures of several, or those of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.intervals import estimate
from eval.layout import brief, interval, named, number
from eval.measures import MEASURES, Measure, find_measure
from eval.records import CaseRecord
from eval.results import Results

# Enough to tell two systems, or two parts of a run, apart in one line.
RUN_HEADLINES = (
    "nDCG@10", "recall@5", "precision", "recall", "F1", "wrong matches", "boilerplate matches per JD",
    "abstention AUROC", "ECE",
)  # fmt: skip
PART_HEADLINES = ("nDCG@10", "precision", "recall", "F1", "kind accuracy", "role category")


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of cells, ready to be laid out as text or Markdown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def measures_table(records: Sequence[CaseRecord], measures: Sequence[Measure] = MEASURES) -> Table:
    """A row for each measure: its value, its interval, and how many job descriptions bear on it."""
    rows = []
    for measure in measures:
        found = estimate(measure, records)
        rows.append((named(measure), number(found.value), interval(found.low, found.high), str(found.cases)))
    return Table(("measure", "value", "95 % interval", "JDs"), tuple(rows))


def runs_table(runs: Sequence[Results]) -> Table:
    """A row for each run, a column for each headline measure that any of them has evidence for."""
    return _side_by_side("run", {run.name: run.records for run in runs}, RUN_HEADLINES)


def parts_table(dimension: str, parts: Mapping[str, Sequence[CaseRecord]]) -> Table:
    """A row for each part of a run; see `eval.slices`."""
    return _side_by_side(dimension.replace("_", " "), parts, PART_HEADLINES)


def _side_by_side(head: str, groups: Mapping[str, Sequence[CaseRecord]], headlines: Sequence[str]) -> Table:
    told = [m for m in map(find_measure, headlines) if any(m.value(records) is not None for records in groups.values())]
    rows = tuple(
        (name, str(len(records)), *(brief(estimate(measure, records)) for measure in told))
        for name, records in groups.items()
    )
    return Table((head, "JDs", *(named(measure) for measure in told)), rows)
