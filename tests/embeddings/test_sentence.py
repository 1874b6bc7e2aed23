"""Needs the real weights: the sentence encoder against plain sentence-transformers."""

import random
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, load_encoder
from tests.embeddings.conftest import TEXTS
from weights import locate_model

pytestmark = pytest.mark.weights


def test_short_texts_equal_plain_sentence_transformers(sentence: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    generator = random.Random(3)
    words = "support people eating drinking medicines dignity choice records plan wishes family risks report".split()
    texts = [*TEXTS, "", "  padded  ", *(" ".join(generator.choices(words, k=n)) for n in range(1, 60, 3))]
    plain = SentenceTransformer(str(locate_model("all-minilm-l6-v2")), device="cpu", local_files_only=True)
    expected = plain.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(sentence.encode(texts), expected, atol=1e-5)


def test_a_long_text_is_the_mean_of_its_windows_not_its_beginning(sentence: Encoder) -> None:
    start = "Keep the kitchen clean and tidy. " * 60
    end = "Give people their medicines safely and record each dose. " * 60
    both, first, second = sentence.encode([start + end, start, end])
    assert both @ second > 0.6
    assert both @ first > 0.6


def test_order_and_number_of_texts_never_change_a_bit(sentence: Encoder) -> None:
    texts = [f"{'word ' * (n % 70)}number {n}" for n in range(60)]
    together = sentence.encode(texts)
    shuffled = list(range(60))
    random.Random(5).shuffle(shuffled)
    assert sentence.encode([texts[n] for n in shuffled]).tobytes() == together[shuffled].tobytes()
    for n in (0, 17, 59):
        assert sentence.encode([texts[n]]).tobytes() == together[n : n + 1].tobytes()


def test_the_same_folder_has_the_same_fingerprint_under_any_name(sentence: Encoder) -> None:
    other = load_encoder(str(locate_model("all-minilm-l6-v2")), threads=1)
    assert other.fingerprint == sentence.fingerprint
    assert other.encode(TEXTS).tobytes() == sentence.encode(TEXTS).tobytes()


def test_loading_and_encoding_never_touch_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError(f"the network was asked for {args!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    load_encoder("all-minilm-l6-v2", threads=1).encode(TEXTS)


def test_a_cap_on_threads_is_undone_afterwards(sentence: Encoder) -> None:
    import torch

    before = torch.get_num_threads()
    sentence.encode(TEXTS)
    assert torch.get_num_threads() == before


def test_several_threads_may_share_an_encoder(sentence: Encoder) -> None:
    expected = sentence.encode(TEXTS).tobytes()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: sentence.encode(TEXTS).tobytes(), range(8)))
    assert set(answers) == {expected}


def test_a_model_with_a_broken_file_is_refused(tmp_path: Path) -> None:
    from weights.errors import EncoderError

    source = locate_model("all-minilm-l6-v2")
    for path in source.rglob("*.json"):
        target = tmp_path / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(EncoderError, match="can be loaded"):
        load_encoder(str(tmp_path))
