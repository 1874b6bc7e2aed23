from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from alignment.pathway.importing.recognising import Compare, Match, Recognition, recognise, share_of_words
from alignment.pathway.schema import StatementEntry
from alignment.types import StatementKind
from embeddings import load_encoder
from weights import DEFAULT_ENCODER

from .import_cases import no_encoder, statement
from .pairs import DIFFERENT, SAME


def entry(name: str, text: str, kind: StatementKind = StatementKind.BEHAVIOUR) -> StatementEntry:
    return StatementEntry(id=name, kind=kind, theme=name.split(".")[0], text=text)


KNEAD = entry("dough.knead", "Knead the dough by hand until it is smooth, warm and shiny.")
GREET = entry("shop.greet", "Greet each customer who comes into the shop.")
RESPECT = entry("values.respect", "My choices are treated with respect.", StatementKind.VALUE)
KNOWN = (KNEAD, GREET, RESPECT)


def one(text: str, known: Sequence[StatementEntry] = KNOWN) -> Recognition:
    (recognition,) = recognise([statement(text)], known, no_encoder)
    return recognition


def like_everything(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
    """An encoder to which all texts mean the same."""
    return np.ones((len(texts), len(others)), dtype=np.float32)


@pytest.mark.parametrize(
    "text", [GREET.text, "greet each customer who comes into the shop", "Greet each customer – who comes into the shop"]
)
def test_the_same_words_are_the_same_statement(text: str) -> None:
    assert one(text) == Recognition(Match.SAME, "shop.greet")


def test_a_word_more_is_nearly_the_same() -> None:
    assert one("Always knead the dough by hand until it is smooth, warm and shiny.").match is Match.NEAR


@pytest.mark.parametrize(
    "text",
    [
        "Knead the dough by machine until it is smooth, warm and shiny.",
        "Knead the dough by hand until it is not smooth, warm and shiny.",
        "Knead 2 doughs by hand until they are smooth, warm and shiny.",
    ],
)
@pytest.mark.parametrize("compare", [no_encoder, like_everything], ids=["words", "meaning"])
def test_a_word_exchanged_a_no_or_a_number_makes_another_statement_however_near(text: str, compare: Compare) -> None:
    (found,) = recognise([statement(text)], KNOWN, compare)
    assert found.match is Match.NEW
    assert found.close[0] == "dough.knead"


def test_a_small_word_can_make_another_statement() -> None:
    known = [entry("shop.wash", "Wash your hands before each meal that you serve.")]
    assert one("Wash your hands after each meal that you serve.", known).match is Match.NEW


def test_an_encoder_has_a_say_where_words_alone_do_not_settle_it() -> None:
    def unlike(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), len(others)), dtype=np.float32)

    text = "Knead the dough by hand until it is smooth, warm and shiny, every day, at dawn."
    assert recognise([statement(text)], KNOWN, like_everything)[0].match is Match.NEAR
    assert recognise([statement(text)], KNOWN, unlike)[0].match is Match.NEW


def test_where_two_could_be_meant_none_is_taken_and_both_are_shown() -> None:
    known = (KNEAD, entry("dough.knead-too", f"{KNEAD.text} Always."))
    found = one(f"{KNEAD.text} Always knead the dough by hand.", known)
    assert found == Recognition(Match.NEW, close=("dough.knead-too", "dough.knead"))


def test_where_two_on_the_page_could_be_the_one_neither_is() -> None:
    texts = [f"Always {KNEAD.text.lower()}", f"{KNEAD.text} Daily."]
    found = recognise([statement(text) for text in texts], KNOWN, no_encoder)
    assert [recognition.match for recognition in found] == [Match.NEW, Match.NEW]
    assert {recognition.close for recognition in found} == {("dough.knead",)}


def test_the_very_words_on_the_page_keep_a_near_wording_from_claiming_the_statement() -> None:
    texts = [f"Always {KNEAD.text.lower()}", KNEAD.text]
    found = recognise([statement(text) for text in texts], KNOWN, no_encoder)
    assert [recognition.match for recognition in found] == [Match.NEW, Match.SAME]


def test_a_value_given_by_name_is_known_by_the_id_its_name_makes() -> None:
    named = statement("Respect", kind=StatementKind.VALUE, is_name=True)
    assert recognise([named], KNOWN, no_encoder) == (Recognition(Match.NAMED, "values.respect"),)


def test_a_value_is_never_a_behaviour() -> None:
    found = statement(GREET.text, kind=StatementKind.VALUE)
    assert recognise([found], KNOWN, like_everything)[0].match is Match.NEW


def test_with_nothing_known_all_is_new_and_no_encoder_is_asked() -> None:
    def refuse(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError("nothing to compare")

    assert recognise([statement("Knead")], (), refuse) == (Recognition(Match.NEW),)
    assert recognise([statement(GREET.text)], KNOWN, refuse)[0].match is Match.SAME


def test_synonyms_and_filler_do_not_count() -> None:
    assert share_of_words("Help people to choose", "Support people so that they choose") == 1
    assert share_of_words("", "") == 0


def matched(pairs: Sequence[tuple[str, str]], compare: Compare) -> int:
    """How many of the pairs are taken for the same."""
    found = [recognise([statement(new)], [entry("a.b", old)], compare)[0] for old, new in pairs]
    return sum(recognition.match is not Match.NEW for recognition in found)


def test_by_words_alone_nothing_that_says_something_else_is_taken_for_the_same() -> None:
    assert matched(DIFFERENT, no_encoder) == 0
    assert matched(SAME, no_encoder) == 11


@pytest.mark.weights
def test_with_the_encoder_more_is_recognised_and_still_nothing_wrongly() -> None:
    encoder = load_encoder(DEFAULT_ENCODER)

    def compare(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        return encoder.encode(list(texts)) @ encoder.encode(list(others)).T

    assert matched(DIFFERENT, compare) == 0
    assert matched(SAME, compare) == 16
