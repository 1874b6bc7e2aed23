"""Text to vectors to neighbours. Knows nothing of what a job description means."""

from embeddings.cache import CachedEncoder
from embeddings.encoder import SHIPPED_ENCODER, Encoder, load_encoder
from embeddings.fusion import fuse, fuse_ranks
from embeddings.index import Hit, Similarities, VectorIndex
from embeddings.lexical import LexicalIndex
from embeddings.shelf import open_shelved

__all__ = [
    "SHIPPED_ENCODER",
    "CachedEncoder",
    "Encoder",
    "Hit",
    "LexicalIndex",
    "Similarities",
    "VectorIndex",
    "fuse",
    "fuse_ranks",
    "load_encoder",
    "open_shelved",
]
