"""The real hub client against a hub of our own on this machine."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.weights.conftest import FILES, MakeModel
from weights import ModelFetchError
from weights.hub import fetch_from_hub
from weights.progress import SteadyProgress, ignore_progress

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(BaseHTTPRequestHandler):
    """Answers what the client asks of a hub for one file."""

    asked: list[str]

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        self.asked.append(f"{self.command} {self.path} {self.headers.get('authorization')}")
        data = FILES.get(self.path.partition("/resolve/main/")[2])
        self.send_response(200 if data is not None else 404)
        data = data or b""
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@pytest.fixture
def hub() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OneHub", (Hub,), {"asked": asked}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_files_come_from_the_pinned_revision_without_a_token(
    make_model: MakeModel, tmp_path: Path, hub: tuple[str, list[str]]
) -> None:
    endpoint, asked = hub
    spec = make_model("folder")
    steady = SteadyProgress(ignore_progress, spec.size)
    fetch_from_hub(spec, tmp_path / "staging", tmp_path / "target", steady, endpoint=endpoint)
    found = {p.relative_to(tmp_path / "target").as_posix(): p.read_bytes() for p in (tmp_path / "target").rglob("*.*")}
    assert found == FILES
    assert all("/somebody/tiny/resolve/main/" in request and request.endswith(" None") for request in asked)


def test_a_hub_that_cannot_be_reached_is_a_fetch_error(
    make_model: MakeModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)  # the client waits longer after each of its tries
    spec = make_model("folder")
    steady = SteadyProgress(ignore_progress, spec.size)
    with pytest.raises(ModelFetchError, match="did not give") as caught:
        fetch_from_hub(spec, tmp_path / "staging", tmp_path / "target", steady, endpoint="http://127.0.0.1:9")
    assert "--source wheels" in caught.value.cure


def test_a_file_the_hub_does_not_have_is_a_fetch_error(
    make_model: MakeModel, tmp_path: Path, hub: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_model("folder")
    monkeypatch.delitem(FILES, "config.json")
    steady = SteadyProgress(ignore_progress, spec.size)
    with pytest.raises(ModelFetchError, match=r"config\.json"):
        fetch_from_hub(spec, tmp_path / "staging", tmp_path / "target", steady, endpoint=hub[0])
    assert not list((tmp_path / "target").rglob("*.bin")), "nothing is moved before all is there"
