"""Idempotency keys, on SQLite and on PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from service.errors import KeyInUseError, KeyReusedError
from service.store import Store
from service.store.idempotency import CLAIM_LASTS
from service.store.tables import IdempotencyKeyRow

from ..conftest import Clock
from .samples import NEW, new


def test_a_key_leads_to_what_came_of_it(store: Store) -> None:
    assert store.claims.claim("key", "request") is None
    kept = store.alignments.keep(NEW, key="key")
    assert store.claims.claim("key", "request") == kept.id
    assert store.claims.claim("other", "request") is None


def test_a_key_being_worked_on_is_told(store: Store) -> None:
    store.claims.claim("key", "request")
    with pytest.raises(KeyInUseError):
        store.claims.claim("key", "request")


def test_a_key_with_another_request_is_told(store: Store) -> None:
    store.claims.claim("key", "request")
    with pytest.raises(KeyReusedError):
        store.claims.claim("key", "another")
    store.alignments.keep(NEW, key="key")
    with pytest.raises(KeyReusedError):
        store.claims.claim("key", "another")


def test_a_key_given_up_can_be_used_again(store: Store) -> None:
    store.claims.claim("key", "request")
    store.claims.release("key")
    assert store.claims.claim("key", "another") is None


def test_a_settled_key_is_not_given_up(store: Store) -> None:
    store.claims.claim("key", "request")
    kept = store.alignments.keep(NEW, key="key")
    store.claims.release("key")
    assert store.claims.claim("key", "request") == kept.id


def test_a_key_whose_process_ended_is_free_after_a_while(store: Store, clock: Clock) -> None:
    store.claims.claim("key", "request")
    clock.now += CLAIM_LASTS
    assert store.claims.claim("key", "another") is None


def test_a_key_lives_as_long_as_its_report(store: Store, clock: Clock) -> None:
    store.claims.claim("key", "request")
    store.alignments.keep(new(retention_days=1), key="key")
    clock.move(days=1)
    assert store.claims.claim("key", "another") is None
    kept = store.alignments.keep(NEW, key="key")
    store.alignments.remove(kept.id)
    assert store.claims.claim("key", "another") is None


def test_a_sweep_forgets_what_nobody_will_settle(store: Store, clock: Clock) -> None:
    store.claims.claim("old", "request")
    clock.now += CLAIM_LASTS
    store.claims.claim("new", "request")
    store.alignments.sweep()
    with store.database.reading() as session:
        assert len(session.scalars(select(IdempotencyKeyRow)).all()) == 1


def test_neither_key_nor_request_is_written_down(store: Store) -> None:
    store.claims.claim("Mrs Secret", "her medicines\ud800")
    with store.database.reading() as session:
        row = session.scalars(select(IdempotencyKeyRow)).one()
    assert len(row.key_sha256) == len(row.request_sha256) == 64


def test_of_many_at_once_one_gets_the_key(store: Store) -> None:
    together = threading.Barrier(6)

    def claim(_: int) -> bool:
        together.wait(30)
        try:
            return store.claims.claim("key", "request") is None
        except KeyInUseError:
            return False

    with ThreadPoolExecutor(6) as people:
        assert sum(people.map(claim, range(6))) == 1
