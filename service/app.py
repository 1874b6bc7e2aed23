"""The web page and the HTTP endpoints: a job description in, its report out, to be reviewed line by line.

`create_app` wires the parts. It is given its tools and its store open: when a model or the database is missing,
whoever starts the server must hear of it before anybody is told an address.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio import create_task_group
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from alignment import Tools
from service.aligner import Aligner
from service.errors import StoreError
from service.frameworks import Frameworks
from service.guard import Guard
from service.keeping import Keeper
from service.openapi import describe
from service.problems import answer_error, answer_http_error, note_failure
from service.routes import alignments, exports, health, pages, reviews
from service.settings import Settings
from service.store import Store
from service.submission import explain
from service.sweeping import keep_sweeping
from weights import FingerpostError

DESCRIPTION = (
    "Points each line of a care job description to the Care Workforce Pathway, and keeps what people decide about it. "
    "Errors are RFC 9457 problem documents. A report is kept for as many days as asked for, with 0 not at all, and "
    "never logged."
)


def create_app(settings: Settings, tools: Tools, store: Store) -> FastAPI:
    """The application."""
    app = FastAPI(
        title="Fingerpost",
        version=version("fingerpost"),
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        # Its logs hold the messages of errors, which may quote a document.
        telemetry={"logs": False},
        lifespan=_lifespan,
        # What generated clients call each operation.
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.state.frameworks = Frameworks(tools, settings.indexes)
    app.state.aligner = Aligner(app.state.frameworks)
    app.state.store = store
    app.state.keeper = Keeper(app.state.aligner, store, settings.retention_days)
    app.add_middleware(Guard, max_upload=settings.max_upload_bytes)
    app.add_exception_handler(FingerpostError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http_error)
    for part in (pages, alignments, reviews, exports, health):
        app.include_router(part.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs, reports whose time is over are deleted."""
    async with create_task_group() as group:
        group.start_soon(keep_sweeping, app.state.store)
        yield
        group.cancel_scope.cancel()
    # The signal that stopped the server ends the process right after this.
    app.state.store.database.close()


async def _on_error(request: Request, error: Exception) -> Response:
    """An error a person can put right, as a problem document."""
    assert isinstance(error, FingerpostError)
    if isinstance(error, StoreError):
        note_failure(error)
    return answer_error(error)


async def _on_invalid(request: Request, error: Exception) -> Response:
    """What FastAPI found wrong with a field, in the same form."""
    assert isinstance(error, RequestValidationError)
    return answer_error(explain(error.errors(), "/openapi.json describes what is taken."))


async def _on_http_error(request: Request, error: Exception) -> Response:
    """A refusal of the framework's own, in the same form."""
    assert isinstance(error, HTTPException)
    return answer_http_error(error)
