"""From what is kept to what is answered."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel

from service.lines import Line
from service.review import Decision, Review, SignOff, line_tag, standing
from service.schemas import (
    AlignmentItem,
    DecisionBody,
    HistoryBody,
    LineBody,
    LineState,
    ReviewBody,
    ReviewState,
    SignOffBody,
)
from service.store import Alignment, State


class Readable(JSONResponse):
    """JSON as people can read it, like the report itself."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
        """The bytes of it."""
        plain = content.model_dump(mode="json") if isinstance(content, BaseModel) else content
        return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def kept_body(alignment: Alignment, report: str) -> dict[str, Any]:
    """A kept report with what is known of it."""
    return {**item_body(alignment).model_dump(mode="json"), "report": json.loads(report)}


def unkept_body(report: str) -> dict[str, Any]:
    """A report of which nothing is kept."""
    return {"id": None, "state": State.DONE.value, "retention_days": 0, "report": json.loads(report)}


def item_body(alignment: Alignment) -> AlignmentItem:
    """What a list says of a kept report."""
    return AlignmentItem(
        id=alignment.id,
        state=alignment.state,
        created=alignment.created,
        expires=alignment.expires,
        retention_days=alignment.retention_days,
        name=alignment.name,
        title=alignment.title,
        category=alignment.category,
        pathway=alignment.pathway,
        review=review_state(alignment.review),
    )


def review_state(review: Review) -> ReviewState:
    """How far a review is."""
    signed = review.sign_off
    return ReviewState(lines=review.lines, decided=review.decided, sign_off=_sign_off_body(signed) if signed else None)


def review_body(review: Review, lines: Sequence[Line]) -> ReviewBody:
    """A review, line by line."""
    state = review_state(review)
    items = [_line_state(line.id, review.about(line.id)) for line in lines]
    return ReviewBody(lines=state.lines, decided=state.decided, sign_off=state.sign_off, items=items)


def line_body(clause_id: str, history: Sequence[Decision]) -> LineBody:
    """What stands about a line, and how it came to that."""
    state = _line_state(clause_id, history)
    return LineBody(clause=state.clause, etag=state.etag, decisions=state.decisions, history=_decision_bodies(history))


def history_body(review: Review) -> HistoryBody:
    """Everything that was ever decided or signed."""
    return HistoryBody(
        decisions=_decision_bodies(review.decisions), sign_offs=[_sign_off_body(signed) for signed in review.sign_offs]
    )


def _line_state(clause_id: str, history: Sequence[Decision]) -> LineState:
    etag = line_tag(clause_id, len(history))
    return LineState(clause=clause_id, etag=etag, decisions=_decision_bodies(standing(history)))


def _decision_bodies(decisions: Iterable[Decision]) -> list[DecisionBody]:
    return [
        DecisionBody(
            clause=decision.draft.clause_id,
            number=decision.number,
            decision=decision.draft.choice,
            by=decision.draft.by,
            at=decision.at,
            statement=decision.draft.statement_id or None,
            statement_text=decision.draft.statement_text,
            wording=decision.draft.wording,
            reason=decision.draft.reason,
        )
        for decision in decisions
    ]


def _sign_off_body(signed: SignOff) -> SignOffBody:
    return SignOffBody(
        number=signed.number,
        by=signed.by,
        at=signed.at,
        note=signed.note,
        decided=signed.decided,
        lines=signed.lines,
    )
