"""PDFs: pypdf to open and check, pdfplumber for words, places and ruled lines."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignment.documents.clean import clean
from alignment.documents.draft import Draft, Piece
from alignment.documents.limits import ReadingLimits
from alignment.documents.pdf_blocks import Typography, pieces_of, typography_of
from alignment.documents.pdf_columns import in_reading_order
from alignment.documents.pdf_hidden import split_hidden
from alignment.documents.pdf_left_out import left_out_of
from alignment.documents.pdf_lines import Line, PdfPage, rows_of, words_of
from alignment.documents.pdf_running import PageRows, without_running
from alignment.documents.pdf_tables import DrawnTable, as_table, goes_on, outside, tables_on
from alignment.documents.pdf_tags import Tag, tagged, tags_of
from alignment.documents.tables import table_pieces
from alignment.errors import (
    CorruptDocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    EncryptedDocumentError,
    ScannedDocumentError,
)
from alignment.types import DocumentFormat, Locator, NotRead

if TYPE_CHECKING:
    from pypdf import PdfReader

_CURE = "Open it, print it to a new PDF and send that, or paste the text."
_SCAN_CURE = "Save it from Word as .docx or PDF, or paste the text."
# Letters a font gives no meaning for come out as `(cid:12)`.
_MEANINGLESS = re.compile(r"\(cid:\d+\)")
# A fifth of such letters and the words cannot be trusted.
_MOST_MEANINGLESS = 0.2


@dataclass(frozen=True, slots=True)
class _Page:
    """One page taken apart."""

    rows: PageRows
    tables: list[DrawnTable]
    tags: dict[int, Tag]
    width: float
    has_pictures: bool
    not_read: list[NotRead]


def read_pdf(data: bytes, limits: ReadingLimits) -> Draft:
    """Read a PDF in reading order. What runs on every page, pictures, form fields and comments are listed."""
    reader = _open(data, limits)
    pages = _pages(data)
    _check_words(pages)
    rows, running = without_running([page.rows for page in pages])
    flow = [_flow(page, kept) for page, kept in zip(pages, rows, strict=True)]
    usual = typography_of([item for items in flow for item in items if isinstance(item, Line)] or _cell_lines(pages))
    return Draft(
        DocumentFormat.PDF,
        tuple(_pieces([item for items in flow for item in items], usual)),
        titles=_titles(reader),
        not_read=(*(item for page in pages for item in page.not_read), *running, *left_out_of(reader)),
    )


def _open(data: bytes, limits: ReadingLimits) -> "PdfReader":
    """Open with pypdf, which says clearly what is wrong. A file locked only against changes is open to reading."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedDocumentError(
                "The PDF is locked with a password.", "Save it without a password and send that."
            )
        count = len(reader.pages)
    except EncryptedDocumentError:
        raise
    except Exception as error:
        raise CorruptDocumentError("The PDF is broken: part of it is missing or damaged.", _CURE) from error
    if count > limits.max_pages:
        problem = f"The PDF has {count} pages; the limit is {limits.max_pages}."
        raise DocumentTooLargeError(problem, "Send the job description on its own.")
    if count == 0:
        raise EmptyDocumentError("The PDF has no pages.", "Check that it is the right file.")
    return reader


def _pages(data: bytes) -> list[_Page]:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            return [_page(page, number) for number, page in enumerate(opened.pages, start=1)]
    except RecursionError:
        raise
    except Exception as error:
        raise CorruptDocumentError("The PDF is broken: one of its pages cannot be read.", _CURE) from error


def _page(page: PdfPage, number: int) -> _Page:
    visible, not_read = split_hidden(page.dedupe_chars(), number)
    words = words_of(visible)
    tables = tables_on(visible, number, words)
    rows = PageRows(number, float(page.height), tuple(rows_of(outside(words, tables), number)))
    pictures = bool(page.images)
    tags = tags_of(page)
    if pictures and not words:
        not_read.append(NotRead(f"Page {number}", "A picture with no text.", Locator(page=number)))
    page.close()
    return _Page(rows, tables, tags, float(page.width), pictures, not_read)


def _check_words(pages: Sequence[_Page]) -> None:
    """Raise for a scan, for a file without words, and for letters that mean nothing."""
    text = "".join(line.text for page in pages for row in page.rows.rows for line in row)
    text += "".join(line.text for line in _cell_lines(pages))
    if not any(map(str.isalnum, text)):
        if any(page.has_pictures for page in pages):
            raise ScannedDocumentError("This PDF is a scan: it holds pictures of text and no text.", _SCAN_CURE)
        raise EmptyDocumentError("There are no words in the PDF.", "Check that it is the right file.")
    meaningless = sum(len(found) for found in _MEANINGLESS.findall(text))
    if meaningless > len(text) * _MOST_MEANINGLESS:
        raise ScannedDocumentError("This PDF shows letters but does not say which letters they are.", _SCAN_CURE)


def _cell_lines(pages: Sequence[_Page]) -> list[Line]:
    return [line for page in pages for table in page.tables for cell in table.cells for line in cell.lines]


def _flow(page: _Page, kept: PageRows) -> list[Line | DrawnTable]:
    """The page's lines and tables in reading order. Tables part the page: columns end above them and begin below."""
    items: list[Line | DrawnTable] = []
    rest = list(kept.rows)
    everything = [line for row in rest for line in row]
    left = min((line.x0 for line in everything), default=0.0)
    # Margins are alike on both sides, and no line ends right of the right one.
    right = max([line.x1 for line in everything] + [page.width - left])
    for table in page.tables:
        above = [row for row in rest if row[0].top < table.box[1]]
        items += [*in_reading_order(above, left, right), table]
        rest = [row for row in rest if row[0].top >= table.box[1]]
    items += in_reading_order(rest, left, right)
    return [tagged(item, page.tags) if isinstance(item, Line) else item for item in items]


def _pieces(items: Sequence[Line | DrawnTable], usual: Typography) -> Iterator[Piece]:
    """Runs of lines become paragraphs, runs of tables that go on over a page become one table."""
    lines: list[Line] = []
    parts: list[DrawnTable] = []
    number = 0
    for item in items:
        if isinstance(item, Line) or (parts and not goes_on(parts[-1], item)):
            yield from table_pieces(as_table(number, parts, usual)) if parts else ()
            parts = []
        if isinstance(item, Line):
            lines.append(item)
            continue
        yield from pieces_of(lines, usual)
        lines = []
        number += not parts
        parts.append(item)
    yield from table_pieces(as_table(number, parts, usual)) if parts else ()
    yield from pieces_of(lines, usual)


def _titles(reader: "PdfReader") -> tuple[str, ...]:
    """The title in the file's properties."""
    try:
        title = reader.metadata.title if reader.metadata else ""
    except Exception:
        # Broken properties say nothing about the text.
        return ()
    return (clean(title),) if isinstance(title, str) and clean(title) else ()
