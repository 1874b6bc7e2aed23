import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.words import STOP_WORDS, raw_words, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "policy policies",
        "care cares caring cared",
        "plan plans planning planned",
        "prepare prepares preparing prepared",
        "organise organize organising organized",
        "organisation organization organisations",
        "behaviour behavior behaviors",
        "carry carries carrying carried",
        "process processes processing",
        "use uses using used",
        "make makes making",
        "need needs needed",
        "feed feeds feeding",
        "travel travels travelling traveling",
        "nurse nurses nursing",
        "dress dresses dressing dressed",
        "handle handles handling",
        "analyse analyze analysing",
        "child children",
        "person people",
        "qualify qualifies qualified qualifying",
        "change changes changing",
        "clean cleans cleaning",
        "duty duties",
        "colourful colorful",
        "colour color colours colored",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        "care car",
        "plan plane",
        "policy police",
        "size sis",
        "nothing not",
        "bed be",
        "rate rat",
    ],
)
def test_different_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "word", ["status", "analysis", "process", "bus", "ring", "red", "size", "prize", "level2", "nvq"]
)
def test_words_that_only_look_inflected_are_left_alone(word: str) -> None:
    assert stem(word) == word


def test_filler_goes_and_refusals_stay() -> None:
    assert words("You will not be able to drive the minibus") == ["not", "abl", "drive", "minibus"]


def test_a_text_of_filler_has_no_words() -> None:
    assert words("to the") == []
    assert words("") == []


def test_possessives_and_curly_apostrophes_are_read_alike() -> None:
    assert raw_words("The person’s choice, people's choices; don't") == [
        "the",
        "person",
        "choice",
        "people",
        "choices",
        "dont",
    ]


def test_stop_words_hold_no_refusals() -> None:
    assert not STOP_WORDS & {"no", "not", "never", "without", "cannot"}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(word and word == word.lower() for word in words(text) if word.isascii())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
