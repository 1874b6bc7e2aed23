import pytest

from prompts.words import content_words, numbers, same_stem, stem


@pytest.mark.parametrize(
    "family",
    [
        ("record", "records", "recorded", "recording"),
        ("medicine", "medicines"),
        ("plan", "plans", "planned", "planning"),
        ("care", "caring", "cares"),
        ("write", "writes", "writing", "written"),
        ("supply", "supplies", "supplied"),
        ("safe", "safely"),
        ("person", "people", "person's"),
        ("supervise", "supervising", "supervised"),
        ("give", "giving", "given"),
    ],
)
def test_forms_of_one_word_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("abuse", "able"), ("shift", "shop"), ("plan", "plant"), ("note", "notice")]
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_after_a_negation_stand_under_it_until_a_pause() -> None:
    words = {w.text: w.negated for w in content_words("Does not change dressings, signs charts")}

    assert words == {"change": True, "dressings": True, "signs": False, "charts": False}


def test_not_only_is_no_negation() -> None:
    assert not any(w.negated for w in content_words("Not only cooks but cleans"))


def test_words_said_to_mean_the_same_share_a_stem() -> None:
    assert content_words("meds", {"meds": "medicine"})[0].stem == content_words("medicines")[0].stem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two meals", {"2"}),
        ("2 meals", {"2"}),
        ("1,500 pounds", {"1500"}),
        ("one day", set()),
        ("Level 3", {"3"}),
        ("half the time", {"1/2"}),
    ],
)
def test_numbers_are_read_in_words_and_digits(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def test_words_after_an_and_may_or_may_not_stand_under_the_negation() -> None:
    words = {w.text: (w.negated, w.unsure) for w in content_words("No lifting and driving, cooking")}

    assert words == {"lifting": (True, False), "driving": (True, True), "cooking": (False, False)}


@pytest.mark.parametrize("text", ["Leaves out injections", "Talk rather than lift", "Walk instead of lift"])
def test_two_words_together_may_deny_what_follows(text: str) -> None:
    assert content_words(text)[-1].negated


def test_a_form_of_a_listed_word_counts_as_the_listed_word() -> None:
    assert same_stem("assisting", {"assist": "help"}) == stem("helped")
