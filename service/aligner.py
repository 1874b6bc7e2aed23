"""One alignment at a time, away from the thread that answers requests, and a bounded queue in front of it."""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread

from alignment import Report, Tools, align
from service.errors import BusyError
from service.problems import note_fault
from service.submission import Submission
from weights import FingerpostError

# Each holds its document in memory. On the slowest laptop tried a document takes a few seconds, so the last of these
# waits about as long as a browser does.
MOST_WAITING = 16


class Aligner:
    """The tools, held open. Two alignments at once would only share the same cores."""

    def __init__(self, tools: Tools) -> None:
        """Hold the tools."""
        self.tools = tools
        self._turn = CapacityLimiter(1)
        self._inside = 0

    async def answer(self, submission: Submission, render: Callable[[Report], str]) -> str:
        """The rendered report on a submission.

        Raises:
            FingerpostError: the document cannot be aligned, too many are waiting, or a fault of ours.
        """
        if self._inside > MOST_WAITING:
            raise BusyError(f"{MOST_WAITING} documents are waiting already.", "Try again in a minute.")
        self._inside += 1
        try:
            return await to_thread.run_sync(self._work, submission, render, limiter=self._turn)
        except FingerpostError:
            raise
        except Exception as error:
            raise note_fault(error) from None
        finally:
            self._inside -= 1

    def _work(self, submission: Submission, render: Callable[[Report], str]) -> str:
        asked = submission.options
        report = align(
            submission.data, name=asked.name, category=asked.category, summary=asked.summary, tools=self.tools
        )
        return render(report)
