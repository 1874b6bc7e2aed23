import itertools
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.documents import read_document
from alignment.types import BlockKind, Document
from eval.cases import load_cases
from eval.variants.rules import Rule, swap
from eval.variants.variant import apply_edits, find_edits, reword

TEXT = "# Care worker\n\nHelp people to eat, and eat with them.\n\n- Wash cups\n- Eat\n"
DOCUMENT = read_document(TEXT.encode(), name="job.md")
DINE = (swap({"eat": "have dinner"}),)


@cache
def documents() -> tuple[Document, ...]:
    return (DOCUMENT, *(case.document for case in load_cases("examples")))


def test_blocks_are_rewritten_and_stand_where_the_text_says() -> None:
    document = reword(DOCUMENT, DINE).document
    assert (
        document.text == "Care worker\nHelp people to have dinner, and have dinner with them.\nWash cups\nHave dinner"
    )
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)


def test_every_place_of_the_original_is_known() -> None:
    variant = reword(DOCUMENT, DINE)
    for words, now in (
        ("Help people", "Help people"),
        ("to eat", "to have dinner"),
        ("eat, and eat", "have dinner, and have dinner"),
        ("with them.", "with them."),
        ("Wash cups\nEat", "Wash cups\nHave dinner"),
    ):
        start = DOCUMENT.text.index(words)
        begin, end = variant.place_of(start, start + len(words))
        assert variant.document.text[begin:end] == now


def test_a_line_is_reworded_when_one_of_its_words_is() -> None:
    variant = reword(DOCUMENT, DINE)
    for words, expected in (("Help people to eat", True), ("Help people", False), ("Wash cups", False), ("Eat", True)):
        start = DOCUMENT.text.index(words)
        assert variant.is_reworded(start, start + len(words)) is expected


def test_headings_and_title_stay_unless_asked_for() -> None:
    rules = (swap({"care": "help"}),)
    kept, changed = reword(DOCUMENT, rules, headings=False).document, reword(DOCUMENT, rules).document
    assert kept == DOCUMENT
    assert changed.blocks[0].text == "Help worker"
    assert changed.title == DOCUMENT.title.replace("Care", "Help")


def test_without_rules_nothing_changes() -> None:
    for document in documents():
        variant = reword(document, ())
        assert variant.document == document
        assert variant.place_of(3, 9) == (3, 9)


def test_table_headings_are_rewritten_with_the_cells_they_repeat() -> None:
    page = b"<table><tr><th>Task</th><th>Eat</th></tr><tr><td>Lunch</td><td>Cook it</td></tr></table>"
    document = reword(read_document(page, name="job.html"), DINE).document
    (cell,) = (block for block in document.blocks if block.text == "Cook it")
    assert cell.kind is BlockKind.TABLE_CELL
    assert cell.column_heading == "Have dinner"


def test_the_earlier_rule_has_its_way() -> None:
    rules = (swap({"make sure": "ensure"}), swap({"sure": "certain", "make": "create"}))
    text = "Make sure, make tea and be sure"
    assert apply_edits(text, find_edits(text, rules)) == "Ensure, create tea and be certain"


@given(st.text("abc .\n"), st.integers(0, 3))
def test_edits_are_in_order_and_do_not_meet(text: str, count: int) -> None:
    edits = find_edits(text, [swap({"a": "xx"}), swap({"a b": "y", "c": ""})][:count])
    for (_, end, _), (start, _, _) in itertools.pairwise(edits):
        assert end <= start


@pytest.mark.parametrize("rules", [DINE, (swap({"the": "", "and": "as well as"}),)])
def test_every_word_that_was_not_changed_is_found_again(rules: tuple[Rule, ...]) -> None:
    for document in documents():
        variant = reword(document, rules)
        for block, now in zip(document.blocks, variant.document.blocks, strict=True):
            if block.text:
                assert variant.place_of(block.start, block.end) == (now.start, now.end)
        for piece in variant.pieces:
            if piece.exact:
                assert document.text[slice(*piece.old)] == variant.document.text[slice(*piece.new)]
