"""The first page: the summary in a few sentences, coverage by theme, and what to look at first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, islice

from alignment.types import ClauseKind, ClauseVerdict, Flag, Report, Sentence, Verdict
from service.exports.clean import shorten
from service.exports.fit import chosen_title
from service.exports.lookup import GLIMPSE, Lookup, unique_refs
from service.exports.missing import GapsView, gap_anchor
from service.exports.numbering import Ref, line_refs
from service.exports.wording import FLAGS, SUMMARY_PARTS, count, sentence

LOOKS_SHOWN = 3
# The picture is at most this wide, in CSS pixels, which leaves room beside it for the name of the theme.
PICTURE_WIDTH = 195
SQUARE_STEP = 15


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of the summary and the lines and gaps it rests on."""

    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """Sentences that belong together; `title` is empty for the ones that open the summary."""

    title: str
    rows: tuple[SentenceRow, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One theme: `mentioned` of `expected`. The picture has a square for each, `step` pixels apart."""

    title: str
    mentioned: int
    expected: int
    step: int

    @property
    def squares(self) -> tuple[bool, ...]:
        """A square for each expected statement, true where it is mentioned."""
        filled = min(self.mentioned, self.expected)
        return (True,) * filled + (False,) * (self.expected - filled)


@dataclass(frozen=True, slots=True)
class LookRow:
    """Something worth a look before the rest: what, in which words, and where."""

    what: str
    words: str
    refs: tuple[Ref, ...] = ()


def summary_parts(report: Report, lookup: Lookup, gaps: GapsView) -> tuple[SummaryPart, ...]:
    """The summary's sentences by part, each with references to what it rests on.

    A sentence that is word for word the explanation of the role fit stands just above already and is left out.
    """
    labels = {row.ref.href: row.ref for row in gaps.rows}
    first_line = _first_lines(report)

    def row(item: Sentence) -> SentenceRow:
        return SentenceRow(item.text, _sentence_refs(item, lookup, labels, first_line))

    sentences = (item for item in report.summary.sentences if item.text != report.role_fit.explanation)
    by_part = groupby(sentences, key=lambda item: SUMMARY_PARTS.get(item.part, ""))
    return tuple(SummaryPart(title, tuple(map(row, items))) for title, items in by_part)


def summary_note(report: Report) -> str:
    """Who wrote the sentences, and how they were checked."""
    sentences, model = report.summary.sentences, report.provenance.text_model
    written = sum(item.source == "model" for item in sentences)
    if not sentences:
        return ""
    if not written and not report.summary.replaced:
        return "These sentences are put together from the findings below; no language model wrote them."
    by = f"the language model {model}" if model else "a language model"
    note = f"{written} of {count(len(sentences), 'sentence')} written by {by} and checked against the findings."
    if not report.summary.replaced:
        return note
    return f"{note} {report.summary.replaced} did not pass the check and gave way to plain findings."


def coverage_rows(report: Report) -> tuple[CoverageRow, ...]:
    """The themes of which something is expected, in the report's order, all to one scale."""
    themes = [theme for theme in report.coverage if theme.expected > 0]
    longest = max((theme.expected for theme in themes), default=1)
    step = max(2, min(SQUARE_STEP, PICTURE_WIDTH // longest))
    return tuple(CoverageRow(theme.title, theme.mentioned, theme.expected, step) for theme in themes)


def look_first(report: Report, lookup: Lookup, gaps: GapsView) -> tuple[LookRow, ...]:
    """Up to three things: the first gap, a line with no counterpart, lines that pull the other way, notices."""
    rows = chain(_first_gap(gaps), _first_without(report, lookup), _contradictions(report, lookup), _notice(report))
    return tuple(islice(rows, LOOKS_SHOWN))


def _first_lines(report: Report) -> dict[str, str]:
    """The first clause matched to each statement."""
    first: dict[str, str] = {}
    for verdict in report.verdicts:
        for match in verdict.matches:
            first.setdefault(match.statement_id, verdict.clause.id)
    return first


def _sentence_refs(
    item: Sentence, lookup: Lookup, labels: Mapping[str, Ref], first_line: Mapping[str, str]
) -> tuple[Ref, ...]:
    """The cited lines, then the cited gaps; a cited statement that is matched is shown by the line it stands at."""
    gaps = [labels[href] for s in item.statement_ids if (href := gap_anchor(s)) in labels]
    matched = [] if item.clause_ids else [first_line[s] for s in item.statement_ids if s in first_line]
    return unique_refs((*line_refs(lookup.numbers, (*item.clause_ids, *matched)), *gaps))


def _first_gap(gaps: GapsView) -> Iterator[LookRow]:
    for row in [row for group in gaps.first for row in group.rows][:1]:
        yield LookRow("The job description does not mention:", sentence(row.text), (row.ref,))


def _first_without(report: Report, lookup: Lookup) -> Iterator[LookRow]:
    """A line with no counterpart, a duty before a requirement: it is likelier to be real work."""
    without = [v for v in report.verdicts if v.verdict is Verdict.NO_COUNTERPART and v.clause.id in lookup.numbers]
    for verdict in sorted(without, key=lambda v: v.clause.kind is not ClauseKind.DUTY)[:1]:
        refs = line_refs(lookup.numbers, (verdict.clause.id,))
        what = f"Line {refs[0].label} has no counterpart in {lookup.called}:"
        yield LookRow(what, shorten(verdict.clause.text, GLIMPSE), refs)


def _contradictions(report: Report, lookup: Lookup) -> Iterator[LookRow]:
    """Lines that speak against the chosen category; without any, lines that limit the job."""
    chosen = [ranked for ranked in report.role_fit.ranked if ranked.category == report.role_fit.chosen]
    for item in (item for ranked in chosen for item in ranked.evidence_against):
        if refs := line_refs(lookup.numbers, item.clause_ids):
            yield LookRow(f"Speaks against {chosen_title(report)}:", sentence(item.reason), refs)
            return
    flagged = [verdict for verdict in report.verdicts if verdict.clause.flags and not verdict.clause.is_heading]
    if flagged:
        refs = line_refs(lookup.numbers, (verdict.clause.id for verdict in flagged))
        words = f"{count(len(flagged), 'line')} to read with care: {_flag_words(flagged)}."
        yield LookRow("Lines that limit the job:", words, refs)


def _flag_words(flagged: list[ClauseVerdict]) -> str:
    present = {flag for verdict in flagged for flag in verdict.clause.flags}
    return ", ".join(FLAGS[flag].lower() for flag in Flag if flag in present)


def _notice(report: Report) -> Iterator[LookRow]:
    for notice in report.document.notices:
        yield LookRow("About the document:", sentence(notice.text))
