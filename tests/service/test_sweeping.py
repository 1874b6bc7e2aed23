"""Deleting what is over while the server runs."""

import logging

import anyio
import pytest

from service import sweeping
from service.errors import StoreError
from service.store import NewAlignment, Store
from service.sweeping import keep_sweeping

from .conftest import Clock


def sweep_for_a_moment(store: Store) -> None:
    async def sweep() -> None:
        with anyio.move_on_after(0.2):
            await keep_sweeping(store)

    anyio.run(sweep)


def test_what_is_over_when_the_server_starts_is_deleted(
    store: Store, clock: Clock, advert_report: NewAlignment
) -> None:
    store.alignments.keep(advert_report)
    clock.move(days=31)
    sweep_for_a_moment(store)
    assert store.alignments.sweep() == 0


@pytest.mark.parametrize("fault", [StoreError("no", "yes"), KeyError("medicines")])
def test_a_sweep_that_fails_is_tried_again(
    store: Store, fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = 0

    def fail() -> int:
        nonlocal tried
        tried += 1
        raise fault

    monkeypatch.setattr(sweeping, "EVERY_SECONDS", 0.001)
    monkeypatch.setattr(store.alignments, "sweep", fail)
    with caplog.at_level(logging.DEBUG, "fingerpost"):
        sweep_for_a_moment(store)
    assert tried > 1
    assert "medicines" not in caplog.text
