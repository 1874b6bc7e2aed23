"""Vectors that were paid for once: an encoder in front of another that remembers."""

import hashlib
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder, Vectors

CAPACITY = 50_000  # 77 MB of MiniLM vectors; a job description has about a hundred clauses, most of them seen before

Key = bytes


class CachedEncoder:
    """Wraps an encoder and keeps its vectors, in memory and, if a file is given, on disk as well.

    Only hashes of texts are stored, never the texts. The file can be deleted at any time, and one that cannot be read
    is. A vector whose checksum is wrong is worked out again.
    """

    def __init__(self, encoder: Encoder, *, capacity: int = CAPACITY, path: Path | None = None) -> None:
        """Wrap `encoder`.

        Args:
            encoder: Asked for vectors that are not remembered.
            capacity: How many vectors to keep; in memory the longest unused go first, on disk the oldest.
            path: A file to keep them in between runs; none if not given.
        """
        self.name = encoder.name
        self.dim = encoder.dim
        self.fingerprint = encoder.fingerprint
        self.hits = 0
        self.misses = 0
        self._encoder = encoder
        self._capacity = capacity
        self._memory: OrderedDict[Key, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self._disk = _Disk(path, encoder.dim, capacity) if path else None

    def encode(self, texts: list[str]) -> Vectors:
        """What the wrapped encoder would answer, byte for byte. Each text is worked out at most once a call."""
        keys = [self._key(text) for text in texts]
        with self._lock:
            known = self._recall(list(dict.fromkeys(keys)))
            fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            self.hits += len(texts) - len(fresh)
            self.misses += len(fresh)
        if fresh:
            found = dict(zip(fresh, self._encoder.encode(list(fresh.values())), strict=True))
            known |= found
            with self._lock:
                self._remember(found)
        out = np.empty((len(texts), self.dim), dtype=np.float32)
        for row, key in enumerate(keys):
            out[row] = known[key]
        return out

    def _key(self, text: str) -> Key:
        """What a vector is kept under: who made it and of what."""
        return hashlib.sha256(f"{self.fingerprint}\0{text}".encode("utf-8", "surrogatepass")).digest()

    def _recall(self, keys: list[Key]) -> dict[Key, Vectors]:
        """Those of the vectors that are known, from memory or else from disk."""
        known = {}
        for key in keys:
            if key in self._memory:
                self._memory.move_to_end(key)
                known[key] = self._memory[key]
        if self._disk:
            stored = self._disk.read([key for key in keys if key not in known])
            self._keep(stored)
            known |= stored
        return known

    def _remember(self, found: dict[Key, Vectors]) -> None:
        """Keep vectors in memory and on disk."""
        self._keep(found)
        if self._disk:
            self._disk.write(found)

    def _keep(self, found: dict[Key, Vectors]) -> None:
        """Put vectors into memory and let the longest unused go."""
        for key, vector in found.items():
            self._memory[key] = vector.copy()
            self._memory.move_to_end(key)
        while len(self._memory) > self._capacity:
            self._memory.popitem(last=False)


class _Disk:
    """Vectors in one SQLite file. It is a help, never a need: whatever is wrong with it, work goes on without."""

    def __init__(self, path: Path, dim: int, capacity: int) -> None:
        """Open the file, or begin it anew if it is damaged."""
        self._path = path
        self._dim = dim
        self._capacity = capacity
        try:
            self._prepare()
        except sqlite3.OperationalError:
            return  # locked by another process or not to be written: nothing is wrong with the file itself
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._prepare()

    def _prepare(self) -> None:
        """Make sure there is a table, and that what is there can be read."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            (answer,) = connection.execute("PRAGMA quick_check").fetchone()
            if answer != "ok":
                raise sqlite3.DatabaseError(answer)
            connection.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB, checksum BLOB)")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work, which is stored whole or not at all."""
        with closing(sqlite3.connect(self._path, timeout=5)) as connection, connection:
            yield connection

    def read(self, keys: list[Key]) -> dict[Key, Vectors]:
        """Those of the vectors that are here and sound."""
        found: dict[Key, Vectors] = {}
        with suppress(sqlite3.Error), self._open() as connection:
            for key in keys:
                row = connection.execute("SELECT vector, checksum FROM vectors WHERE key = ?", (key,)).fetchone()
                if row and self._sound(key, *row):
                    found[key] = np.frombuffer(row[0], dtype="<f4").astype(np.float32)
        return found

    def write(self, vectors: dict[Key, Vectors]) -> None:
        """Store vectors; the oldest go when there are too many."""
        rows = [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        with suppress(sqlite3.Error), self._open() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                [(key, data, _checksum(key, data)) for key, data in rows],
            )
            connection.execute(
                "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?", (self._capacity,)
            )

    def _sound(self, key: Key, data: object, checksum: object) -> bool:
        """Whether a stored vector has the right length and is the one that was stored under this key."""
        return isinstance(data, bytes) and len(data) == 4 * self._dim and checksum == _checksum(key, data)


def _checksum(key: Key, data: bytes) -> bytes:
    """Short, against damage and mix-ups, not against malice."""
    return hashlib.blake2b(key + data, digest_size=8).digest()
