import subprocess
import sys

import embeddings

HEAVY = ("torch", "transformers", "sentence_transformers", "faiss", "bm25s", "scipy", "huggingface_hub", "filelock")


def test_importing_brings_no_heavy_library_along() -> None:
    program = f"import sys, embeddings, weights; print([name for name in {HEAVY!r} if name in sys.modules])"
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert outcome.stdout.strip() == "[]"


def test_the_door_shows_these_names() -> None:
    assert embeddings.__all__ == [
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
