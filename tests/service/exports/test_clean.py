import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.exports.clean import MAX_MARKS, anchor, shorten, visible


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x07", "\x1b", "\x9b", "\u202e", "\u2066", "\u2069", "\ud800", "\U000e0041"]
)
def test_characters_that_act_unseen_are_shown_as_a_replacement(hidden: str) -> None:
    assert visible(f"a{hidden}b") == "a\ufffdb"


@pytest.mark.parametrize("empty", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200e"])
def test_characters_that_show_and_change_nothing_are_left_out(empty: str) -> None:
    assert visible(f"care{empty}ful") == "careful"


def test_line_breaks_of_every_kind_become_one_space() -> None:
    assert visible("one\r\ntwo\tthree\u2028four\u2029five\vsix\x85seven") == "one two three four five six seven"


def test_marks_piled_on_a_letter_are_cut_short() -> None:
    assert visible("Z" + "\u0301" * 40 + "end") == "Z" + "\u0301" * MAX_MARKS + "end"


def test_accents_emoji_and_other_scripts_stay() -> None:
    text = "Siân, Zoë, 👩\u200d🦽, عربي, कर्मचारी, £13.15 – “quoted”"
    assert visible(text) == text


@given(st.text())
def test_visible_text_can_always_be_written_and_is_settled(text: str) -> None:
    once = visible(text)
    assert once.encode().decode() == once
    assert visible(once) == once
    assert "\n" not in once


def test_a_short_text_is_not_shortened() -> None:
    assert shorten("Walk the dog", 12) == "Walk the dog"


def test_a_long_text_ends_at_a_word_with_an_ellipsis() -> None:
    assert shorten("Walk the dog, with residents", 15) == "Walk the dog…"


def test_one_endless_word_is_cut_anyway() -> None:
    assert shorten("W" * 50, 10) == "W" * 9 + "…"


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_a_shortened_text_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


def test_an_anchor_holds_nothing_that_needs_escaping() -> None:
    assert anchor("c12") == "c12"
    assert anchor("medicines.give") == "medicines.give"
    assert anchor('x" onclick=#') == "x--onclick--"
