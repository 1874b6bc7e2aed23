"""A copy of everything that is kept, made while the server runs."""

import os
from pathlib import Path

from service.errors import OutputError, StoreError
from service.store.database import Database, translated


def back_up(database: Database, target: Path) -> None:
    """Write a whole and consistent copy of the SQLite file, for nobody else to read.

    Raises:
        StoreError: the reports lie in PostgreSQL, which has tools of its own for this.
        OutputError: there is a file of that name already, or none can be written there.
    """
    if database.engine.dialect.name != "sqlite":
        raise StoreError("The reports lie in PostgreSQL.", "Back it up with pg_dump; docs/operations.md says how.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        if isinstance(error, FileExistsError) and target.exists():
            raise OutputError(f"There is a file {target} already.", "Choose another name.") from error
        raise OutputError(f"{target} cannot be written: {error.strerror or error}.", "Choose another place.") from error
    with translated(), database.engine.execution_options(bare=True).connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
