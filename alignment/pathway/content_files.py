"""A folder of content files, read and checked one by one. Every complaint names the file and the line."""

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
# A screenful; the rest are most often the same slip again.
MAX_PROBLEMS = 20

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Place:
    """A file, named from the content folder, and a line in it, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        """As editors understand it: `statements/values.yaml:12`."""
        return f"{self.file}:{self.line}"


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
        InvalidPathwayError: A file breaks the rules of the format, or one that the manifest lists is not there.
    """
    manifest_file = _open(folder, MANIFEST)
    manifest = _validate(Manifest, manifest_file)
    return ContentFolder(
        manifest_file,
        manifest,
        tuple(_read_all(CategoryFile, folder, "categories", [f"{name}.yaml" for name in manifest.categories])),
        tuple(_read_all(StatementsFile, folder, "statements", manifest.statement_files)),
    )


def read_file(model: type[_Model], folder: Path, name: str) -> _Model:
    """One content file, named from the folder.

    Raises:
        InvalidPathwayError: It cannot be read or breaks the rules of the format.
    """
    return _validate(model, _open(folder, name))


def _open(folder: Path, name: str) -> ContentFile:
    return ContentFile(name, read_yaml(folder / name, name))


def _read_all(
    model: type[_Model], folder: Path, subfolder: str, order: Sequence[str]
) -> list[tuple[ContentFile, _Model]]:
    there = sorted(path.name for path in (folder / subfolder).glob("*.yaml"))
    if len(there) > MAX_FILES:
        raise InvalidPathwayError(
            f"{subfolder}: it holds {len(there)} files and the limit is {MAX_FILES}.",
            "Check that it is the right folder.",
        )
    for missing in (name for name in order if name not in there):
        raise InvalidPathwayError(
            f"{MANIFEST}: it lists {missing!r}, and {subfolder}/{missing} is not there.", "Add the file or the line."
        )
    names = [*dict.fromkeys(order), *(name for name in there if name not in order)]
    files = [_open(folder, f"{subfolder}/{name}") for name in names]
    return [(file, _validate(model, file)) for file in files]


def _validate(model: type[_Model], file: ContentFile) -> _Model:
    try:
        return model.model_validate(file.node.plain())
    except ValidationError as error:
        problems = [_explain(detail, file) for detail in error.errors(include_url=False)]
        more = [f"… and {len(problems) - MAX_PROBLEMS} more."] if len(problems) > MAX_PROBLEMS else []
        raise InvalidPathwayError(
            "\n".join([*problems[:MAX_PROBLEMS], *more]), "docs/pathway.md describes each key."
        ) from error


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
