"""Kept reports, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from service.errors import AlignmentNotFoundError
from service.store import Alignment, State, Store
from service.store.tables import Base

from ..conftest import Clock
from .samples import NEW, REPORT, draft, new


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.database.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def test_what_is_kept_is_found_as_it_was(store: Store, clock: Clock) -> None:
    kept = store.alignments.keep(NEW)
    assert store.alignments.find(kept.id) == kept
    assert store.alignments.report(kept.id) == REPORT
    assert (kept.state, kept.created, kept.expires) == (State.DONE, clock.now, clock.now + timedelta(days=30))
    assert (kept.name, kept.title, kept.category, kept.pathway) == (NEW.name, NEW.title, NEW.category, NEW.pathway)
    assert (kept.review.lines, kept.review.decided, kept.review.sign_off) == (3, 0, None)


def test_ids_are_long_and_never_the_same(store: Store) -> None:
    ids = {store.alignments.keep(NEW).id for _ in range(5)}
    assert len(ids) == 5
    assert {len(name) for name in ids} == {32}


def test_a_report_of_any_letters_and_length_is_kept_byte_for_byte(store: Store) -> None:
    report = '"é 漢 😀 \\u0000 \r\n"' * 40_000
    assert store.alignments.report(store.alignments.keep(new(report=report)).id) == report


def test_a_report_kept_for_no_days_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="0 days"):
        store.alignments.keep(new(retention_days=0))
    assert set(rows(store).values()) == {0}


@pytest.mark.parametrize(
    "name", ["", "0" * 32, "0" * 31, "x" * 32, "\0", "1 OR 1=1", "é" * 32, "0" * 100_000], ids=range(8)
)
def test_what_is_not_there_is_not_found(store: Store, name: str) -> None:
    for look in (store.alignments.find, store.alignments.report, store.alignments.remove, store.reviews.find):
        with pytest.raises(AlignmentNotFoundError):
            look(name)


def test_a_removed_report_is_gone_with_all_that_hangs_on_it(store: Store) -> None:
    store.claims.claim("key", "request")
    kept = store.alignments.keep(NEW, key="key")
    other = store.alignments.keep(NEW)
    store.reviews.decide(kept.id, draft(), None)
    store.reviews.sign(kept.id, "Asha", "", None)
    store.alignments.remove(kept.id)
    with pytest.raises(AlignmentNotFoundError):
        store.alignments.find(kept.id)
    with pytest.raises(AlignmentNotFoundError):
        store.alignments.remove(kept.id)
    assert rows(store) == {"alignments": 1, "decisions": 0, "sign_offs": 0, "idempotency_keys": 0}
    assert store.alignments.find(other.id) == other


def test_a_report_is_gone_the_moment_its_time_is_over(store: Store, clock: Clock) -> None:
    kept = store.alignments.keep(new(retention_days=1))
    clock.move(days=1, microseconds=-1)
    assert store.alignments.find(kept.id) == kept
    clock.move(microseconds=1)
    with pytest.raises(AlignmentNotFoundError):
        store.alignments.report(kept.id)
    with pytest.raises(AlignmentNotFoundError):
        store.reviews.decide(kept.id, draft(), None)
    assert store.alignments.page(10).alignments == []


def test_a_sweep_deletes_what_is_over_and_nothing_else(store: Store, clock: Clock) -> None:
    short = store.alignments.keep(new(retention_days=1))
    store.reviews.decide(short.id, draft(), None)
    long = store.alignments.keep(new(retention_days=2))
    clock.move(days=1)
    assert store.alignments.sweep() == 1
    assert store.alignments.sweep() == 0
    assert rows(store) == {"alignments": 1, "decisions": 0, "sign_offs": 0, "idempotency_keys": 0}
    assert store.alignments.find(long.id) == long


def test_a_list_is_the_newest_first_and_goes_on_where_it_was(store: Store, clock: Clock) -> None:
    made = []
    for step in (0, 1, 0, 0, 1, 1, 0):
        clock.move(microseconds=step)
        made.append(store.alignments.keep(NEW))
    expected = sorted(made, key=lambda kept: (kept.created, kept.id), reverse=True)
    listed: list[Alignment] = []
    after, pages = None, 0
    while True:
        page = store.alignments.page(2, after)
        listed += page.alignments
        pages += 1
        if page.next is None:
            break
        after = page.next
    assert listed == expected
    assert pages == 4


def test_a_full_last_page_has_no_next(store: Store) -> None:
    for _ in range(2):
        store.alignments.keep(NEW)
    assert store.alignments.page(2).next is None


def test_what_is_made_or_deleted_meanwhile_moves_no_other_in_the_list(store: Store, clock: Clock) -> None:
    made = []
    for _ in range(4):
        clock.move(seconds=1)
        made.append(store.alignments.keep(NEW))
    first = store.alignments.page(2)
    store.alignments.remove(first.alignments[-1].id)
    clock.move(seconds=1)
    store.alignments.keep(NEW)
    assert store.alignments.page(2, first.next).alignments == [made[1], made[0]]


def test_a_list_says_how_far_each_review_is(store: Store) -> None:
    one, two = store.alignments.keep(NEW), store.alignments.keep(NEW)
    store.reviews.decide(one.id, draft("c3"), None)
    store.reviews.decide(one.id, draft("c4"), None)
    store.reviews.sign(one.id, "Asha", "", None)
    reviews = {kept.id: kept.review for kept in store.alignments.page(5).alignments}
    assert (reviews[one.id].decided, reviews[two.id].decided) == (2, 0)
    assert reviews[one.id].sign_off is not None
    assert reviews[two.id].sign_off is None
