"""The reading process: one file in, one answer out, and no way to anything else.

Run as `python -m alignment.documents.child`: a line of JSON and the file's bytes on standard input, JSON on standard
output. It limits itself before it looks at the file.
"""

import json
import os
import sys
from typing import Any

from alignment.documents.limits import ReadingLimits
from alignment.documents.reading import read_draft
from alignment.documents.wire import pack_draft, pack_error
from alignment.errors import DocumentError, UnsafeDocumentError

# What no reader of documents has any business doing.
_NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "webbrowser.")
_PROGRAMS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
_FILES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.")
_FORBIDDEN = _NETWORK + _PROGRAMS + _FILES
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
# Modules and fonts are opened a few at a time.
_OPEN_FILES = 64


def main() -> None:
    """Read one request, write one answer. Leaves with 0 whenever there is an answer, also when it is an error."""
    answer = _own_standard_output()
    header = json.loads(sys.stdin.buffer.readline())
    limits = ReadingLimits(**header["limits"])
    _limit_itself(limits)
    sys.addaudithook(_refuse)
    with os.fdopen(answer, "wb") as output:
        output.write(answer_to(sys.stdin.buffer.read(), header["name"], limits))


def answer_to(data: bytes, name: str, limits: ReadingLimits) -> bytes:
    """The draft or the error, as JSON."""
    try:
        return pack_draft(read_draft(data, name, limits))
    except DocumentError as error:
        return pack_error(error)


def _own_standard_output() -> int:
    """Keep the pipe for the answer and send everything libraries print to nowhere."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answer


def _limit_itself(limits: ReadingLimits) -> None:
    """Memory, processor time, files. Where the system has no such limits (Windows) only the parent's clock is left."""
    try:
        import resource
    except ImportError:
        return
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    # No core file: it would hold the document's text.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Not a byte to disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop what would reach out of the process: the network, another program, a file written."""
    writing = event == "open" and isinstance(arguments[0], str | bytes) and bool((arguments[2] or 0) & _WRITING)
    if writing or event.startswith(_FORBIDDEN):
        raise UnsafeDocumentError("The file tried to make its reader reach outside.", "Do not trust this file.")


if __name__ == "__main__":
    main()
