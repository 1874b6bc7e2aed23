"""A framework's content as values that can be changed, and back into files.

    content = read_content(folder)
    write_pathway(replace(content, manifest=content.manifest.model_copy(update={"title": "…"})), folder)

Writing is careful with a person's files: one whose content is unchanged is left as it is, byte for byte, and a changed
one keeps the comments at its top. Comments further down in a changed file are lost.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from alignment.errors import InvalidPathwayError, PublishedPathwayError
from alignment.pathway.content_files import MANIFEST, read_file, read_folder
from alignment.pathway.schema import CategoryFile, FileName, Manifest, StatementEntry, StatementsFile
from alignment.pathway.yaml_text import Value, item_lines, key_lines, to_yaml

_Model = TypeVar("_Model", bound=BaseModel)

# Lists whose entries are so long that a blank line between them helps the eye.
_SPACED = frozenset({"statements", "outside_scope"})


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in a folder of content, free of where it stood.

    `categories` and the keys of `statements`, which are file names such as `values.yaml`, are in the order the manifest
    gives, then by name. The manifest's own lists decide that order when the content is read back.
    """

    manifest: Manifest
    categories: tuple[CategoryFile, ...]
    statements: Mapping[str, tuple[StatementEntry, ...]]


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did, by file name from the content folder, such as `statements/values.yaml`, each list in order."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def read_content(folder: Path) -> Content:
    """The content of a folder, published or not. That ids exist is for `load_pathway` to check.

    Raises:
        InvalidPathwayError: A file breaks the rules of the format, with its line.
    """
    read = read_folder(folder)
    return Content(
        read.manifest,
        tuple(category for _, category in read.categories),
        {Path(file.name).name: group.statements for file, group in read.statements},
    )


def write_pathway(content: Content, folder: Path) -> Written:
    """Make a folder hold this content and nothing else, creating it if need be.

    Args:
        content: Schema objects: a `Manifest`, `CategoryFile`s, and `StatementEntry`s by the name of their file. What
            equals its default is not written.
        folder: The content folder. Files of categories and statements that `content` does not have are removed.

    Raises:
        PublishedPathwayError: The folder holds a published version that this would change.
        InvalidPathwayError: A file name is not allowed, or a file that is there breaks the rules of the format.
    """
    models = _models_by_file(content)
    unchanged = tuple(name for name, model in models.items() if _is_there(folder, name, model))
    written = tuple(name for name in models if name not in unchanged)
    removed = tuple(name for name in _files_there(folder) if name not in models)
    if written or removed:
        refuse_published(folder)
    for name in written:
        path = folder / name
        head = _comments_at_top(path.read_text(encoding="utf-8-sig")) if path.exists() else ""
        replace_file(path, head + to_text(models[name]))
    for name in removed:
        (folder / name).unlink()
    return Written(written, unchanged, removed)


def refuse_published(folder: Path) -> None:
    """Check that a folder's content may change, as one that does not exist yet may.

    Raises:
        PublishedPathwayError: It is published.
        InvalidPathwayError: Its manifest breaks the rules of the format.
    """
    if not (folder / MANIFEST).exists():
        return
    manifest = read_file(Manifest, folder, MANIFEST)
    if manifest.published is not None:
        raise PublishedPathwayError(
            f"{MANIFEST}: version {manifest.version} was published on {manifest.published.date} and may not change.",
            f"Make the change in a new version: fingerpost pathway new NAME --from {folder}",
        )


def to_text(model: Manifest | CategoryFile | StatementsFile) -> str:
    """A file of content as text in the settled layout, without comments."""
    values: dict[str, Value] = model.model_dump(mode="json", exclude_defaults=True)
    if isinstance(model, CategoryFile):
        return to_yaml(values)
    return "".join(_section(key, value) for key, value in values.items()).lstrip("\n")


def _section(key: str, value: Value) -> str:
    """A key at the top of a file. A list has a blank line before it, and long entries one between them."""
    if not isinstance(value, list):
        return "".join(f"{line}\n" for line in key_lines(key, value))
    entries = ["".join(f"{line}\n" for line in item_lines(item, 2)) for item in value]
    return f"\n{key}:\n" + ("\n" if key in _SPACED else "").join(entries) if entries else f"{key}: []\n"


def _models_by_file(content: Content) -> dict[str, Manifest | CategoryFile | StatementsFile]:
    for name in content.statements:
        _check_file_name(name)
    return {
        **{f"categories/{category.id}.yaml": category for category in content.categories},
        **{f"statements/{name}": StatementsFile(statements=group) for name, group in content.statements.items()},
        MANIFEST: content.manifest,  # Last: until it is there, nobody takes the folder for whole.
    }


def _check_file_name(name: str) -> None:
    try:
        TypeAdapter(FileName).validate_python(name)
    except ValidationError as error:
        raise InvalidPathwayError(
            f"statements: {name!r} cannot be the name of a file.", "Use letters, digits, - and _, then `.yaml`."
        ) from error


def _is_there(folder: Path, name: str, model: BaseModel) -> bool:
    return (folder / name).exists() and read_file(type(model), folder, name) == model


def _files_there(folder: Path) -> Iterator[str]:
    for part in ("categories", "statements"):
        yield from (f"{part}/{path.name}" for path in sorted((folder / part).glob("*.yaml")))


def replace_file(path: Path, text: str) -> None:
    """Write beside and move over, so that a full disk leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _comments_at_top(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        lines.append(f"{line}\n")
    return "".join(lines)
