"""Decisions and sign-offs in the database. Rows are only ever added; the report they are about is never touched."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import StaleError
from service.review import Choice, Decision, Draft, Review, SignOff, line_tag
from service.store.database import Database
from service.store.finding import find_row
from service.store.tables import DecisionRow, SignOffRow
from service.store.times import Clock


@dataclass(frozen=True, slots=True)
class _Change:
    """A review about to be changed, and the moment."""

    session: Session
    review: Review
    now: datetime


class Reviews:
    """The reviews of the kept reports of one database.

    Every change says which state it was made for, by entity tags; `None` stands for whatever the state is.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use a database; `clock` says when something was decided."""
        self._database = database
        self._clock = clock

    def find(self, alignment_id: str) -> Review:
        """All that was decided about a report.

        Raises:
            AlignmentNotFoundError: there is no such report.
        """
        with self._database.reading() as session:
            row = find_row(session, alignment_id, self._clock())
            return read_reviews(session, {row.id: row.lines})[row.id]

    def decide(self, alignment_id: str, draft: Draft, tags: Collection[str] | None) -> Review:
        """Add a decision if its line is in one of the states these tags stand for, and give the review with it.

        Raises:
            AlignmentNotFoundError: there is no such report.
            StaleError: the line is in another state.
        """
        with self._changing(alignment_id) as change:
            number = len(change.review.about(draft.clause_id))
            _refuse_stale(line_tag(draft.clause_id, number), tags)
            decision = Decision(draft, number + 1, change.now)
            change.session.add(_decision_row(alignment_id, decision))
        return replace(change.review, decisions=(*change.review.decisions, decision))

    def sign(self, alignment_id: str, by: str, note: str, tags: Collection[str] | None) -> Review:
        """Sign a review off if it is in one of the states these tags stand for, and give the review with that.

        Raises:
            AlignmentNotFoundError: there is no such report.
            StaleError: the review is in another state.
        """
        with self._changing(alignment_id) as change:
            review = change.review
            _refuse_stale(review.tag, tags)
            signed = SignOff(
                number=len(review.sign_offs) + 1,
                by=by,
                at=change.now,
                note=note,
                decisions=len(review.decisions),
                decided=review.decided,
                lines=review.lines,
            )
            change.session.add(_sign_off_row(alignment_id, signed))
        return replace(review, sign_offs=(*review.sign_offs, signed))

    @contextmanager
    def _changing(self, alignment_id: str) -> Iterator[_Change]:
        try:
            with self._database.writing() as session:
                now = self._clock()
                row = find_row(session, alignment_id, now)
                yield _Change(session, read_reviews(session, {row.id: row.lines})[row.id], now)
        except IntegrityError:
            # Another process was quicker: it took the number, or deleted the report.
            self.find(alignment_id)
            raise _stale() from None


def read_reviews(session: Session, lines: Mapping[str, int]) -> Mapping[str, Review]:
    """The reviews of several reports by id, each with the number of its lines."""
    decisions: defaultdict[str, list[Decision]] = defaultdict(list)
    sign_offs: defaultdict[str, list[SignOff]] = defaultdict(list)
    about = DecisionRow.alignment_id.in_(lines)
    for row in session.scalars(select(DecisionRow).where(about).order_by(DecisionRow.id)):
        decisions[row.alignment_id].append(_decision(row))
    signed = SignOffRow.alignment_id.in_(lines)
    for signature in session.scalars(select(SignOffRow).where(signed).order_by(SignOffRow.number)):
        sign_offs[signature.alignment_id].append(_sign_off(signature))
    return {name: Review(count, tuple(decisions[name]), tuple(sign_offs[name])) for name, count in lines.items()}


def _refuse_stale(tag: str, tags: Collection[str] | None) -> None:
    if tags is not None and tag not in tags:
        raise _stale()


def _stale() -> StaleError:
    return StaleError("Somebody decided something since you read this.", "Read what stands now, then send yours again.")


def _decision_row(alignment_id: str, decision: Decision) -> DecisionRow:
    draft = decision.draft
    return DecisionRow(
        alignment_id=alignment_id,
        clause_id=draft.clause_id,
        number=decision.number,
        choice=draft.choice.value,
        by=draft.by,
        at=decision.at,
        statement_id=draft.statement_id,
        statement_text=draft.statement_text,
        wording=draft.wording,
        reason=draft.reason,
    )


def _decision(row: DecisionRow) -> Decision:
    draft = Draft(
        clause_id=row.clause_id,
        choice=Choice(row.choice),
        by=row.by,
        statement_id=row.statement_id,
        statement_text=row.statement_text,
        wording=row.wording,
        reason=row.reason,
    )
    return Decision(draft, row.number, row.at)


def _sign_off_row(alignment_id: str, signed: SignOff) -> SignOffRow:
    return SignOffRow(
        alignment_id=alignment_id,
        number=signed.number,
        by=signed.by,
        at=signed.at,
        note=signed.note,
        decisions=signed.decisions,
        decided=signed.decided,
        lines=signed.lines,
    )


def _sign_off(row: SignOffRow) -> SignOff:
    return SignOff(
        number=row.number,
        by=row.by,
        at=row.at,
        note=row.note,
        decisions=row.decisions,
        decided=row.decided,
        lines=row.lines,
    )
