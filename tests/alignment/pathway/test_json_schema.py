import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alignment.pathway import available_versions, find_folder, load_pathway
from alignment.pathway.json_schema import SCHEMAS, schema_folder, schema_text, write_schemas
from tests.alignment.pathway.framework_files import BAKER, write_framework


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from (entry for entry in schema.get("$defs", {}).values() if entry["type"] == "object")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_help_and_no_other_is_allowed(name: str) -> None:
    for entry in objects(json.loads(schema_text(SCHEMAS[name]))):
        assert entry["description"]
        assert entry["additionalProperties"] is False
        assert [key for key, value in entry["properties"].items() if not value["description"].endswith(".")] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_beside_the_bundled_content_are_up_to_date(name: str) -> None:
    path = schema_folder(find_folder("2025-04")) / name
    assert path.read_text(encoding="utf-8") == schema_text(SCHEMAS[name]), "run: fingerpost pathway schema 2025-04"


@pytest.mark.parametrize("version", available_versions())
def test_every_bundled_file_names_a_schema_that_is_there(version: str) -> None:
    folder = find_folder(version)
    for path in folder.rglob("*.yaml"):
        key, _, address = path.read_text(encoding="utf-8").partition("\n")[0].partition("=")
        assert key == "# yaml-language-server: $schema"
        assert (path.parent / address).is_file()


def test_schemas_are_written_beside_content_of_any_sort(tmp_path: Path) -> None:
    before = load_pathway(write_framework(tmp_path))
    changed = write_schemas(tmp_path)
    assert changed[:3] == tuple(f"schema/{name}" for name in SCHEMAS)
    assert set(changed[3:]) == {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")}
    first, rest = (tmp_path / "categories" / "baker.yaml").read_text().split("\n", 1)
    assert first == "# yaml-language-server: $schema=../schema/category.schema.json"
    assert rest == BAKER
    assert load_pathway(tmp_path) == before


def test_writing_schemas_twice_changes_nothing(tmp_path: Path) -> None:
    write_schemas(write_framework(tmp_path))
    assert write_schemas(tmp_path) == ()


def test_a_schema_named_before_is_put_right(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(write_framework(tmp_path / "a"), tmp_path / "b"))
    path = folder / "pathway.yaml"
    path.write_text("# yaml-language-server: $schema=../elsewhere.json\n# Ours.\n" + path.read_text())
    write_schemas(folder)
    assert path.read_text().startswith("# yaml-language-server: $schema=schema/manifest.schema.json\n# Ours.\nversion")
