import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from alignment.pathway.ids import MAX_LENGTH, new_id
from alignment.pathway.schema import Id

TEXT = "Record medicines on the chart at once, including any refused or missed."


def test_an_id_is_the_theme_and_the_first_words_that_say_something() -> None:
    assert new_id("medicines", TEXT, ()) == "medicines.record-medicines-chart-once"


def test_it_does_not_depend_on_capitals_accents_or_stops() -> None:
    assert new_id("food", "Offer CAFÉ trips, and the rest", ()) == new_id("food", "offer cafe trips and the rest.", ())


def test_an_apostrophe_does_not_split_a_word() -> None:
    assert new_id("home", "Respect people's homes", ()) == new_id("home", "Respect people’s homes", ())
    assert new_id("home", "Respect people's homes", ()) == "home.respect-peoples-homes"


def test_further_words_are_added_when_an_id_is_taken() -> None:
    first = new_id("medicines", TEXT, ())
    assert new_id("medicines", TEXT, {first}) == "medicines.record-medicines-chart-once-including"


def test_a_number_is_added_when_the_words_run_out() -> None:
    taken = {"food.cook"}
    assert new_id("food", "Cook", taken) == "food.cook-2"
    assert new_id("food", "Cook", {*taken, "food.cook-2"}) == "food.cook-3"


def test_a_text_of_small_words_keeps_them() -> None:
    assert new_id("food", "What is it for?", ()) == "food.what-is-it-for"


def test_a_text_in_another_script_is_called_statement() -> None:
    assert new_id("food", "Готовить", ()) == "food.statement"


@pytest.mark.parametrize("theme", ["food", "a" * 80, "a-b" * 26])
def test_a_long_one_is_cut(theme: str) -> None:
    made = new_id(theme, "extraordinary " * 40 + "x" * 200, ())
    assert len(made) <= MAX_LENGTH
    assert re.fullmatch(r"[a-z0-9.-]+", made)


@given(st.text(), st.integers(1, 6))
def test_whatever_the_text_every_new_id_is_allowed_and_new(text: str, how_many: int) -> None:
    taken: set[str] = set()
    for _ in range(how_many):
        made = new_id("shop_floor", text, taken)
        assert made not in taken
        assert TypeAdapter(Id).validate_python(made) == made
        taken.add(made)
