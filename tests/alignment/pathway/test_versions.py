import shutil
from datetime import date
from pathlib import Path

import pytest

from alignment.errors import InvalidPathwayError
from alignment.pathway import draft_version, find_folder, fingerprint, load_pathway, publish_version, read_content
from tests.alignment.pathway.framework_files import MANIFEST, MORE, SKILLS, write_framework

DAY = date(2024, 3, 1)


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.*")}


# --- a new draft -----------------------------------------------------------------------------------------------------


def test_a_draft_is_the_same_content_under_a_new_name(tmp_path: Path) -> None:
    old = load_pathway(write_framework(tmp_path / "old"))
    draft = draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    assert (draft.version, draft.based_on, draft.published) == ("bakery-2", "bakery-1", "")
    assert draft.statements == old.statements
    assert draft.role_categories == old.role_categories
    assert load_pathway(tmp_path / "new") == draft
    assert load_pathway(tmp_path / "old") == old


def test_a_draft_keeps_what_people_wrote_between_the_lines(tmp_path: Path) -> None:
    write_framework(tmp_path / "old", pathway="# Ours.\n" + MANIFEST.replace("themes:", "# In order.\nthemes:"))
    draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    text = (tmp_path / "new" / "pathway.yaml").read_text()
    assert "\n# Ours.\nversion: bakery-2\n" in text
    assert "\n# In order.\nthemes:\n" in text


def test_a_draft_brings_the_schemas_its_files_name(tmp_path: Path) -> None:
    draft_version("bakery-2", write_framework(tmp_path / "old"), tmp_path / "new")
    path = tmp_path / "new" / "statements" / "skills.yaml"
    address = path.read_text().partition("\n")[0].partition("=")[2]
    assert (path.parent / address).is_file()


def test_a_draft_of_a_published_version_is_not_published(tmp_path: Path) -> None:
    publish_version(write_framework(tmp_path / "old"), DAY)
    assert draft_version("bakery-2", tmp_path / "old", tmp_path / "new").published == ""
    assert load_pathway(tmp_path / "old").published == "2024-03-01"


def test_a_draft_rescues_edits_made_to_a_published_version(tmp_path: Path) -> None:
    publish_version(write_framework(tmp_path / "old"), DAY)
    (tmp_path / "old" / "statements" / "skills.yaml").write_text(SKILLS.replace("smooth", "silky"))
    draft = draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    assert draft.statement("dough.knead").text == "Knead dough until it is silky."


def test_a_draft_begins_with_nothing_replaced(tmp_path: Path) -> None:
    write_framework(tmp_path / "old", more=MORE + "    replaces: [shop.sell]\n")
    draft = draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    assert draft.statement("shop.order").replaces == ()


@pytest.mark.parametrize("name", ["bakery-1", "2025-04"])
def test_a_version_name_can_be_used_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidPathwayError, match="already"):
        draft_version(name, write_framework(tmp_path / "old"), tmp_path / "new")


@pytest.mark.parametrize("name", ["../up", "", "a/b", ".hidden"])
def test_a_version_name_cannot_lead_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidPathwayError, match="cannot be the name"):
        draft_version(name, write_framework(tmp_path / "old"), tmp_path / "new")


def test_a_draft_never_goes_over_other_files(tmp_path: Path) -> None:
    write_framework(tmp_path / "old")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").write_text("Dear all")
    with pytest.raises(InvalidPathwayError, match="not empty"):
        draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    assert texts(tmp_path / "new") == {"letter.txt": "Dear all"}


def test_broken_content_is_refused_before_anything_is_copied(tmp_path: Path) -> None:
    write_framework(tmp_path / "old", skills=SKILLS.replace("theme: dough", "theme: cake"))
    with pytest.raises(InvalidPathwayError, match="no theme 'cake'"):
        draft_version("bakery-2", tmp_path / "old", tmp_path / "new")
    assert not (tmp_path / "new").exists()


# --- publishing ------------------------------------------------------------------------------------------------------


def test_publishing_writes_the_mark_and_nothing_else(tmp_path: Path) -> None:
    before = texts(write_framework(tmp_path, pathway=MANIFEST.replace("themes:", "# In order.\nthemes:")))
    content = read_content(tmp_path)
    pathway = publish_version(tmp_path, DAY)
    mark = f"published:\n  date: 2024-03-01\n  fingerprint: {pathway.fingerprint}\n"
    before["pathway.yaml"] = before["pathway.yaml"].replace("licence:", f"{mark}licence:")
    assert texts(tmp_path) == before
    assert read_content(tmp_path).categories == content.categories
    assert pathway.published == "2024-03-01"
    assert fingerprint(pathway) == pathway.fingerprint


def test_publishing_does_not_change_the_fingerprint(tmp_path: Path) -> None:
    draft = load_pathway(write_framework(tmp_path))
    assert publish_version(tmp_path, DAY).fingerprint == draft.fingerprint


def test_publishing_twice_changes_nothing(tmp_path: Path) -> None:
    first = publish_version(write_framework(tmp_path), DAY)
    before = texts(tmp_path)
    assert publish_version(tmp_path, date(2025, 1, 1)) == first
    assert texts(tmp_path) == before


def test_content_with_errors_cannot_be_published(tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough until it is smooth.")
    before = texts(write_framework(tmp_path, more=more))
    with pytest.raises(InvalidPathwayError, match=r"statements/more\.yaml:2: error: .*same text"):
        publish_version(tmp_path, DAY)
    assert texts(tmp_path) == before


def test_content_with_warnings_can_be_published(tmp_path: Path) -> None:
    more = MORE.replace("    expected_by:\n      head_baker: core\n", "")
    assert publish_version(write_framework(tmp_path, more=more), DAY).published


def test_edited_content_cannot_be_published_again(tmp_path: Path) -> None:
    publish_version(write_framework(tmp_path), DAY)
    (tmp_path / "statements" / "skills.yaml").write_text(SKILLS.replace("smooth", "silky"))
    with pytest.raises(InvalidPathwayError, match=r"pathway\.yaml:6: .* published on 2024-03-01") as caught:
        publish_version(tmp_path, DAY)
    assert caught.value.cure.endswith(f"fingerpost pathway new NAME --from {tmp_path}")


def test_the_bundled_content_could_be_published(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find_folder("2025-04"), tmp_path / "copy"))
    assert publish_version(folder, DAY).fingerprint == load_pathway("2025-04").fingerprint
