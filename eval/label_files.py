"""Where label files lie, and how their rows are read and written. `eval/cases.py` has the format of a row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from alignment import FingerpostError
from eval import cases

SPLITS = ("train", "dev", "test", "examples")
# A second reader's labels of some of the same documents; no split of its own.
SECOND = "second"

Row = dict[str, Any]


class UnknownDocumentError(FingerpostError):
    """No job description of the gold set or the examples has this name."""


@dataclass(frozen=True, slots=True)
class LabelFile:
    """One reader's labels of one document. `folder` is the split, or `second`; the files need not be there yet."""

    folder: str
    document: Path

    @property
    def name(self) -> str:
        """Folder and document, such as `train/home-manager`."""
        return f"{self.folder}/{self.document.stem}"

    @property
    def base(self) -> Path:
        """The path of both files without their endings."""
        return cases.GOLD / self.folder / self.document.stem

    @property
    def rows(self) -> Path:
        """The labelled clauses."""
        return self.base.with_suffix(".labels.jsonl")

    @property
    def role(self) -> Path:
        """The role category."""
        return self.base.with_suffix(".role.json")


def label_files(folder: str) -> tuple[LabelFile, ...]:
    """The label files there are in a split, or in `second`, by document."""
    paths = _all_documents() if folder == SECOND else cases.document_paths(folder)
    files = (LabelFile(folder, path) for path in paths)
    return tuple(sorted((file for file in files if file.rows.exists()), key=lambda file: file.name))


def find_label_file(name: str, *, second: bool = False) -> LabelFile:
    """Where the labels of a document belong, by the document's name without its ending.

    Raises:
        UnknownDocumentError: no split has such a document.
    """
    for split in SPLITS:
        for path in cases.document_paths(split):
            if path.stem == name:
                return LabelFile(SECOND if second else split, path)
    close = get_close_matches(name, [path.stem for path in _all_documents()])
    hint = f"Did you mean {' or '.join(close)}?" if close else "`python -m eval splits --names` lists them all."
    raise UnknownDocumentError(f"There is no job description {name!r}.", hint)


def _all_documents() -> list[Path]:
    return [path for split in SPLITS for path in cases.document_paths(split)]


def read_rows(path: Path) -> list[Row]:
    """The rows of a label file, as they stand.

    Raises:
        LabelError: a line is not a JSON object.
    """
    rows: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            rows.append(_row(line, f"{path.name}:{number}"))
    return rows


def _row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise cases.LabelError(f"{place}: {error}") from error
    if not isinstance(row, dict):
        raise cases.LabelError(f"{place}: a row must be an object, not {row!r}")
    return row


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows, one a line; the same rows give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
