"""What a request says about the state it was made for: If-Match, and the Idempotency-Key."""

from service.errors import InvalidRequestError, PreconditionError

LONGEST_KEY = 255


def tags_of(if_match: str | None) -> frozenset[str] | None:
    """The entity tags an If-Match header names; none for `*`, which stands for whatever the state is.

    Raises:
        PreconditionError: there is no such header, so somebody else's change could be lost unseen.
    """
    if if_match is None or not if_match.strip():
        raise PreconditionError(
            "A change needs an If-Match header.", "Read what stands now, and send its ETag as If-Match."
        )
    if if_match.strip() == "*":
        return None
    # A weak tag (W/"…") stays as it is and so never matches, as RFC 9110 asks.
    return frozenset(tag.strip() for tag in if_match.split(","))


def read_key(idempotency_key: str | None) -> str | None:
    """The idempotency key, if there is one.

    Raises:
        InvalidRequestError: it is empty or too long.
    """
    if idempotency_key is None:
        return None
    if not 1 <= len(idempotency_key) <= LONGEST_KEY:
        raise InvalidRequestError(
            f"Idempotency-Key: it must have 1 to {LONGEST_KEY} characters.", "Send a random one, such as a UUID."
        )
    return idempotency_key
