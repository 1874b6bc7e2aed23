"""Keeps training code from reading what it will be judged on.

    with sealed("test"):
        fit(...)

Python tells of every file that is opened; inside the block, opening one under `eval/gold/<split>` raises. Child
processes are out of its reach, so a document of the split handed to one must have been opened here first.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "gold"

_sealed: list[str] = []
_listening = False


class SealedSplitError(RuntimeError):
    """Training or threshold code tried to read a split it will be judged on."""


@contextmanager
def sealed(*splits: str) -> Iterator[None]:
    """Refuse to open any file of these splits inside the block.

    Raises:
        SealedSplitError: code in the block opened such a file.
    """
    _listen()
    folders = [f"{GOLD / split}/" for split in splits]
    _sealed.extend(folders)
    try:
        yield
    finally:
        for folder in folders:
            _sealed.remove(folder)


def _listen() -> None:
    # An audit hook cannot be taken away again, so there is one, which does nothing while nothing is sealed.
    global _listening
    if not _listening:
        sys.addaudithook(_refuse_sealed)
        _listening = True


def _refuse_sealed(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not _sealed:
        return
    name = arguments[0]  # a number when a file that is open already is opened again
    if not isinstance(name, str | bytes | os.PathLike):
        return
    path = Path(os.fsdecode(name)).resolve()
    if any(str(path).startswith(folder) for folder in _sealed):
        raise SealedSplitError(f"{path.name} belongs to a split that training must not read")
