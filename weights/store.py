"""The models on this machine: where they are, whether they are whole, and which there could be."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from weights.catalogue import CATALOGUE, ModelFile, ModelSpec, find_model
from weights.errors import ModelFetchError, ModelNotFoundError
from weights.progress import Progress, SteadyProgress, ignore_progress

CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """A model of the catalogue and whether it is here. `present` goes by names and sizes, not by sha256."""

    spec: ModelSpec
    present: bool
    path: Path


def default_cache() -> Path:
    """The folder models are kept in unless the caller names another."""
    return Path.home() / ".cache" / "fingerpost" / "models"


def model_folder(model_id: str, cache: Path | None) -> Path:
    """Where a model's files belong, whether or not they are there."""
    return (cache or default_cache()) / model_id


def locate_model(model_id: str, *, cache: Path | None = None) -> Path:
    """Answer the path a loader opens: the file of a one-file model (GGUF), the folder of any other.

    Looks at names and sizes only, so it is quick; `verify_model` reads every byte.

    Raises:
        ModelNotFoundError: there is no such model, or it has not been fetched.
    """
    spec = find_model(model_id)
    folder = model_folder(model_id, cache)
    if not is_present(spec, folder):
        raise ModelNotFoundError(
            f"The model {model_id!r} is not on this machine.", f"Run: fingerpost models fetch {model_id}"
        )
    return folder / spec.entry


def verify_model(model_id: str, *, cache: Path | None = None, progress: Progress | None = None) -> Path:
    """Check every file of a fetched model against its sha256 and answer its path.

    Args:
        model_id: A model of the catalogue.
        cache: The folder models are kept in; the default cache if not given.
        progress: Told how many bytes have been read so far.

    Raises:
        ModelNotFoundError: there is no such model, or it has not been fetched.
        ModelFetchError: a file is not the one the catalogue names.
    """
    spec = find_model(model_id)
    path = locate_model(model_id, cache=cache)
    check_files(spec, model_folder(model_id, cache), SteadyProgress(progress or ignore_progress, spec.size))
    return path


def list_models(*, cache: Path | None = None) -> list[ModelStatus]:
    """Every model of the catalogue, in its order, with whether it is on this machine."""
    statuses = []
    for spec in CATALOGUE:
        folder = model_folder(spec.id, cache)
        statuses.append(ModelStatus(spec, is_present(spec, folder), folder / spec.entry))
    return statuses


def is_present(spec: ModelSpec, folder: Path) -> bool:
    """Whether every file is there with the right size."""
    return all(_has_size(folder / file.path, file.size) for file in spec.files)


def _has_size(path: Path, size: int) -> bool:
    """Whether it is a file of exactly that many bytes."""
    return path.is_file() and path.stat().st_size == size


def check_files(spec: ModelSpec, folder: Path, steady: SteadyProgress | None = None) -> None:
    """Raise `ModelFetchError` naming the first file in `folder` that is missing or not what the catalogue says."""
    done = 0
    for file in spec.files:
        actual = _sha256(folder / file.path, steady, done)
        if actual != file.sha256:
            raise _mismatch(spec, file, actual)
        done += file.size


def _sha256(path: Path, steady: SteadyProgress | None, done: int) -> str:
    """The sha256 of a file in hexadecimal, "" if there is no such file. `done` bytes were read before it."""
    if not path.is_file():
        return ""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)
            done += len(chunk)
            if steady:
                steady.tell(done, "Checking")
    return digest.hexdigest()


def _mismatch(spec: ModelSpec, file: ModelFile, actual: str) -> ModelFetchError:
    """What to say of a file that is not what it should be."""
    cure = f"Run: fingerpost models fetch {spec.id}"
    if not actual:
        return ModelFetchError(f"The file {file.path!r} of {spec.id!r} is missing.", cure)
    return ModelFetchError(
        f"The file {file.path!r} of {spec.id!r} is damaged or not the right one: "
        f"its sha256 is {actual}, not {file.sha256}.",
        cure,
    )
