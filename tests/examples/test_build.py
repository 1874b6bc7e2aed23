"""The committed documents are what the build writes, and hold the layout they promise."""

import io
import zipfile

import docx
import mammoth
import pdfplumber
import pytest

from examples.build.archive import settle_zip
from examples.build.catalogue import Target, all_targets, build
from examples.build.pdf import write_pdf
from examples.build.source import Box, Mark, Paragraph, Run, Style, Table, read_page, read_runs
from examples.build.word import write_word

TARGETS = all_targets()


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.path.name)
def test_the_committed_bytes_are_what_a_fresh_build_writes(target: Target) -> None:
    assert target.path.read_bytes() == build(target)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.path.name)
def test_every_word_of_the_source_reaches_the_file(target: Target) -> None:
    page = read_page(target.source.read_text(encoding="utf-8"))
    words = " ".join(part.text for part in page.parts if isinstance(part, Paragraph) and "{" not in part.text)
    found = _all_text(target)
    missing = [word for word in words.translate(str.maketrans("⏎⇥*[]", "     ")).split() if word not in found]
    assert missing == []


def _all_text(target: Target) -> str:
    data = target.path.read_bytes()
    if target.path.suffix == ".docx":
        return str(mammoth.extract_raw_text(io.BytesIO(data)).value)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_a_line_that_starts_with_two_spaces_continues_the_one_before() -> None:
    page = read_page("- one\n  duty\n-- inner\n")
    assert page.parts == (Paragraph(Style.BULLET, "one duty"), Paragraph(Style.BULLET, "inner", 2))


def test_a_header_and_a_footer_stand_apart_from_the_parts() -> None:
    page = read_page(":header Top\n:footer Bottom\n= Role\n")
    assert (page.header, page.footer, page.title) == ("Top", "Bottom", "Role")


def test_a_table_knows_its_heading_rows() -> None:
    page = read_page("|# a | b |\n| c | < |\n")
    assert page.parts == (Table((("a", "b"), ("c", "<")), 1),)


def test_an_uneven_table_is_refused() -> None:
    with pytest.raises(ValueError, match="different numbers of cells"):
        read_page("| a | b |\n| c |\n")


def test_a_box_holds_its_own_paragraphs() -> None:
    assert read_page(":box\nwords\n:end\n").parts == (Box((Paragraph(Style.PLAIN, "words"),)),)


def test_marks_inside_a_line_become_runs() -> None:
    runs = read_runs("**Bold** {+in+}{-out-} [[field]]")
    expected = [
        Run("Bold", Mark.BOLD),
        Run(" ", Mark.NONE),
        Run("in", Mark.INSERTED),
        Run("out", Mark.DELETED),
        Run(" ", Mark.NONE),
        Run("field", Mark.CONTROL),
    ]
    assert runs == expected


def test_a_word_file_keeps_insertions_fields_and_boxes_and_drops_deletions() -> None:
    page = read_page("Say {+this+}{-that-} [[here]]\n:control whole line\n:box\nboxed\n:end\n")
    text = mammoth.extract_raw_text(io.BytesIO(write_word(page))).value
    assert text.split() == ["Say", "this", "here", "whole", "line", "boxed"]


def test_joined_cells_are_joined_in_the_word_file() -> None:
    page = read_page("|# a | b |\n| c | d |\n| ^ | e |\n| f | < |\n")
    html = mammoth.convert_to_html(io.BytesIO(write_word(page))).value
    assert html.count('rowspan="2"') == 1
    assert html.count('colspan="2"') == 1


def test_a_word_file_carries_one_fixed_date() -> None:
    data = write_word(read_page("= Role\n"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(data)).core_properties.title == "Role"


def test_settling_a_zip_twice_changes_nothing() -> None:
    once = settle_zip(write_word(read_page("words\n")))
    assert settle_zip(once) == once


def test_two_columns_stand_side_by_side_under_a_banner() -> None:
    lines = "\n".join(f"- duty number {i} of a good many" for i in range(60))
    data = write_pdf(read_page(f"= Banner\n:columns 2\n{lines}\n"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        lefts = {round(word["x0"]) for word in page.extract_words() if word["text"] == "duty"}
    assert len(lefts) == 2


def test_a_text_box_in_a_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="Word files only"):
        write_pdf(read_page(":box\nwords\n:end\n"))
