import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import VectorIndex
from embeddings.encoder import Vectors
from embeddings.hashing import HashingEncoder
from weights.errors import EncoderError

IDS = ["eat", "eat", "records", "drive", "drink", "eat"]
TEXTS = [
    "Supports people to eat",
    "Helps people at mealtimes",
    "Keeps accurate records",
    "Drives the minibus",
    "Supports people to drink",
    "Prepares meals with people",
]


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
def index(counting: CountingEncoder) -> VectorIndex:
    return VectorIndex.build(IDS, TEXTS, counting, "content-1")


WORDS = st.lists(st.sampled_from("eat drink record drive plan wash clean report help".split()), max_size=5).map(
    " ".join
)


@given(st.lists(st.tuples(st.sampled_from("abcde"), WORDS), min_size=1, max_size=12), st.lists(WORDS, max_size=40))
@settings(deadline=None, max_examples=40)
def test_scores_and_order_equal_brute_force(entries: list[tuple[str, str]], queries: list[str]) -> None:
    encoder = HashingEncoder(64)
    ids, texts = [e[0] for e in entries], [e[1] for e in entries]
    vectors = encoder.encode(queries)
    cosines = vectors @ encoder.encode(texts).T
    built = VectorIndex.build(ids, texts, encoder, "c")
    similar = built.scores(vectors)
    for column, id_ in enumerate(dict.fromkeys(ids)):
        own = [n for n, other in enumerate(ids) if other == id_]
        np.testing.assert_allclose(similar.best[:, column], cosines[:, own].max(axis=1), atol=1e-6)
        chosen = similar.text[:, column]
        assert set(chosen.tolist()) <= set(own)
        np.testing.assert_allclose(cosines[np.arange(len(queries)), chosen], similar.best[:, column], atol=1e-6)
    for row, hits in enumerate(built.search(vectors, 3)):
        expected = sorted(range(len(built.ids)), key=lambda n: -similar.best[row, n])[:3]
        assert [hit.id for hit in hits] == [built.ids[n] for n in expected]
        assert [hit.score for hit in hits] == [float(similar.best[row, n]) for n in expected]


def test_a_hit_carries_its_id_its_score_and_which_text(index: VectorIndex, counting: CountingEncoder) -> None:
    [[first, second]] = index.search(counting.encode(["Prepares meals with people"]), 2)
    assert (first.id, index.texts[first.text]) == ("eat", "Prepares meals with people")
    assert first.score == pytest.approx(1, abs=1e-5)
    assert second.id != "eat"


def test_asking_for_more_than_there_is_gives_what_there_is(index: VectorIndex, counting: CountingEncoder) -> None:
    [hits] = index.search(counting.encode(["people"]), 100)
    assert sorted(hit.id for hit in hits) == ["drink", "drive", "eat", "records"]
    assert all(-1.001 <= hit.score <= 1.001 for hit in hits)


def test_equal_texts_tie_exactly_and_the_first_given_comes_first() -> None:
    encoder = HashingEncoder(64)
    texts = ["Drives the minibus"] * 3 + ["Keeps records"] * 30
    built = VectorIndex.build([f"s{n}" for n in range(33)], texts, encoder, "c")
    for query in ("minibus records", "records of the minibus and people"):
        [hits] = built.search(encoder.encode([query]), 33)
        for group in (hits[:3], hits[3:]) if hits[0].id == "s0" else (hits[30:], hits[:30]):
            assert len({hit.score for hit in group}) == 1
            assert [int(hit.id[1:]) for hit in group] == sorted(int(hit.id[1:]) for hit in group)


def test_a_query_scores_the_same_in_any_company(index: VectorIndex, counting: CountingEncoder) -> None:
    queries = counting.encode([f"{word} people {n}" for n in range(20) for word in ("eat", "drive")])
    together = index.scores(queries)
    alone = np.vstack([index.scores(query[np.newaxis]).best for query in queries])
    assert together.best.tobytes() == alone.tobytes()


def test_an_empty_index_finds_nothing() -> None:
    built = VectorIndex.build((), (), HashingEncoder(64), "c")
    assert built.search(HashingEncoder(64).encode(["eat"]), 5) == [[]]
    assert built.scores(HashingEncoder(64).encode(["eat"])).best.shape == (1, 0)


def test_no_queries_find_nothing(index: VectorIndex, counting: CountingEncoder) -> None:
    assert index.search(counting.encode([]), 5) == []


def same(one: VectorIndex, other: VectorIndex, encoder: HashingEncoder) -> bool:
    queries = encoder.encode(["people eat", "records", "", *TEXTS])
    a, b = one.scores(queries), other.scores(queries)
    contents = (one.ids, one.texts, a.best.tobytes(), a.text.tobytes()) == (
        other.ids,
        other.texts,
        b.best.tobytes(),
        b.text.tobytes(),
    )
    return contents and one.content_fingerprint == other.content_fingerprint


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
@settings(deadline=None, max_examples=25)
def test_saving_and_loading_is_identity(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    encoder = HashingEncoder(64)
    built = VectorIndex.build([e[0] for e in entries], [e[1] for e in entries], encoder, "c")
    built.save(folder)
    assert same(built, VectorIndex.load(folder, encoder, "c"), encoder)


def test_saving_twice_writes_the_same_bytes(index: VectorIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "a")
    index.save(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_another_encoder_or_other_content_is_refused(
    index: VectorIndex, counting: CountingEncoder, tmp_path: Path
) -> None:
    index.save(tmp_path)
    with pytest.raises(EncoderError, match="encoder"):
        VectorIndex.load(tmp_path, HashingEncoder(128), "content-1")
    with pytest.raises(EncoderError, match="'content-1', not 'content-2'"):
        VectorIndex.load(tmp_path, counting, "content-2")


def spoil_vectors(folder: Path) -> None:
    path = folder / "vectors.faiss"
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


def shorten_vectors(folder: Path) -> None:
    path = folder / "vectors.faiss"
    path.write_bytes(path.read_bytes()[:40])


def drop_vectors(folder: Path) -> None:
    (folder / "vectors.faiss").unlink()


def spoil_page(folder: Path) -> None:
    (folder / "index.json").write_text("{")


def list_page(folder: Path) -> None:
    (folder / "index.json").write_text("[]")


def reword_page(folder: Path) -> None:
    page = json.loads((folder / "index.json").read_text())
    page["texts"][0] = "Something else"
    (folder / "index.json").write_text(json.dumps(page))


def age_page(folder: Path) -> None:
    page = json.loads((folder / "index.json").read_text())
    (folder / "index.json").write_text(json.dumps(page | {"format": 0}))


SPOILERS = [spoil_vectors, shorten_vectors, drop_vectors, spoil_page, list_page, reword_page, age_page]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_damaged_index_is_refused_and_built_again(
    index: VectorIndex, counting: CountingEncoder, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    index.save(tmp_path)
    spoil(tmp_path)
    with pytest.raises(EncoderError):
        VectorIndex.load(tmp_path, counting, "content-1")
    again = VectorIndex.load_or_build(tmp_path, IDS, TEXTS, counting, "content-1")
    assert same(again, index, counting)
    assert same(VectorIndex.load(tmp_path, counting, "content-1"), index, counting)


def test_what_was_saved_is_not_encoded_again(index: VectorIndex, counting: CountingEncoder, tmp_path: Path) -> None:
    index.save(tmp_path)
    counting.asked.clear()
    VectorIndex.load_or_build(tmp_path, IDS, TEXTS, counting, "content-1")
    assert counting.asked == []


def test_when_content_changes_only_what_is_new_is_encoded(counting: CountingEncoder, tmp_path: Path) -> None:
    VectorIndex.load_or_build(tmp_path, IDS, TEXTS, counting, "content-1")
    counting.asked.clear()
    ids, texts = ["new", *IDS[2:]], ["Cleans the kitchen", *TEXTS[2:]]
    changed = VectorIndex.load_or_build(tmp_path, ids, texts, counting, "content-2")
    assert counting.asked == ["Cleans the kitchen"]
    assert same(changed, VectorIndex.build(ids, texts, counting, "content-2"), counting)
    counting.asked.clear()
    VectorIndex.load_or_build(tmp_path, ids, texts, counting, "content-2")
    assert counting.asked == []


def test_a_content_fingerprint_that_lies_is_found_out(counting: CountingEncoder, tmp_path: Path) -> None:
    VectorIndex.load_or_build(tmp_path, IDS, TEXTS, counting, "content-1")
    built = VectorIndex.load_or_build(tmp_path, IDS[:2], TEXTS[:2], counting, "content-1")
    assert built.texts == tuple(TEXTS[:2])


def test_another_encoder_encodes_everything_again(index: VectorIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    other = CountingEncoder(32)
    VectorIndex.load_or_build(tmp_path, IDS, TEXTS, other, "content-1")
    assert other.asked == TEXTS


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(counting: CountingEncoder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    built = VectorIndex.load_or_build(tmp_path / "file" / "index", IDS, TEXTS, counting, "content-1")
    assert built.texts == tuple(TEXTS)


def test_updating_with_another_encoder_is_refused(index: VectorIndex) -> None:
    with pytest.raises(EncoderError, match="Build it again"):
        index.update(IDS, TEXTS, HashingEncoder(32), "content-2")


def test_one_thread_and_two_find_the_same(counting: CountingEncoder) -> None:
    one = VectorIndex.build(IDS, TEXTS, counting, "c", threads=1)
    two = VectorIndex.build(IDS, TEXTS, counting, "c", threads=2)
    assert same(one, two, counting)


def plain_means(built: VectorIndex, entries: list[tuple[str, str]], encoder: HashingEncoder) -> Vectors:
    """The slow twin: one id at a time."""
    rows = []
    for id_ in built.ids:
        total = encoder.encode([text for other, text in entries if other == id_]).sum(axis=0)
        length = np.linalg.norm(total)
        rows.append(total / length if length > 1e-3 else total)
    return np.stack(rows)


@given(st.lists(st.tuples(st.sampled_from("abcde"), WORDS), min_size=1, max_size=12))
@settings(deadline=None, max_examples=40)
def test_a_mean_is_that_of_all_texts_of_an_id_each_as_often_as_given(entries: list[tuple[str, str]]) -> None:
    encoder = HashingEncoder(64)
    built = VectorIndex.build([e[0] for e in entries], [e[1] for e in entries], encoder, "c")
    np.testing.assert_allclose(built.means(), plain_means(built, entries, encoder), atol=1e-5)


class OppositeEncoder(HashingEncoder):
    """Says of "down" the opposite of "up"."""

    def encode(self, texts: list[str]) -> Vectors:
        vectors = super().encode(["up" if text == "down" else text for text in texts])
        signs = np.array([-1 if text == "down" else 1 for text in texts], dtype=np.float32)
        signed: Vectors = vectors * signs[:, None]
        return signed


def test_texts_that_cancel_out_have_a_mean_of_nothing() -> None:
    built = VectorIndex.build(["a", "b", "a"], ["up", "records", "down"], OppositeEncoder(64), "c")
    assert built.means()[0].tolist() == [0.0] * 64
    assert np.linalg.norm(built.means()[1]) == pytest.approx(1, abs=1e-6)


def test_an_empty_index_has_no_means() -> None:
    assert VectorIndex.build((), (), HashingEncoder(64), "c").means().shape == (0, 64)


def test_means_are_the_same_after_saving(index: VectorIndex, counting: CountingEncoder, tmp_path: Path) -> None:
    index.save(tmp_path)
    assert VectorIndex.load(tmp_path, counting, "content-1").means().tobytes() == index.means().tobytes()
