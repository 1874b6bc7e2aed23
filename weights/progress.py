"""How far a fetch has come, told to whoever draws the bar."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")

POLL_SECONDS = 0.2  # five times a second looks smooth and costs nothing beside a download


class Progress(Protocol):
    """Called with bytes done, bytes in all, and a few words on what is going on."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Show it. Called from the thread that called `fetch_model`, several times a second at most."""


def ignore_progress(done: int, total: int, label: str) -> None:
    """The progress of someone who does not want to know."""


def watch_folder(work: Callable[[], T], folder: Path, report: Callable[[int], None]) -> T:
    """Do `work` in a thread and meanwhile report how many bytes `folder` holds, from the calling thread."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future: Future[T] = pool.submit(work)
        while not wait([future], timeout=POLL_SECONDS).done:
            report(folder_size(folder))
        return future.result()


def folder_size(folder: Path) -> int:
    """Bytes in all files below a folder. Files that vanish meanwhile count as nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


class SteadyProgress:
    """Passes progress on, never backwards and not more often than a person can see."""

    def __init__(self, progress: Progress, total: int) -> None:
        """Keep the listener and the bytes expected in all."""
        self._progress = progress
        self._total = total
        self._done = 0
        self._told = 0.0

    def restart(self) -> None:
        """Begin again at nothing, as when what was there turns out to be damaged."""
        self._done = 0

    def tell(self, done: int, label: str, *, now: bool = False) -> None:
        """Report `done` bytes; `now` reports even if the last report was a moment ago."""
        self._done = max(self._done, min(done, self._total))
        moment = time.monotonic()
        if now or moment - self._told >= POLL_SECONDS / 2:
            self._told = moment
            self._progress(self._done, self._total, label)
