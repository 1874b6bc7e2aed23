"""Brings the tables of a database to what this Fingerpost knows."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from service.errors import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")

# Several processes may start at once; PostgreSQL lets one of them at the tables at a time. Any number will do.
LOCK = 8321


def upgrade_tables(engine: Engine) -> None:
    """Run the migrations that a database lacks, all of them or none.

    Raises:
        StoreError: a later Fingerpost has made the tables.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    with engine.execution_options(writes=True).begin() as connection:
        _lock(connection)
        config = Config(attributes={"connection": connection})
        # The file format of alembic takes % as the beginning of a name.
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                "The kept reports were written by a later version of Fingerpost.",
                "Use that version, or name another folder with FINGERPOST_DATA.",
            ) from error


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
