"""The format as JSON schema beside the content, so that editors help with keys and mark mistakes as they are made.

Editors that use the YAML language server find a file's schema by its first line, which `write_schemas` puts there.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from alignment.pathway.content_files import MANIFEST
from alignment.pathway.loading import is_bundled
from alignment.pathway.schema import CategoryFile, Manifest, StatementsFile

FOLDER = "schema"
SCHEMAS: Mapping[str, type[BaseModel]] = {
    "manifest.schema.json": Manifest,
    "category.schema.json": CategoryFile,
    "statements.schema.json": StatementsFile,
}

_FIRST_LINE = "# yaml-language-server: $schema="


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the schemas for a folder of content, and at the top of each of its files where its schema is.

    They go into `schema/` in the folder; bundled versions share one beside them. Nothing else in the files changes, so
    this may be done to a published version too.

    Returns:
        The paths that were written because they were missing or different, from the folder, in order.
    """
    schemas = schema_folder(folder)
    schemas.mkdir(exist_ok=True)
    texts = {schemas / name: schema_text(model) for name, model in SCHEMAS.items()}
    texts |= {path: _with_first_line(path, schemas / name) for path, name in _files_and_schemas(folder)}
    changed = [path for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in changed:
        path.write_bytes(texts[path].encode())
    return tuple(os.path.relpath(path, folder) for path in changed)


def schema_folder(folder: Path) -> Path:
    """Where the schemas of a folder of content stand."""
    return (folder.parent if is_bundled(folder) else folder) / FOLDER


def schema_text(model: type[BaseModel]) -> str:
    """A file's schema as JSON, which is the same for the same models."""
    schema = model.model_json_schema(schema_generator=_Generator)
    # Draft 7 is what editors know best.
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Leaves out titles made from key names, and refuses keys of a mapping that are not ids."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's own type is private
        return False

    def dict_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made


def _files_and_schemas(folder: Path) -> Iterator[tuple[Path, str]]:
    yield folder / MANIFEST, "manifest.schema.json"
    yield from ((path, "category.schema.json") for path in sorted(folder.glob("categories/*.yaml")))
    yield from ((path, "statements.schema.json") for path in sorted(folder.glob("statements/*.yaml")))


def _with_first_line(path: Path, schema: Path) -> str:
    """The file's text with its schema on the first line, in place of any named there before."""
    text = path.read_bytes().decode("utf-8-sig")
    rest = re.sub(rf"\A{re.escape(_FIRST_LINE)}.*\r?\n", "", text)
    return f"{_FIRST_LINE}{Path(os.path.relpath(schema, path.parent)).as_posix()}\n{rest}"
