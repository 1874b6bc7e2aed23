"""From a submission to a report that is kept, or to one of which nothing is."""

from dataclasses import dataclass

from anyio import CancelScope, to_thread

from alignment import Report, report_to_json
from service.aligner import Aligner
from service.errors import InvalidRequestError
from service.exports.clean import visible
from service.store import Alignment, NewAlignment, Store
from service.submission import Submission


@dataclass(frozen=True, slots=True)
class Made:
    """A report as JSON, and what is kept of it, if anything is. `again` is true when it had been made before."""

    report: str
    kept: Alignment | None = None
    again: bool = False


class Keeper:
    """Aligns, and keeps what is to be kept. No report is kept longer than `longest` days; 0 keeps nothing at all."""

    def __init__(self, aligner: Aligner, store: Store, longest: int) -> None:
        """Use an aligner and a store."""
        self._aligner = aligner
        self._store = store
        self._longest = longest

    async def make(self, submission: Submission, key: str | None = None) -> Made:
        """The report on a submission. With the key of an earlier, equal request, the report that came of that.

        A report that is not kept leaves no key behind either; the same document gives the same report anyway.

        Raises:
            InvalidRequestError: it is to be kept for longer than this server keeps anything.
            KeyInUseError: the same request is being answered at this moment.
            KeyReusedError: the key was sent with another request.
            FingerpostError: the document cannot be aligned, or kept.
        """
        days = self._days(submission)
        if days == 0:
            return Made(await self._aligner.answer(submission, report_to_json))
        if key is None:
            return await self._make(submission, days, None)
        earlier = await to_thread.run_sync(self._store.claims.claim, key, submission.fingerprint)
        if earlier is not None:
            return await to_thread.run_sync(self._find, earlier)
        try:
            return await self._make(submission, days, key)
        except BaseException:
            # Also when the server stops in the middle of it.
            with CancelScope(shield=True):
                await to_thread.run_sync(self._store.claims.release, key)
            raise

    def _days(self, submission: Submission) -> int:
        asked = submission.options.retention
        if asked is not None and asked > self._longest:
            raise InvalidRequestError(
                f"retention: this server keeps reports for {self._longest} days at most.", "Ask for fewer days."
            )
        return self._longest if asked is None else asked

    async def _make(self, submission: Submission, days: int, key: str | None) -> Made:
        new = await self._aligner.answer(submission, lambda report: new_alignment(report, days))
        kept = await to_thread.run_sync(lambda: self._store.alignments.keep(new, key=key))
        return Made(new.report, kept)

    def _find(self, alignment_id: str) -> Made:
        alignments = self._store.alignments
        return Made(alignments.report(alignment_id), alignments.find(alignment_id), again=True)


def new_alignment(report: Report, days: int) -> NewAlignment:
    """A report to be kept for some days."""
    return NewAlignment(
        name=visible(report.document.name),
        title=visible(report.document.title),
        category=report.role_fit.chosen,
        pathway=report.pathway.version,
        lines=sum(not verdict.clause.is_heading for verdict in report.verdicts),
        retention_days=days,
        report=report_to_json(report),
    )
