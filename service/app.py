"""The web page and the HTTP endpoint: a job description in, its report out, nothing kept.

`create_app` wires the parts; the models open when the server starts and close when it stops.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import FastAPI, File, Form, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, FileSystemLoader, select_autoescape
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.middleware.trustedhost import TrustedHostMiddleware

from alignment import align, report_to_json
from alignment.errors import EmptyDocumentError
from service.errors import problem_of, status_of
from service.exports import render_html
from service.settings import Settings
from weights import FingerpostError

if TYPE_CHECKING:
    from alignment import Report
    from alignment.pipeline import Tools

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
# Room for the other fields of a form beside the file itself.
FORM_OVERHEAD = 100_000

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "web" / "templates"), autoescape=select_autoescape(default=True)
)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class AlignmentRequest(BaseModel):
    """What `POST /v1/alignments` takes as JSON."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, description="The job description as plain text.")
    name: str = Field("", description="What to call it in the report.")
    category: str | None = Field(None, description="Role category id; worked out when not given.")
    summary: Literal["none", "extractive"] = Field("extractive", description="Who writes the summary.")


class Aligner:
    """The tools, opened once, and one alignment at a time: two at once would only share the same cores."""

    def __init__(self, tools: "Tools") -> None:
        """Hold the tools."""
        self.tools = tools
        self._one_at_a_time = Lock()

    async def align(self, source: bytes, name: str, category: str | None, summary: str = "extractive") -> "Report":
        """Align in a thread, so that the server goes on answering."""
        return await run_in_threadpool(self._align, source, name, category, summary)

    def _align(self, source: bytes, name: str, category: str | None, summary: str) -> "Report":
        with self._one_at_a_time:
            mode: Literal["none", "extractive"] = "none" if summary == "none" else "extractive"
            return align(source, name=name, category=category or None, summary=mode, tools=self.tools)


def refuse_open_host(host: str) -> None:
    """Refuse to listen where others can reach us: there are no keys to ask for yet."""
    if host not in LOOPBACK:
        raise FingerpostError(
            f"Fingerpost will not listen on {host}: others could reach it there without a key.",
            "Leave out --host to listen on this computer only.",
        )


def create_app(settings: Settings, tools: "Tools | None" = None) -> FastAPI:
    """The application. `tools` spares tests the real models; otherwise they open with the server."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.aligner = Aligner(tools or await run_in_threadpool(_open_tools, settings))
        yield

    app = FastAPI(title="Fingerpost", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.settings = settings
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver"])
    app.add_exception_handler(FingerpostError, _answer_problem)
    app.middleware("http")(_guard)
    app.get("/", response_class=HTMLResponse)(start_page)
    app.post("/", response_class=HTMLResponse)(report_page)
    app.post("/v1/alignments")(create_alignment)
    app.get("/healthz")(health)
    return app


def _open_tools(settings: Settings) -> "Tools":
    from alignment.pipeline import open_tools
    from embeddings import load_encoder

    encoder = load_encoder(settings.encoder, cache=settings.models)
    return open_tools(settings.pathway, encoder=encoder, cache=settings.indexes)


async def _guard(request: Request, call_next):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Refuse bodies over the limit before they are read, and send the same safe headers with every answer."""
    limit = request.app.state.settings.max_upload_bytes + FORM_OVERHEAD
    length = request.headers.get("content-length", "")
    if request.method == "POST" and (not length.isdigit() or int(length) > limit):
        response: Response = _problem(413, "too_large", "The upload is too large or does not say how large it is.", "")
    else:
        response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _problem(status: int, code: str, title: str, detail: str) -> JSONResponse:
    body = {"type": f"urn:fingerpost:problem:{code}", "title": title, "status": status, "detail": detail, "code": code}
    return JSONResponse(body, status, media_type="application/problem+json")


async def _answer_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, FingerpostError)  # noqa: S101 - registered for nothing else
    if request.url.path == "/":
        return _start(request, status=status_of(error), problem=error.problem, cure=error.cure)
    return JSONResponse(problem_of(error), status_of(error), media_type="application/problem+json")


def _start(request: Request, *, status: int = 200, **shown: str) -> HTMLResponse:
    categories = request.app.state.aligner.tools.pathway.role_categories
    page = _PAGES.get_template("start.html.j2").render(categories=categories, **shown)
    return HTMLResponse(page, status)


async def start_page(request: Request) -> HTMLResponse:
    """The page with the upload form."""
    return _start(request)


async def report_page(
    request: Request,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    category: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """The report on an uploaded or pasted job description, as a page."""
    data, name = (await file.read(), file.filename or "") if file and file.filename else (text.encode(), "pasted text")
    if not data.strip():
        raise EmptyDocumentError("There was no file and no text.", "Choose a file, or paste the job description.")
    return HTMLResponse(render_html(await request.app.state.aligner.align(data, name, category)))


async def create_alignment(request: Request) -> Response:
    """Align a job description sent as a multipart `file` or as JSON `text`; answers the report."""
    try:
        data, asked = await _read_request(request)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _problem(422, "invalid_request", f"{where}: {first['msg']}", "Send a multipart file, or JSON with text.")
    except (json.JSONDecodeError, UnicodeDecodeError):
        return _problem(400, "malformed_json", "The body is not JSON.", "Send a multipart file, or JSON with text.")
    report = await request.app.state.aligner.align(data, asked.name, asked.category, asked.summary)
    return Response(report_to_json(report), media_type="application/json")


async def _read_request(request: Request) -> tuple[bytes, AlignmentRequest]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        asked = AlignmentRequest.model_validate(json.loads(await request.body()))
        return asked.text.encode(), asked
    form = await request.form()
    file = form.get("file")
    fields = {key: value for key, value in form.items() if key != "file" and isinstance(value, str)}
    if file is None or isinstance(file, str):
        return b"", AlignmentRequest.model_validate({**fields, "text": file or ""})
    asked = AlignmentRequest.model_validate({"name": file.filename or "", **fields, "text": "file"})
    return await file.read(), asked


async def health() -> dict[str, str]:
    """Whether the server is up."""
    return {"status": "ok"}
