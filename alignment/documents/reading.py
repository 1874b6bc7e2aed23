"""Bytes to a draft in this process: decide the format, then hand over to its reader."""

from dataclasses import replace
from typing import Protocol

from alignment.documents.detect import detect
from alignment.documents.draft import Draft, check_length
from alignment.documents.limits import ReadingLimits
from alignment.errors import CorruptDocumentError, DocumentError, ReadingTimeoutError, UnsafeDocumentError
from alignment.types import DocumentFormat

_CURE = "Save it again as .docx or PDF, or paste the text."


class Reader(Protocol):
    """One format's way from bytes to a draft."""

    def __call__(self, data: bytes, limits: ReadingLimits) -> Draft:
        """Read `data` within `limits`, or raise a `DocumentError`."""
        ...


def read_draft(data: bytes, name: str, limits: ReadingLimits) -> Draft:
    """Read the bytes as what they are. A hostile file may cost far more than `limits`: see `isolate`.

    Raises a `DocumentError`, and nothing else: whatever a parser throws at a strange file becomes one here.
    """
    try:
        return _read(data, name, limits)
    except RecursionError as error:
        raise UnsafeDocumentError("The file is nested too deeply to read.", _CURE) from error
    except Exception as error:
        if _blames_memory(error):
            raise ReadingTimeoutError("Reading the file took too much memory.", _CURE) from error
        if isinstance(error, DocumentError):
            raise
        problem = f"The file is broken in a way its reader does not know ({type(error).__name__})."
        raise CorruptDocumentError(problem, _CURE) from error


def _blames_memory(error: BaseException | None) -> bool:
    """Whether want of memory is at the bottom of it: libraries in C say so in words of their own."""
    while error is not None:
        wording = str(error).lower()
        if isinstance(error, MemoryError) or "memory alloc" in wording or "out of memory" in wording:
            return True
        error = error.__cause__
    return False


def _read(data: bytes, name: str, limits: ReadingLimits) -> Draft:
    found = detect(data, name, limits)
    draft = _reader(found.format)(data, limits)
    return check_length(replace(draft, notices=found.notices + draft.notices), limits.max_characters)


def _reader(found: DocumentFormat) -> Reader:
    """The reader of a format. Each is imported when needed: the libraries behind them are slow to load."""
    match found:
        case DocumentFormat.DOCX:
            from alignment.documents.docx import read_docx as reader
        case DocumentFormat.PDF:
            from alignment.documents.pdf import read_pdf as reader
        case DocumentFormat.HTML:
            from alignment.documents.html import read_html as reader
        case DocumentFormat.MARKDOWN:
            from alignment.documents.markdown import read_markdown as reader
        case DocumentFormat.TEXT:
            from alignment.documents.text import read_text as reader
    return reader
