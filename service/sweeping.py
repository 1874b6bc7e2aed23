"""Deletes, while the server runs, the reports whose time is over."""

from anyio import sleep, to_thread

from service.errors import StoreError
from service.problems import note_failure, note_fault
from service.store import Store

EVERY_SECONDS = 3600


async def keep_sweeping(store: Store) -> None:
    """Sweep at once and then every hour. What goes wrong is logged, and tried again with the next round."""
    while True:
        try:
            await to_thread.run_sync(store.alignments.sweep)
        except StoreError as error:
            note_failure(error)
        except Exception as error:
            note_fault(error)
        await sleep(EVERY_SECONDS)
