"""A kept report as a file to take away."""

from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from alignment import report_from_json
from service.errors import UnknownFormatError
from service.exports import FORMATS
from service.openapi import exported, problems
from service.routes.parts import HeldStore

router = APIRouter(prefix="/v1/alignments/{alignment_id}", tags=["alignments"])


@router.get(
    "/export",
    summary="A report as a file",
    response_class=Response,
    responses={200: exported(FORMATS), **problems(400, 404, 422, 500, 503)},
)
def export_alignment(
    alignment_id: str,
    store: HeldStore,
    wanted: Annotated[str, Query(alias="format", json_schema_extra={"enum": list(FORMATS)})],
) -> Response:
    """The report as JSON, a web page, Markdown, or a table (CSV) with what people decided beside each line."""
    if wanted not in FORMATS:
        raise UnknownFormatError(f"Nothing is exported as {wanted[:100]!r}.", f"Choose one of: {', '.join(FORMATS)}.")
    report = store.alignments.report(alignment_id)
    found = store.alignments.find(alignment_id)
    chosen = FORMATS[wanted]
    # The report that was kept is JSON already, to the byte.
    text = report if wanted == "json" else chosen.render(report_from_json(report), found.review)
    headers = {"Content-Disposition": _attachment(f"{PurePosixPath(found.name).stem or 'report'}-report.{wanted}")}
    return Response(text.encode(), media_type=chosen.media_type, headers=headers)


def _attachment(name: str) -> str:
    """A file to be saved under this name, whatever letters it has (RFC 6266)."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
