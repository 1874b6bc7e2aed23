"""An alignment's row by its id, while its time lasts."""

from datetime import datetime

from sqlalchemy.orm import Session, undefer

from service.errors import AlignmentNotFoundError
from service.store.tables import ID_LENGTH, AlignmentRow

_DIGITS = frozenset("0123456789abcdef")


def find_row(session: Session, alignment_id: str, now: datetime, *, report: bool = False) -> AlignmentRow:
    """The row of an alignment whose time is not over; with `report`, the report is read along with it.

    Raises:
        AlignmentNotFoundError: there is none.
    """
    # What cannot be an id is not looked for: PostgreSQL would stumble over a NUL in it.
    options = [undefer(AlignmentRow.report)] if report else []
    row = session.get(AlignmentRow, alignment_id, options=options) if _is_id(alignment_id) else None
    if row is None or row.expires <= now:
        raise AlignmentNotFoundError(
            "There is no such report, or not any more.",
            "It was deleted, or its time was over. Send the document again.",
        )
    return row


def _is_id(text: str) -> bool:
    return len(text) == ID_LENGTH and _DIGITS.issuperset(text)
