import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embeddings.hashing import HashingEncoder


def test_vectors_are_the_same_in_every_process() -> None:
    program = (
        "import sys; from embeddings.hashing import HashingEncoder; "
        "sys.stdout.write(HashingEncoder().encode(['Keep records', '']).tobytes().hex())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {HashingEncoder().encode(["Keep records", ""]).tobytes().hex().encode()}


def test_other_spellings_and_endings_stay_near() -> None:
    vectors = HashingEncoder().encode(["organise colourful activities", "organizing colorful activity", "pay invoices"])
    assert vectors[0] @ vectors[1] > 0.8
    assert abs(vectors[0] @ vectors[2]) < 0.2


def test_the_order_of_words_matters_a_little() -> None:
    vectors = HashingEncoder().encode(["the manager supports staff", "staff support the manager"])
    assert 0.5 < vectors[0] @ vectors[1] < 1


def test_the_size_is_part_of_the_fingerprint() -> None:
    assert HashingEncoder(64).fingerprint != HashingEncoder(128).fingerprint


@given(st.lists(st.text(), max_size=5))
def test_any_texts_have_unit_vectors(texts: list[str]) -> None:
    vectors = HashingEncoder(32).encode(texts)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), np.ones(len(texts)), atol=1e-5)
