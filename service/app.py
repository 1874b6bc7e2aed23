"""The web page and the HTTP endpoint: a job description in, its report out, nothing kept.

`create_app` wires the parts. It is given its tools open: when a model is missing, whoever starts the server must hear
of it before anybody is told an address.
"""

from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from alignment import Tools
from service.aligner import Aligner
from service.guard import Guard
from service.openapi import describe
from service.problems import answer_error, answer_http_error
from service.routes import alignments, pages
from service.settings import Settings
from weights import FingerpostError

DESCRIPTION = (
    "Points each line of a care job description to the Care Workforce Pathway. Errors are RFC 9457 problem documents. "
    "Nothing that is sent is kept or logged."
)


def create_app(settings: Settings, tools: Tools) -> FastAPI:
    """The application."""
    app = FastAPI(
        title="Fingerpost",
        version=version("fingerpost"),
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        # Its logs hold the messages of errors, which may quote a document.
        telemetry={"logs": False},
    )
    app.state.settings = settings
    app.state.aligner = Aligner(tools)
    app.add_middleware(Guard, max_upload=settings.max_upload_bytes)
    app.add_exception_handler(FingerpostError, _on_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.include_router(pages.router)
    app.include_router(alignments.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


async def _on_error(request: Request, error: Exception) -> Response:
    """An error a person can put right, as a problem document."""
    assert isinstance(error, FingerpostError)
    return answer_error(error)


async def _on_http_error(request: Request, error: Exception) -> Response:
    """A refusal of the framework's own, in the same form."""
    assert isinstance(error, HTTPException)
    return answer_http_error(error)
