"""The line-by-line table: a row for each line and each statement it points to, with what a person decided beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alignment.types import ClauseVerdict, Report
from service.exports.clean import visible
from service.exports.lines import LineRow, StatementRow, line_row
from service.exports.lookup import Lookup, look_up
from service.review import Choice, Decision, Review, standing

HEADINGS = (
    "Line",
    "Section",
    "What the job description says",
    "Kind",
    "Flags",
    "Finding",
    "Statement",
    "Statement id",
    "Theme",
    "How sure",
    "Because",
    "Decision",
    "New wording",
    "Reason",
    "Decided by",
    "Decided at (UTC)",
    "Held against",
)

CHOICES: Mapping[Choice, str] = {
    Choice.ACCEPT: "Accepted",
    Choice.ADJUST: "Wording adjusted",
    Choice.REJECT: "Rejected",
    Choice.ADD: "Added",
    Choice.NOT_APPLICABLE: "Not applicable",
}
UNDECIDED = "Undecided"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, how an export shows it, and the decisions that stand about it by statement id; empty for the whole."""

    verdict: ClauseVerdict
    shown: LineRow
    decisions: Mapping[str, Decision]


def line_table(report: Report, review: Review | None = None) -> tuple[Row, ...]:
    """The rows under `HEADINGS`, in document order; headings of the document are not among them."""
    lookup = look_up(report)
    decided: dict[str, dict[str, Decision]] = {}
    for decision in standing(review.decisions) if review else ():
        clause_id, statement_id = decision.subject
        decided.setdefault(clause_id, {})[statement_id] = decision
    lines = (
        _Line(verdict, line_row(verdict, lookup), decided.get(verdict.clause.id, {}))
        for verdict in report.verdicts
        if not verdict.clause.is_heading
    )
    # Beside every statement it says whose wording that is.
    held_against = f"{report.pathway.title}, version {report.pathway.version}"
    return tuple((*row, visible(held_against)) for line in lines for row in _rows(line, lookup))


def _rows(line: _Line, lookup: Lookup) -> Iterator[Row]:
    """What a line points to, then what a person added; a line that points to nothing has a row all the same."""
    matched = [match.statement_id for match in line.verdict.matches]
    statements = (*line.shown.statements, *line.shown.more)
    added = [name for name, found in line.decisions.items() if found.draft.choice is Choice.ADD and name not in matched]
    for statement_id, statement in zip(matched, statements, strict=True):
        yield _row(line, statement_id, _found(statement), line.decisions.get(statement_id))
    if not matched:
        yield _row(line, "", ("", "", "", ""), None)
    for statement_id in added:
        decision = line.decisions[statement_id]
        theme = lookup.theme(lookup.statement(statement_id).theme)
        yield _row(line, statement_id, (decision.draft.statement_text, theme, "", ""), decision)


def _found(statement: StatementRow) -> tuple[str, str, str, str]:
    return statement.text, statement.theme, statement.band, statement.because


def _row(line: _Line, statement_id: str, found: Sequence[str], own: Decision | None) -> Row:
    """One row; what was decided about the statement goes before what was decided about the line."""
    text, theme, sure, because = found
    shown, clause = line.shown, line.verdict.clause
    finding = shown.verdict or "Matched"
    cells = (
        str(shown.number),
        clause.section,
        clause.text,
        shown.kind,
        ", ".join(shown.flags),
        f"{finding}: {shown.because}" if shown.because else finding,
        text,
        statement_id,
        theme,
        sure,
        because,
        *_decided(own, line.decisions.get("")),
    )
    return tuple(visible(cell) for cell in cells)


def _decided(own: Decision | None, whole: Decision | None) -> tuple[str, str, str, str, str]:
    decision = own or whole
    if decision is None:
        return UNDECIDED, "", "", "", ""
    draft = decision.draft
    wording = draft.wording or (whole.draft.wording if whole else "")
    return CHOICES[draft.choice], wording, draft.reason, draft.by, f"{decision.at:%Y-%m-%d %H:%M}"
