"""Opening the store: where it lies, who may read it, and what is said when it cannot be opened."""

import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from service.errors import StoreError
from service.store import open_store
from service.store.opening import FILE_NAME

from ..conftest import Place
from .samples import NEW


def test_what_was_kept_is_there_the_next_time(store_place: Place) -> None:
    with open_store(store_place.folder, store_place.address) as store:
        kept = store.alignments.keep(NEW)
    with open_store(store_place.folder, store_place.address) as store:
        assert store.alignments.find(kept.id) == kept
        store.alignments.remove(kept.id)


def test_two_may_have_it_open(store_place: Place) -> None:
    with (
        open_store(store_place.folder, store_place.address) as one,
        open_store(store_place.folder, store_place.address) as two,
    ):
        kept = one.alignments.keep(NEW)
        assert two.alignments.find(kept.id) == kept
        two.alignments.remove(kept.id)
        assert kept not in one.alignments.page(100).alignments


def test_the_folder_is_made_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b % c?#"
    with open_store(folder) as store:
        store.alignments.keep(NEW)
        files = list(folder.iterdir())
        assert len(files) == 3
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_sqlite_is_set_up_for_several_at_once_and_for_deleting(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, store.database.reading() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="FINGERPOST_DATA"), open_store(tmp_path / "file" / "data"):
        pass


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"this is no database " * 100)
    with pytest.raises(StoreError, match="SQLITE_NOTADB"), open_store(tmp_path):
        pass
    assert path.read_bytes().startswith(b"this is no database")


@pytest.mark.parametrize(
    "address", ["mysql://root:s3cret@localhost/x", "sqlite:///x.db", "s3cret", "://s3cret", "postgres://x:s3cret@h/d"]
)
def test_an_address_that_is_not_postgresqls_is_told_without_its_password(tmp_path: Path, address: str) -> None:
    with pytest.raises(StoreError, match="FINGERPOST_DATABASE") as caught, open_store(tmp_path, address):
        pass
    assert "s3cret" not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert list(tmp_path.iterdir()) == []


def test_a_database_nobody_answers_for_is_told_without_its_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    address = "postgresql://me:s3cret@127.0.0.1:1/x"
    with pytest.raises(StoreError, match="cannot be reached") as caught, open_store(tmp_path, address):
        pass
    assert "s3cret" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_without_the_driver_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install .*\[postgres\]"), open_store(tmp_path, "postgresql://h/d"):
        pass
