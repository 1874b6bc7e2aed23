"""`fingerpost models`, over a catalogue of one little model and no network."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

import service.commands.models
import weights.catalogue
import weights.store
from weights.catalogue import ModelFile, ModelSpec, WheelSource

from ..conftest import Run

DATA = b"little weights" * 1000


@pytest.fixture
def little(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[bytes], Path]:
    """A catalogue of one model; gives what puts its file where models are kept."""
    file = ModelFile("model.bin", hashlib.sha256(DATA).hexdigest(), len(DATA))
    spec = ModelSpec("little", "Little", "text", "us/little", "main", "MIT", (file,), WheelSource("joined", ()))
    for module in (weights.catalogue, weights.store):
        monkeypatch.setattr(module, "CATALOGUE", (spec,))

    def put(data: bytes) -> Path:
        path = tmp_path / "models" / "little" / "model.bin"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        return path

    return put


def test_list_says_what_there_is_and_what_is_here(run: Run, little: Callable[[bytes], Path], tmp_path: Path) -> None:
    assert [line.split() for line in run("models", "list").stdout.splitlines()] == [
        ["Model", "What", "for", "Size", "Licence", "Here"],
        ["little", "writing", "0", "MB", "MIT", "no"],
    ]
    little(DATA)
    result = run("models", "list")
    assert result.stdout.split()[-1] == "yes"
    assert result.stderr == f"They are kept in {tmp_path / 'models'}\n"


def test_list_is_told_in_whole_lines(run: Run) -> None:
    lines = run("models", "list").stdout.splitlines()
    assert len(lines) == 1 + len(weights.catalogue.CATALOGUE)


def test_fetch_of_what_is_here_only_verifies_it(run: Run, little: Callable[[bytes], Path]) -> None:
    path = little(DATA)
    result = run("models", "fetch", "little")
    assert result.exit_code == 0
    assert result.stderr.endswith(f"little: here and verified, in {path}\n")


def test_fetch_needed_passes_over_what_is_here(
    run: Run, little: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    little(b"x" * len(DATA))
    monkeypatch.setattr(service.commands.models, "NEEDED", ("little",))
    result = run("models", "fetch", "--needed")
    assert (result.exit_code, result.stderr) == (0, "little: here already\n")


def test_fetch_without_names_fetches_what_the_settings_default_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(name: str, *, source: str, **_: object) -> Path:
        asked.append((name, source))
        return Path(name)

    monkeypatch.setattr(service.commands.models, "fetch_model", fetch)
    assert run("models", "fetch", "--source", "hub").exit_code == 0
    assert asked == [("all-minilm-l6-v2", "hub"), ("qwen2.5-coder-1.5b-instruct-q4_k_m", "hub")]


def test_an_unknown_model_is_told_before_anything_is_fetched(
    run: Run, little: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service.commands.models, "fetch_model", lambda *_, **__: pytest.fail("fetched"))
    result = run("models", "fetch", "little", "huge")
    assert result.exit_code == 41
    assert result.stderr == "Error: There is no model called 'huge'.\nChoose one of: little.\n"


def test_a_source_nobody_knows_is_a_mistyped_command(run: Run) -> None:
    assert run("models", "fetch", "--source", "moon").exit_code == 2


def test_verify_reads_all_that_is_here(run: Run, little: Callable[[bytes], Path]) -> None:
    little(DATA)
    result = run("models", "verify")
    assert result.exit_code == 0
    assert result.stderr.endswith("little: whole and as published\n")


def test_verify_tells_damage(run: Run, little: Callable[[bytes], Path]) -> None:
    little(b"x" * len(DATA))
    result = run("models", "verify", "little")
    assert result.exit_code == 42
    assert "is damaged or not the right one" in result.stderr
    assert "Run: fingerpost models fetch little" in result.stderr


def test_verify_with_nothing_here_says_how_to_fetch(run: Run, little: Callable[[bytes], Path]) -> None:
    for arguments in ([], ["little"]):
        result = run("models", "verify", *arguments)
        assert result.exit_code == 41
        assert "Run: fingerpost models fetch" in result.stderr
