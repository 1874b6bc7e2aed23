"""Reading in a process of its own, with limits of time and memory, so that a hostile file takes nothing down."""

import dataclasses
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

from alignment.documents.draft import Draft
from alignment.documents.limits import ReadingLimits
from alignment.documents.wire import unpack
from alignment.errors import ReadingTimeoutError

_CURE = "Save it again as .docx or PDF, or paste the text."
# JSON spells a letter in at most 6 bytes, and locators and headings come to less than the text again.
_ANSWER_BYTES_PER_CHARACTER = 40
_ANSWER_BYTES = 10_000_000
# As `python -m alignment.documents.child`, but without what `import alignment` brings along for the other stages: the
# reader needs none of it, and it would cost every document its loading time and part of its memory limit.
_START = (
    "import sys, types; package = types.ModuleType('alignment'); package.__path__ = [sys.argv[1]]; "
    "sys.modules['alignment'] = package; from alignment.documents.child import main; main()"
)
_PACKAGE = Path(__file__).resolve().parent.parent


def read_isolated(data: bytes, name: str, limits: ReadingLimits) -> Draft:
    """Read the bytes in a child process. Raises what the child raised, or `ReadingTimeoutError` when it was stopped."""
    header = json.dumps({"name": name, "limits": dataclasses.asdict(limits)}).encode() + b"\n"
    with _start_child() as child:
        stopped = threading.Event()
        clock = threading.Timer(limits.seconds, _stop, (child, stopped))
        feeder = threading.Thread(target=_feed, args=(child.stdin, header, data), daemon=True)
        clock.start()
        feeder.start()
        try:
            answer = _answer(child.stdout, limits)
        finally:
            clock.cancel()
            child.kill()
            feeder.join()
    return _read_answer(answer, limits, timed_out=stopped.is_set())


def _start_child() -> "subprocess.Popen[bytes]":
    """A fresh interpreter that inherits no variables, no files and no folder of ours."""
    return subprocess.Popen(
        [sys.executable, "-P", "-s", "-c", _START, str(_PACKAGE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.path.abspath(os.sep),  # noqa: PTH100
        env=_environment(),
        close_fds=True,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Only what Python needs to start; secrets in our own environment stay here."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return {"PYTHONPATH": str(_PACKAGE.parent), **fixed, **kept}


def _feed(pipe: IO[bytes] | None, header: bytes, data: bytes) -> None:
    """Give the child its file. A child that dies early closes the pipe, which its answer will show."""
    if pipe is not None:
        with suppress(OSError), pipe:
            pipe.write(header)
            pipe.write(data)


def _stop(child: "subprocess.Popen[bytes]", stopped: threading.Event) -> None:
    stopped.set()
    child.kill()


def _answer(pipe: IO[bytes] | None, limits: ReadingLimits) -> bytes:
    """What the child says, up to the most an honest one could."""
    if pipe is None:
        return b""
    most = _ANSWER_BYTES + _ANSWER_BYTES_PER_CHARACTER * limits.max_characters
    answer = pipe.read(most + 1)
    return b"" if len(answer) > most else answer


def _read_answer(answer: bytes, limits: ReadingLimits, *, timed_out: bool) -> Draft:
    if timed_out and not answer:
        raise ReadingTimeoutError(f"Reading the file took over {limits.seconds:g} seconds.", _CURE)
    if not answer:
        # Out of memory inside a library, over the processor limit, or a crash: to the sender it is all one.
        raise ReadingTimeoutError("Reading the file took too much memory or time, so it was stopped.", _CURE)
    return unpack(answer)
