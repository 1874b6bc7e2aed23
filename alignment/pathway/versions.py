"""The life of a version: a draft made from another, and its publication, from when nothing in it may change."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from alignment.errors import InvalidPathwayError
from alignment.pathway.checking import check_pathway
from alignment.pathway.content_files import MANIFEST, read_folder
from alignment.pathway.findings import Severity
from alignment.pathway.json_schema import write_schemas
from alignment.pathway.loading import available_versions, load_pathway
from alignment.pathway.manifest_text import change_manifest
from alignment.pathway.references import refuse_broken_references
from alignment.pathway.schema import Version
from alignment.pathway.writing import read_content, write_pathway
from alignment.types import Pathway


def draft_version(version: str, source: Path, folder: Path) -> Pathway:
    """Copy a folder of content into a new folder as a draft of another version, and load it.

    The draft says which version it is based on, is not published, and replaces no ids yet. The source may be a
    published version that was edited since: that is how such an edit is rescued.

    Raises:
        InvalidPathwayError: The version's name is not allowed or taken, the folder is not empty, or the source breaks
            the rules of the format.
    """
    _check_name(version)
    read = read_folder(source)
    refuse_broken_references(read)
    old = read.manifest.version
    if version in (old, *available_versions()):
        raise InvalidPathwayError(f"There is a version {version!r} already.", "Choose another name.")
    if folder.exists() and any(folder.iterdir()):
        raise InvalidPathwayError(f"The folder {str(folder)!r} is not empty.", "Choose another with --folder.")
    for name in [MANIFEST, *(file.name for file, _ in [*read.categories, *read.statements])]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((source / name).read_bytes())
    change_manifest(folder, {"version": version, "based_on": old, "published": None})
    _forget_replaced(folder)
    write_schemas(folder)
    return load_pathway(folder)


def publish_version(folder: Path, on: date) -> Pathway:
    """Mark the version in a folder as published and give it. One that is published already stays as it is.

    Raises:
        InvalidPathwayError: Checking finds errors, among them an edit since it was published; each has a line.
    """
    pathway = load_pathway(folder)
    if pathway.published:
        return pathway
    errors = [str(finding) for finding in check_pathway(folder) if finding.severity is Severity.ERROR]
    if errors:
        raise InvalidPathwayError("\n".join(errors), "Mend this first, then publish.")
    change_manifest(folder, {"published": {"date": on.isoformat(), "fingerprint": pathway.fingerprint}})
    return load_pathway(folder)


def _check_name(version: str) -> None:
    try:
        TypeAdapter(Version).validate_python(version)
    except ValidationError as error:
        raise InvalidPathwayError(
            f"{version!r} cannot be the name of a version.", "Use letters, digits, dots and dashes, such as 2027-04."
        ) from error


def _forget_replaced(folder: Path) -> None:
    """What the version before replaced is that version's history."""
    content = read_content(folder)
    statements = {
        name: tuple(entry.model_copy(update={"replaces": ()}) for entry in entries)
        for name, entries in content.statements.items()
    }
    write_pathway(replace(content, statements=statements), folder)
