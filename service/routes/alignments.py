"""Alignments: made, found, listed and deleted."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response

from service.answers import Readable, item_body, kept_body, unkept_body
from service.cursor import read_cursor, write_cursor
from service.openapi import CREATE, ETAG, problems
from service.preconditions import read_key
from service.routes.parts import HeldKeeper, HeldStore
from service.schemas import AlignmentBody, AlignmentList
from service.submission import read_submission

router = APIRouter(prefix="/v1/alignments", tags=["alignments"])


@router.post("", status_code=201, summary="Align a job description", response_model=AlignmentBody, **CREATE)
async def create_alignment(
    request: Request,
    keeper: HeldKeeper,
    idempotency_key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key", description="A random text; the same request sent again with it is done only once."
        ),
    ] = None,
) -> Response:
    """Hold one job description against the Pathway, and keep the report unless its retention is 0."""
    key = read_key(idempotency_key)
    submission = await read_submission(request, request.app.state.settings.max_upload_bytes)
    made = await keeper.make(submission, key)
    if made.kept is None:
        return Readable(unkept_body(made.report))
    headers = {"Location": f"/v1/alignments/{made.kept.id}", "ETag": made.kept.review.tag}
    if made.again:
        headers["Idempotency-Replayed"] = "true"
    return Readable(kept_body(made.kept, made.report), 201, headers=headers)


@router.get("", summary="List kept reports", response_model=AlignmentList, responses=problems(400, 422, 500, 503))
def list_alignments(
    store: HeldStore,
    limit: Annotated[int, Query(ge=1, le=100, description="How many to answer at most.")] = 20,
    cursor: Annotated[str | None, Query(description="`next` of the page before.")] = None,
) -> Response:
    """The kept reports, the newest first, without the reports themselves."""
    page = store.alignments.page(limit, read_cursor(cursor) if cursor else None)
    following = write_cursor(page.next) if page.next else None
    return Readable(AlignmentList(items=[item_body(found) for found in page.alignments], next=following))


@router.get(
    "/{alignment_id}",
    summary="A kept report",
    response_model=AlignmentBody,
    responses={200: ETAG, **problems(400, 404, 500, 503)},
)
def get_alignment(alignment_id: str, store: HeldStore) -> Response:
    """The report as it was made, and how far its review is. The ETag is what a sign-off has to name."""
    report = store.alignments.report(alignment_id)
    found = store.alignments.find(alignment_id)
    return Readable(kept_body(found, report), headers={"ETag": found.review.tag})


@router.delete(
    "/{alignment_id}",
    status_code=204,
    summary="Delete a report",
    responses=problems(400, 403, 404, 500, 503),
)
def delete_alignment(alignment_id: str, store: HeldStore) -> Response:
    """Delete a report and everything decided about it, at once and completely."""
    store.alignments.remove(alignment_id)
    return Response(status_code=204)
