import json
import os
import shutil
from pathlib import Path

import pytest

from embeddings import VectorIndex, open_shelved
from embeddings.shelf import MOST_KEPT
from tests.embeddings.test_index import TEXTS, CountingEncoder, same
from weights.errors import EncoderError


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


def opened(shelf: Path, encoder: CountingEncoder, content: str, texts: list[str]) -> tuple[VectorIndex, list[str]]:
    """The index of some content, and what had to be encoded for it."""
    encoder.asked.clear()
    index = open_shelved(shelf, [f"s{n}" for n in range(len(texts))], texts, encoder, content)
    assert index.encoded == len(encoder.asked)
    return index, list(encoder.asked)


def only_folder(shelf: Path) -> Path:
    (folder,) = shelf.iterdir()
    return folder


def test_other_content_takes_over_the_vectors_of_the_texts_it_shares(counting: CountingEncoder, tmp_path: Path) -> None:
    _, first = opened(tmp_path, counting, "content-1", TEXTS)
    assert first == TEXTS
    index, second = opened(tmp_path, counting, "content-2", [*TEXTS[1:], "Cleans the kitchen"])
    assert second == ["Cleans the kitchen"]
    fresh = VectorIndex.build([f"s{n}" for n in range(6)], [*TEXTS[1:], "Cleans the kitchen"], counting, "content-2")
    assert same(index, fresh, counting)


def test_each_content_keeps_its_index(counting: CountingEncoder, tmp_path: Path) -> None:
    opened(tmp_path, counting, "content-1", TEXTS)
    opened(tmp_path, counting, "content-2", TEXTS[:2])
    for content, texts in (("content-1", TEXTS), ("content-2", TEXTS[:2])):
        index, encoded = opened(tmp_path, counting, content, texts)
        assert (encoded, index.texts, index.content_fingerprint) == ([], tuple(texts), content)


def test_vectors_are_taken_over_from_several_indexes(counting: CountingEncoder, tmp_path: Path) -> None:
    opened(tmp_path, counting, "content-1", TEXTS[:3])
    opened(tmp_path, counting, "content-2", TEXTS[3:])
    assert opened(tmp_path, counting, "content-3", TEXTS)[1] == []


def test_another_encoder_takes_over_nothing(counting: CountingEncoder, tmp_path: Path) -> None:
    opened(tmp_path, counting, "content-1", TEXTS)
    other = CountingEncoder(32)
    _, encoded = opened(tmp_path, other, "content-1", TEXTS)
    assert encoded == TEXTS
    assert opened(tmp_path, counting, "content-1", TEXTS)[1] == []


def test_an_index_of_other_content_in_the_place_of_ours_is_refused_and_not_used(
    counting: CountingEncoder, tmp_path: Path
) -> None:
    opened(tmp_path, counting, "content-1", TEXTS)
    ours = only_folder(tmp_path)
    opened(tmp_path / "elsewhere", counting, "content-2", ["Drives the minibus", "Sings"])
    shutil.rmtree(ours)
    only_folder(tmp_path / "elsewhere").rename(ours)
    with pytest.raises(EncoderError, match="'content-2', not 'content-1'"):
        VectorIndex.load(ours, counting, "content-1")
    index, encoded = opened(tmp_path, counting, "content-1", TEXTS)
    assert encoded == [text for text in TEXTS if text != "Drives the minibus"]
    assert index.texts == tuple(TEXTS)
    assert VectorIndex.load(ours, counting, "content-1").texts == tuple(TEXTS)


def test_an_index_by_another_encoder_in_the_place_of_ours_is_refused_and_not_used(
    counting: CountingEncoder, tmp_path: Path
) -> None:
    opened(tmp_path, counting, "content-1", TEXTS)
    page = only_folder(tmp_path) / "index.json"
    page.write_text(json.dumps(json.loads(page.read_text()) | {"encoder": "another"}))
    with pytest.raises(EncoderError, match="by the encoder 'another'"):
        VectorIndex.load(page.parent, counting, "content-1")
    index, encoded = opened(tmp_path, counting, "content-1", TEXTS)
    assert encoded == TEXTS
    assert index.encoder_fingerprint == counting.fingerprint


def test_a_damaged_neighbour_is_passed_over(counting: CountingEncoder, tmp_path: Path) -> None:
    opened(tmp_path, counting, "content-1", TEXTS)
    (only_folder(tmp_path) / "vectors.faiss").write_bytes(b"nonsense")
    assert opened(tmp_path, counting, "content-2", TEXTS[:2])[1] == TEXTS[:2]


def test_the_latest_indexes_are_kept_and_a_folder_with_anything_else_in_it_stays(
    counting: CountingEncoder, tmp_path: Path
) -> None:
    pages: list[Path] = []
    for number in range(MOST_KEPT):
        opened(tmp_path, counting, f"content-{number}", TEXTS)
        (page,) = set(tmp_path.glob("*/index.json")) - set(pages)
        os.utime(page, (number, number))
        pages.append(page)
    (pages[0].parent / "notes.txt").write_text("mine")
    opened(tmp_path, counting, "content-new", TEXTS)
    assert [page for page in pages if page.exists()] == pages[1:]
    assert len(list(tmp_path.glob("*/index.json"))) == MOST_KEPT
    assert [path.name for path in pages[0].parent.iterdir()] == ["notes.txt"]
    opened(tmp_path, counting, "content-newer", TEXTS)
    assert not pages[1].parent.exists()


def test_two_encoders_whose_fingerprints_begin_alike_do_not_share_a_place(tmp_path: Path) -> None:
    one, other = CountingEncoder(), CountingEncoder()
    one.fingerprint, other.fingerprint = "sentence-v1-0123456789", "sentence-v1-abcdefghij"
    for encoder in (one, other):
        opened(tmp_path, encoder, "content-1", TEXTS)
    assert opened(tmp_path, one, "content-1", TEXTS)[1] == []


def test_a_shelf_that_cannot_be_written_costs_nothing_but_time(counting: CountingEncoder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert opened(tmp_path / "file", counting, "content-1", TEXTS)[0].texts == tuple(TEXTS)
