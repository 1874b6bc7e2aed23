"""`fingerpost serve`, really started."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from alignment import report_from_json

from ..conftest import EXAMPLES, ROOT, Run

DOCX = EXAMPLES / "senior-carer-care-home.docx"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server of its own on a free port, and its address as it told it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FINGERPOST_")}
    environment |= {"FINGERPOST_ENCODER": "hashing", "FINGERPOST_INDEXES": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield process, found.group()
        process.kill()


def test_a_started_server_reads_a_file_and_stops_when_told(
    server: tuple["subprocess.Popen[str]", str], tmp_path: Path
) -> None:
    process, address = server
    with httpx2.Client(base_url=address, timeout=60) as client:
        assert "Make the report" in client.get("/").text
        response = client.post("/v1/alignments", files={"file": (DOCX.name, DOCX.read_bytes())})
        page = client.post("/", files={"file": (DOCX.name, DOCX.read_bytes())})
        chunked = client.post(
            "/v1/alignments", content=iter([b"{", b"}"]), headers={"content-type": "application/json"}
        )
    assert report_from_json(response.text).document.name == DOCX.name
    assert page.headers["content-type"].startswith("text/html")
    assert "server" not in page.headers
    assert chunked.status_code == 422
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) in {0, -signal.SIGTERM, 128 + signal.SIGTERM}
    assert process.stderr
    assert process.stderr.read() == ""
    # Nothing but the index of statements is left behind.
    assert not [path for path in tmp_path.rglob("*") if DOCX.stem in path.name]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org"])
def test_an_address_others_can_reach_is_refused(run: Run, host: str) -> None:
    result = run("serve", "--host", host)
    assert result.exit_code == 62
    assert "without a key" in result.stderr


def test_a_missing_model_is_told_before_any_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_ENCODER", "all-minilm-l6-v2")
    result = run("serve", "--port", "0")
    assert result.exit_code == 41
    assert "http://" not in result.output
