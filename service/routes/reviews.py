"""What people decide about the lines of a report, and their sign-off."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from service.answers import Readable, history_body, line_body, review_body, review_state
from service.errors import DecisionNotFoundError
from service.lines import Line, draft_decision, find_line, read_lines
from service.openapi import ETAG, problems
from service.preconditions import tags_of
from service.review import Choice, Draft, Review, standing
from service.routes.parts import HeldFrameworks, HeldStore, IfMatch
from service.schemas import DecisionRequest, HistoryBody, LineBody, ReviewBody, ReviewState, SignOffRequest
from service.schemas.requests import SHORT, Text
from service.store import Store

router = APIRouter(prefix="/v1/alignments/{alignment_id}", tags=["reviews"])

READS = {200: ETAG, **problems(400, 404, 500, 503)}
REFUSALS = problems(400, 403, 404, 412, 413, 422, 428, 500, 503)
CHANGES = {200: ETAG, **REFUSALS}


@router.get("/decisions", summary="What stands, line by line", response_model=ReviewBody, responses=READS)
def list_decisions(alignment_id: str, store: HeldStore) -> Response:
    """Every line that can be decided about, with what stands and the ETag to change it by."""
    lines = read_lines(store.alignments.report(alignment_id))
    review = store.reviews.find(alignment_id)
    return Readable(review_body(review, lines), headers={"ETag": review.tag})


@router.get("/history", summary="All decisions and sign-offs", response_model=HistoryBody, responses=READS)
def get_history(alignment_id: str, store: HeldStore) -> Response:
    """Everything that was ever decided or signed, with who and when, oldest first."""
    review = store.reviews.find(alignment_id)
    return Readable(history_body(review), headers={"ETag": review.tag})


@router.get("/decisions/{clause_id}", summary="One line and its history", response_model=LineBody, responses=READS)
def get_line(alignment_id: str, clause_id: str, store: HeldStore) -> Response:
    """What stands about a line, and everything that was ever decided about it."""
    line = _line(store, alignment_id, clause_id)
    return _answer(line, store.reviews.find(alignment_id))


@router.put("/decisions/{clause_id}", summary="Decide about a line", response_model=LineBody, responses=CHANGES)
def put_decision(
    alignment_id: str,
    clause_id: str,
    asked: DecisionRequest,
    store: HeldStore,
    frameworks: HeldFrameworks,
    if_match: IfMatch = None,
) -> Response:
    """Decide about a line, or about one statement on it. What the machine found stays as it is."""
    tags = tags_of(if_match)
    line = _line(store, alignment_id, clause_id)
    found = store.alignments.find(alignment_id)
    draft = draft_decision(asked, line, found.review.about(line.id), lambda: frameworks.pathway(found.pathway))
    return _answer(line, store.reviews.decide(alignment_id, draft, tags))


@router.delete("/decisions/{clause_id}", summary="Take a decision back", response_model=LineBody, responses=CHANGES)
def withdraw_decision(
    alignment_id: str,
    clause_id: str,
    store: HeldStore,
    statement: Annotated[
        str, Query(description="Id of the statement it was about; left out, the line as a whole.")
    ] = "",
    by: Annotated[Text, Query(max_length=SHORT, description="Who takes it back.")] = "",
    if_match: IfMatch = None,
) -> Response:
    """Take back what stands about a line, or about one statement on it. The history keeps it."""
    tags = tags_of(if_match)
    line = _line(store, alignment_id, clause_id)
    decided = standing(store.reviews.find(alignment_id).about(line.id))
    if (line.id, statement) not in {decision.subject for decision in decided}:
        raise DecisionNotFoundError(
            "Nothing stands there that could be taken back.", "Read what stands about the line."
        )
    draft = Draft(line.id, Choice.WITHDRAW, by=by, statement_id=statement)
    return _answer(line, store.reviews.decide(alignment_id, draft, tags))


@router.post(
    "/sign-off",
    status_code=201,
    summary="Sign a review off",
    response_model=ReviewState,
    responses={201: ETAG, **REFUSALS},
)
def sign_off(alignment_id: str, asked: SignOffRequest, store: HeldStore, if_match: IfMatch = None) -> Response:
    """Say that a review is done, as it stands. A decision after that ends it, and somebody has to sign again."""
    review = store.reviews.sign(alignment_id, asked.by, asked.note, tags_of(if_match))
    return Readable(review_state(review), 201, headers={"ETag": review.tag})


def _line(store: Store, alignment_id: str, clause_id: str) -> Line:
    return find_line(read_lines(store.alignments.report(alignment_id)), clause_id)


def _answer(line: Line, review: Review) -> Response:
    body = line_body(line.id, review.about(line.id))
    return Readable(body, headers={"ETag": body.etag})
