import pytest

from alignment.documents.draft import Piece
from alignment.documents.headings import choose_title, could_be_heading, heads_criteria, promote_bold
from alignment.types import BlockKind

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH


@pytest.mark.parametrize("text", ["Main duties", "Main duties:", "1.2 Personal care", "Who are we?"[:-1]])
def test_short_lines_could_be_headings(text: str) -> None:
    assert could_be_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Location: Leeds",
        "You will not be expected to",
        "You wash people.",
        "a b c d e f g h i j k",
        "12",
        "kind, honest,",
        "x" * 90,
    ],
)
def test_sentences_facts_and_numbers_could_not(text: str) -> None:
    assert not could_be_heading(text)


def test_bold_paragraphs_stand_below_the_last_heading() -> None:
    pieces = [Piece(HEADING, "A", level=2), Piece(PARAGRAPH, "B", bold=True), Piece(PARAGRAPH, "C")]
    assert [(piece.kind, piece.level) for piece in promote_bold(pieces)] == [(HEADING, 2), (HEADING, 3), (PARAGRAPH, 0)]


def test_a_bold_line_at_the_very_end_heads_nothing() -> None:
    assert promote_bold([Piece(PARAGRAPH, "Signed", bold=True)])[0].kind is PARAGRAPH


def test_the_heads_of_a_person_specification_are_headings_in_any_type() -> None:
    assert heads_criteria("Essential criteria:")
    assert not heads_criteria("Essential car user")


@pytest.mark.parametrize(
    ("pieces", "titles", "expected"),
    [
        (
            [Piece(HEADING, "Job Description", level=1), Piece(PARAGRAPH, "Post title: Senior carer")],
            (),
            "Senior carer",
        ),
        ([Piece(HEADING, "Job Description - Night carer", level=1)], (), "Night carer"),
        ([Piece(HEADING, "JOB DESCRIPTION", level=1)], ("Microsoft Word - jd_v3.docx",), "JOB DESCRIPTION"),
        ([Piece(HEADING, "Job profile", level=1), Piece(HEADING, "Cook", level=2)], ("Template",), "Cook"),
        ([Piece(PARAGRAPH, "Wash people")], ("Support worker",), "Support worker"),
        ([Piece(PARAGRAPH, "PA wanted"), Piece(HEADING, "What I need", level=2)], (), "PA wanted"),
        ([Piece(PARAGRAPH, "Post: Carer / Grade: C / Base: Elm Court")], (), "Carer"),
        (
            [Piece(HEADING, "Larch Ltd", level=1), Piece(PARAGRAPH, "Night carer, Elm Court")],
            (),
            "Night carer, Elm Court",
        ),
        ([Piece(BlockKind.TABLE_CELL, "Carer", row_heading="Job title:")], (), "Carer"),
        ([Piece(PARAGRAPH, "Wash people and dress them.")], ("Document1",), ""),
    ],
)
def test_the_title_names_the_job_where_anything_does(
    pieces: list[Piece], titles: tuple[str, ...], expected: str
) -> None:
    assert choose_title(pieces, titles) == expected
