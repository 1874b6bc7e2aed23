from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.pathway.comparing.wording_diff import diff_words, turning_words

WORDS = st.lists(
    st.sampled_from("Keep keep the a , . bread fresh (and) not 3 o’clock\u00a0sharp".split(" ")), max_size=12
)
TEXTS = st.one_of(WORDS.map(" ".join), st.text(max_size=40))


def marked(old: str, new: str) -> str:
    """The difference as one line: what went in square brackets, what came in braces."""
    around = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    return "".join(around[span.kind].format(span.text) for span in diff_words(old, new))


@given(TEXTS, TEXTS)
def test_the_spans_put_together_are_both_texts(old: str, new: str) -> None:
    spans = diff_words(old, new)
    assert "".join(span.text for span in spans if span.kind != "added") == old
    assert "".join(span.text for span in spans if span.kind != "removed") == new


@given(TEXTS)
def test_a_text_differs_nowhere_from_itself(text: str) -> None:
    assert all(span.kind == "same" for span in diff_words(text, text))


@given(TEXTS, TEXTS)
def test_no_two_spans_of_a_kind_stand_side_by_side(old: str, new: str) -> None:
    kinds = [span.kind for span in diff_words(old, new)]
    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Bake bread.", "Bake fresh bread.", "Bake{ fresh} bread."),
        ("Bake fresh bread.", "Bake bread.", "Bake[ fresh] bread."),
        ("Bake bread daily.", "Bake rolls daily.", "Bake[ bread]{ rolls} daily."),
        ("Bake bread.", "Bake bread, and sell it.", "Bake bread{, and sell it}."),
        # "the" between two changes belongs to one change.
        ("Clean the oven.", "Sweep the floor.", "[Clean the oven]{Sweep the floor}."),
        ("", "Bake.", "{Bake.}"),
    ],
)
def test_words_that_went_and_came_are_told_apart(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_word_that_turns_the_meaning_and_a_number_are_noticed() -> None:
    assert turning_words("Bake for 2 hours.", "Do not bake for 3 hours.") == ("2", "3", "not")
    assert turning_words("Don’t open the oven.", "Don't open the oven.") == ()
    assert turning_words("Bake bread.", "Bake good bread.") == ()


def test_an_opposite_in_the_place_of_a_word_is_noticed_and_the_word_alone_is_not() -> None:
    assert turning_words("Wash up before you bake.", "Wash up after you bake.") == ("after", "before")
    assert turning_words("Look after the oven.", "Take care of the oven.") == ()
    assert turning_words("Wash before and after.", "Wash before.") == ()
