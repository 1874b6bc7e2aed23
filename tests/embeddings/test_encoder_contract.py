"""What every encoder promises, held against each of them."""

import numpy as np
import pytest

from embeddings import Encoder
from tests.embeddings.conftest import TEXTS


def test_it_has_a_name_a_size_and_a_fingerprint(encoder: Encoder) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.name
    assert encoder.dim > 0
    assert encoder.fingerprint


def test_rows_are_float32_of_unit_length_in_the_order_of_the_texts(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dim)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    vectors = encoder.encode([])
    assert vectors.shape == (0, encoder.dim)
    assert vectors.dtype == np.float32


@pytest.mark.parametrize("text", ["", " \n", "!!!", "the", "é", "日本語", "\ud800", "a" * 5000])
def test_odd_texts_have_sound_vectors(encoder: Encoder, text: str) -> None:
    vectors = encoder.encode([text])
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_same_list_gives_the_same_bytes(encoder: Encoder) -> None:
    assert encoder.encode(TEXTS).tobytes() == encoder.encode(TEXTS).tobytes()


def test_a_vector_does_not_depend_on_the_company_of_its_text(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    assert together.tobytes() == alone.tobytes()
    backwards = encoder.encode([*TEXTS[::-1], "and one more text of another length than the others"])
    assert backwards[: len(TEXTS)][::-1].tobytes() == together.tobytes()


def test_equal_texts_have_equal_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert vectors[0].tobytes() == vectors[2].tobytes()


def test_near_texts_are_nearer_than_far_ones(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors[0] @ vectors[1] > 0.4
    assert vectors[0] @ vectors[1] > 2 * (vectors[0] @ vectors[4])


def test_the_words_at_the_end_of_a_long_text_count(encoder: Encoder) -> None:
    long = "Keep the kitchen clean and tidy at all times. " * 80
    a, b = encoder.encode([long + "Drive the minibus. " * 20, long + "Write care plans. " * 20])
    assert not np.array_equal(a, b)


def test_writing_into_an_answer_spoils_nothing(encoder: Encoder) -> None:
    first = encoder.encode(TEXTS)
    before = first.tobytes()
    first[:] = 0
    assert encoder.encode(TEXTS).tobytes() == before
