"""A vector index as two files: the vectors as FAISS writes them, and a page of JSON that vouches for them."""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from weights.errors import EncoderError

FORMAT = 1
VECTORS_FILE = "vectors.faiss"
MANIFEST_FILE = "index.json"


@dataclass(frozen=True, slots=True)
class StoredIndex:
    """What an index is made of. `vectors` has one row for each distinct text, in the order they first come."""

    encoder_fingerprint: str
    content_fingerprint: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


def write_index(folder: Path, stored: StoredIndex, index: Any) -> None:  # noqa: ANN401 - a FAISS index has no type
    """Write both files, the vouching one last, so that one without the other never passes for an index."""
    import faiss

    data = faiss.serialize_index(index).tobytes()
    manifest = {
        "format": FORMAT,
        "encoder": stored.encoder_fingerprint,
        "content": stored.content_fingerprint,
        "vectors_sha256": hashlib.sha256(data).hexdigest(),
        "entries_sha256": _entries_sha256(stored.ids, stored.texts),
        "ids": stored.ids,
        "texts": stored.texts,
    }
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / VECTORS_FILE, data)
    _replace(folder / MANIFEST_FILE, json.dumps(manifest, ensure_ascii=True, indent=1).encode())


def read_index(folder: Path) -> StoredIndex:
    """Read both files and check each against what the other page says of it.

    Raises:
        EncoderError: there is no index, or it is damaged or of another format.
    """
    try:
        manifest = json.loads((folder / MANIFEST_FILE).read_bytes())
        data = (folder / VECTORS_FILE).read_bytes()
        ids, texts = tuple(manifest["ids"]), tuple(manifest["texts"])
        sound = (
            manifest["format"] == FORMAT
            and manifest["vectors_sha256"] == hashlib.sha256(data).hexdigest()
            and manifest["entries_sha256"] == _entries_sha256(ids, texts)
        )
        fingerprints = str(manifest["encoder"]), str(manifest["content"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderError(f"There is no index in {str(folder)!r} that can be read: {error}.", _CURE) from error
    if not sound:
        raise EncoderError(f"The index in {str(folder)!r} is damaged or of another version.", _CURE)
    return StoredIndex(*fingerprints, ids, texts, _vectors(folder, data, len(dict.fromkeys(texts))))


def read_vectors(folders: Sequence[Path], encoder_fingerprint: str, texts: set[str]) -> dict[str, NDArray[np.float32]]:
    """The vectors of these texts that indexes made by this encoder hold, whatever content they are of.

    Folders are looked through in order until none of the texts is missing; those without a sound index are passed over.
    """
    known: dict[str, NDArray[np.float32]] = {}
    for folder in folders:
        if len(known) == len(texts):
            break
        with suppress(EncoderError):
            stored = read_index(folder)
            if stored.encoder_fingerprint == encoder_fingerprint:
                held = zip(dict.fromkeys(stored.texts), stored.vectors, strict=True)
                known |= {text: vector for text, vector in held if text in texts}
    return known


_CURE = "Build it again."


def _vectors(folder: Path, data: bytes, count: int) -> NDArray[np.float32]:
    """The vectors out of what FAISS wrote. Only reached once the bytes are known to be those we stored."""
    import faiss

    try:
        index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        if index.ntotal != count:
            raise EncoderError(f"The index in {str(folder)!r} holds {index.ntotal} vectors for {count} texts.", _CURE)
        whole: Any = faiss.downcast_index(index)
        return np.asarray(whole.index.reconstruct_n(0, index.ntotal), dtype=np.float32)
    except (RuntimeError, AttributeError) as error:
        raise EncoderError(f"The index in {str(folder)!r} is damaged: {error}.", _CURE) from error


def _entries_sha256(ids: tuple[str, ...], texts: tuple[str, ...]) -> str:
    """A hash of the ids and texts, in order."""
    return hashlib.sha256(json.dumps([ids, texts]).encode()).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the new one, also if two write at once."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(data)
    beside.replace(path)
