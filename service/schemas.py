"""What goes over the wire, as the OpenAPI document describes it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from alignment.types import (
    Candidate,
    ClauseKind,
    Document,
    Flag,
    Gap,
    Locator,
    Notice,
    NotRead,
    Pathway,
    Provenance,
    RoleFit,
    Summary,
    ThemeCoverage,
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


class MatchBody(BaseModel):
    """A statement a clause points to."""

    statement_id: str
    confidence: float
    band: Literal["strong", "partial", "possible"]
    scores: dict[str, float]
    reasons: list[str]


class ClauseBody(BaseModel):
    """One thing the document says, and what was decided about it."""

    id: str
    text: str
    start: int
    end: int
    locator: Locator
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
    document: Document
    pathway: Pathway
    clauses: list[ClauseBody]
    role_fit: RoleFit
    gaps: list[Gap]
    no_counterpart: list[str]
    coverage: list[ThemeCoverage]
    summary: Summary
    not_read: list[NotRead]
    notices: list[Notice]
    provenance: Provenance
