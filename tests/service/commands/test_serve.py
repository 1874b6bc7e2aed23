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

from service.store.opening import FILE_NAME

from ..conftest import EXAMPLES, ROOT, Run

DOCX = EXAMPLES / "senior-carer-care-home.docx"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server of its own on a free port, and its address as it told it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FINGERPOST_")}
    environment |= {"FINGERPOST_ENCODER": "hashing", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    environment |= {"PYTHONPATH": str(ROOT)}
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
        found = client.get(response.headers["location"])
    assert response.json()["report"]["document"]["name"] == DOCX.name
    assert found.json() == response.json()
    assert page.headers["content-type"].startswith("text/html")
    assert "server" not in page.headers
    assert chunked.status_code == 422
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) in {0, -signal.SIGTERM, 128 + signal.SIGTERM}
    assert process.stderr
    assert process.stderr.read() == ""
    # Nothing but the index of statements and what is kept is left behind.
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")} == {".cache", ".local"}
    assert [path.name for path in (tmp_path / ".local").rglob("*") if path.is_file()] == [FILE_NAME]


def on_disk(folder: Path, words: str) -> list[Path]:
    """The files anywhere in a folder that hold these words."""
    forms = [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


def test_with_retention_0_no_word_of_a_document_reaches_the_disk(
    server: tuple["subprocess.Popen[str]", str], tmp_path: Path
) -> None:
    """The home folder and that for temporary files both lie in the folder searched."""
    process, address = server
    told, unheard, kept = "polish the zanzibar lamp", "mend the quaxtable", "feed the umbrella bird"
    name = "Yodelling Assistant"
    with httpx2.Client(base_url=address, timeout=60) as client:
        for send in (
            {"json": {"text": f"Job title: {name}\nDuties\n- {told}", "name": name, "retention": 0}},
            {"files": {"file": (f"{name}.txt", f"Duties\n- {told}".encode())}, "data": {"retention": "0"}},
            {"files": {"file": (DOCX.name, DOCX.read_bytes())}, "data": {"retention": "0"}},
            {"json": {"text": f"Duties\n- {unheard}", "category": "nurse", "retention": 0}},
        ):
            answer = client.post("/v1/alignments", headers={"Idempotency-Key": name}, **send)
            assert answer.status_code in {200, 422}
            assert "location" not in answer.headers
        assert client.get("/v1/alignments").json()["items"] == []
        # That the search would find what is kept, it shows by finding this.
        client.post("/v1/alignments", json={"text": f"Duties\n- {kept}"})
        assert on_disk(tmp_path, kept)
        while_open = [on_disk(tmp_path, words) for words in (told, unheard, name, "Pellister House")]
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    afterwards = [on_disk(tmp_path, words) for words in (told, unheard, name, "Pellister House")]
    assert while_open == afterwards == [[], [], [], []]


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
