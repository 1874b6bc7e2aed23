"""Deletes, while the server runs, the reports whose time is over."""

from anyio import sleep, to_thread

from service.problems import note_fault
from service.store import Store
from weights import FingerpostError

EVERY_SECONDS = 3600


async def keep_sweeping(store: Store) -> None:
    """Sweep at once and then every hour. What goes wrong is logged, and tried again with the next round."""
    while True:
        try:
            await to_thread.run_sync(store.alignments.sweep)
        except FingerpostError:
            # The store has logged it.
            pass
        except Exception as error:
            note_fault(error)
        await sleep(EVERY_SECONDS)
