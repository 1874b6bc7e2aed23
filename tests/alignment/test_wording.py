import pytest

from alignment.wording import begins_with_verb, capital, count_words, list_words, lower_first, quote, topic


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b and c"], "a, and b and c"),
        (["a", "b", "c or d"], "a, b, and c or d"),
        (["a, b", "c", "d"], "a, b; c; and d"),
        (["a, b", "c"], "a, b; and c"),
    ],
)
def test_lists_read_without_doubt(items: list[str], text: str) -> None:
    assert list_words(items) == text


def test_a_list_may_end_in_or() -> None:
    assert list_words(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "no lines"), (1, "one line"), (2, "two lines"), (9, "nine lines"), (10, "10 lines")]
)
def test_counts_are_words_up_to_nine(number: int, text: str) -> None:
    assert count_words(number, "line") == text


def test_a_count_takes_an_odd_plural() -> None:
    assert count_words(2, "person", "people") == "two people"


@pytest.mark.parametrize(
    ("text", "lowered"), [("Medicines", "medicines"), ("MAR charts", "MAR charts"), ("I am", "I am"), ("", "")]
)
def test_only_plain_words_lose_their_capital(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


def test_the_first_letter_is_raised_and_no_other() -> None:
    assert capital("one MAR chart") == "One MAR chart"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Walk the dog.", "“Walk the dog”"),
        ("Cook; clean;", "“Cook; clean”"),
        ('Say "hello"', "“Say 'hello'”"),
        ("See http://example.com", "“See (link)”"),
    ],
)
def test_quotations_are_clean_and_close_without_a_stop(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_a_long_quotation_is_cut_at_a_word() -> None:
    assert quote("one two three four", limit=12) == "“one two…”"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Record each medicine given.", "recording each medicine given"),
        ("Record and report changes.", "recording and reporting changes"),
        ("Plan, cook and serve meals.", "planning, cooking and serving meals"),
        ("Put people at ease.", "putting people at ease"),
        ("Be honest.", "being honest"),
        ("Refer people on.", "referring people on"),
        ("See the whole person.", "seeing the whole person"),
        ("Actively listen to people.", "actively listening to people"),
        ("Check the plan, and follow it.", "checking the plan, and following it"),
        ("Know the signs of abuse and neglect.", "knowing the signs of abuse and neglect"),
        ("Keep records private and let few see them.", "“Keep records private and let few see them”"),
        ("Think back over your work.", "“Think back over your work”"),
        ("People treat me with respect.", "“People treat me with respect”"),
        ("Courage and principle.", "“Courage and principle”"),
    ],
)
def test_a_statement_fits_after_does_not_mention(statement: str, said: str) -> None:
    assert topic(statement) == said


@pytest.mark.parametrize(
    ("duty", "fits"),
    [
        ("Give out meds", True),
        ("To assist people", True),
        ("PEG feeding", False),
        ("You must write", False),
        ("", False),
    ],
)
def test_only_duties_that_begin_with_a_verb_can_follow_to(duty: str, fits: bool) -> None:
    assert begins_with_verb(duty) is fits
