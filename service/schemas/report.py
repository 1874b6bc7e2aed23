"""The report, key by key; docs/report.md says what each means."""

from pydantic import BaseModel, ConfigDict

from alignment.types import (
    Band,
    BlockKind,
    ClauseKind,
    DocumentFormat,
    Flag,
    Gap,
    Notice,
    Pathway,
    Provenance,
    RoleFit,
    Summary,
    ThemeCoverage,
    Touched,
    Verdict,
)


class LocatorBody(BaseModel):
    """Where a person finds it: whichever of these the format can tell, and the same in words. All count from 1."""

    model_config = ConfigDict(extra="forbid")

    page: int | None
    paragraph: int | None
    table: int | None
    row: int | None
    column: int | None
    label: str


class BlockBody(BaseModel):
    """One piece of layout, in reading order. Offsets are characters of the document's text, half-open."""

    model_config = ConfigDict(extra="forbid")

    kind: BlockKind
    text: str
    start: int
    end: int
    locator: LocatorBody
    level: int
    marker: str
    column_heading: str
    row_heading: str


class NotReadBody(BaseModel):
    """Something left out of the reading, why, and where."""

    model_config = ConfigDict(extra="forbid")

    what: str
    reason: str
    locator: LocatorBody


class DocumentBody(BaseModel):
    """The job description as read. `text` is what all offsets refer to."""

    model_config = ConfigDict(extra="forbid")

    name: str
    format: DocumentFormat
    sha256: str
    text: str
    blocks: list[BlockBody]
    title: str
    not_read: list[NotReadBody]
    notices: list[Notice]


class MatchBody(BaseModel):
    """A statement a clause points to."""

    model_config = ConfigDict(extra="forbid")

    statement_id: str
    confidence: float
    band: Band
    scores: dict[str, float]
    reasons: list[str]


class NearestBody(BaseModel):
    """The statement that came nearest to a clause, with each lane's score."""

    model_config = ConfigDict(extra="forbid")

    clause_id: str
    statement_id: str
    dense: float
    lexical: float
    fused: float
    part_dense: float
    phrase: str
    part: str


class ClauseBody(BaseModel):
    """One thing the document says, and what was decided about it."""

    model_config = ConfigDict(extra="forbid")

    id: str
    text: str
    start: int
    end: int
    locator: LocatorBody
    block: int
    section: str
    context: str
    is_heading: bool
    kind: ClauseKind
    kind_reason: str
    flags: list[Flag]
    flag_reasons: dict[Flag, str]
    verdict: Verdict
    reason: str
    matches: list[MatchBody]
    nearest: NearestBody | None


class ReportBody(BaseModel):
    """The report. Minor steps of `schema_version` only add fields."""

    model_config = ConfigDict(extra="forbid")

    schema_version: str
    document: DocumentBody
    pathway: Pathway
    clauses: list[ClauseBody]
    role_fit: RoleFit
    gaps: list[Gap]
    touched: list[Touched]
    no_counterpart: list[str]
    coverage: list[ThemeCoverage]
    summary: Summary
    not_read: list[NotReadBody]
    notices: list[Notice]
    provenance: Provenance
