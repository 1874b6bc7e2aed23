import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.documents.clean import clean, clean_lines, excerpt


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\u00a0b\u2003 c\t d", "a b c d"),
        ("medi\u00adcation", "medication"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("cafe\u0301", "café"),
        ("e\ufb03cient", "efficient"),
        ("plain\U000e0041\U000e0042 words", "plain words"),
        ("left\u202eright\u202c", "leftright"),
        ("person\u2011centred", "person\u2011centred"),
    ],
)
def test_text_has_one_spelling(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_every_kind_of_line_break_ends_a_line() -> None:
    assert clean_lines("a\r\nb\vc\u2028d\x85e\n\n f ") == ("a", "b", "c", "d", "e", "f")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n" not in once


def test_an_excerpt_is_cut_at_a_word_and_counts_the_rest() -> None:
    assert excerpt("short") == "short"
    cut = excerpt("word " * 200)
    assert cut.endswith("(and 140 more words)")
    assert len(cut) < 330
