import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from alignment.documents import ReadingLimits, isolate, read_document
from alignment.documents.isolate import read_isolated
from alignment.documents.limits import DEFAULT_LIMITS
from alignment.documents.reading import read_draft
from alignment.errors import EncryptedDocumentError, FingerpostError, ReadingTimeoutError
from tests.alignment.documents.build_docx import council
from tests.alignment.documents.build_pdf import care_home, drawn, lines_at, locked

pytestmark = pytest.mark.hostile


def with_child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put other code in the child's place."""
    real = subprocess.Popen

    def start(command: list[str], **settings: object) -> "subprocess.Popen[bytes]":
        return real([sys.executable, "-P", "-c", code], **settings)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", start)


@pytest.mark.parametrize("data", [council(), care_home(), b"<html><p>Care worker</p></html>"])
def test_the_child_reads_what_this_process_would(data: bytes) -> None:
    assert read_isolated(data, "jd", DEFAULT_LIMITS) == read_draft(data, "jd", DEFAULT_LIMITS)


def test_an_error_crosses_typed_and_whole() -> None:
    with pytest.raises(EncryptedDocumentError) as caught:
        read_isolated(locked(drawn(lines_at(["x"])), "secret"), "jd.pdf", DEFAULT_LIMITS)
    assert caught.value.problem == "The PDF is locked with a password."
    assert caught.value.cure


def test_a_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with_child(monkeypatch, "while True: pass")
    with pytest.raises(ReadingTimeoutError, match=r"over 0\.3 seconds"):
        read_isolated(b"x" * 1_000_000, "", ReadingLimits(seconds=0.3))


def test_a_child_that_dies_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with_child(monkeypatch, f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})")
    with pytest.raises(ReadingTimeoutError):
        read_isolated(b"x" * 1_000_000, "", DEFAULT_LIMITS)


def test_a_child_that_floods_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_ANSWER_BYTES", 1000)
    with_child(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 100000)")
    with pytest.raises(ReadingTimeoutError):
        read_isolated(b"x", "", ReadingLimits(max_characters=100))


def test_a_child_that_answers_nonsense_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with_child(monkeypatch, "print('cos\\nsystem\\n(S\"true\"\\ntR.')")
    with pytest.raises(FingerpostError):
        read_isolated(b"x", "", DEFAULT_LIMITS)


def test_too_little_memory_is_a_typed_error_not_a_crash() -> None:
    with pytest.raises(ReadingTimeoutError, match="memory"):
        read_isolated(b"<html>" + b"<p>wash people</p>" * 200_000, "", ReadingLimits(memory_bytes=60_000_000))


def test_the_child_inherits_no_secret_and_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    descriptor = os.open(secret, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    report = tmp_path / "report"
    told = "repr(dict(os.environ)) + repr(os.listdir('/proc/self/fd')) + os.getcwd()"
    code = f"import os; open({str(report)!r}, 'w').write({told})"
    with_child(monkeypatch, code)
    with pytest.raises(ReadingTimeoutError):
        read_isolated(b"x", "", DEFAULT_LIMITS)
    os.close(descriptor)
    assert "hunter2" not in report.read_text()
    # Standard input, output and error, the report itself, and the listing of the folder.
    assert report.read_text().split("}")[1].count(",") < 5


@pytest.mark.parametrize(
    "reach",
    [
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "socket.getaddrinfo('example.com', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open('/tmp/x', 'w')",
        "os.remove('/tmp/x')",
    ],
)
def test_the_child_refuses_to_reach_outside(reach: str) -> None:
    code = f"""
import os, socket, subprocess, sys
from alignment.documents.child import _refuse
from alignment.errors import UnsafeDocumentError
sys.addaudithook(_refuse)
try:
    {reach}
except UnsafeDocumentError:
    sys.exit(7)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7


def test_the_child_loads_only_the_reader_it_needs() -> None:
    heavy = (
        "torch",
        "numpy",
        "transformers",
        "faiss",
        "pdfplumber",
        "mammoth",
        "docx",
        "pypdf",
        "selectolax",
        "pydantic",
    )
    start = isolate._START.removesuffix("main()")
    code = f"{start}sys.exit(','.join(name for name in {heavy} if name in sys.modules) or 0)"
    command = [sys.executable, "-c", code, str(isolate._PACKAGE)]
    assert subprocess.run(command, check=False, capture_output=True).stderr == b""


def test_reading_from_several_threads_keeps_documents_apart() -> None:
    found: dict[int, str] = {}

    def read(number: int) -> None:
        found[number] = read_document(f"<html><p>Care worker number {number}</p></html>".encode()).text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Care worker number {number}" for number in range(3)}
