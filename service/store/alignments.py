"""Kept reports: put in, found, listed, and deleted for good."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from service.store.database import Database
from service.store.finding import find_row
from service.store.idempotency import forget_unsettled, settle_claim
from service.store.reviews import read_reviews
from service.store.tables import ID_LENGTH, AlignmentRow
from service.store.times import Clock
from service.store.values import Alignment, NewAlignment, Page, Position, State


class Alignments:
    """The kept reports of one database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use a database; `clock` says when a report was made and when its time is over."""
        self._database = database
        self._clock = clock

    def keep(self, new: NewAlignment, *, key: str | None = None) -> Alignment:
        """Keep a report, under an id nobody can guess. `key` is the idempotency key claimed for it.

        Raises:
            ValueError: it is to be kept for no days, so not at all.
        """
        if new.retention_days < 1:
            raise ValueError(f"a report kept for {new.retention_days} days is not kept")
        now = self._clock()
        row = AlignmentRow(
            id=secrets.token_hex(ID_LENGTH // 2),
            state=State.DONE.value,
            created=now,
            expires=now + timedelta(days=new.retention_days),
            retention_days=new.retention_days,
            name=new.name,
            title=new.title,
            category=new.category,
            pathway=new.pathway,
            lines=new.lines,
            report=new.report,
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            if key is not None:
                settle_claim(session, key, row.id)
            return _alignment(session, row)

    def find(self, alignment_id: str) -> Alignment:
        """One of them, without its report.

        Raises:
            AlignmentNotFoundError: there is none of this id, or not any more.
        """
        with self._database.reading() as session:
            return _alignment(session, find_row(session, alignment_id, self._clock()))

    def report(self, alignment_id: str) -> str:
        """Its report as JSON, byte for byte as it was made.

        Raises:
            AlignmentNotFoundError: there is none of this id, or not any more.
        """
        with self._database.reading() as session:
            return find_row(session, alignment_id, self._clock(), report=True).report

    def page(self, limit: int, after: Position | None = None) -> Page:
        """At most `limit` of them, the newest first."""
        query = select(AlignmentRow).where(AlignmentRow.expires > self._clock())
        if after is not None:
            earlier = AlignmentRow.created < after.created
            beside = and_(AlignmentRow.created == after.created, AlignmentRow.id < after.id)
            query = query.where(or_(earlier, beside))
        query = query.order_by(AlignmentRow.created.desc(), AlignmentRow.id.desc()).limit(limit + 1)
        with self._database.reading() as session:
            rows = session.scalars(query).all()
            shown = _alignments(session, rows[:limit])
        more = len(rows) > limit
        return Page(shown, Position(shown[-1].created, shown[-1].id) if more else None)

    def remove(self, alignment_id: str) -> None:
        """Delete a report and everything about it, at once and completely.

        Raises:
            AlignmentNotFoundError: there is none of this id, or not any more.
        """
        with self._database.writing() as session:
            row = find_row(session, alignment_id, self._clock())
            session.execute(delete(AlignmentRow).where(AlignmentRow.id == row.id))
        self._database.erase_traces()

    def sweep(self) -> int:
        """Delete every report whose time is over, and answer how many there were."""
        with self._database.writing() as session:
            now = self._clock()
            over = session.connection().execute(delete(AlignmentRow).where(AlignmentRow.expires <= now)).rowcount
            forget_unsettled(session, now)
        self._database.erase_traces()
        return over


def _alignment(session: Session, row: AlignmentRow) -> Alignment:
    return _alignments(session, [row])[0]


def _alignments(session: Session, rows: Sequence[AlignmentRow]) -> list[Alignment]:
    reviews = read_reviews(session, {row.id: row.lines for row in rows})
    return [
        Alignment(
            id=row.id,
            state=State(row.state),
            created=row.created,
            expires=row.expires,
            retention_days=row.retention_days,
            name=row.name,
            title=row.title,
            category=row.category,
            pathway=row.pathway,
            review=reviews[row.id],
        )
        for row in rows
    ]
