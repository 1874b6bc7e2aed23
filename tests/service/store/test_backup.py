"""A copy of what is kept."""

import stat
from pathlib import Path

import pytest

from service.errors import OutputError, StoreError
from service.store import open_store
from service.store.backup import back_up
from service.store.opening import FILE_NAME

from .samples import NEW, draft


def test_a_copy_made_while_it_is_open_holds_everything(tmp_path: Path) -> None:
    target = tmp_path / "copies" / FILE_NAME
    with open_store(tmp_path / "data") as store:
        kept = store.alignments.keep(NEW)
        store.reviews.decide(kept.id, draft(), None)
        back_up(store.database, target)
        store.alignments.remove(kept.id)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with open_store(target.parent) as copy:
        assert copy.alignments.find(kept.id).review.decided == 1
        assert copy.alignments.report(kept.id) == NEW.report


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    with open_store(tmp_path / "data") as store, pytest.raises(OutputError, match="already"):
        back_up(store.database, target)
    assert target.read_text() == "precious"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with open_store(tmp_path / "data") as store, pytest.raises(OutputError, match="cannot be written"):
        back_up(store.database, tmp_path / "file" / "copy")


def test_postgresql_is_left_to_its_own_tools(postgresql: str, tmp_path: Path) -> None:
    with open_store(tmp_path, postgresql) as store, pytest.raises(StoreError, match="pg_dump"):
        back_up(store.database, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []
