"""Sentence vectors from a sentence-transformers model in a local folder, on the CPU, the same bytes every time."""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.adapter import adapter_sha256, add_adapter, load_adapter
from embeddings.encoder import Vectors
from weights.errors import EncoderError

# Raise this when the way of computing changes, so that stored vectors are not mixed with new ones.
VERSION = 1

# A processor adds up in another order for another shape, so a vector would change in the seventh decimal with the
# company its text is in. Therefore every batch has one of these lengths and always this many rows, empty ones if need
# be: then a text's vector depends on the text alone. Measured on 300 clauses of 19 tokens: 8 rows cost about a tenth
# more time than plain batches of 32; 32 rows cost more, because few texts fill them.
ROWS = 8
LENGTHS = (16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
# Tokens that two windows of a long text share, so that a phrase cut by one is whole in the other.
OVERLAP = 32


class SentenceEncoder:
    """A sentence-transformers model. Long texts are read in windows, never cut off."""

    def __init__(
        self, folder: Path, *, name: str = "", threads: int | None = None, adapter: Path | None = None
    ) -> None:
        """Load the model from `folder`, without the network.

        Args:
            folder: A folder as sentence-transformers saves it.
            name: What to call it; the folder's name if not given.
            threads: How many processor threads encoding may use; as many as torch likes if not given.
            adapter: The file of weights to add to the model's own; see `embeddings.adapter`.

        Raises:
            EncoderError: there is no model in the folder that can be loaded, or the adapter is another model's.
        """
        self.name = name or folder.name
        self._threads = threads
        # The tokenizer keeps settings between calls, and the thread cap is one for all: one text list at a time.
        self._lock = threading.Lock()
        self._model = load_model(folder)
        self._tokenizer = self._model.tokenizer
        self._limit = int(self._model.max_seq_length)
        self._lengths = (*(length for length in LENGTHS if length < self._limit), self._limit)
        self.dim = int(self._model.get_embedding_dimension())
        self.fingerprint = f"sentence-v{VERSION}-{_folder_sha256(folder)[:16]}"
        if adapter:
            add_adapter(self._model, load_adapter(adapter), base=self.name.partition("+")[0])
            self.fingerprint += f"-{adapter_sha256(adapter)[:16]}"

    def encode(self, texts: list[str]) -> Vectors:
        """Float32 of shape (texts, dim), rows of unit length in the order of the texts.

        A text longer than the model reads at once becomes the mean of its overlapping windows, weighted by their
        length. The empty text has a vector like any other.
        """
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        with self._lock, _thread_cap(self._threads):
            windows = [self._windows(tokens) for tokens in self._tokens(texts)]
            vectors = self._encode_windows([window for some in windows for window in some])
        return _pooled(windows, vectors)

    def _tokens(self, texts: list[str]) -> list[list[int]]:
        """The token numbers of each text, all of them, without the marks at both ends."""
        # Half a character, as broken files hold them, would stop the tokenizer.
        plain = [text.strip().encode("utf-8", "replace").decode() for text in texts]
        found: list[list[int]] = self._tokenizer(plain, add_special_tokens=False, verbose=False)["input_ids"]
        return found

    def _windows(self, tokens: list[int]) -> list[list[int]]:
        """The text in pieces the model can read; one piece unless it is long. Pieces are spread evenly."""
        room = self._limit - 3  # the two marks, and one empty place: see `_encode_batch`
        if len(tokens) <= room:
            return [tokens]
        count = -(-(len(tokens) - OVERLAP) // (room - OVERLAP))
        starts = np.linspace(0, len(tokens) - room, count).astype(int)
        return [tokens[start : start + room] for start in starts]

    def _encode_windows(self, windows: list[list[int]]) -> Vectors:
        """Vectors of the windows in their order, worked out in batches of like length."""
        out = np.zeros((len(windows), self.dim), dtype=np.float32)
        groups: dict[int, list[int]] = {length: [] for length in self._lengths}
        for number, window in enumerate(windows):
            groups[next(length for length in self._lengths if length > len(window) + 2)].append(number)
        for length, numbers in groups.items():
            for start in range(0, len(numbers), ROWS):
                some = numbers[start : start + ROWS]
                out[some] = self._encode_batch([windows[number] for number in some], length)
        return out

    def _encode_batch(self, windows: Sequence[list[int]], length: int) -> Vectors:
        """Vectors of up to ROWS windows, in a batch of exactly (ROWS, length).

        `length` is more than any window needs, so every row ends in at least one empty place. Without one the library
        would leave out the mask and reckon another way.
        """
        import torch

        tokens = np.full((ROWS, length), self._tokenizer.pad_token_id, dtype=np.int64)
        mask = np.zeros((ROWS, length), dtype=np.int64)
        for row in range(ROWS):
            window = windows[row] if row < len(windows) else []
            marked = [self._tokenizer.cls_token_id, *window, self._tokenizer.sep_token_id]
            tokens[row, : len(marked)] = marked
            mask[row, : len(marked)] = 1
        features = {"input_ids": torch.from_numpy(tokens), "attention_mask": torch.from_numpy(mask)}
        if "token_type_ids" in self._tokenizer.model_input_names:
            features["token_type_ids"] = torch.zeros(ROWS, length, dtype=torch.long)
        with torch.inference_mode():
            vectors = self._model.forward(features)["sentence_embedding"]
        return np.asarray(vectors[: len(windows)].numpy(), dtype=np.float32)


def _pooled(windows: list[list[list[int]]], vectors: Vectors) -> Vectors:
    """One unit vector a text from the vectors of its windows."""
    out = np.empty((len(windows), vectors.shape[1]), dtype=np.float32)
    start = 0
    for row, some in enumerate(windows):
        own = vectors[start : start + len(some)].astype(np.float64)
        start += len(some)
        mean = own[0] if len(some) == 1 else np.average(own, axis=0, weights=[len(window) for window in some])
        out[row] = mean / np.linalg.norm(mean)
    return out


def load_model(folder: Path) -> Any:  # noqa: ANN401 - the library has no types to name
    """The model, ready for reading texts; never from the network, never running code that came with it."""
    from sentence_transformers import SentenceTransformer

    try:
        with _no_bars():
            model = SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, trust_remote_code=False, token=False
            )
    # What a broken folder raises depends on which file is broken; to a person it is one thing.
    except Exception as error:
        raise EncoderError(
            f"There is no sentence-transformers model in {str(folder)!r} that can be loaded: {error}",
            "Run: fingerpost models verify, and fetch the model again if it is damaged.",
        ) from error
    return model.eval()


@contextmanager
def _no_bars() -> Iterator[None]:
    """Keep the library from drawing its own progress bar meanwhile."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


@contextmanager
def _thread_cap(threads: int | None) -> Iterator[None]:
    """Let torch use this many threads meanwhile."""
    import torch

    before = torch.get_num_threads()
    if threads and threads != before:
        torch.set_num_threads(threads)
    try:
        yield
    finally:
        if threads and threads != before:
            torch.set_num_threads(before)


def _folder_sha256(folder: Path) -> str:
    """One hash over the files a model is made of, by name; notes for people are left out."""
    digest = hashlib.sha256()
    paths = [path for path in folder.rglob("*") if path.suffix in {".json", ".safetensors", ".bin", ".txt", ".model"}]
    for path in sorted(paths, key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()
