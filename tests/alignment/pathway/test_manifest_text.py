from pathlib import Path

import pytest

from alignment.pathway import read_content
from alignment.pathway.manifest_text import change_manifest
from tests.alignment.pathway.framework_files import MANIFEST, write_framework

COMMENTED = """\
# The guild's own.
version: bakery-1
based_on: bakery-0   # a remark
title: >-
  Bakery
  skills

# Who answers for it.
publisher: The Guild of Made-up Bakers
licence: CC0
notice: An example.
# Baking comes first.
themes:
  - id: dough
    title: Dough
  # Selling comes next.
  - id: shop
    title: The shop
# That is all.
"""


def changed(folder: Path, manifest: str, **changes: str | dict[str, str] | None) -> str:
    write_framework(folder, pathway=manifest, baker="id: baker\ntitle: Baker\nsummary: Bakes.\n")
    change_manifest(folder, changes)
    return (folder / "pathway.yaml").read_text(encoding="utf-8")


def test_a_key_is_changed_and_every_other_line_stays(tmp_path: Path) -> None:
    assert changed(tmp_path, COMMENTED, version="bakery-2") == COMMENTED.replace("bakery-1", "bakery-2")


def test_a_key_of_several_lines_is_changed_as_a_whole(tmp_path: Path) -> None:
    text = changed(tmp_path, COMMENTED, title="Bread skills")
    assert text == COMMENTED.replace("title: >-\n  Bakery\n  skills\n", "title: Bread skills\n")


def test_a_new_key_goes_before_the_licence(tmp_path: Path) -> None:
    text = changed(tmp_path, COMMENTED, published={"date": "2024-03-01", "fingerprint": "0" * 64})
    mark = f'published:\n  date: 2024-03-01\n  fingerprint: "{"0" * 64}"\n'
    assert text == COMMENTED.replace("licence:", f"{mark}licence:")


def test_a_key_is_taken_out(tmp_path: Path) -> None:
    assert changed(tmp_path, COMMENTED, based_on=None) == COMMENTED.replace("based_on: bakery-0   # a remark\n", "")
    assert changed(tmp_path, COMMENTED, published=None) == COMMENTED


def test_several_keys_are_changed_in_turn(tmp_path: Path) -> None:
    text = changed(tmp_path, COMMENTED, version="bakery-3", based_on="bakery-1", called="the guild's skills")
    assert "version: bakery-3\nbased_on: bakery-1\n" in text
    assert "called: the guild's skills\nlicence: CC0\n" in text


@pytest.mark.parametrize("manifest", [MANIFEST, MANIFEST.replace("\n", "\r\n"), "\ufeff" + MANIFEST])
def test_windows_line_ends_and_byte_order_marks_do_no_harm(tmp_path: Path, manifest: str) -> None:
    assert changed(tmp_path, manifest, version="bakery-2") == MANIFEST.replace("bakery-1", "bakery-2")


def test_a_manifest_in_braces_is_written_anew(tmp_path: Path) -> None:
    braces = (
        "{version: a, title: A, publisher: B, licence: C,\n notice: D, themes: [{id: dough, title: E}, "
        "{id: shop, title: F}]}\n"
    )
    assert changed(tmp_path, braces, version="b", based_on="a").startswith("version: b\ntitle: A\n")
    assert read_content(tmp_path).manifest.based_on == "a"
