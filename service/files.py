"""Files in and out of the command line: what is read, where each report goes, and nothing overwritten by mistake."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from service.errors import OutputError

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A job description as bytes, and what it is called."""

    data: bytes
    name: str


def read_source(path: str) -> Source:
    """Read a file, or standard input for `-`.

    Raises:
        DocumentError: it is not there, is a folder, may not be read or is far too large.
    """
    from alignment.errors import DocumentError

    try:
        if path == STANDARD:
            return Source(_read_some(sys.stdin.buffer), "standard input")
        with Path(path).open("rb") as file:
            return Source(_read_some(file), Path(path).name)
    except IsADirectoryError as error:
        raise DocumentError("This is a folder.", "Name the files in it, for instance with a star.") from error
    except FileNotFoundError as error:
        raise DocumentError("There is no such file.", "Check the spelling and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"It cannot be opened: {reason}.", "Check that you may read it.") from error


def _read_some(file: BinaryIO) -> bytes:
    """All of it, unless that is more than would be read anyway: then the whole never enters the memory."""
    from alignment.documents import ReadingLimits
    from alignment.errors import DocumentTooLargeError

    limit = ReadingLimits().max_bytes
    data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentTooLargeError(
            f"It is over {limit / 1e6:,.0f} MB, the most that is read.",
            "Give the job description on its own, or save it without pictures.",
        )
    return data


def plan_targets(paths: Sequence[str], output: str | None, extension: str) -> list[Path | None]:
    """Where the report on each path goes, in order; none is standard output.

    Without `output`, one JSON or Markdown report goes to standard output and everything else into the current folder.

    Raises:
        OutputError: several reports would land in one file, or one on top of a job description.
    """
    many = len(paths) > 1
    if output == STANDARD or (output is None and extension != "html" and not many):
        if many:
            raise OutputError("Several reports cannot go to standard output.", "Name a folder with --output.")
        return [None]
    if output is None or many or _is_folder(output):
        return list(_in_folder(Path(output or ""), paths, extension, named=output or ""))
    return [_not_an_input(Path(output), paths)]


def _is_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def _in_folder(folder: Path, paths: Sequence[str], extension: str, *, named: str) -> Sequence[Path]:
    """A file for each report, numbered where two job descriptions have the same name."""
    looks_like_file = Path(named).suffix.lower() in {".html", ".json", ".md"} and not _is_folder(named)
    if folder.is_file() or looks_like_file:
        raise OutputError(f"Several reports cannot go into one file, {named}.", "Name a folder with --output.")
    taken: set[str] = set()
    targets = []
    for path in paths:
        stem = "standard-input" if path == STANDARD else Path(path).stem
        name, number = f"{stem}-report.{extension}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-report-{number}.{extension}"
        taken.add(name.casefold())
        targets.append(_not_an_input(folder / name, paths))
    return targets


def _not_an_input(target: Path, paths: Sequence[str]) -> Path:
    for path in paths:
        if path != STANDARD and target.exists() and Path(path).exists() and target.samefile(path):
            raise OutputError(
                f"The report would overwrite the job description {path}.", "Choose another place with --output."
            )
    return target


def write_report(text: str, target: Path | None) -> None:
    """Write a report as UTF-8, making the folders it needs; to standard output when there is no target.

    Raises:
        OutputError: it cannot be written there.
    """
    # A file name in another encoding can bring characters that UTF-8 has no place for.
    data = text.encode("utf-8", "replace")
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise OutputError(
            f"The report cannot be written to {target}: {error.strerror or error}.",
            "Choose another place with --output.",
        ) from error
