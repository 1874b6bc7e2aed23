"""`fingerpost pathway export` and `import-sheets`."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from alignment.errors import InvalidPathwayError, PathwayNotFoundError, PublishedPathwayError
from alignment.pathway import load_pathway
from service.errors import OutputError

from ..conftest import Run


@pytest.fixture
def own_content(run: Run) -> Path:
    """A draft made from the bundled content, in the folder the test stands in."""
    run("pathway", "new", "own", "--from", "2025-04")
    return Path("own")


def edit(book: str, sheet: str, cell: str, value: str) -> None:
    opened = load_workbook(book)
    page = opened[sheet]
    assert isinstance(page, Worksheet)
    page[cell] = value
    opened.save(book)


@pytest.mark.parametrize("target", ["out.xlsx", "out.zip", "out/sheets"])
def test_content_goes_there_and_back(target: str, run: Run, own_content: Path) -> None:
    done = run("pathway", "export", own_content, "--output", target)
    held = f"{len(load_pathway(own_content).statements)} statements of version own are in"
    assert (done.exit_code, done.stdout) == (0, f"{held} {target}\n")
    back = run("pathway", "import-sheets", target, "--into", own_content)
    assert back.stdout == f"{held} own\nNothing has changed.\n"


def test_the_version_of_the_settings_is_written_when_none_is_named(run: Run) -> None:
    assert "of version 2025-04 are in out.xlsx" in run("pathway", "export", "--output", "out.xlsx").stdout


def test_a_change_in_the_sheet_is_a_change_in_its_file(run: Run, own_content: Path) -> None:
    run("pathway", "export", own_content, "--output", "out.xlsx")
    edit("out.xlsx", "Themes", "A2", "What matters")
    edit("out.xlsx", "Statements", "B1000", "Medicines")
    edit("out.xlsx", "Statements", "C1000", "skill")
    edit("out.xlsx", "Statements", "D1000", "Count the tablets that are left each week.")
    before = load_pathway(own_content)
    out = run("pathway", "import-sheets", "out.xlsx", "--into", own_content).stdout.splitlines()
    assert out[1:] == [
        "New ids: medicines.count-tablets-left-each",
        "Files written: statements/health.yaml, pathway.yaml",
    ]
    after = load_pathway(own_content)
    assert after.themes[0].title == "What matters"
    assert len(after.statements) == len(before.statements) + 1


def test_a_slip_is_told_with_its_place_and_nothing_is_written(run: Run, own_content: Path) -> None:
    run("pathway", "export", own_content, "--output", "out.xlsx")
    edit("out.xlsx", "Statements", "C7", "skil")
    done = run("pathway", "import-sheets", "out.xlsx", "--into", "new")
    assert done.exit_code == InvalidPathwayError.exit_code
    assert "Statements, row 7, column C (Kind): 'skil' is not one of the choices. Did you mean 'skill'?" in done.stderr
    assert not Path("new").exists()


def test_a_published_version_is_not_changed(run: Run, own_content: Path) -> None:
    run("pathway", "export", own_content, "--output", "out.xlsx")
    run("pathway", "publish", own_content)
    done = run("pathway", "import-sheets", "out.xlsx", "--into", own_content)
    assert done.exit_code == PublishedPathwayError.exit_code


def test_a_folder_of_something_else_is_left_alone(run: Run, own_content: Path) -> None:
    run("pathway", "export", own_content, "--output", "out.xlsx")
    Path("photos").mkdir()
    Path("photos/cat.jpg").write_bytes(b"cat")
    done = run("pathway", "import-sheets", "out.xlsx", "--into", "photos")
    assert done.exit_code == OutputError.exit_code
    assert "The folder photos holds other files and no pathway.yaml." in done.stderr


def test_what_cannot_be_found_or_written_is_told(run: Run) -> None:
    assert run("pathway", "import-sheets", "gone.xlsx", "--into", "new").exit_code == PathwayNotFoundError.exit_code
    assert run("pathway", "export", "1999", "--output", "out.xlsx").exit_code == PathwayNotFoundError.exit_code
    Path("file").write_text("in the way", encoding="utf-8")
    done = run("pathway", "export", "2025-04", "--output", "file/out.xlsx")
    assert done.exit_code == OutputError.exit_code
    assert "It cannot be written to file/out.xlsx" in done.stderr
