"""Indexes of several contents side by side in one folder, so that a new one takes over what earlier ones hold."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from embeddings.encoder import Encoder
from embeddings.index import VectorIndex
from embeddings.storage import MANIFEST_FILE, VECTORS_FILE

# An index of the bundled content is some 5 MB, and whoever edits content makes one at each run. One that was cleared
# away and is wanted again is put together from the others.
MOST_KEPT = 8


def open_shelved(
    shelf: Path, ids: Sequence[str], texts: Sequence[str], encoder: Encoder, content_fingerprint: str
) -> VectorIndex:
    """The index of some content by some encoder, from the folder of its own on the shelf, or built and put there.

    An index in that folder that turns out to be of other content or by another encoder is not used. Texts that any of
    the encoder's indexes on the shelf holds are not encoded again. Of each encoder's indexes the latest are kept.
    """
    place = _place(shelf, content_fingerprint, encoder)
    earlier = [folder for folder in _latest_first(shelf, encoder) if folder != place]
    index = VectorIndex.load_or_build(place, ids, texts, encoder, content_fingerprint, earlier=earlier[:MOST_KEPT])
    for folder in earlier[MOST_KEPT - 1 :]:
        _clear_away(folder)
    return index


def _place(shelf: Path, content_fingerprint: str, encoder: Encoder) -> Path:
    return shelf / f"{_short(content_fingerprint)}-{_short(encoder.fingerprint)}"


def _short(fingerprint: str) -> str:
    """Fit for a folder's name. The first letters would not do: those of one kind of encoder are all the same."""
    return hashlib.sha256(fingerprint.encode()).hexdigest()[:12]


def _latest_first(shelf: Path, encoder: Encoder) -> list[Path]:
    """The folders that may hold an index by this encoder."""
    written: list[tuple[float, Path]] = []
    for manifest in shelf.glob(f"*-{_short(encoder.fingerprint)}/{MANIFEST_FILE}"):
        with suppress(OSError):
            written.append((manifest.stat().st_mtime, manifest.parent))
    return [folder for _, folder in sorted(written, reverse=True)]


def _clear_away(folder: Path) -> None:
    """Remove an index and, if nothing else is in it, its folder. What cannot be removed stays."""
    with suppress(OSError):
        for name in (MANIFEST_FILE, VECTORS_FILE):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
