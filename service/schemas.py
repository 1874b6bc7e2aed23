"""What goes over the wire, as the OpenAPI document describes it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from alignment.types import (
    Band,
    BlockKind,
    Candidate,
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


class Options(BaseModel):
    """What may be asked beside the document itself."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    name: str = Field("", max_length=500, description="What to call the document in the report.")
    category: str | None = Field(
        None, max_length=200, description="Role category to hold it against; worked out from the duties if left out."
    )
    summary: Literal["none", "extractive"] = Field("extractive", description="Whether the report opens with a summary.")

    @field_validator("category")
    @classmethod
    def _none_when_blank(cls, value: str | None) -> str | None:
        """A form sends the first choice of a list as an empty text."""
        return value or None


class AlignmentRequest(Options):
    """A job description as JSON."""

    text: str = Field(description="The job description as plain text.")


class AlignmentForm(Options):
    """A job description as a form: a file or a text, not both."""

    file: bytes | None = Field(None, description="Word (.docx), PDF, web page, Markdown or plain text.")
    text: str | None = Field(None, description="The job description as plain text.")


class Problem(BaseModel):
    """RFC 9457: what went wrong. `code` is stable, `detail` says what was wrong here, `cure` what to do."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    cure: str


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
    nearest: Candidate | None


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
