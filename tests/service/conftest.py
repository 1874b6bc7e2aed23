"""One set of tools for every test, the command line over them, and a client of the application."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

import alignment
from alignment import Tools, open_tools
from embeddings import load_encoder
from service.app import create_app
from service.cli import app
from service.keeping import new_alignment
from service.settings import Settings
from service.store import NewAlignment, Store, open_store
from service.store.database import Database
from service.store.tables import Base

ROOT = Path(__file__).parents[2]
# Read before any test takes the variables away.
POSTGRES = "FINGERPOST_TEST_POSTGRES"
POSTGRES_ADDRESS = os.environ.get(POSTGRES, "")
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
    monkeypatch.setenv("FINGERPOST_DATA", str(tmp_path / "data"))
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
    return Settings(encoder="hashing", models=folder, indexes=folder, data=folder / "data", max_upload_bytes=2_000_000)


@contextmanager
def client_of(settings: Settings, tools: Tools, store: Store) -> Iterator[TestClient]:
    """A client of the application. Faults come back as answers, as they would from a server."""
    app = create_app(settings, tools, store)
    with TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False) as open_client:
        yield open_client


class Clock:
    """A clock the tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@contextmanager
def own_schema() -> Iterator[str]:
    """The address of a schema of the tests' own in PostgreSQL, which is dropped at the end."""
    if not POSTGRES_ADDRESS:
        pytest.skip(f"set {POSTGRES} to a PostgreSQL database tests may write to; docs/operations.md says how")
    driver = pytest.importorskip("psycopg", reason="run: .venv/bin/pip install -c constraints.txt -e '.[postgres]'")
    name = f"fingerpost_test_{os.getpid()}_{secrets.token_hex(4)}"
    with driver.connect(POSTGRES_ADDRESS, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            url = make_url(POSTGRES_ADDRESS).update_query_dict({"options": f"-csearch_path={name}"})
            yield url.render_as_string(hide_password=False)
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


@dataclass(frozen=True)
class Place:
    """Where a store may lie: a folder, and the address of a PostgreSQL database or nothing."""

    folder: Path
    address: str = ""


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def store_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Every test that asks for it runs on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("store")
    if request.param == "sqlite":
        yield Place(folder)
        return
    with own_schema() as address:
        yield Place(folder, address)


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The address of an empty schema in PostgreSQL."""
    with own_schema() as address:
        yield address


@pytest.fixture(scope="session")
def database(store_place: Place) -> Iterator[Database]:
    """The database of the place, its tables made."""
    with open_store(store_place.folder, store_place.address) as opened:
        yield opened.database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, clock: Clock) -> Store:
    """A store with nothing in it, on either database."""
    with database.writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    return Store(database, clock)


@pytest.fixture(scope="session")
def advert_report(tools: Tools) -> NewAlignment:
    """The report on the advert, ready to be kept."""
    return new_alignment(alignment.align(ADVERT, name="advert.txt", tools=tools), 30)


@pytest.fixture
def kept(settings: Settings, tools: Tools, store: Store) -> Iterator[TestClient]:
    """A client of an application that has kept nothing yet, on either database."""
    with client_of(settings, tools, store) as open_client:
        yield open_client


@pytest.fixture(scope="session")
def client(settings: Settings, tools: Tools) -> Iterator[TestClient]:
    """A client for every test that does not mind what is kept already."""
    with open_store(settings.data) as store, client_of(settings, tools, store) as open_client:
        yield open_client
