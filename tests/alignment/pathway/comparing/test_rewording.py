from collections import Counter

import numpy as np
import pytest

from alignment.pathway.comparing.rewording import Meanings, Shift, measure_rewording, sentence_parts
from embeddings import Encoder, load_encoder
from embeddings.encoder import Vectors
from tests.alignment.pathway.comparing import judged_rewordings as judged
from weights import DEFAULT_ENCODER


class Dial:
    """An encoder on one dial: each text has an angle, so that cosines can be set by hand."""

    name = "dial"
    dim = 2
    fingerprint = "dial"

    def __init__(self, **cosines: float) -> None:
        self.cosines = {text.replace("_", " "): cosine for text, cosine in cosines.items()}

    def encode(self, texts: list[str]) -> Vectors:
        angles = [np.arccos(self.cosines.get(text, 1.0)) for text in texts]
        return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32).reshape(-1, 2)


def shift_of(old: str, new: str, **cosines: float) -> Shift | None:
    return measure_rewording(old, new, Meanings([old, new], Dial(**cosines))).shift


@pytest.mark.parametrize(
    ("cosine", "shift"), [(1.0, Shift.SAME), (0.76, Shift.SAME), (0.74, Shift.SLIGHT), (0.66, Shift.MOVED)]
)
def test_how_far_a_meaning_moved_goes_by_the_cosine(cosine: float, shift: Shift) -> None:
    assert shift_of("Bake bread", "Make loaves", Make_loaves=cosine) is shift


def test_a_part_without_a_counterpart_is_never_the_same_meaning() -> None:
    old, new = "Bake bread", "Bake bread and sing"
    told = measure_rewording(old, new, Meanings([old, new], Dial(sing=0.1)))
    assert (told.shift, told.gained, told.lost) == (Shift.SLIGHT, ("sing",), ())
    back = measure_rewording(new, old, Meanings([old, new], Dial(sing=0.1)))
    assert (back.shift, back.gained, back.lost) == (Shift.SLIGHT, (), ("sing",))


def test_a_word_that_turns_the_sentence_is_never_the_same_meaning() -> None:
    assert shift_of("Bake at night", "Never bake at night") is Shift.SLIGHT
    assert shift_of("Bake 2 loaves", "Bake 3 loaves") is Shift.SLIGHT


def test_without_an_encoder_the_words_are_shown_and_nothing_is_measured() -> None:
    told = measure_rewording("Bake", "Fry", Meanings(["Bake", "Fry"], None))
    assert (told.cosine, told.shift, told.gained, told.lost) == (None, None, (), ())
    assert [span.kind for span in told.spans] == ["removed", "added"]


def test_a_sentence_falls_into_what_it_lists_and_joins() -> None:
    assert sentence_parts("Mix, knead and bake the dough so that it rises.") == (
        "Mix",
        "knead",
        "bake the dough",
        "it rises",
    )
    assert sentence_parts("") == ()


@pytest.fixture(scope="module")
def real() -> Encoder:
    return load_encoder(DEFAULT_ENCODER)


def shifts(pairs: tuple[tuple[str, str], ...], encoder: Encoder) -> Counter[Shift | None]:
    meanings = Meanings([text for pair in pairs for text in pair], encoder)
    return Counter(measure_rewording(old, new, meanings).shift for old, new in pairs)


@pytest.mark.weights
def test_the_thresholds_sort_judged_rewordings_as_their_comment_says(real: Encoder) -> None:
    same, slight, moved = (shifts(pairs, real) for pairs in (judged.SAME, judged.SLIGHT, judged.MOVED))
    assert same == {Shift.SAME: 11, Shift.SLIGHT: 1}
    assert slight == {Shift.SAME: 1, Shift.SLIGHT: 9, Shift.MOVED: 2}
    assert moved == {Shift.MOVED: 12}


@pytest.mark.weights
def test_the_thresholds_sort_rewordings_they_were_not_set_on(real: Encoder) -> None:
    same, slight, moved = (shifts(p, real) for p in (judged.LATER_SAME, judged.LATER_SLIGHT, judged.LATER_MOVED))
    assert same == {Shift.SAME: 5, Shift.SLIGHT: 3}
    assert slight == {Shift.SAME: 1, Shift.SLIGHT: 7}
    assert moved == {Shift.MOVED: 8}
