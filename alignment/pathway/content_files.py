"""A folder of content files, read and checked one by one. Every complaint names the file and the line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from alignment.errors import InvalidPathwayError
from alignment.pathway.schema import CategoryFile, Manifest, StatementsFile
from alignment.pathway.yaml_nodes import YamlNode, read_yaml

MANIFEST = "pathway.yaml"
# A framework of hundreds of files would be a folder pointed at by mistake.
MAX_FILES = 200
# A screenful; the rest are most often the same slip again. `fingerpost pathway check` tells them all.
MAX_PROBLEMS = 20

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Place:
    """A file, named from the content folder, and a line in it, from 1; 0 when it is about the file as a whole."""

    file: str
    line: int

    def __str__(self) -> str:
        """As editors understand it: `statements/values.yaml:12`."""
        return f"{self.file}:{self.line}" if self.line else self.file


def split_place(told: str) -> tuple[Place, str]:
    """A line of an error as its place and its text; the place is empty when the line begins with none."""
    found = re.fullmatch(r"((?:[\w.-]+/)?[\w.-]+\.yaml)(?::(\d+))?: (.*)", told)
    if found is None:
        return Place("", 0), told
    return Place(found[1], int(found[2] or 0)), found[3]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file as read: its nodes, and what errors call it."""

    name: str
    node: YamlNode

    def place(self, *path: str | int) -> Place:
        """Where the value at this path stands, or the last thing on the way to it."""
        return Place(self.name, self.node.line_of(path))


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """Everything in a folder, each file beside what it holds, in the order the manifest gives."""

    manifest_file: ContentFile
    manifest: Manifest
    categories: tuple[tuple[ContentFile, CategoryFile], ...]
    statements: tuple[tuple[ContentFile, StatementsFile], ...]


def read_folder(folder: Path) -> ContentFolder:
    """Read every content file in a folder.

    Raises:
        InvalidPathwayError: Files break the rules of the format, or one that the manifest lists is not there. It tells
            of all of them, a line each.
    """
    reader = _Reader(folder)
    manifests = reader.read(Manifest, [MANIFEST])
    order = manifests[0][1] if manifests else None
    categories = reader.names("categories", [f"{name}.yaml" for name in order.categories] if order else ())
    statements = reader.names("statements", order.statement_files if order else ())
    read_categories = reader.read(CategoryFile, categories)
    read_statements = reader.read(StatementsFile, statements)
    refuse(reader.complaints)
    return ContentFolder(*manifests[0], tuple(read_categories), tuple(read_statements))


def read_file(model: type[_Model], folder: Path, name: str) -> _Model:
    """One content file, named from the folder.

    Raises:
        InvalidPathwayError: It cannot be read or breaks the rules of the format.
    """
    return _read(model, folder, name)[1]


def refuse(complaints: Sequence[InvalidPathwayError]) -> None:
    """Raise all complaints as one error with a line each, if there are any."""
    if not complaints:
        return
    lines = [line for complaint in complaints for line in complaint.problem.split("\n")]
    more = [f"… and {len(lines) - MAX_PROBLEMS} more."] if len(lines) > MAX_PROBLEMS else []
    cures = dict.fromkeys(complaint.cure for complaint in complaints)
    raise InvalidPathwayError("\n".join([*lines[:MAX_PROBLEMS], *more]), " ".join(cures), complaints)


class _Reader:
    """Reads a folder's files and holds what is wrong with them until all have been read."""

    def __init__(self, folder: Path) -> None:
        self.complaints: list[InvalidPathwayError] = []
        self._folder = folder

    def read(self, model: type[_Model], names: Sequence[str]) -> list[tuple[ContentFile, _Model]]:
        """The files that can be read."""
        read = []
        for name in names:
            try:
                read.append(_read(model, self._folder, name))
            except InvalidPathwayError as error:
                self.complaints.append(error)
        return read

    def names(self, subfolder: str, order: Sequence[str]) -> list[str]:
        """The files of a subfolder: those of the order first, then the rest by name."""
        there = sorted(path.name for path in (self._folder / subfolder).glob("*.yaml"))
        if len(there) > MAX_FILES:
            raise InvalidPathwayError(
                f"{subfolder}: it holds {len(there)} files and the limit is {MAX_FILES}.",
                "Check that it is the right folder.",
            )
        self.complaints += [
            InvalidPathwayError(
                f"{MANIFEST}: it lists {missing!r}, and {subfolder}/{missing} is not there.",
                "Add the file or the line.",
            )
            for missing in order
            if missing not in there
        ]
        listed = [name for name in dict.fromkeys(order) if name in there]
        return [f"{subfolder}/{name}" for name in [*listed, *(name for name in there if name not in order)]]


def _read(model: type[_Model], folder: Path, name: str) -> tuple[ContentFile, _Model]:
    file = ContentFile(name, read_yaml(folder / name, name))
    try:
        return file, model.model_validate(file.node.plain())
    except ValidationError as error:
        problems = [_explain(detail, file) for detail in error.errors(include_url=False)]
        raise InvalidPathwayError("\n".join(problems), "docs/pathway.md describes each key.") from error


def _explain(detail: ErrorDetails, file: ContentFile) -> str:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    where = " › ".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the file"
    place = file.place(*path)
    if detail["type"] == "extra_forbidden":
        return f"{place}: the key {path[-1]!r} is not one the format knows."
    if detail["type"] == "missing":
        return f"{place}: {where} is missing."
    message = detail["msg"].removeprefix("Value error, ")
    given = detail["input"] if isinstance(detail["input"], str) else ""
    quoted = f" (it is {given!r})" if given and given not in message else ""
    return f"{place}: {where}: {message}{quoted}"
