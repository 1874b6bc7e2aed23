"""`fingerpost store`: looking after what is kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from service.store import NewAlignment, open_store
from service.store.times import utc_now

from ..conftest import Run

NEW = NewAlignment("advert.txt", "", None, "2025-04", 3, 1, "{}")


@pytest.fixture
def data(run: Run, tmp_path: Path) -> Path:
    """The folder the command line keeps things in."""
    return tmp_path / "data"


def test_a_backup_holds_what_is_kept(run: Run, data: Path, tmp_path: Path) -> None:
    with open_store(data) as store:
        kept = store.alignments.keep(NEW)
    result = run("store", "backup", tmp_path / "copy" / "fingerpost.sqlite")
    assert result.exit_code == 0
    assert "The copy is in" in result.stderr
    with open_store(tmp_path / "copy") as copy:
        assert copy.alignments.find(kept.id) == kept


def test_a_backup_overwrites_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("precious")
    result = run("store", "backup", tmp_path / "there")
    assert result.exit_code == 61
    assert (tmp_path / "there").read_text() == "precious"


def test_a_sweep_deletes_what_is_over(run: Run, data: Path) -> None:
    with open_store(data, clock=lambda: utc_now() - timedelta(days=2)) as store:
        store.alignments.keep(NEW)
    assert "1 report was deleted." in run("store", "sweep").stderr
    assert "0 reports were deleted." in run("store", "sweep").stderr


def test_a_store_that_cannot_be_opened_leaves_with_63(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_DATABASE", "mysql://me:s3cret@localhost/x")
    for command in (("store", "sweep"), ("store", "backup", "copy"), ("serve", "--port", "0")):
        result = run(*command)
        assert result.exit_code == 63
        assert "http://" not in result.output
        assert "s3cret" not in result.output
