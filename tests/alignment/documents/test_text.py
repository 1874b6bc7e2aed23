import pytest

from alignment.documents import read_document
from alignment.types import BlockKind, Document


def read(text: str) -> Document:
    return read_document(text.encode(), isolated=False)


def shape(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in read(text).blocks]


WRAPPED = (
    "To provide care for the people who live with us in a way that gives them\n"
    "choice, and to make sure that their records are written on time and that\n"
    "Nothing is forgotten by anyone who works here, whatever the time of day is.\n"
)


def test_wrapped_lines_are_joined() -> None:
    assert read(WRAPPED).text == WRAPPED.strip().replace("\n", " ")


def test_a_duty_over_three_lines_is_one_block() -> None:
    duty = "- Give medicines from the trolley and sign the\n  chart, and tell somebody about what seems\n  wrong."
    blocks = read(f"Duties\n\n{duty}\n- Cook\n").blocks
    whole = "Give medicines from the trolley and sign the chart, and tell somebody about what seems wrong."
    assert [one.text for one in blocks] == ["Duties", whole, "Cook"]


def test_a_paragraph_a_line_stays_apart() -> None:
    lines = ["Support people to live as they choose, at home and out and about. " * 3, "Write records. " * 12, "Cook."]
    assert [one.text for one in read("\n".join(lines)).blocks] == [line.strip() for line in lines]


def test_short_lines_are_not_run_together() -> None:
    assert len(read("Job title: Carer\nLocation: Leeds\nYou must\nbe kind\nbe honest\n").blocks) == 5


@pytest.mark.parametrize(
    "heading",
    ["MAIN DUTIES", "Main duties:", "Main duties\n===========", "Main duties\n", "1. Main duties\n", "Essential"],
)
def test_headings_are_known_by_their_look(heading: str) -> None:
    blocks = read(f"Care worker post\n\n{heading}\nWash and dress people who need it, with respect.\n").blocks
    assert blocks[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "line", ["Location: Leeds", "You will:", "WE ARE LOOKING FOR SOMEBODY WHO CAN WASH AND DRESS PEOPLE EVERY DAY."]
)
def test_lines_that_are_no_headings(line: str) -> None:
    kinds = [kind for kind, text in shape(f"Post\n\nintro words\n{line}\nwash people\n") if text == line]
    assert kinds == ["paragraph"]


def test_numbers_and_indents_give_levels() -> None:
    blocks = read("- a one\n  - b two\n- c three\n\n1.1 Wash\n1.1.1 Dress\n").blocks
    assert [(one.level, one.marker) for one in blocks] == [(1, "-"), (2, "-"), (1, "-"), (2, "1.1"), (3, "1.1.1")]


def test_flattened_table_rows_are_left_as_they_are() -> None:
    assert "NVQ 2 / First aid / Driving licence" in read("Skills\n\nNVQ 2 / First aid / Driving licence\n").text


def test_text_from_standard_input_needs_no_name() -> None:
    document = read_document(b"Care worker\r\n\r\nWash people.\r\n")
    assert (document.name, document.text) == ("", "Care worker\nWash people.")


def test_a_short_line_over_sentences_is_a_heading_and_a_lead_in_is_not() -> None:
    text = (
        "PA wanted\n\nWhat I need\nDriving my van to the office.\n\nYou will not be expected to\nTidy my desk for me.\n"
    )
    kinds = {one.text: one.kind for one in read(text).blocks}
    assert kinds["What I need"] is BlockKind.HEADING
    assert kinds["You will not be expected to"] is BlockKind.PARAGRAPH


def test_the_lines_of_an_address_are_no_headings() -> None:
    assert all(
        one.kind is BlockKind.PARAGRAPH
        for one in read("Larch House\nElm Road\nLeeds\n\nElm Court\nOak Road\nYork\n").blocks
    )
