"""The page for people: a form, and the report it answers. Works without scripts."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from service.exports import render_html
from service.guard import megabytes
from service.problems import status_of
from service.submission import Submission, read_submission
from weights import FingerpostError

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parents[1] / "web" / "templates"

router = APIRouter(include_in_schema=False)


@router.get("/")
async def start_page(request: Request) -> HTMLResponse:
    """The form."""
    return _start(request)


@router.post("/")
async def report_page(request: Request) -> HTMLResponse:
    """The report on what was sent, or the form again with what was wrong and the pasted text still in it."""
    submission = None
    try:
        submission = await read_submission(request, request.app.state.settings.max_upload_bytes)
        return HTMLResponse(await request.app.state.aligner.answer(submission, render_html))
    except FingerpostError as error:
        return _start(request, error, submission)


def _start(
    request: Request, problem: FingerpostError | None = None, submission: Submission | None = None
) -> HTMLResponse:
    state = request.app.state
    page = _template().render(
        pathway=state.frameworks.tools.pathway,
        largest=megabytes(state.settings.max_upload_bytes),
        problem=problem,
        submission=submission,
    )
    return HTMLResponse(page, status_of(problem) if problem else 200)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("start.html.j2")
