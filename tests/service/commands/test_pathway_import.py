"""`fingerpost pathway import`."""

import json
from pathlib import Path

import pytest

from embeddings import load_encoder

from ..conftest import Run

PAGES = Path(__file__).parents[2] / "alignment" / "pathway" / "pages"
LETTERED, HEADED, SHEET = (PAGES / name for name in ("lettered-2024.html", "headed-2025.html", "statements.csv"))


def test_the_account_begins_with_numbers_and_ends_with_what_to_do_next(run: Run) -> None:
    result = run("pathway", "import", LETTERED, "--into", "mine")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:5] == [
        "lettered-2024.html: care_or_support_worker",
        "  Department of Made-up Care, updated 2024-01-10, Open Government Licence v3.0",
        "  12 statements read: 0 known, 12 new",
        "  0 reworded, 7 lines not taken in",
        "  Newly expected: 5 as core, 7 as expected (core where a heading says must, or a sheet core)",
    ]
    assert result.stdout.splitlines()[-1].endswith("Check it with: fingerpost pathway check mine")
    assert run("pathway", "check", "mine").exit_code == 0


def test_a_second_import_says_that_nothing_changed(run: Run) -> None:
    run("pathway", "import", LETTERED, "--into", "mine")
    out = run("pathway", "import", LETTERED, "--into", "mine").stdout
    assert "12 statements read: 12 known, 0 new" in out
    assert "New statements" not in out
    assert out.splitlines()[-1] == "Nothing changed: mine holds all of this already."


def test_old_and_new_wording_stand_one_above_the_other(run: Run) -> None:
    run("pathway", "import", LETTERED, "--into", "mine")
    out = run("pathway", "import", HEADED, "--into", "mine").stdout
    assert (
        "Reworded (1)\n"
        "  professionalism.treat-each-person-meet (paragraph 14, under 'Professionalism')\n"
        "      was: Treat each person you meet fairly, and keep a calm head when you are under pressure.\n"
        "      now: Treat each person you meet fairly, and keep a calm head when under pressure.\n"
    ) in out
    assert "Expected here, but not in the files: care_or_support_worker (5)" in out
    assert "With --replace the role category stops expecting them." in out


def test_replace_names_all_it_takes_away(run: Run) -> None:
    run("pathway", "import", LETTERED, "--into", "mine")
    out = run("pathway", "import", HEADED, "--into", "mine", "--replace").stdout
    assert "No longer expected: care_or_support_worker (5)" in out
    assert out.count("No role category expects it any more.") == 5


def test_a_long_list_of_what_was_left_as_it_was_is_cut_and_the_json_has_it_whole(run: Run) -> None:
    run("pathway", "new", "mine", "--from", "2025-04")
    text = run("pathway", "import", HEADED, "--into", "mine", "--dry-run").stdout
    answer = json.loads(run("pathway", "import", HEADED, "--into", "mine", "--dry-run", "--format", "json").stdout)
    assert f"… and {len(answer['gone']) - 20} more: --format json lists them all." in text
    assert text.splitlines()[-1] == "This was a dry run: nothing was written to mine."


def test_the_json_says_all_of_it(run: Run) -> None:
    answer = json.loads(run("pathway", "import", LETTERED, SHEET, "--into", "mine", "--format", "json").stdout)
    assert list(answer) == ["folder", "dry_run", "meaning_compared", "files", "gone", "changes", "written"]
    page, sheet = answer["files"]
    assert (page["read"], len(page["added"]), len(page["left_out"])) == (12, 12, 7)
    assert sheet["categories"] == ["baker"]
    assert page["added"][3]["kind"] == "behaviour"
    assert answer["written"][-1] == "pathway.yaml"


def test_without_the_model_it_says_that_words_alone_decided(run: Run) -> None:
    run("pathway", "import", LETTERED, "--into", "mine")
    assert "judged by their words alone" in run("pathway", "import", HEADED, "--into", "mine").stderr
    assert "judged by" not in run("pathway", "import", HEADED, "--into", "mine").stderr


def test_the_model_is_asked_where_there_is_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.commands.pathway_import.open_encoder", lambda *_: load_encoder("hashing"))
    run("pathway", "import", LETTERED, "--into", "mine")
    answer = json.loads(run("pathway", "import", HEADED, "--into", "mine", "--format", "json").stdout)
    assert answer["meaning_compared"] is True


def test_several_files_are_told_apart(run: Run) -> None:
    out = run("pathway", "import", LETTERED, SHEET, "--into", "mine").stdout
    assert "New statements from lettered-2024.html (12)" in out
    assert "New statements from statements.csv (3)" in out


def test_a_page_of_something_else_is_refused_with_what_to_do(run: Run) -> None:
    page = Path("hours.html")
    page.write_text("<html><title>Opening hours - GOV.UK</title><h2>Days</h2><ul><li>Monday</li></ul></html>")
    result = run("pathway", "import", page, "--into", "mine")
    assert result.exit_code == 35
    assert "hours.html: The file holds no statements." in result.stderr
    assert not Path("mine").exists()


def test_an_address_belongs_to_one_file(run: Run) -> None:
    result = run("pathway", "import", LETTERED, HEADED, "--into", "mine", "--source-address", "https://example.org")
    assert result.exit_code == 2
