"""`fingerpost pathway new`, `publish` and `schema`."""

from datetime import datetime
from pathlib import Path

import pytest

from alignment.pathway import load_pathway, loading
from tests.alignment.pathway.framework_files import MORE, SKILLS, write_framework

from ..conftest import Run


def test_new_makes_a_draft_in_a_folder_here(run: Run, tmp_path: Path) -> None:
    result = run("pathway", "new", "bakery-2", "--from", write_framework(tmp_path / "old"))
    assert result.exit_code == 0
    assert result.stdout.startswith("Version bakery-2 is in bakery-2, a draft based on bakery-1.\n")
    assert load_pathway("bakery-2").version == "bakery-2"


def test_new_begins_with_a_bundled_version_and_goes_where_it_is_told(run: Run) -> None:
    assert run("pathway", "new", "mine", "--from", "2025-04", "--folder", "a/b").exit_code == 0
    assert load_pathway("a/b").based_on == "2025-04"


def test_new_can_put_a_version_among_the_bundled_ones(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CONTENT", tmp_path / "content")
    write_framework(tmp_path / "content" / "bakery-1")
    assert run("pathway", "new", "bakery-2", "--from", "bakery-1", "--bundled").exit_code == 0
    assert loading.available_versions() == ("bakery-1", "bakery-2")
    assert (tmp_path / "content" / "schema" / "manifest.schema.json").is_file()
    assert run("pathway", "new", "bakery-3", "--from", "bakery-1", "--bundled", "--folder", "x").exit_code == 2


def test_new_refuses_what_would_go_over_something_else(run: Run, tmp_path: Path) -> None:
    result = run("pathway", "new", "here", "--from", write_framework(tmp_path / "old"), "--folder", tmp_path / "old")
    assert result.exit_code == 32
    assert "is not empty" in result.stderr


def test_publish_marks_the_day_and_says_the_fingerprint(run: Run, tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    result = run("pathway", "publish", folder, "--date", "2024-03-01")
    assert result.stdout.splitlines() == [
        "Version bakery-1 is published as of 2024-03-01.",
        f"Fingerprint {load_pathway(folder).fingerprint}",
    ]
    assert run("pathway", "publish", folder, "--date", "2025-01-01").stdout == result.stdout


def test_publish_takes_today_when_no_day_is_given(run: Run, tmp_path: Path) -> None:
    before = datetime.now().date().isoformat()
    run("pathway", "publish", write_framework(tmp_path))
    assert before <= load_pathway(tmp_path).published <= datetime.now().date().isoformat()


def test_publish_refuses_a_day_that_is_none(run: Run, tmp_path: Path) -> None:
    assert run("pathway", "publish", write_framework(tmp_path), "--date", "2024-02-31").exit_code == 2
    assert load_pathway(tmp_path).published == ""


def test_publish_refuses_content_with_errors_and_names_their_lines(run: Run, tmp_path: Path) -> None:
    more = MORE.replace("Know how much flour to order each week.", "Knead dough until it is smooth.")
    result = run("pathway", "publish", write_framework(tmp_path, more=more))
    assert result.exit_code == 32
    assert "statements/more.yaml:2: error: " in result.stderr


def test_every_command_refuses_published_content_that_was_edited(run: Run, tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    run("pathway", "publish", folder)
    (folder / "statements" / "skills.yaml").write_text(SKILLS.replace("smooth", "silky"))
    for command in (("publish", folder), ("check", folder), ("show", "--pathway", folder)):
        result = run("pathway", *command)
        assert result.exit_code == 32
        assert "pathway.yaml:6: " in result.output
        assert "its content has changed since" in result.output
        assert "fingerpost pathway new" in result.output


def test_schema_says_what_it_wrote(run: Run, tmp_path: Path) -> None:
    folder = write_framework(tmp_path)
    assert run("pathway", "schema", folder).stdout.splitlines()[-1] == "8 files written"
    assert run("pathway", "schema", folder).stdout == "0 files written\n"
