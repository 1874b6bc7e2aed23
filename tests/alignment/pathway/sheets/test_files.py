from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.errors import InvalidPathwayError, PathwayNotFoundError
from alignment.pathway import Content, available_versions, find_folder, load_pathway, read_content, write_pathway
from alignment.pathway.schema import CategoryFile, Manifest, PublishedEntry, StatementEntry
from alignment.pathway.sheets import export_sheets, import_sheets
from alignment.pathway.sheets.packing import pack
from alignment.types import Expectation, StatementKind
from tests.alignment.pathway.framework_files import write_framework
from tests.alignment.pathway.sheets.sheet_cases import bakery

LADDER = Path(__file__).parents[4] / "examples" / "frameworks" / "digital-skills-ladder"
TARGETS = ("out.xlsx", "out.zip", "out")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("target", TARGETS)
def test_everything_survives_there_and_back(target: str, tmp_path: Path) -> None:
    content = bakery(tmp_path / "bakery")
    export_sheets(content, tmp_path / target)
    read = import_sheets(tmp_path / target)
    assert read.content == content
    assert read.new_ids == read.left_out == ()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("version", [*available_versions(), str(LADDER)], ids=lambda version: Path(version).name)
def test_real_content_comes_back_with_its_fingerprint(version: str, target: str, tmp_path: Path) -> None:
    content = read_content(find_folder(version))
    export_sheets(content, tmp_path / target)
    back = import_sheets(tmp_path / target).content
    assert back == content
    write_pathway(back, tmp_path / "back")
    assert load_pathway(tmp_path / "back").fingerprint == load_pathway(version).fingerprint


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_content_is_always_the_same_bytes(target: str, tmp_path: Path) -> None:
    content = bakery(tmp_path / "bakery")
    first = export_sheets(content, tmp_path / "a" / target)
    export_sheets(import_sheets(tmp_path / "a" / target).content, tmp_path / "b" / target)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert {path.stat().st_size > 0 for path in first} == {True}


def test_reading_back_what_was_not_changed_touches_no_file(tmp_path: Path) -> None:
    before = contents(write_framework(tmp_path / "bakery"))
    export_sheets(read_content(tmp_path / "bakery"), tmp_path / "out.xlsx")
    done = write_pathway(import_sheets(tmp_path / "out.xlsx").content, tmp_path / "bakery")
    assert done.written == done.removed == ()
    assert contents(tmp_path / "bakery") == before


# What a cell can hold: no control characters. Texts of the schema are never only blanks.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60).filter(
    lambda text: bool(text.split())
)


@st.composite
def contents_of_any_sort(draw: st.DrawFn) -> Content:
    """A small framework whose texts and weights are anything at all."""
    themes = [{"id": name, "title": draw(TEXT), "why": draw(TEXT | st.just(""))} for name in ("dough", "shop")]
    names = ("title", "publisher", "licence", "notice", "called")
    manifest = {"version": "1", "themes": themes, "categories": ["baker"], **{name: draw(TEXT) for name in names}}
    weight = st.floats(-10, 10).map(lambda number: round(number, 2))
    sign = {"id": "kneads", "reason": draw(TEXT), "weight": draw(weight), "phrases": ["knead*", "bake* … bread"]}
    code = {"scheme": draw(TEXT), "code": draw(TEXT), "confirmed": draw(st.booleans())}
    baker = {"id": "baker", "title": f"Baker {draw(TEXT)}", "summary": draw(TEXT), "signs": [sign], "codes": [code]}
    entries = [
        StatementEntry(
            id=f"{theme}.{at}",
            kind=draw(st.sampled_from(StatementKind)),
            theme=theme,
            text=draw(TEXT),
            expected_by=draw(st.dictionaries(st.just("baker"), st.sampled_from(Expectation))),
            phrases=tuple(draw(st.lists(TEXT, max_size=3))),
        )
        for at, theme in enumerate(draw(st.lists(st.sampled_from(["dough", "shop"]), max_size=3)))
    ]
    return Content(
        Manifest.model_validate(manifest), (CategoryFile.model_validate(baker),), {"any.yaml": tuple(entries)}
    )


@pytest.mark.parametrize("target", ["out.xlsx", "out.zip"])
@settings(max_examples=15, deadline=None)
@given(content=contents_of_any_sort())
def test_whatever_the_words_they_come_back_as_they_were(target: str, content: Content) -> None:
    with TemporaryDirectory() as folder:
        export_sheets(content, Path(folder) / target)
        back = import_sheets(Path(folder) / target).content
    kept = {name: group for name, group in content.statements.items() if group}
    assert back == replace(content, statements=kept)


def test_a_folder_of_csv_has_one_file_a_sheet_and_one_to_read_first(tmp_path: Path) -> None:
    written = export_sheets(bakery(tmp_path / "bakery"), tmp_path / "out")
    assert [path.name for path in written] == [
        "read-me.txt", "statements.csv", "themes.csv", "role-categories.csv", "codes.csv", "signs.csv",
        "outside-scope.csv", "outside-signs.csv", "sources.csv", "about.csv",
    ]  # fmt: skip
    assert "import-sheets" in written[0].read_text(encoding="utf-8-sig")


def test_a_zip_packed_by_hand_may_have_a_folder_in_it(tmp_path: Path) -> None:
    content = bakery(tmp_path / "bakery")
    files = {f"my sheets/{path.name}": path.read_bytes() for path in export_sheets(content, tmp_path / "out")}
    (tmp_path / "hand.zip").write_bytes(pack({**files, "__MACOSX/my sheets/._themes.csv": b"\x00\x05"}))
    assert import_sheets(tmp_path / "hand.zip").content == content


def test_a_published_version_comes_back_published(tmp_path: Path) -> None:
    content = bakery(tmp_path / "bakery")
    write_pathway(content, tmp_path / "draft")
    entry = PublishedEntry(date="2025-04-09", fingerprint=load_pathway(tmp_path / "draft").fingerprint)
    published = replace(content, manifest=content.manifest.model_copy(update={"published": entry}))
    export_sheets(published, tmp_path / "out.xlsx")
    assert import_sheets(tmp_path / "out.xlsx").content == published


def test_a_published_version_that_was_changed_is_refused(tmp_path: Path) -> None:
    content = bakery(tmp_path / "bakery")
    entry = PublishedEntry(date="2025-04-09", fingerprint="0" * 64)
    export_sheets(
        replace(content, manifest=content.manifest.model_copy(update={"published": entry})), tmp_path / "out.xlsx"
    )
    with pytest.raises(InvalidPathwayError, match=r"About, row 12, column B \(Value\): .* another version name"):
        import_sheets(tmp_path / "out.xlsx")


def test_what_is_not_there_or_not_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(PathwayNotFoundError, match=r"gone\.xlsx"):
        import_sheets(tmp_path / "gone.xlsx")
    with pytest.raises(InvalidPathwayError, match="not a kind of spreadsheet"):
        import_sheets(tmp_path / "notes.txt")
    with pytest.raises(InvalidPathwayError, match=r"broken\.zip: .*broken"):
        import_sheets(tmp_path / "broken.zip")


def test_a_csv_that_is_missing_is_named(tmp_path: Path) -> None:
    export_sheets(bakery(tmp_path / "bakery"), tmp_path / "out")
    (tmp_path / "out" / "signs.csv").unlink()
    with pytest.raises(InvalidPathwayError, match="Signs: the sheet is missing"):
        import_sheets(tmp_path / "out")
