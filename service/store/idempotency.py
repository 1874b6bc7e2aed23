"""Idempotency keys: a request sent twice, because its answer was lost on the way, is done once.

A key is claimed before the work begins and settled together with the report. It lives as long as the report does.
"""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import KeyInUseError, KeyReusedError
from service.store.database import Database
from service.store.tables import AlignmentRow, IdempotencyKeyRow
from service.store.times import Clock

# A claim nobody settled is one whose process ended. All that may wait in one process are done in a few minutes.
CLAIM_LASTS = timedelta(minutes=15)


class Claims:
    """The idempotency keys of one database. Keys and requests are texts of any length; only hashes are kept."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use a database; `clock` says when a key was claimed."""
        self._database = database
        self._clock = clock

    def claim(self, key: str, request: str) -> str | None:
        """Claim a key for a request, or give the id of the alignment that came of the same request before.

        Raises:
            KeyInUseError: the same request is being answered at this moment.
            KeyReusedError: the key was sent with another request.
        """
        try:
            with self._database.writing() as session:
                return _claim(session, _hash(key), _hash(request), self._clock())
        except IntegrityError:
            # Another process claimed it in the same moment.
            raise _in_use() from None

    def release(self, key: str) -> None:
        """Give up a claim of which nothing came, so that the request may be sent again."""
        unsettled = IdempotencyKeyRow.alignment_id.is_(None)
        with self._database.writing() as session:
            session.execute(delete(IdempotencyKeyRow).where(IdempotencyKeyRow.key_sha256 == _hash(key), unsettled))


def settle_claim(session: Session, key: str, alignment_id: str) -> None:
    """Note what came of a claim."""
    claimed = IdempotencyKeyRow.key_sha256 == _hash(key)
    session.execute(update(IdempotencyKeyRow).where(claimed).values(alignment_id=alignment_id))


def forget_unsettled(session: Session, now: datetime) -> None:
    """Forget the claims nobody will settle."""
    unsettled = IdempotencyKeyRow.alignment_id.is_(None)
    session.execute(delete(IdempotencyKeyRow).where(unsettled, IdempotencyKeyRow.claimed <= now - CLAIM_LASTS))


def _claim(session: Session, key: str, request: str, now: datetime) -> str | None:
    row = session.get(IdempotencyKeyRow, key, with_for_update=True)
    if row is not None and _is_over(session, row, now):
        session.delete(row)
        session.flush()
        row = None
    if row is None:
        session.add(IdempotencyKeyRow(key_sha256=key, request_sha256=request, claimed=now))
        session.flush()
        return None
    if row.request_sha256 != request:
        raise KeyReusedError(
            "This Idempotency-Key was sent with another request.", "Use a new key for each new request."
        )
    if row.alignment_id is None:
        raise _in_use()
    return row.alignment_id


def _is_over(session: Session, row: IdempotencyKeyRow, now: datetime) -> bool:
    """Whether a key says nothing any more: its process ended, or the time of its report did."""
    if row.alignment_id is None:
        return row.claimed <= now - CLAIM_LASTS
    alignment = session.get(AlignmentRow, row.alignment_id)
    return alignment is None or alignment.expires <= now


def _in_use() -> KeyInUseError:
    return KeyInUseError("The same request is being answered.", "Wait a little and send it again with the same key.")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
