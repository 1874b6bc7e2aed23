"""Changing single keys of a manifest and leaving every other line of it as a person wrote it, comments and all."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from alignment.pathway.content_files import MANIFEST, read_file
from alignment.pathway.schema import Manifest
from alignment.pathway.writing import replace_file, to_text
from alignment.pathway.yaml_text import Value, key_lines


def change_manifest(folder: Path, changes: Mapping[str, Value | None]) -> None:
    """Set keys at the top of a folder's manifest, or take them out for none.

    A new key goes before `licence`, which every manifest has. Only a manifest written in braces loses its layout.
    Whether the version is published is for the caller to ask.

    Raises:
        InvalidPathwayError: The manifest breaks the rules of the format.
    """
    before = read_file(Manifest, folder, MANIFEST)
    wanted = {**before.model_dump(mode="json", exclude_defaults=True), **changes}
    after = Manifest.model_validate({key: value for key, value in wanted.items() if value is not None})
    path = folder / MANIFEST
    edited = _edited(path.read_text(encoding="utf-8-sig"), changes)
    replace_file(path, edited if _reads_as(edited, after) else to_text(after))


def _edited(text: str, changes: Mapping[str, Value | None]) -> str:
    for key, value in changes.items():
        try:
            text = _change_key(text, key, value)
        except yaml.YAMLError:  # Lines of braces were cut apart.
            return ""
    return text


def _change_key(text: str, key: str, value: Value | None) -> str:
    lines = text.splitlines(keepends=True)
    spans = _spans(text, lines)
    new = [f"{line}\n" for line in key_lines(key, value)] if value is not None else []
    start, end = spans.get(key) or (spans["licence"][0],) * 2
    return "".join([*lines[:start], *new, *lines[end:]])


def _spans(text: str, lines: list[str]) -> dict[str, tuple[int, int]]:
    """The lines of each key at the top, from its own to past its last, less the blank lines and comments after it."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    starts = {key.value: key.start_mark.line for key, _ in pairs}
    spans = {}
    for (key, start), next_start in zip(starts.items(), [*starts.values(), len(lines)][1:], strict=True):
        end = next_start
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        spans[key] = (start, end)
    return spans


def _reads_as(text: str, manifest: Manifest) -> bool:
    """Whether the text is this manifest. One written in braces may not be, after lines were changed."""
    try:
        return Manifest.model_validate(yaml.load(text, Loader=yaml.BaseLoader)) == manifest
    except (yaml.YAMLError, ValidationError):
        return False
