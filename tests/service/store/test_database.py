"""Transactions and errors, on SQLite and on PostgreSQL."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from service.errors import StoreError
from service.store import Store, open_store
from service.store.database import translated
from service.store.opening import FILE_NAME

from .samples import NEW, draft, new


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    def break_off() -> None:
        with store.database.writing() as session:
            session.execute(text("DELETE FROM alignments"))
            raise KeyError

    kept = store.alignments.keep(NEW)
    with pytest.raises(KeyError):
        break_off()
    assert store.alignments.find(kept.id) == kept


def test_a_row_that_hangs_on_nothing_is_refused(store: Store) -> None:
    insert = "INSERT INTO sign_offs VALUES (1, :id, 1, '', :at, '', 0, 0, 0)"
    with pytest.raises(IntegrityError), store.database.writing() as session:
        session.execute(text(insert), {"id": "0" * 32, "at": "2026-01-01 00:00:00.000000"})


def test_an_error_of_the_driver_is_told_by_its_code_alone() -> None:
    fault = sqlite3.OperationalError("database or disk is full")
    fault.sqlite_errorname = "SQLITE_FULL"
    with pytest.raises(StoreError, match="SQLITE_FULL") as caught, translated():
        raise OperationalError("INSERT", {"report": "Mrs Secret"}, fault)
    assert "Secret" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        kept = store.alignments.keep(NEW)
        with store.database.reading() as session:
            pages = session.scalar(text("PRAGMA page_count"))
        store.database.close()
        event.listen(store.database.engine, "connect", lambda held, _: held.execute(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StoreError, match="SQLITE_FULL"):
            store.alignments.keep(new(report=NEW.report * 10_000))
        assert store.alignments.report(kept.id) == NEW.report
        assert len(store.alignments.page(5).alignments) == 1


def test_a_locked_file_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.store.database.BUSY_MILLISECONDS", 10)
    with open_store(tmp_path) as store:
        kept = store.alignments.keep(NEW)
        other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="SQLITE_BUSY"):
            store.reviews.decide(kept.id, draft(), None)
        assert store.alignments.find(kept.id) == kept
        other.rollback()
        other.close()
        store.reviews.decide(kept.id, draft(), None)


def test_connections_cut_by_a_restarted_server_are_made_anew(postgresql: str, tmp_path: Path) -> None:
    cut = "SELECT pg_terminate_backend(:process)"
    with open_store(tmp_path, postgresql) as store, open_store(tmp_path, postgresql) as other:
        kept = store.alignments.keep(NEW)
        with store.database.reading() as session:
            process = session.scalar(text("SELECT pg_backend_pid()"))
        with other.database.reading() as session:
            session.execute(text(cut), {"process": process})
        assert store.alignments.find(kept.id) == kept
