import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.errors import InvalidPathwayError, PublishedPathwayError
from alignment.pathway import Content, available_versions, find_folder, load_pathway, read_content, write_pathway
from alignment.pathway.schema import CategoryFile, Manifest, PublishedEntry, StatementEntry
from alignment.pathway.writing import to_text
from alignment.types import Expectation, StatementKind
from tests.alignment.pathway.framework_files import BAKER, MANIFEST, write_framework


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def with_title(content: Content, title: str) -> Content:
    return replace(content, manifest=content.manifest.model_copy(update={"title": title}))


@pytest.mark.parametrize("version", available_versions())
def test_a_bundled_version_written_elsewhere_is_the_same_pathway(version: str, tmp_path: Path) -> None:
    content = read_content(find_folder(version))
    done = write_pathway(content, tmp_path / "copy")
    assert read_content(tmp_path / "copy") == content
    assert load_pathway(tmp_path / "copy") == load_pathway(version)
    assert done.written[-1] == "pathway.yaml"
    assert done.unchanged == done.removed == ()


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(lambda text: text.split())
IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}([._-][a-z0-9]{1,6}){0,2}", fullmatch=True)


@st.composite
def contents_of_any_sort(draw: st.DrawFn) -> Content:
    """Content that keeps to the schema, its texts being anything at all. Its ids lead nowhere."""
    texts = {name: draw(TEXT) for name in ("title", "publisher", "licence", "notice", "called")}
    theme = {"id": draw(IDS), "title": draw(TEXT), "why": draw(TEXT | st.just(""))}
    manifest = Manifest.model_validate(
        {"version": draw(st.sampled_from(["a", "2026", "1.0"])), "themes": [theme], **texts}
    )
    code = {"scheme": draw(TEXT), "code": draw(TEXT), "confirmed": draw(st.booleans())}
    weights = st.floats(-10, 10).map(lambda number: round(number, 2))
    sign = {"id": draw(IDS), "reason": draw(TEXT), "weight": draw(weights), "phrases": ["lead* shifts"]}
    category = {"id": draw(IDS), "title": draw(TEXT), "summary": draw(TEXT), "codes": [code], "signs": [sign]}
    entry = st.builds(
        StatementEntry,
        id=IDS,
        kind=st.sampled_from(StatementKind),
        theme=IDS,
        text=TEXT,
        expected_by=st.dictionaries(IDS, st.sampled_from(Expectation), max_size=2),
        phrases=st.lists(TEXT, max_size=3).map(tuple),
    )
    return Content(
        manifest, (CategoryFile.model_validate(category),), {"any.yaml": tuple(draw(st.lists(entry, max_size=3)))}
    )


@given(contents_of_any_sort())
def test_whatever_is_written_reads_back_equal(content: Content) -> None:
    with TemporaryDirectory() as folder:
        write_pathway(content, Path(folder))
        assert read_content(Path(folder)) == content
        assert write_pathway(content, Path(folder)).written == ()


def test_writing_what_is_there_touches_nothing(tmp_path: Path) -> None:
    before = contents(write_framework(tmp_path))
    done = write_pathway(read_content(tmp_path), tmp_path)
    assert contents(tmp_path) == before
    assert done.written == done.removed == ()
    assert set(done.unchanged) == set(before)


def test_the_same_content_is_always_the_same_bytes(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path / "a"))
    write_pathway(content, tmp_path / "b")
    write_pathway(read_content(tmp_path / "b"), tmp_path / "c")
    assert contents(tmp_path / "b") == contents(tmp_path / "c")


def test_only_the_changed_file_is_written_and_keeps_the_comments_at_its_top(tmp_path: Path) -> None:
    write_framework(
        tmp_path, pathway="# Ours.\n\n# Ask before changing.\n" + MANIFEST, baker="# Odd   layout\n" + BAKER
    )
    before = contents(tmp_path)
    done = write_pathway(with_title(read_content(tmp_path), "Bread skills"), tmp_path)
    assert done.written == ("pathway.yaml",)
    after = contents(tmp_path)
    assert after.pop("pathway.yaml").startswith(b"# Ours.\n\n# Ask before changing.\nversion: bakery-1\ntitle: Bread")
    assert after == {name: text for name, text in before.items() if name != "pathway.yaml"}


def test_files_the_content_does_not_have_are_removed(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path))
    kept = {name: group for name, group in content.statements.items() if name != "more.yaml"}
    assert write_pathway(replace(content, statements=kept), tmp_path).removed == ("statements/more.yaml",)
    assert read_content(tmp_path).statements == kept


def test_a_published_version_cannot_be_changed_and_can_be_written_as_it_is(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path))
    mark = PublishedEntry(date="2024-03-01", fingerprint=load_pathway(tmp_path).fingerprint)
    published = replace(content, manifest=content.manifest.model_copy(update={"published": mark}))
    write_pathway(published, tmp_path)
    assert load_pathway(tmp_path).published == "2024-03-01"
    assert write_pathway(published, tmp_path).written == ()
    before = contents(tmp_path)
    with pytest.raises(PublishedPathwayError, match="2024-03-01"):
        write_pathway(with_title(published, "Bread skills"), tmp_path)
    with pytest.raises(PublishedPathwayError):
        write_pathway(replace(published, categories=published.categories[1:]), tmp_path)
    assert contents(tmp_path) == before


def test_a_file_name_cannot_climb_out_of_the_folder(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path / "a"))
    with pytest.raises(InvalidPathwayError, match="cannot be the name of a file"):
        write_pathway(replace(content, statements={"../out.yaml": ()}), tmp_path / "a")


def test_a_folder_half_written_is_left_without_a_manifest(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path / "a"))
    (tmp_path / "b" / "categories").mkdir(parents=True)
    (tmp_path / "b" / "statements").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="statements"):
        write_pathway(content, tmp_path / "b")
    assert not (tmp_path / "b" / "pathway.yaml").exists()


def test_the_layout_is_one_a_person_would_write(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path))
    assert to_text(content.categories[0]) == (
        "id: baker\n"
        "title: Baker\n"
        "source: guild\n"
        "summary: Makes bread.\n"
        "titles:\n"
        "  - baker\n"
        "signs:\n"
        "  - id: kneads\n"
        "    reason: kneads dough\n"
        "    weight: 1\n"
        "    also:\n"
        "      head_baker: 0.2\n"
        "    phrases:\n"
        "      - knead* … dough\n"
        "      - bake*\n"
    )
    assert "\n\ncategories:\n  - baker\n" in to_text(content.manifest)


def test_numbers_and_truth_values_that_are_text_are_quoted() -> None:
    entry = {"scheme": "ASC-WDS", "code": "6", "confirmed": "false"}
    text = to_text(CategoryFile.model_validate({"id": "a", "title": "Yes", "summary": "No: none", "codes": [entry]}))
    assert 'code: "6"\n    confirmed: false\n' in text
    assert 'title: "Yes"\n' in text
    assert 'summary: "No: none"\n' in text


def test_a_copy_of_the_bundled_content_is_left_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(find_folder("2025-04"), tmp_path / "copy")
    before = contents(tmp_path / "copy")
    write_pathway(read_content(tmp_path / "copy"), tmp_path / "copy")
    assert contents(tmp_path / "copy") == before


def test_the_manifest_needs_no_list_of_files(tmp_path: Path) -> None:
    content = read_content(write_framework(tmp_path / "a"))
    bare = Manifest.model_validate(content.manifest.model_dump() | {"categories": (), "statement_files": ()})
    write_pathway(replace(content, manifest=bare), tmp_path / "b")
    assert list(read_content(tmp_path / "b").statements) == ["more.yaml", "skills.yaml"]
