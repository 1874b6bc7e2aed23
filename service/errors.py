"""Errors as HTTP answers: RFC 9457 problem documents with a stable code, what was wrong and what to do."""

from alignment import errors
from weights import FingerpostError

# The nearest class decides: a subclass not named here answers as its parent does.
STATUS: dict[type[FingerpostError], int] = {
    FingerpostError: 500,
    errors.DocumentError: 422,
    errors.DocumentTooLargeError: 413,
    errors.UnsupportedFormatError: 415,
    errors.PathwayError: 500,
    errors.PathwayNotFoundError: 404,
    errors.UnknownCategoryError: 422,
    errors.ModelError: 503,
    errors.ReportError: 422,
}


def status_of(error: FingerpostError) -> int:
    """The HTTP status an error answers with."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem_of(error: FingerpostError) -> dict[str, str | int]:
    """The error as a problem document."""
    return {
        "type": f"urn:fingerpost:problem:{error.code}",
        "title": error.problem,
        "status": status_of(error),
        "detail": error.cure,
        "code": error.code,
    }
