"""What is deleted is gone from the disk, not only from the answers. These tests read the files of SQLite."""

from pathlib import Path

import pytest

from service.review import Choice
from service.store import Store, open_store

from ..conftest import Clock
from .samples import draft, new

REPORT = '{"text": "To polish the zanzibar lamp every evening."}' * 3_000
WORDS = ("zanzibar lamp", "quaxtable wording", "Umbrella Person", "yodelling reason")


def on_disk(folder: Path) -> list[str]:
    """Which of the words are somewhere in the files of a folder."""
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [word for word in WORDS if word.encode() in held]


def fill(store: Store) -> str:
    """Keep a report with a decision, and give its id."""
    kept = store.alignments.keep(new(report=REPORT, retention_days=1))
    store.reviews.decide(kept.id, draft(choice=Choice.ADJUST, by=WORDS[2], wording=WORDS[1], reason=WORDS[3]), None)
    return kept.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_what_is_kept_can_be_read_there(folder: Path) -> None:
    """Else the tests below would show nothing."""
    with open_store(folder) as store:
        fill(store)
        assert on_disk(folder) == list(WORDS)
    assert on_disk(folder) == list(WORDS)


def test_a_deleted_report_is_in_no_file_at_once(folder: Path) -> None:
    with open_store(folder) as store:
        other = store.alignments.keep(new())
        name = fill(store)
        store.alignments.remove(name)
        assert on_disk(folder) == []
        assert store.alignments.report(other.id)
    assert on_disk(folder) == []


def test_a_report_deleted_after_a_restart_is_in_no_file(folder: Path) -> None:
    with open_store(folder) as store:
        name = fill(store)
    with open_store(folder) as store:
        store.alignments.remove(name)
        assert on_disk(folder) == []


def test_a_swept_report_is_in_no_file(folder: Path) -> None:
    clock = Clock()
    with open_store(folder, clock=clock) as store:
        fill(store)
        clock.move(days=1)
        assert store.alignments.sweep() == 1
        assert on_disk(folder) == []


def test_what_a_reader_held_open_goes_with_the_next_sweep(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.store.database.BUSY_MILLISECONDS", 10)
    with open_store(folder) as store:
        name = fill(store)
        with store.database.reading() as session:
            session.connection().exec_driver_sql("SELECT count(*) FROM alignments").all()
            store.alignments.remove(name)
        store.alignments.sweep()
        assert on_disk(folder) == []
