"""Where reports go, and that nothing is lost on the way."""

import os
from pathlib import Path

import pytest

from alignment.documents import ReadingLimits
from alignment.errors import DocumentError, DocumentTooLargeError
from service.errors import OutputError
from service.files import plan_targets, read_source, write_report

pytestmark = pytest.mark.usefixtures("plain_environment")


def test_one_html_report_goes_beside_you_and_one_of_another_format_to_standard_output() -> None:
    assert plan_targets(["a/jd.docx"], None, "html") == [Path("jd-report.html")]
    assert plan_targets(["a/jd.docx"], None, "json") == [None]
    assert plan_targets(["-"], None, "html") == [Path("standard-input-report.html")]


def test_a_dash_means_standard_output() -> None:
    assert plan_targets(["jd.docx"], "-", "html") == [None]
    with pytest.raises(OutputError, match="standard output"):
        plan_targets(["a", "b"], "-", "json")


def test_several_reports_go_into_a_folder_or_beside_you() -> None:
    assert plan_targets(["a.docx", "b.pdf"], None, "json") == [Path("a-report.json"), Path("b-report.json")]
    assert plan_targets(["a.docx", "b.pdf"], "out", "md") == [Path("out/a-report.md"), Path("out/b-report.md")]


def test_a_folder_is_one_that_is_there_or_ends_like_one() -> None:
    Path("there").mkdir()
    assert plan_targets(["jd.docx"], "there", "html") == [Path("there/jd-report.html")]
    assert plan_targets(["jd.docx"], "new/", "html") == [Path("new/jd-report.html")]
    assert plan_targets(["jd.docx"], "new", "html") == [Path("new")]


def test_reports_on_files_of_one_name_do_not_overwrite_each_other() -> None:
    targets = plan_targets(["a/jd.docx", "b/JD.pdf", "jd.txt"], "out/", "html")
    assert targets == [Path("out/jd-report.html"), Path("out/JD-report-2.html"), Path("out/jd-report-3.html")]


@pytest.mark.parametrize("output", ["taken", "all.html", "all.JSON"])
def test_several_reports_do_not_go_into_one_file(output: str) -> None:
    Path("taken").touch()
    with pytest.raises(OutputError, match="one file"):
        plan_targets(["a", "b"], output, "html")


def test_a_report_never_overwrites_a_job_description(advert: Path) -> None:
    with pytest.raises(OutputError, match=r"would overwrite the job description advert\.txt"):
        plan_targets([str(advert)], f"../here/{advert}", "html")
    Path("x-report.html").touch()
    with pytest.raises(OutputError, match="would overwrite"):
        plan_targets(["x-report.html", "x.docx"], None, "html")


@pytest.mark.parametrize(
    ("path", "said"), [("nowhere.docx", "no such file"), (".", "a folder"), ("a\0b", "cannot be opened")]
)
def test_a_file_that_cannot_be_had_is_told(path: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read_source(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_told(advert: Path) -> None:
    advert.chmod(0)
    with pytest.raises(DocumentError, match="cannot be opened: Permission denied"):
        read_source(str(advert))


def test_a_file_without_end_is_not_read_to_the_end() -> None:
    with pytest.raises(DocumentTooLargeError, match="over 20 MB"):
        read_source("/dev/zero")


def test_a_file_at_the_limit_is_read_whole() -> None:
    Path("big").write_bytes(b"x" * ReadingLimits().max_bytes)
    assert len(read_source("big").data) == ReadingLimits().max_bytes


def test_the_folders_a_report_needs_are_made() -> None:
    write_report("words", Path("a/b/c.html"))
    assert Path("a/b/c.html").read_text(encoding="utf-8") == "words"


def test_a_place_that_cannot_be_written_is_told() -> None:
    Path("file").touch()
    with pytest.raises(OutputError, match=r"cannot be written to file.x\.html: .*Choose another place"):
        write_report("words", Path("file/x.html"))


def test_characters_no_file_can_hold_do_not_lose_the_report() -> None:
    write_report("a\udcffb", Path("x.md"))
    assert Path("x.md").read_bytes() == b"a?b"
