"""What a person at the terminal sees."""

import pytest

from service.console import UNLIMITED, answer_console, byte_bar, report_error, say, working
from weights import FingerpostError


def test_a_line_is_shown_as_it_is_and_moves_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    say("[red]a[/red] \x1b[2Jb\rc")
    assert capsys.readouterr().err == "[red]a[/red] \N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}c\n"


def test_an_error_says_what_it_is_about_then_the_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_error(FingerpostError("It broke.", "Mend it."), "jd.docx") == 1
    assert report_error(FingerpostError("It broke.")) == 1
    assert capsys.readouterr().err == "jd.docx: It broke.\nMend it.\nError: It broke.\n"


def test_without_a_terminal_progress_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with working("jd.docx") as show:
        show("reading")
    assert capsys.readouterr() == ("", "")


def test_without_a_terminal_bytes_are_told_by_tenths(capsys: pytest.CaptureFixture[str]) -> None:
    with byte_bar() as tell:
        for done in range(0, 1001):
            tell(done * 1_000_000, 1_000_000_000, "Fetching")
        tell(5, 0, "Unknown")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[5] == "Fetching: 500 of 1,000 MB"


def test_an_answer_to_a_file_is_never_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer_console().width == UNLIMITED
    answer_console().print("word " * 100)
    assert capsys.readouterr().out.count("\n") == 1
