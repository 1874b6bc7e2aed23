"""The migrations make the tables the code speaks of, on SQLite and on PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from service.errors import StoreError
from service.store import open_store
from service.store.database import Database
from service.store.migrate import MIGRATIONS
from service.store.tables import Base


def test_the_migrated_tables_are_those_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_steps_follow_one_another() -> None:
    steps = ScriptDirectory(str(MIGRATIONS))
    assert len(steps.get_heads()) == 1
    assert len(steps.get_bases()) == 1


def test_every_step_can_be_undone_and_done_again(tmp_path: Path) -> None:
    from alembic import command

    with open_store(tmp_path) as store:
        for direction in (command.downgrade, command.upgrade):
            with store.database.engine.execution_options(writes=True).begin() as connection:
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(MIGRATIONS))
                direction(config, "base" if direction is command.downgrade else "head")
        assert store.alignments.page(1).alignments == []


def start_several(folder: Path, address: str) -> None:
    """On an empty database each would like to make the tables."""
    together = threading.Barrier(3)

    def start(_: int) -> None:
        together.wait(30)
        with open_store(folder, address) as store:
            store.alignments.page(1)

    with ThreadPoolExecutor(3) as processes:
        list(processes.map(start, range(3)))


def test_several_may_start_at_once_on_an_empty_file(tmp_path: Path) -> None:
    start_several(tmp_path, "")


def test_several_may_start_at_once_on_an_empty_server(tmp_path: Path, postgresql: str) -> None:
    start_several(tmp_path, postgresql)


def test_tables_of_a_later_version_are_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, store.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="later version of Fingerpost"), open_store(tmp_path):
        pass
