"""One set of tools for every test, the command line over them, and a client of the application."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

import alignment
from alignment import Tools, open_tools
from embeddings import load_encoder
from service.app import create_app
from service.cli import app
from service.settings import Settings

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"

ADVERT = """Job title: Support Worker

Duties
To help people wash, dress and eat.
To prompt and give medicines and record them on the chart.
To write daily notes in the care plan.
To report any safeguarding concern to the manager at once.
To support people to go out and take part in their community.
We are an equal opportunities employer.
"""

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The bundled framework under the hashing encoder."""
    return open_tools(encoder=load_encoder("hashing"))


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but the tests' own, in a folder of its own."""
    for name in [name for name in os.environ if name.startswith("FINGERPOST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FINGERPOST_ENCODER", "hashing")
    monkeypatch.setenv("FINGERPOST_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("FINGERPOST_INDEXES", str(tmp_path / "indexes"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def run(plain_environment: None) -> Run:
    """Runs the command line in this process."""

    def run_command(*arguments: str | Path, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run_command


@pytest.fixture
def run_align(run: Run, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `align` over tools that are open already, unless another framework is asked for."""

    def ready(pathway: str, **others: Any) -> Tools:  # noqa: ANN401
        return tools if pathway == tools.pathway.version else open_tools(pathway, **others)

    monkeypatch.setattr(alignment, "open_tools", ready)
    return lambda *arguments, stdin=None: run("align", *arguments, stdin=stdin)


@pytest.fixture
def advert(plain_environment: None) -> Path:
    """A job description in the folder the test stands in."""
    path = Path("advert.txt")
    path.write_text(ADVERT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings as a server of the tests has them."""
    folder = tmp_path_factory.mktemp("server")
    return Settings(encoder="hashing", models=folder, indexes=folder, max_upload_bytes=2_000_000)


@pytest.fixture(scope="session")
def client(settings: Settings, tools: Tools) -> Iterator[TestClient]:
    """A client of the application. Faults come back as answers, as they would from a server."""
    with TestClient(
        create_app(settings, tools), base_url="http://127.0.0.1:8321", raise_server_exceptions=False
    ) as open_client:
        yield open_client
