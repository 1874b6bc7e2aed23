"""From a folder of content files to a `Pathway`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from alignment.errors import InvalidPathwayError, PathwayNotFoundError
from alignment.pathway.content_files import MANIFEST, ContentFolder, Place, read_folder
from alignment.pathway.references import find_places, refuse_broken_references
from alignment.pathway.schema import CategoryFile, OutsideEntry, SignEntry, StatementEntry
from alignment.types import Code, OutsideScope, Pathway, RoleCategory, Sign, Source, Statement, StatementKind, Theme

CONTENT = Path(__file__).parent / "content"
DEFAULT_VERSION = "2025-04"


@dataclass(frozen=True, slots=True)
class PathwayFiles:
    """A pathway and where each thing in it stands, by kind and id, such as `statement medicines.give`."""

    pathway: Pathway
    places: Mapping[str, Place]


def available_versions() -> tuple[str, ...]:
    """The versions that come with Fingerpost, oldest first."""
    return tuple(sorted(manifest.parent.name for manifest in CONTENT.glob(f"*/{MANIFEST}")))


def load_pathway(version_or_path: str | Path = DEFAULT_VERSION) -> Pathway:
    """A bundled version by its name, or any framework in a folder laid out the same way.

    Raises:
        PathwayNotFoundError: There is no such version or folder.
        InvalidPathwayError: The files break the rules of the format; the message names the file and line.
    """
    return read_pathway(version_or_path).pathway


def read_pathway(version_or_path: str | Path = DEFAULT_VERSION) -> PathwayFiles:
    """As `load_pathway`, with the place of everything in the files."""
    path = find_folder(version_or_path)
    folder = read_folder(path)
    places = find_places(folder)
    refuse_broken_references(folder)
    pathway = _assemble(folder)
    _refuse_edited(folder, pathway, path.name if is_bundled(path) else str(path))
    return PathwayFiles(pathway, places)


def is_bundled(folder: Path) -> bool:
    """Whether a folder is that of a version that comes with Fingerpost."""
    return folder.resolve().parent == CONTENT.resolve()


def fingerprint(pathway: Pathway) -> str:
    """The sha256 of the content, in hexadecimal. Comments and the layout of files do not count; order does.

    What is empty does not count either, so that a published version keeps its fingerprint when the format gains a key.
    """
    content = _filled(asdict(replace(pathway, fingerprint="", published="")))
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _filled(value: object) -> object:
    """A copy without the mapping entries that hold nothing."""
    if isinstance(value, dict):
        return {key: _filled(held) for key, held in value.items() if held not in (None, "", (), [], {})}
    return [_filled(held) for held in value] if isinstance(value, list | tuple) else value


def _refuse_edited(folder: ContentFolder, pathway: Pathway, named: str) -> None:
    published = folder.manifest.published
    if published is not None and published.fingerprint != pathway.fingerprint:
        place = folder.manifest_file.place("published", "fingerprint")
        raise InvalidPathwayError(
            f"{place}: version {pathway.version} was published on {published.date} and its content has changed since.",
            f"Undo the change, or make it in a new version: fingerpost pathway new NAME --from {named}",
        )


def find_folder(version_or_path: str | Path) -> Path:
    """The folder of a bundled version, or the one a path leads to.

    Raises:
        PathwayNotFoundError: There is no such version or folder.
    """
    if isinstance(version_or_path, str) and version_or_path in available_versions():
        return CONTENT / version_or_path
    path = Path(version_or_path)
    if path.name == MANIFEST and path.is_file():
        return path.parent
    if (path / MANIFEST).is_file():
        return path
    problem = (
        f"The folder {str(path)!r} holds no {MANIFEST}." if path.is_dir() else f"There is no pathway {str(path)!r}."
    )
    versions = ", ".join(available_versions()) or "none"
    raise PathwayNotFoundError(problem, f"Bundled versions: {versions}. Or give a folder that holds a {MANIFEST}.")


def _assemble(folder: ContentFolder) -> Pathway:
    manifest = folder.manifest
    categories = [category for _, category in folder.categories]
    statements = [_statement(entry) for _, group in folder.statements for entry in group.statements]
    pathway = Pathway(
        version=manifest.version,
        title=manifest.title,
        publisher=manifest.publisher,
        licence=manifest.licence,
        notice=manifest.notice,
        date=manifest.date,
        called=manifest.called,
        based_on=manifest.based_on or "",
        published=manifest.published.date if manifest.published else "",
        themes=tuple(Theme(entry.id, entry.title, entry.why) for entry in manifest.themes),
        # Values are what a framework of this sort opens with, whichever file they stand in; the sort keeps the rest.
        statements=tuple(sorted(statements, key=lambda statement: statement.kind is not StatementKind.VALUE)),
        role_categories=tuple(_category(entry, categories) for entry in categories),
        outside_scope=tuple(_outside(entry) for entry in manifest.outside_scope),
        sources=tuple(Source(**entry.model_dump()) for entry in manifest.sources),
    )
    return replace(pathway, fingerprint=fingerprint(pathway))


def _statement(entry: StatementEntry) -> Statement:
    expected_by = dict(entry.expected_by)
    return Statement(entry.id, entry.kind, entry.theme, entry.text, expected_by, entry.phrases, entry.replaces)


def _outside(entry: OutsideEntry) -> OutsideScope:
    signs = tuple(Sign(f"{entry.id}.{sign.id}", sign.reason, sign.weight, sign.phrases) for sign in entry.signs)
    return OutsideScope(entry.id, entry.title, entry.advice, signs)


def _category(entry: CategoryFile, everyone: Sequence[CategoryFile]) -> RoleCategory:
    own = [_sign(entry, sign, sign.weight) for sign in entry.signs]
    lent = [
        _sign(other, sign, sign.also[entry.id]) for other in everyone for sign in other.signs if entry.id in sign.also
    ]
    return RoleCategory(
        id=entry.id,
        title=entry.title,
        summary=entry.summary,
        group=entry.group,
        titles=entry.titles,
        false_friends=entry.false_friends,
        signs=(*own, *lent),
        source=entry.source or "",
        codes=tuple(Code(**code.model_dump()) for code in entry.codes),
    )


def _sign(category: CategoryFile, sign: SignEntry, weight: float) -> Sign:
    # The same words keep one id wherever they count, so two categories' evidence can be compared sign by sign.
    return Sign(f"{category.id}.{sign.id}", sign.reason, weight, sign.phrases)
