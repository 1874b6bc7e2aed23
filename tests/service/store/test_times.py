"""Moments come back as they went in, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from service.store import Store
from service.store.times import utc_now

from ..conftest import Clock
from .samples import NEW


def test_a_moment_keeps_its_microseconds_and_its_zone(store: Store, clock: Clock) -> None:
    clock.now = datetime(2026, 7, 1, 23, 59, 59, 999_999, tzinfo=UTC)
    created = store.alignments.find(store.alignments.keep(NEW).id).created
    assert created == clock.now
    assert created.tzinfo is UTC


def test_a_moment_of_another_zone_is_the_same_moment_in_utc(store: Store, clock: Clock) -> None:
    clock.now = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    created = store.alignments.find(store.alignments.keep(NEW).id).created
    assert created == clock.now
    assert created.tzinfo is UTC
    assert created.day == 30


def test_a_moment_without_a_zone_is_refused(store: Store, clock: Clock) -> None:
    clock.now = datetime(2026, 7, 1)
    with pytest.raises(StatementError, match="no time zone"):
        store.alignments.keep(NEW)


def test_the_clock_tells_utc() -> None:
    assert utc_now().tzinfo is UTC
