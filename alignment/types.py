"""The values that flow from a job description to a report, in the order they appear.

All are frozen: a stage takes values and returns new ones. Offsets are character offsets into `Document.text`,
half-open, so `document.text[start:end]` is the words meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

# --- the job description as read -------------------------------------------------------------------------------------


class DocumentFormat(StrEnum):
    """What the bytes turned out to be, whatever the file was called."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class BlockKind(StrEnum):
    """What a block is in the layout of the document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a person finds a block: whichever of these the format can tell. All count from 1."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def label(self) -> str:
        """The place in words, such as `page 2, table 1, row 3, column 2`."""
        parts = ("page", "table", "row", "column", "paragraph")
        return ", ".join(f"{part} {value}" for part in parts if (value := getattr(self, part)) is not None)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of layout, in reading order.

    `level` is the heading level (1 is the top) or the depth of a list item (1 is the outermost); 0 otherwise.
    `marker` is the list marker as written (`•`, `1.2`, `a)`), kept out of the text. `column_heading` is the header cell
    above a table cell, such as `Essential`, or empty; `row_heading` is the first cell of its row, or empty.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    locator: Locator
    level: int = 0
    marker: str = ""
    column_heading: str = ""
    row_heading: str = ""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Text or content left out of the reading, why, and where. Nothing is dropped without one of these."""

    what: str
    reason: str
    locator: Locator = Locator()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of the report should know; `code` is stable, `text` is for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The job description as read: block texts joined by one newline each, in reading order."""

    name: str
    format: DocumentFormat
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    not_read: tuple[NotRead, ...] = ()
    notices: tuple[Notice, ...] = ()


# --- what it says ----------------------------------------------------------------------------------------------------


class ClauseKind(StrEnum):
    """What sort of thing a clause says."""

    DUTY = "duty"
    REQUIREMENT = "requirement"
    VALUE = "value"
    CONTEXT = "context"
    BOILERPLATE = "boilerplate"


class Flag(StrEnum):
    """What changes how a clause may be matched."""

    NEGATED = "negated"
    CONDITIONAL = "conditional"
    SOMEONE_ELSES_DUTY = "someone_elses_duty"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing the job description says.

    `section` is the nearest heading above it, `context` the words it leans on (a list's lead-in, a column heading).
    `kind_reason` and `flag_reasons` say in plain words what decided them; both are empty until `kinds` has read it.
    """

    id: str
    text: str
    start: int
    end: int
    locator: Locator
    block: int
    section: str = ""
    context: str = ""
    is_heading: bool = False
    kind: ClauseKind = ClauseKind.CONTEXT
    kind_reason: str = ""
    flags: tuple[Flag, ...] = ()
    flag_reasons: Mapping[Flag, str] = field(default_factory=dict)


# --- the framework it is held against --------------------------------------------------------------------------------


class StatementKind(StrEnum):
    """What sort of thing a statement asks of a person."""

    VALUE = "value"
    BEHAVIOUR = "behaviour"
    KNOWLEDGE = "knowledge"
    SKILL = "skill"


class Expectation(StrEnum):
    """How much a role category expects a statement, from most to least."""

    CORE = "core"
    EXPECTED = "expected"
    DEVELOPING = "developing"


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of statements people recognise, such as medicines."""

    id: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value, behaviour, knowledge or skill. `id` never depends on position or letters.

    `expected_by` maps role category ids to how much each expects it. `phrases` are ways employers say it. `replaces`
    are ids of earlier versions that this statement took the place of.
    """

    id: str
    kind: StatementKind
    theme: str
    text: str
    expected_by: Mapping[str, Expectation] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Evidence in a clause for or against a role category. `phrases` are in the syntax of `alignment.phrases`.

    `weight` is above 0 for evidence for, below 0 for evidence against; 1 is one ordinary clause's worth.
    """

    id: str
    reason: str
    weight: float
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What another scheme, such as a workforce data set, calls a role category. `confirmed` is false for hearsay."""

    scheme: str
    code: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class RoleCategory:
    """A bundle of similar roles. `titles` are weak evidence; `signs` are what tells it from its neighbours."""

    id: str
    title: str
    summary: str
    group: str = ""
    titles: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    source: str = ""
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideScope:
    """A kind of role the framework does not cover, what shows it, and what to tell the reader."""

    id: str
    title: str
    advice: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where content came from. `updated` is the publisher's own date, ISO 8601, or empty."""

    id: str
    title: str
    publisher: str = ""
    address: str = ""
    updated: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """One version of a framework. Statements and categories keep the order of the content files.

    `called` is its name inside a sentence, such as "the Pathway". `based_on` is the version it was made from.
    `published` is the date, ISO 8601, from which its content may no longer change, empty for a draft.
    """

    version: str
    title: str
    publisher: str
    licence: str
    notice: str
    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    role_categories: tuple[RoleCategory, ...]
    outside_scope: tuple[OutsideScope, ...] = ()
    sources: tuple[Source, ...] = ()
    date: str = ""
    called: str = "the framework"
    based_on: str = ""
    published: str = ""
    fingerprint: str = ""

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id. Raises `KeyError` when there is none."""
        return {s.id: s for s in self.statements}[statement_id]

    def role_category(self, category_id: str) -> RoleCategory:
        """The role category with this id. Raises `KeyError` when there is none."""
        return {c.id: c for c in self.role_categories}[category_id]

    def theme(self, theme_id: str) -> Theme:
        """The theme with this id. Raises `KeyError` when there is none."""
        return {t.id: t for t in self.themes}[theme_id]

    def expected_of(self, category_id: str) -> tuple[Statement, ...]:
        """The statements a role category expects, in content order."""
        return tuple(s for s in self.statements if category_id in s.expected_by)


# --- what points to what ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer a clause, with each lane's score kept apart.

    `dense` is the cosine, -1 to 1, of the whole clause and the nearest wording of the statement; `part_dense` that of
    the nearest part of the clause. `lexical` is BM25 divided by the clause's best possible BM25, 0 to 1. `fused` is the
    weighted sum that ranked it. `phrase` is the wording that came nearest, `part` the part of the clause it rests on
    (empty when that is the whole). `signals` are what the learnt lanes found, by name, where anything was learnt with
    the encoder in use (`alignment.signals`).
    """

    clause_id: str
    statement_id: str
    dense: float
    lexical: float
    fused: float
    part_dense: float = 0.0
    phrase: str = ""
    part: str = ""
    signals: Mapping[str, float] = field(default_factory=dict)


class Band(StrEnum):
    """How sure a match is, in words for people."""

    STRONG = "strong"
    PARTIAL = "partial"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Match:
    """An accepted candidate. `confidence` is an estimated chance, 0 to 1, that a person would agree."""

    clause_id: str
    statement_id: str
    confidence: float
    band: Band
    scores: Mapping[str, float]
    reasons: tuple[str, ...]


class Verdict(StrEnum):
    """What was decided about a clause."""

    MATCHED = "matched"
    NO_COUNTERPART = "no_counterpart"
    BOILERPLATE = "boilerplate"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class ClauseVerdict:
    """A verdict on one clause, its matches (best first) and what came nearest when none was accepted.

    `reason` says in plain words why a clause was not matched; it is empty for a matched one.
    """

    clause: Clause
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    nearest: Candidate | None = None
    reason: str = ""


# --- what it adds up to ----------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    """The four full answers to which role category a document fits."""

    ONE = "one"
    BETWEEN = "between"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_ENOUGH_TEXT = "not_enough_text"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a category, and the clauses it rests on. `weight` is signed."""

    reason: str
    clause_ids: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class RankedCategory:
    """A role category with what speaks for it and against it. `score` only ranks; it is not a percentage."""

    category: str
    title: str
    score: float
    evidence_for: tuple[Evidence, ...] = ()
    evidence_against: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleFit:
    """Which role category the document fits. `chosen` is the one gaps are counted against, if any.

    `given` is true when a person named the category; the ranking is still shown. `chance`, 0 to 1, estimates how likely
    a person is to give the same answer, or to hold it acceptable.
    """

    outcome: Outcome
    ranked: tuple[RankedCategory, ...]
    explanation: str
    chosen: str | None = None
    given: bool = False
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A statement the chosen category expects and the document does not mention.

    `nearest_clause_id` is the clause that came closest, if any came close at all, and `nearest_score` the chance, 0 to
    1, that a person would say it does. `chance` is how likely it is that the whole document does not mention it.
    `said_by` is the share of job descriptions for the category that do; `seldom_said` marks a theme most leave out.
    """

    statement_id: str
    theme: str
    expectation: Expectation
    why: str
    nearest_clause_id: str | None = None
    nearest_score: float = 0.0
    chance: float = 0.0
    said_by: float = 0.0
    seldom_said: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """A statement the chosen category expects that the document perhaps touches on: no match, and no gap claimed.

    `clause_id` is the clause that came closest; `chance`, 0 to 1, is how likely it is that the document mentions it.
    """

    statement_id: str
    theme: str
    expectation: Expectation
    clause_id: str
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class ThemeCoverage:
    """How many of a theme's statements the chosen category expects, and how many of those are mentioned."""

    theme: str
    title: str
    expected: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the summary and what it rests on. `part` is the section of the summary it belongs to."""

    text: str
    clause_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    source: Literal["model", "extractive"]
    part: str = "overview"


@dataclass(frozen=True, slots=True)
class Summary:
    """Cited sentences. `replaced` counts model sentences that failed a check and gave way to extractive ones."""

    sentences: tuple[Sentence, ...] = ()
    rewritten: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """What produced a report. Nothing here depends on the clock or the machine's name."""

    fingerpost: str
    encoder: str
    encoder_fingerprint: str
    pathway_fingerprint: str
    text_model: str = ""
    text_model_fingerprint: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str | float | int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found out about one document against one version of the framework. Same input, same report."""

    document: Document
    pathway: Pathway
    verdicts: tuple[ClauseVerdict, ...]
    role_fit: RoleFit
    gaps: tuple[Gap, ...]
    coverage: tuple[ThemeCoverage, ...]
    summary: Summary
    notices: tuple[Notice, ...]
    provenance: Provenance
    touched: tuple[Touched, ...] = ()

    @property
    def no_counterpart(self) -> tuple[str, ...]:
        """Ids of the clauses the framework has nothing for, in document order."""
        return tuple(v.clause.id for v in self.verdicts if v.verdict is Verdict.NO_COUNTERPART)
