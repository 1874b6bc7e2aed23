import re

import pytest

from eval.variants.variant import apply_edits, find_edits
from eval.variants.verbs import OTHERS, SYNONYMS, ing_form, opening_verb, synonyms


def reworded(text: str) -> str:
    return apply_edits(text, find_edits(text, synonyms()))


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("help", "helping"),
        ("give", "giving"),
        ("plan", "planning"),
        ("oversee", "overseeing"),
        ("make sure", "making sure"),
    ],
)
def test_ing_forms(verb: str, expected: str) -> None:
    assert ing_form(verb) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Assist with meals and ensure records are kept", "Help with meals and make sure records are kept"),
        ("You will ENSURE that", "You will MAKE SURE that"),
        ("Supporting people to make choices", "Helping people to make choices"),
        ("To support people", "To help people"),
        ("Support the team", "Help the team"),
        ("Report to the manager", "Report to the manager"),
    ],
)
def test_verbs_give_way_to_synonyms(text: str, expected: str) -> None:
    assert reworded(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Support worker",
        "care and support plans",
        "moving and handling",
        "Care planning",
        "A good record",
        "following a fall",
    ],
)
def test_nouns_stay(text: str) -> None:
    assert reworded(text) == text


@pytest.mark.parametrize(
    "text", ["Help people", "To help people", "to support anyone", "Support the team", "Keep records"]
)
def test_a_line_that_opens_with_a_verb_is_seen(text: str) -> None:
    assert re.match(opening_verb(), text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["Support worker", "The home", "Support", "Helpful", "Care home"])
def test_a_line_that_opens_with_a_noun_is_not(text: str) -> None:
    assert not re.match(opening_verb(), text, re.IGNORECASE)


def test_every_verb_is_named_once() -> None:
    assert not {*SYNONYMS} & {*OTHERS}
    assert len({*OTHERS}) == len(OTHERS)
