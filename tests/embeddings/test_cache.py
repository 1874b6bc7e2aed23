import sqlite3
from pathlib import Path

import numpy as np
import pytest

from embeddings import CachedEncoder
from embeddings.encoder import Vectors
from embeddings.hashing import HashingEncoder
from tests.embeddings.conftest import TEXTS


class CountingEncoder(HashingEncoder):
    """Remembers what it was asked for."""

    def __init__(self, dim: int = 64) -> None:
        super().__init__(dim)
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return super().encode(texts)


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "vectors.sqlite"


def test_a_text_is_paid_for_once(counting: CountingEncoder) -> None:
    cached = CachedEncoder(counting)
    cached.encode([TEXTS[0], TEXTS[1], TEXTS[0]])
    cached.encode([TEXTS[1], TEXTS[2]])
    assert counting.asked == TEXTS[:3]
    assert (cached.hits, cached.misses) == (2, 3)


def test_the_longest_unused_goes_first(counting: CountingEncoder) -> None:
    cached = CachedEncoder(counting, capacity=2)
    for text in (TEXTS[0], TEXTS[1], TEXTS[0], TEXTS[2]):
        cached.encode([text])
    counting.asked.clear()
    cached.encode([TEXTS[0]])
    assert counting.asked == []
    cached.encode([TEXTS[1]])
    assert counting.asked == [TEXTS[1]]


def test_it_is_known_by_the_name_and_fingerprint_of_what_it_wraps(counting: CountingEncoder) -> None:
    cached = CachedEncoder(counting)
    assert (cached.name, cached.dim, cached.fingerprint) == (counting.name, counting.dim, counting.fingerprint)


def test_vectors_outlive_the_process_in_a_file(counting: CountingEncoder, path: Path) -> None:
    first = CachedEncoder(counting, path=path).encode(TEXTS)
    counting.asked.clear()
    second = CachedEncoder(counting, path=path).encode(TEXTS)
    assert counting.asked == []
    assert first.tobytes() == second.tobytes()


def test_two_encoders_may_share_a_file(path: Path) -> None:
    for encoder in (HashingEncoder(64), HashingEncoder(128)):
        assert CachedEncoder(encoder, path=path).encode(TEXTS).tobytes() == encoder.encode(TEXTS).tobytes()


def test_the_file_holds_no_text(counting: CountingEncoder, path: Path) -> None:
    CachedEncoder(counting, path=path).encode(TEXTS)
    assert b"minibus" not in path.read_bytes()


def test_the_file_does_not_grow_beyond_its_capacity(counting: CountingEncoder, path: Path) -> None:
    cached = CachedEncoder(counting, capacity=3, path=path)
    for text in TEXTS:
        cached.encode([text])
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (3,)
    connection.close()


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough to be read as one" * 40, b"short", b""])
def test_a_file_that_is_no_database_is_begun_anew(counting: CountingEncoder, path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    CachedEncoder(counting, path=path).encode(TEXTS)
    counting.asked.clear()
    CachedEncoder(counting, path=path).encode(TEXTS)
    assert counting.asked == []


def test_a_database_cut_short_is_begun_anew(counting: CountingEncoder, path: Path) -> None:
    CachedEncoder(counting, path=path).encode([f"text {n}" for n in range(200)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    vectors = CachedEncoder(counting, path=path).encode(["text 1"])
    assert vectors.tobytes() == HashingEncoder(64).encode(["text 1"]).tobytes()


@pytest.mark.parametrize("vector", [b"", bytes(64 * 4), np.ones(63, dtype=np.float32).tobytes(), None])
def test_a_vector_with_a_wrong_checksum_is_worked_out_again(
    counting: CountingEncoder, path: Path, vector: bytes | None
) -> None:
    CachedEncoder(counting, path=path).encode(TEXTS)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE vectors SET vector = ?", (vector,))
    connection.close()
    counting.asked.clear()
    vectors = CachedEncoder(counting, path=path).encode(TEXTS)
    assert counting.asked == TEXTS
    assert vectors.tobytes() == HashingEncoder(64).encode(TEXTS).tobytes()


def test_a_file_locked_by_someone_else_is_done_without(
    counting: CountingEncoder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CachedEncoder(counting, path=path)
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: real(path, timeout=0))
    other = real(path)
    other.execute("BEGIN EXCLUSIVE")
    vectors = CachedEncoder(counting, path=path).encode(TEXTS)
    other.close()
    assert vectors.tobytes() == HashingEncoder(64).encode(TEXTS).tobytes()
    assert path.exists()
