"""One alignment at a time, away from the thread that answers requests, and a bounded queue in front of it."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from alignment import Report, align
from service.errors import BusyError
from service.frameworks import Frameworks
from service.problems import note_fault
from service.submission import Submission
from weights import FingerpostError

# Each holds its document in memory. On the slowest laptop tried a document takes a few seconds, so the last of these
# waits about as long as a browser does.
MOST_WAITING = 16

Made = TypeVar("Made")


class Aligner:
    """The tools, held open. Two alignments at once would only share the same cores."""

    def __init__(self, frameworks: Frameworks) -> None:
        """Hold the tools."""
        self._frameworks = frameworks
        self._turn = CapacityLimiter(1)
        self._inside = 0

    async def answer(self, submission: Submission, render: Callable[[Report], Made]) -> Made:
        """What is made of the report on a submission.

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

    def _work(self, submission: Submission, render: Callable[[Report], Made]) -> Made:
        asked = submission.options
        tools = self._frameworks.tools_for(asked.pathway)
        report = align(submission.data, name=asked.name, category=asked.category, summary=asked.summary, tools=tools)
        return render(report)
