"""`POST /v1/alignments`: for other software."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from alignment import report_to_json
from service.openapi import ALIGNMENTS
from service.submission import read_submission

router = APIRouter()


@router.post("/v1/alignments", summary="Align a job description", openapi_extra=ALIGNMENTS)
async def create_alignment(request: Request) -> Response:
    """Hold one job description against the Pathway and answer the report. Nothing is kept."""
    submission = await read_submission(request, request.app.state.settings.max_upload_bytes)
    report = await request.app.state.aligner.answer(submission, report_to_json)
    return Response(report, media_type="application/json")


@router.get("/healthz", summary="Whether the server is up")
async def health() -> dict[str, str]:
    """Answers as soon as reports can be made."""
    return {"status": "ok"}
