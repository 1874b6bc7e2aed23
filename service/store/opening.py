"""Opens the store: SQLite in a folder of the user's, or PostgreSQL at an address."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from service.errors import StoreError
from service.store.alignments import Alignments
from service.store.database import Database, prepare_sqlite, translated
from service.store.idempotency import Claims
from service.store.migrate import upgrade_tables
from service.store.reviews import Reviews
from service.store.times import Clock, utc_now

FILE_NAME = "fingerpost.sqlite"

# How long a server that does not answer is waited for, in seconds.
CONNECT_SECONDS = 10

_SAMPLE = "postgresql://fingerpost@127.0.0.1/fingerpost"


class Store:
    """What is kept: reports, what people decided about them, and the keys of requests."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Use a database whose tables are up to date."""
        self.database = database
        self.alignments = Alignments(database, clock)
        self.reviews = Reviews(database, clock)
        self.claims = Claims(database, clock)


@contextmanager
def open_store(folder: Path, address: str = "", clock: Clock = utc_now) -> Iterator[Store]:
    """Open the store, its tables brought up to date, and close it at the end.

    Args:
        folder: where the SQLite file is kept; made if it is not there, for nobody else to read.
        address: of a PostgreSQL database, to be used in place of the file.
        clock: what tells the time.

    Raises:
        StoreError: the file or the database cannot be used; no password is shown.
    """
    engine = _postgresql(address) if address else _sqlite(folder)
    database = Database(engine)
    try:
        with translated():
            upgrade_tables(engine)
        yield Store(database, clock)
    finally:
        database.close()


def _sqlite(folder: Path) -> Engine:
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"Reports cannot be kept in {folder}: {error.strerror or error}.",
            "Name another folder with FINGERPOST_DATA.",
        ) from error
    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)
    prepare_sqlite(engine)
    return engine


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise ArgumentError
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            # A server that was restarted is noticed before anything is asked of it.
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
    except ArgumentError:
        raise StoreError(
            "FINGERPOST_DATABASE is not the address of a PostgreSQL database.", f"Write it like {_SAMPLE}"
        ) from None
    except ModuleNotFoundError as error:
        raise StoreError(
            "The driver for PostgreSQL is not installed.",
            "Run: .venv/bin/pip install -c constraints.txt -e '.[postgres]'",
        ) from error
