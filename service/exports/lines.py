"""The line-by-line part: sections in document order, each line with what it points to or why it points to nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from alignment.types import ClauseKind, ClauseVerdict, Flag, Match, Report, Verdict
from service.exports.clean import anchor, shorten
from service.exports.lookup import GLIMPSE, Lookup, Nearest
from service.exports.marking import Piece, marked_pieces
from service.exports.wording import BAND_DOTS, BANDS, CLAUSE_KINDS, FLAGS

# One line may answer to six statements; beyond three a reader wants them folded.
STATEMENTS_SHOWN = 3
# A line or two of boilerplate is quicker to read than to unfold.
FOLD_FROM = 3
# A row longer than this may be split between two printed pages; it could not fit one otherwise.
LONG_LINE = 1200
# A reason may quote a whole paragraph; the paragraph stands beside it already.
REASON_LENGTH = 280
CONTEXT_LENGTH = 60
OPENING = "Before the first heading"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement a line points to, how surely, and why."""

    text: str
    kind: str
    theme: str
    band: str
    dots: int
    because: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the job description and what was found for it.

    `state` is `matched`, `no_counterpart`, `boilerplate`, `outside` or `background`. `verdict` and `because` say why a
    line points to nothing; both are empty for a matched one. `page` and `context` are set where they change.
    """

    number: int
    anchor: str
    pieces: tuple[Piece, ...]
    kind: str
    state: str
    verdict: str = ""
    because: str = ""
    page: str = ""
    context: str = ""
    flags: tuple[str, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    more: tuple[StatementRow, ...] = ()
    nearest: Nearest | None = None

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def glimpse(self) -> str:
        """Enough of the line to know it by, where the whole of it stands elsewhere."""
        return shorten(self.text, GLIMPSE)

    @property
    def is_long(self) -> bool:
        """Whether the row may be split between printed pages."""
        return len(self.text) > LONG_LINE


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines shown together; `fold` is the label of a folded run of boilerplate, empty for lines in sight."""

    rows: tuple[LineRow, ...]
    fold: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the job description with its lines; `above` are headings that had no lines of their own."""

    title: str
    anchor: str = ""
    above: tuple[str, ...] = ()
    chunks: tuple[Chunk, ...] = field(default=())


def section_views(report: Report, lookup: Lookup) -> tuple[Section, ...]:
    """The whole document in order, section by section."""
    sections: list[Section] = []
    heading, page = Section(OPENING), ""
    for is_heading, run in groupby(report.verdicts, key=lambda verdict: verdict.clause.is_heading):
        verdicts = tuple(run)
        if is_heading:
            *earlier, last = verdicts
            heading = Section(last.clause.text, anchor(last.clause.id), tuple(v.clause.text for v in earlier))
        else:
            rows = [line_row(verdict, lookup) for verdict in verdicts]
            sections.append(replace(heading, chunks=chunk_rows(show_changes(rows, page))))
            heading, page = Section(OPENING), rows[-1].page
    if heading.anchor:
        sections.append(heading)
    return tuple(sections)


def line_row(verdict: ClauseVerdict, lookup: Lookup) -> LineRow:
    """One line with its statements, or with why there are none."""
    clause = verdict.clause
    statements = tuple(_statement_row(match, lookup) for match in verdict.matches)
    state, words, because = _unmatched(verdict, lookup.called)
    nearest = verdict.nearest if verdict.verdict is Verdict.NO_COUNTERPART else None
    return LineRow(
        number=lookup.numbers[clause.id],
        anchor=anchor(clause.id),
        pieces=marked_pieces(verdict),
        kind=CLAUSE_KINDS[clause.kind],
        state=state,
        verdict=words,
        because=because,
        page=f"page {clause.locator.page}" if clause.locator.page else "",
        context=shorten(clause.context, CONTEXT_LENGTH),
        flags=tuple(FLAGS[flag] for flag in clause.flags if not (flag is Flag.NEGATED and state == "outside")),
        statements=statements[:STATEMENTS_SHOWN],
        more=statements[STATEMENTS_SHOWN:],
        nearest=lookup.nearest_statement(nearest.statement_id) if nearest else None,
    )


def _statement_row(match: Match, lookup: Lookup) -> StatementRow:
    statement = lookup.statement(match.statement_id)
    return StatementRow(
        text=statement.text,
        kind=lookup.kind(statement.id),
        theme=lookup.theme(statement.theme),
        band=BANDS[match.band],
        dots=BAND_DOTS[match.band],
        because="; ".join(shorten(reason, REASON_LENGTH) for reason in match.reasons),
    )


def _unmatched(verdict: ClauseVerdict, called: str) -> tuple[str, str, str]:
    """The state of the line, the words for it and the reason; the last two empty for a matched line."""
    clause, reason = verdict.clause, shorten(verdict.reason, REASON_LENGTH)
    if verdict.verdict is Verdict.MATCHED:
        return "matched", "", ""
    if verdict.verdict is Verdict.NO_COUNTERPART:
        return "no_counterpart", f"No counterpart in {called}", ""
    if verdict.verdict is Verdict.BOILERPLATE:
        return "boilerplate", "Boilerplate, so not matched", reason
    if Flag.NEGATED in clause.flags:
        return "outside", "Outside the job, so not matched", reason
    if clause.kind is ClauseKind.CONTEXT:
        return "background", "Background, so not matched", "" if reason.startswith("background") else reason
    return "background", "Not judged", reason


def show_changes(rows: Iterable[LineRow], page: str = "") -> tuple[LineRow, ...]:
    """The rows with the page and the lead-in kept only where they change: said once, then understood.

    `page` is the page of the row before these.
    """
    shown: list[LineRow] = []
    context = words = ""
    for row in rows:
        fresh = row.context not in (context, words, words.rstrip(" :"))
        shown.append(replace(row, page=row.page if row.page != page else "", context=row.context if fresh else ""))
        page, context, words = row.page, row.context, row.text
    return tuple(shown)


def chunk_rows(rows: Sequence[LineRow]) -> tuple[Chunk, ...]:
    """The rows with each longer run of boilerplate set apart to be folded, in place."""
    return tuple(_chunks(rows))


def _chunks(rows: Sequence[LineRow]) -> Iterator[Chunk]:
    in_sight: list[LineRow] = []
    for is_boilerplate, run in groupby(rows, key=lambda row: row.state == "boilerplate"):
        folded = tuple(run)
        if not is_boilerplate or len(folded) < FOLD_FROM:
            in_sight.extend(folded)
            continue
        if in_sight:
            yield Chunk(tuple(in_sight))
        yield Chunk(folded, f"Lines {folded[0].number} to {folded[-1].number}: boilerplate, so not matched")
        in_sight = []
    if in_sight:
        yield Chunk(tuple(in_sight))
