"""What turns texts into vectors: the protocol, and how one is had by name."""

from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from weights.catalogue import DEFAULT_ENCODER, find_model
from weights.errors import EncoderError
from weights.store import locate_model

Vectors = NDArray[np.float32]

HASHING = "hashing"
# The encoder that ships: the model of the catalogue with the adapter trained for this language.
SHIPPED_ENCODER = f"{DEFAULT_ENCODER}+care"


@runtime_checkable
class Encoder(Protocol):
    """Texts to vectors of unit length. The same text always gives the same bytes, whatever else is in the list."""

    @property
    def name(self) -> str:
        """What a person calls it."""

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors may change, so that what was computed with another encoder is not trusted."""

    def encode(self, texts: list[str]) -> Vectors:
        """Float32 of shape (texts, dim), rows of unit length in the order of the texts; (0, dim) for no texts."""


def load_encoder(name: str = SHIPPED_ENCODER, *, cache: Path | None = None, threads: int | None = None) -> Encoder:
    """Load an encoder that is on this machine. Nothing is downloaded.

    Args:
        name: A model of the catalogue, the path of a sentence-transformers folder, or "hashing". A model of the
            catalogue may have an adapter added to it: "all-minilm-l6-v2+care".
        cache: The folder fetched models are kept in; the default cache if not given.
        threads: How many processor threads a model may use; as many as its library likes if not given. One count
            gives one answer; another count may differ in the seventh decimal.

    Raises:
        ModelNotFoundError: there is no such model, or it has not been fetched.
        EncoderError: the name is that of a text model, or the folder does not hold a model we can load.
    """
    if name == HASHING:
        from embeddings.hashing import HashingEncoder

        return HashingEncoder()
    from embeddings.adapter import find_adapter
    from embeddings.sentence import SentenceEncoder

    if Path(name).is_dir():
        return SentenceEncoder(Path(name), threads=threads)
    base, _, adapter = name.partition("+")
    spec = find_model(base)
    if spec.purpose != "encoder":
        raise EncoderError(f"{name!r} writes text, it does not compare it.", f"Choose {DEFAULT_ENCODER!r}.")
    added = find_adapter(adapter) if adapter else None
    return SentenceEncoder(locate_model(base, cache=cache), name=name, threads=threads, adapter=added)
