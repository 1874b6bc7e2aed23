"""The encoders every contract is held against, the real one only where its weights are."""

from pathlib import Path

import pytest

from embeddings import CachedEncoder, Encoder, load_encoder
from embeddings.hashing import HashingEncoder

TEXTS = [
    "Support people to eat and drink well",
    "Supports people with eating and drinking",
    "Keep accurate records of the care given",
    "To promote dignity, choice and independence at all times, in line with the plan and the wishes of the person",
    "Drive the minibus",
    "Train new colleagues and supervise their work",
]


@pytest.fixture(scope="session")
def sentence() -> Encoder:
    return load_encoder("all-minilm-l6-v2", threads=1)


@pytest.fixture
def hashing() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture(
    params=[
        "hashing",
        "cached",
        "cached on disk",
        pytest.param("sentence", marks=pytest.mark.weights),
        pytest.param("cached sentence", marks=pytest.mark.weights),
    ]
)
def encoder(request: pytest.FixtureRequest, tmp_path: Path) -> Encoder:
    if request.param == "hashing":
        return HashingEncoder()
    if request.param == "cached":
        return CachedEncoder(HashingEncoder(), capacity=3)
    if request.param == "cached on disk":
        return CachedEncoder(HashingEncoder(), path=tmp_path / "vectors.sqlite")
    real: Encoder = request.getfixturevalue("sentence")
    return real if request.param == "sentence" else CachedEncoder(real)
