"""The page itself: numbers into a template, which draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from alignment.types import Pathway
from eval.intervals import estimate
from eval.layout import brief, interval, named, number
from eval.measures import MEASURES, Estimate, Measure
from eval.records import CaseRecord
from eval.report.curves import bars, confusion, reliability, risk_coverage
from eval.report.worst import worst_lines
from eval.results import Results
from eval.slices import DIMENSIONS, slice_records
from eval.tables import Table, parts_table

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as printed, with its numbers for the picture beside it. A share has one, a count has none."""

    name: str
    says: str
    found: Estimate
    share: bool


def render_report(results: Results, pathway: Pathway) -> str:
    """The run as one HTML page that needs no other file. `pathway` is the version it was run with."""
    texts = {statement.id: statement.text for statement in pathway.statements}
    titles = {category.id: category.title for category in pathway.role_categories}
    return _environment().get_template("report.html.j2").render(
        results=results,
        titles=titles,
        labels=sum(len(record.labels) for record in results.records),
        measures=[_row(measure, results.records) for measure in MEASURES],
        reliability=reliability(results.records),
        risk=risk_coverage(results.records),
        confusion=confusion(results.records, [*titles]),
        bars=bars(results.records),
        parts=_parts(results, pathway),
        worst=worst_lines(results.records, texts),
    )  # fmt: skip


def _row(measure: Measure, records: Sequence[CaseRecord]) -> MeasureRow:
    found = estimate(measure, records)
    return MeasureRow(named(measure), measure.says, found, share=not measure.name.endswith("per JD"))


def _parts(results: Results, pathway: Pathway) -> list[Table]:
    cut = ((dimension, slice_records(results.records, dimension, pathway)) for dimension in DIMENSIONS)
    return [parts_table(dimension, parts) for dimension, parts in cut if parts]


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "number": number,
        "brief": brief,
        "between": lambda found: interval(found.low, found.high),
        "px": lambda value: f"{value:.1f}",
    }
    made.globals["style"] = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return made
