"""One database, SQLite or PostgreSQL, and the two ways into it: to read, and to write.

In SQLite a transaction that writes says so when it begins. One that began by reading could not go on to write after
somebody else wrote, however long it waited. What may not stand in a transaction runs on a bare connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session, sessionmaker

from service.errors import StoreError

# How long a write waits for another to end, in milliseconds. Each takes a few of them.
BUSY_MILLISECONDS = 10_000


class Database:
    """An engine held open, with sessions that turn the driver's errors into ours."""

    def __init__(self, engine: Engine) -> None:
        """Hold the engine."""
        self.engine = engine
        self._reads = sessionmaker(engine, expire_on_commit=False)
        self._writes = sessionmaker(engine.execution_options(writes=True), expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that changes nothing.

        Raises:
            StoreError: the database cannot be reached.
        """
        with translated(), self._reads.begin() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes hold from its end on, all of them or none.

        Raises:
            StoreError: the database cannot be reached or has no room.
            IntegrityError: a row breaks a rule of its table; the caller knows what that means.
        """
        with translated(), self._writes.begin() as session:
            yield session

    def erase_traces(self) -> None:
        """See that nothing of what was deleted is left in the files of SQLite.

        It overwrites deleted rows in its main file (`secure_delete`), but pages written before lie in the log beside
        it until that is emptied. PostgreSQL clears up in its own time.
        """
        if self.engine.dialect.name == "sqlite":
            with translated(), self.engine.execution_options(bare=True).connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors as ours. Their messages may quote what was being written, so only their codes are passed on.

    Raises:
        StoreError: in place of what the driver raised.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeoutError) as error:
        raise StoreError(
            f"The kept reports cannot be reached ({_code(error)}).",
            "Try again; if it stays so, docs/operations.md says more.",
        ) from None


def _code(error: DBAPIError | PoolTimeoutError) -> str:
    """What the driver calls it: SQLITE_FULL, 57P01, or the kind of error."""
    original = error.orig if isinstance(error, DBAPIError) else error
    named = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    return named or type(original).__name__


def prepare_sqlite(engine: Engine) -> None:
    """Have every connection set up as we want it, and transactions begun by us and not by the driver."""

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {BUSY_MILLISECONDS}",
            "journal_mode = WAL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
