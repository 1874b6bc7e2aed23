"""A place in a list as a text for callers to hand back, of which they need know nothing."""

import base64
import json
from datetime import datetime

from service.errors import InvalidRequestError
from service.store import Position


def write_cursor(position: Position) -> str:
    """The place as letters, digits, `-` and `_`."""
    plain = json.dumps([position.created.isoformat(), position.id])
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Position:
    """The inverse of `write_cursor`.

    Raises:
        InvalidRequestError: it is none of ours.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        created, alignment_id = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        position = Position(datetime.fromisoformat(created), str(alignment_id))
    except (ValueError, TypeError, RecursionError) as error:
        raise _not_ours() from error
    if position.created.tzinfo is None or not position.id.isalnum():
        raise _not_ours()
    return position


def _not_ours() -> InvalidRequestError:
    return InvalidRequestError("cursor: this is none of ours.", "Use 'next' of the page before, as it is.")
