"""What every request passes: who may ask, how much may come, and the headers every answer carries."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alignment.errors import DocumentTooLargeError
from service.addresses import host_of, is_loopback
from service.errors import CrossSiteError, ForeignHostError, RequestError
from service.problems import answer_error, note_fault

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# Methods that change nothing.
READING = frozenset({"GET", "HEAD", "OPTIONS"})

# Field names and boundaries beside the document itself.
FORM_OVERHEAD = 100_000

# A browser shows our answer only once its upload is over, so what is too large is taken in and thrown away, up to here.
DRAINED = 10


def megabytes(size: int) -> str:
    """A size as people say it; small limits keep their digits."""
    return f"{size / 1e6:,.6g} MB"


class Guard:
    """Pure ASGI, so that bodies are counted as they come. Outside of everything else."""

    def __init__(self, app: ASGIApp, max_upload: int) -> None:
        """Guard `app`; documents of more than `max_upload` bytes are refused."""
        self._app = app
        self._max_upload = max_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        if refusal := _refuse(scope):
            await answer_error(refusal)(scope, receive, answer.send)
            return
        try:
            await self._app(scope, _Body(receive, self._max_upload).receive, answer.send)
        except Exception as error:
            # Not raised further: the server would log its message, which may quote the document.
            fault = note_fault(error)
            if not answer.started:
                await answer_error(fault)(scope, receive, answer.send)


def _refuse(scope: Scope) -> RequestError | None:
    """A page elsewhere can point a browser at this computer; its name for us or the browser's own note shows it."""
    headers = Headers(scope=scope)
    host = host_of(headers.get("host", ""))
    if not is_loopback(host):
        return ForeignHostError(f"This is not {host[:100]!r}.", "Ask for 127.0.0.1 or localhost.")
    if scope["method"] not in READING and headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        return CrossSiteError("Another web site's page sent this.", "Use the page at / or a program of your own.")
    return None


class _Answer:
    """Sends what the application answers, with our headers."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)


class _Body:
    """Counts a body as it comes, whatever length it claims."""

    def __init__(self, receive: Receive, max_upload: int) -> None:
        self._receive = receive
        self._max_upload = max_upload
        self._limit = max_upload + FORM_OVERHEAD
        self._come = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._come += len(message.get("body", b""))
        if self._come > self._limit:
            await self._drain(message)
            raise DocumentTooLargeError(
                f"The upload is over {megabytes(self._max_upload)}, the most that is taken.",
                "Send the job description on its own, or save it without pictures.",
            )
        return message

    async def _drain(self, message: Message) -> None:
        while message.get("more_body") and self._come <= DRAINED * self._limit:
            message = await self._receive()
            self._come += len(message.get("body", b""))
