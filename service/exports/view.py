"""A report as plain rows of words for people: the one source of every export.

Pure functions from an `alignment.types.Report`; no markup and no judgement. Line numbers, labels, groups and wording
are settled here, so that the page, the text file and whatever comes later say the same things in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from alignment.types import NotRead, Provenance, Report, Source, Verdict
from alignment.wording import capital
from service.exports.fit import FitView, fit_view
from service.exports.lines import LineRow, Section, section_views
from service.exports.lookup import look_up
from service.exports.missing import GapsView, gaps_view
from service.exports.numbering import number_lines
from service.exports.overview import (
    CoverageRow,
    LookRow,
    SummaryPart,
    coverage_rows,
    look_first,
    summary_note,
    summary_parts,
)
from service.exports.wording import BAND_MEANINGS, GUIDANCE, TALLY, count, listed, sentence

__all__ = ["Detail", "ReportView", "number_lines", "view_report"]


@dataclass(frozen=True, slots=True)
class Detail:
    """A name and its value, such as a setting or something that was not read and why."""

    name: str
    value: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything an export shows, in the order it shows it."""

    title: str
    file_name: str
    held_against: str
    guidance: str
    pathway_notice: str
    called: str
    fit: FitView
    summary: tuple[SummaryPart, ...]
    summary_note: str
    coverage: tuple[CoverageRow, ...]
    looks: tuple[LookRow, ...]
    tally: str
    bands: tuple[tuple[str, int, str], ...]
    sections: tuple[Section, ...]
    gaps: GapsView
    without: tuple[LineRow, ...]
    boilerplate: tuple[LineRow, ...]
    not_read: tuple[Detail, ...]
    notices: tuple[str, ...]
    sources: tuple[str, ...]
    provenance: tuple[Detail, ...]

    @property
    def called_first(self) -> str:
        """The framework's name at the beginning of a sentence."""
        return capital(self.called)

    @property
    def lines(self) -> tuple[LineRow, ...]:
        """Every line in document order."""
        return tuple(row for section in self.sections for chunk in section.chunks for row in chunk.rows)


def view_report(report: Report) -> ReportView:
    """The report as rows. The same report gives the same rows."""
    lookup = look_up(report)
    gaps, sections = gaps_view(report, lookup), section_views(report, lookup)
    rows = tuple(row for section in sections for chunk in section.chunks for row in chunk.rows)
    title = report.document.title.strip() or report.document.name
    return ReportView(
        title=title,
        file_name="" if report.document.name == title else report.document.name,
        held_against=_held_against(report),
        guidance=_guidance(report),
        pathway_notice=report.pathway.notice.strip(),
        called=report.pathway.called,
        fit=fit_view(report, lookup),
        summary=summary_parts(report, lookup, gaps),
        summary_note=summary_note(report),
        coverage=coverage_rows(report),
        looks=look_first(report, lookup, gaps),
        tally=_tally(report),
        bands=BAND_MEANINGS,
        sections=sections,
        gaps=gaps,
        without=tuple(row for row in rows if row.state == "no_counterpart"),
        boilerplate=tuple(row for row in rows if row.state == "boilerplate"),
        not_read=tuple(_not_read(item) for item in report.document.not_read),
        notices=tuple(_notices(report)),
        sources=tuple(_source(source) for source in report.pathway.sources),
        provenance=tuple(_provenance(report)),
    )


def _held_against(report: Report) -> str:
    pathway = report.pathway
    by = f" ({pathway.publisher})" if pathway.publisher else ""
    return f"{pathway.title}, version {pathway.version}{by}"


def _tally(report: Report) -> str:
    """How many lines there are and what became of them."""
    verdicts = [verdict.verdict for verdict in report.verdicts if not verdict.clause.is_heading]
    found = {verdict: verdicts.count(verdict) for verdict in Verdict}
    parts = [
        f"{number} {one if number == 1 else many} {rest}"
        for verdict, (one, many, rest) in TALLY.items()
        if (number := found[verdict])
    ]
    return sentence(f"{count(len(verdicts), 'line')}: {listed(parts)}") if verdicts else "There are no lines."


def _not_read(item: NotRead) -> Detail:
    return Detail(item.what, sentence(item.reason), item.locator.label)


def _guidance(report: Report) -> str:
    """The report's own words for what it is and is not, or ours."""
    return next((notice.text for notice in report.notices if notice.code == "guidance"), GUIDANCE)


def _notices(report: Report) -> Iterator[str]:
    """What else the reader should know, each thing once; what stands at the head of the report is not said again."""
    said = {_guidance(report), report.pathway.notice}
    for notice in dict.fromkeys(report.document.notices + report.notices):
        if notice.text not in said:
            yield sentence(notice.text)


def _source(source: Source) -> str:
    parts = (source.title, source.publisher, source.updated, source.licence, source.address)
    return ", ".join(part for part in parts if part)


def _provenance(report: Report) -> Iterator[Detail]:
    made, pathway = report.provenance, report.pathway
    yield Detail("Fingerpost", made.fingerpost)
    yield Detail("Document", f"{report.document.name} ({report.document.format.value})")
    yield Detail("Document fingerprint", report.document.sha256)
    name = capital(pathway.called.removeprefix("the "))
    yield Detail(name, f"{pathway.title}, version {pathway.version}" + (f", {pathway.date}" if pathway.date else ""))
    yield Detail(f"{name} licence", pathway.licence or "not stated")
    yield Detail(f"{name} fingerprint", made.pathway_fingerprint)
    yield from _models(made)
    for name, version in sorted(made.prompts.items()):
        yield Detail(f"Prompt: {name}", version)
    for name, value in sorted(made.settings.items()):
        yield Detail(f"Setting: {name.replace('_', ' ')}", _setting(value))


def _models(made: Provenance) -> Iterator[Detail]:
    yield Detail("Encoder", made.encoder)
    yield Detail("Encoder fingerprint", made.encoder_fingerprint)
    yield Detail("Text model", made.text_model or "none: no language model wrote any of this")
    if made.text_model_fingerprint:
        yield Detail("Text model fingerprint", made.text_model_fingerprint)


def _setting(value: str | float | bool) -> str:
    """The setting as a person would say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip() or "none"
