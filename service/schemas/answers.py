"""What is answered beside the report itself."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from service.review import Choice
from service.schemas.report import ReportBody
from service.store.values import State


class Problem(BaseModel):
    """RFC 9457: what went wrong. `code` is stable, `detail` says what was wrong here, `cure` what to do."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    cure: str


class SignOffBody(BaseModel):
    """Somebody's word that the review was done, with `decided` of `lines` lines decided about."""

    number: int
    by: str
    at: datetime
    note: str
    decided: int
    lines: int


class ReviewState(BaseModel):
    """How far a review is. `sign_off` is null when nobody signed, or something was decided since."""

    lines: int
    decided: int
    sign_off: SignOffBody | None


class AlignmentItem(BaseModel):
    """A kept report as the list shows it. `category` is the one gaps are counted against, if there is one."""

    id: str
    state: State
    created: datetime
    expires: datetime = Field(description="When it is deleted.")
    retention_days: int
    name: str
    title: str
    category: str | None
    pathway: str
    review: ReviewState


class AlignmentBody(AlignmentItem):
    """A kept report."""

    report: ReportBody


class UnkeptBody(BaseModel):
    """A report of which nothing is kept, so it has no id."""

    id: None = None
    state: State
    retention_days: Literal[0] = 0
    report: ReportBody


class AlignmentList(BaseModel):
    """Some kept reports, the newest first. `next` is the cursor of the next page, null on the last."""

    items: list[AlignmentItem]
    next: str | None


class DecisionBody(BaseModel):
    """The `number`th decision about a line. `statement` is null when it is about the line as a whole."""

    clause: str
    number: int
    decision: Choice
    by: str
    at: datetime
    statement: str | None
    statement_text: str
    wording: str
    reason: str


class LineState(BaseModel):
    """What stands about a line: one decision at most about the line, and one about each statement on it.

    `etag` is what If-Match must say to change it.
    """

    clause: str
    etag: str
    decisions: list[DecisionBody]


class LineBody(LineState):
    """What stands about a line, and everything that was ever decided about it, oldest first."""

    history: list[DecisionBody]


class ReviewBody(ReviewState):
    """The review of a report: every line that can be decided about, in document order."""

    items: list[LineState]


class HistoryBody(BaseModel):
    """Everything that was ever decided or signed, oldest first."""

    decisions: list[DecisionBody]
    sign_offs: list[SignOffBody]
