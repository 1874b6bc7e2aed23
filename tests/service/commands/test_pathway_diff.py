"""`fingerpost pathway diff` and `fingerpost pathway index`."""

import json
from pathlib import Path

import pytest

from tests.alignment.pathway.framework_files import MANIFEST, SKILLS, write_framework

from ..conftest import Run

KNEAD = "Knead dough until it is smooth."


@pytest.fixture
def old(plain_environment: None) -> Path:
    """A framework in the folder the test stands in."""
    return write_framework(Path("old"))


@pytest.fixture
def new(plain_environment: None) -> Path:
    """Its next version, with one statement reworded."""
    manifest = MANIFEST.replace("version: bakery-1", "version: bakery-2")
    return write_framework(Path("new"), pathway=manifest, skills=SKILLS.replace(KNEAD, "Knead the dough well."))


@pytest.fixture
def labels(plain_environment: None) -> Path:
    """One label file, pointing at the statement that was reworded."""
    folder = Path("labels")
    folder.mkdir()
    row = {"quote": "Knead", "kind": "duty", "flags": [], "statements": {"dough.knead": 2}}
    (folder / "a.labels.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder


def test_the_difference_goes_to_standard_output_as_text(run: Run, old: Path, new: Path, labels: Path) -> None:
    result = run("pathway", "diff", old, new, "--labels", labels)
    assert result.exit_code == 0
    assert result.stdout.startswith("What changes from bakery-1 to bakery-2\n")
    assert "a.labels.jsonl:1" in result.stdout
    assert result.stderr == ""


def test_without_a_model_meanings_are_not_measured_and_it_says_so(run: Run, old: Path, new: Path) -> None:
    assert "was not measured" in run("pathway", "diff", old, new).stdout
    assert "guessed from letters alone" in run("pathway", "diff", old, new, "--encoder", "hashing").stdout


def test_a_model_that_is_asked_for_and_is_not_here_is_an_error(run: Run, old: Path, new: Path) -> None:
    result = run("pathway", "diff", old, new, "--encoder", "all-minilm-l6-v2")
    assert result.exit_code == 41
    assert "models fetch" in result.stderr


def test_the_checkouts_own_labels_are_used_when_none_are_named(run: Run, old: Path, new: Path) -> None:
    assert "Labels it touches" in run("pathway", "diff", old, new).stdout


def test_no_labels_are_no_part_of_it_where_there_is_no_checkout(
    run: Run, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.commands.pathway_diff.GOLD", Path("nowhere").absolute())
    assert "Labels it touches" not in run("pathway", "diff", old, new).stdout


def test_labels_inside_the_folder_one_stands_in_are_named_from_there(
    run: Run, old: Path, new: Path, labels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.commands.pathway_diff.GOLD", labels.absolute())
    assert "in labels, 1 points at 1 statement" in run("pathway", "diff", old, new).stdout


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "\n<!DOCTYPE html>"), ("a.json", "{"), ("a.txt", "What changes")]
)
def test_the_name_of_the_file_decides_what_is_written(run: Run, old: Path, new: Path, name: str, begins: str) -> None:
    result = run("pathway", "diff", old, new, "--output", name)
    assert result.exit_code == 0
    assert Path(name).read_text(encoding="utf-8").lstrip().startswith(begins.lstrip())
    assert f"What changes from bakery-1 to bakery-2 is in {name}" in result.stderr
    assert result.stdout == ""


def test_the_format_can_be_said(run: Run, old: Path, new: Path) -> None:
    answered = json.loads(run("pathway", "diff", old, new, "--format", "json").stdout)
    assert [change["new"]["id"] for change in answered["statements"]["changed"]] == ["dough.knead"]


def test_stored_reports_are_looked_through(run: Run, old: Path, new: Path) -> None:
    job = Path("job.txt")
    job.write_text("Head baker\n\nDuties\n- Knead dough until it is smooth\n- Lead the bakers\n", encoding="utf-8")
    assert run("align", job, "--pathway", old, "--output", "reports/", "--format", "json").exit_code == 0
    out = run("pathway", "diff", old, new, "--reports", "reports").stdout
    assert "job-report.json (" in out
    assert "would change" in out


def test_content_or_folders_that_are_not_there_are_errors(run: Run, old: Path) -> None:
    assert run("pathway", "diff", old, "nowhere").exit_code == 31
    assert run("pathway", "diff", old, old, "--labels", "nowhere").exit_code == 2
    assert run("pathway", "diff", old, old, "--output", "old/pathway.yaml/a.txt").exit_code == 61


def test_nothing_is_changed_by_comparing(run: Run, old: Path, new: Path, labels: Path) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    run("pathway", "diff", old, new, "--labels", labels)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_an_index_takes_over_what_an_earlier_one_holds(run: Run, old: Path, new: Path) -> None:
    assert run("pathway", "index", old).stdout == "bakery-1 by hashing: encoded 4 of 4 wordings.\n"
    assert run("pathway", "index", new).stdout == (
        "bakery-2 by hashing: encoded 1 of 4 wordings.\nThe other 3 were taken over from earlier indexes.\n"
    )
    assert run("pathway", "index", new).stdout == "bakery-2 by hashing: up to date, nothing to encode.\n"


def test_an_index_of_content_whose_wordings_are_all_known_encodes_nothing(run: Run, old: Path) -> None:
    run("pathway", "index", old)
    write_framework(Path("same"), pathway=MANIFEST.replace("version: bakery-1", "version: bakery-3"))
    assert run("pathway", "index", "same").stdout == "bakery-3 by hashing: up to date, nothing to encode.\n"


def test_an_index_needs_a_model_that_is_here(run: Run, old: Path) -> None:
    assert run("pathway", "index", old, "--encoder", "all-minilm-l6-v2").exit_code == 41
