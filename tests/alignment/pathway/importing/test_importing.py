import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from alignment.errors import (
    CorruptDocumentError,
    InvalidPathwayError,
    PathwayImportError,
    PublishedPathwayError,
)
from alignment.pathway import Severity, check_pathway, draft_version, load_pathway, publish_version
from alignment.pathway.importing import ImportReport, ImportWish, import_files
from alignment.pathway.loading import CONTENT
from tests.alignment.pathway.framework_files import write_framework

from .import_cases import CONTENT_API, HEADED, LETTERED, SHEET, behaviours, no_encoder, points, saved, whole_page
from .test_sheets import workbook
from .test_word import made_up_document

PLAIN = ImportWish()


def bring(folder: Path, *paths: Path, wish: ImportWish = PLAIN) -> ImportReport:
    return import_files(paths, folder, compare=no_encoder, wish=wish)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def all_kinds(tmp_path: Path) -> Sequence[Path]:
    """A file of every kind that is read."""
    rows = [["Theme", "Statement", "Care or support worker"], ["Cooking", "Cook with people", "core"]]
    return (
        LETTERED,
        HEADED,
        CONTENT_API,
        saved(tmp_path, made_up_document(), "technologist.docx"),
        saved(tmp_path, workbook(("Sheet", rows)), "list.xlsx"),
        SHEET,
    )


@pytest.mark.parametrize("existing", [None, "2025-04"], ids=["new", "bundled"])
def test_importing_twice_changes_nothing(existing: str | None, all_kinds: Sequence[Path], tmp_path: Path) -> None:
    folder = tmp_path / "content"
    if existing:
        draft_version("content", CONTENT / existing, folder)
    first = bring(folder, *all_kinds)
    before = files_of(folder)
    second = bring(folder, *all_kinds)
    assert first.changes
    assert first.written
    assert not second.changes
    assert second.written == ()
    assert files_of(folder) == before
    assert not any(f.added or f.reworded or f.expectations or f.summaries for f in second.files)


def test_what_was_imported_loads_and_checks_without_an_error(all_kinds: Sequence[Path], tmp_path: Path) -> None:
    bring(tmp_path / "content", *all_kinds)
    pathway = load_pathway(tmp_path / "content")
    assert [category.id for category in pathway.role_categories] == [
        "care_or_support_worker", "supervisor_or_leader", "care_technologist", "baker",
    ]  # fmt: skip
    assert [f for f in check_pathway(tmp_path / "content") if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", [LETTERED, HEADED, CONTENT_API], ids=lambda path: path.stem)
def test_the_statements_of_a_role_category_are_those_of_its_page_in_order(path: Path, tmp_path: Path) -> None:
    report = bring(tmp_path, path)
    pathway = load_pathway(tmp_path)
    (category,) = pathway.role_categories
    assert [one.text for one in pathway.expected_of(category.id)] == [one.text for one in report.files[0].added]


def test_the_page_of_2025_after_that_of_2024_keeps_the_ids_of_what_stayed(tmp_path: Path) -> None:
    bring(tmp_path, LETTERED)
    before = {one.id: one.text for one in load_pathway(tmp_path).statements}
    report = bring(tmp_path, HEADED).files[0]
    assert report.recognised == 7
    assert {change.id for change in report.reworded} == {"professionalism.treat-each-person-meet"}
    after = {one.id: one.text for one in load_pathway(tmp_path).statements}
    assert before.keys() <= after.keys()
    assert after["professionalism.treat-each-person-meet"].endswith("when under pressure.")


def test_a_page_reordered_and_relettered_changes_no_id(tmp_path: Path) -> None:
    html = LETTERED.read_text(encoding="utf-8")
    items = re.findall(r"  <li>.*\((?:professionalism|teamworking|work ethic)\)</li>\n", html)
    swapped = html.replace("".join(items), "".join(reversed(items))).replace(">B3. <", ">C4. <").replace("(B)", "(C)")
    assert swapped != html
    bring(tmp_path / "content", LETTERED)
    before = files_of(tmp_path / "content" / "statements")
    bring(tmp_path / "content", saved(tmp_path, swapped))
    assert files_of(tmp_path / "content" / "statements") == before


def test_nothing_on_the_page_is_lost(tmp_path: Path) -> None:
    html = whole_page(
        "<p>First words.</p><h2>What people do in their work</h2><p>They bake.</p><p>They sell.</p>"
        + f"<h2>Values</h2>{points('Respect')}<h2>Behaviours</h2><p>Intro.</p>{points('Ask', 'Ask')}"
        + "<h2>Contact</h2><p>Write.</p>"
    )  # fmt: skip
    (file,) = bring(tmp_path / "content", saved(tmp_path, html)).files
    told = {*(one.text for one in file.added), *(one.text for one in file.left_out)}
    assert told == {"First words.", "They sell.", "Respect", "Intro.", "Ask.", "Write."}
    assert load_pathway(tmp_path / "content").role_category("baker").summary == "They bake."


def test_a_dry_run_tells_all_and_writes_nothing(tmp_path: Path) -> None:
    dry = bring(tmp_path / "content", LETTERED, wish=ImportWish(dry_run=True))
    assert dry.changes
    assert dry.written == ()
    assert not (tmp_path / "content").exists()
    assert bring(tmp_path / "content", LETTERED).files == dry.files


def test_if_one_file_cannot_be_read_none_is_imported(tmp_path: Path) -> None:
    broken = saved(tmp_path, LETTERED.read_bytes()[:5000], "broken.html")
    with pytest.raises(CorruptDocumentError, match=r"^broken\.html: "):
        bring(tmp_path / "content", LETTERED, broken)
    assert not (tmp_path / "content").exists()


def test_a_published_version_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write_framework(tmp_path)
    publish_version(tmp_path, date(2026, 1, 1))
    with pytest.raises(PublishedPathwayError):
        bring(tmp_path, tmp_path / "missing.html")


def test_content_without_its_manifest_is_refused(tmp_path: Path) -> None:
    write_framework(tmp_path)
    (tmp_path / "pathway.yaml").unlink()
    with pytest.raises(InvalidPathwayError, match="no pathway"):
        bring(tmp_path, LETTERED)
    assert (tmp_path / "statements" / "skills.yaml").exists()


def test_the_files_can_be_said_to_be_about_one_role_category(tmp_path: Path) -> None:
    page = saved(tmp_path, behaviours("Ask others").replace("Baker role category", "Draft 3"))
    with pytest.raises(PathwayImportError, match="Draft 3"):
        bring(tmp_path / "content", page)
    bring(tmp_path / "content", page, wish=ImportWish(category="head_baker", address="https://example.org/a"))
    pathway = load_pathway(tmp_path / "content")
    assert [category.id for category in pathway.role_categories] == ["head_baker"]
    assert [source.address for source in pathway.sources] == ["https://example.org/a"]
