"""Reads a job description: bytes to a `Document`, whatever the file is called.

Hostile formats are read in a process of their own (`isolate`), behind one gate (`archive`), by one module a format.
"""

from alignment.documents.limits import DEFAULT_LIMITS, ReadingLimits
from alignment.types import Document

__all__ = ["ReadingLimits", "read_document"]


def read_document(
    data: bytes, *, name: str = "", limits: ReadingLimits = DEFAULT_LIMITS, isolated: bool = True
) -> Document:
    """Read a job description.

    Args:
        data: The bytes of the file, or of the text from standard input.
        name: What the file was called, for notices and errors. It decides nothing but how Markdown without
            mark-up is read.
        limits: The most the file may cost.
        isolated: Read anything but plain text in a child process with limits of time and memory. Leave it on for
            any file that somebody else made.

    Returns:
        The document, whose `not_read` lists what was left out and whose `notices` say what to know about it.

    Raises:
        DocumentError: One of its kinds, which says what is wrong with the file and what to do about it.
    """
    from alignment.documents.door import read_and_screen

    return read_and_screen(data, name=name, limits=limits, isolated=isolated)
