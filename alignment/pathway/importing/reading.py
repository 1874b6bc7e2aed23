"""From a file to a page, whatever kind of file it is. The bytes decide, not the name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from alignment.documents.archive import open_archive
from alignment.documents.limits import ReadingLimits
from alignment.errors import (
    DocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    PathwayImportError,
    UnsupportedFormatError,
)
from alignment.pathway.importing.naming import find_category, names_role_category
from alignment.pathway.importing.pages import OPEN_GOVERNMENT, ImportedPage, PageSource
from alignment.pathway.schema import CategoryFile

# Ten times what a role category has been seen to hold; each is compared with every statement of the content.
_MOST_STATEMENTS = 2_000
# Far longer than any title or theme seen.
_LONGEST_NAME = 300
# As long as browsers and servers agree on.
_LONGEST_ADDRESS = 2_000
# A saved page of GOV.UK has under half a megabyte; a workbook seldom more.
LIMITS = ReadingLimits(max_bytes=5_000_000, max_unpacked_bytes=40_000_000)

# In small letters, as what they are looked for in.
_WEB_ARCHIVE = (b"mime-version:", b"content-type: multipart/")
_KINDS = "a saved web page, the JSON of GOV.UK's content API, a Word document (.docx), an Excel workbook (.xlsx) or CSV"
# What the errors of the readers advise is meant for job descriptions.
_CURE = "Save or download the file again. What is read: " + _KINDS + "."


def read_import(
    path: Path,
    *,
    category: str = "",
    address: str = "",
    categories: Sequence[CategoryFile] = (),
) -> ImportedPage:
    """Read a file that holds a framework's text.

    Args:
        path: The file.
        category: The title or id of the one role category it is about, when the file does not say or says otherwise.
        address: Where it was published, when the file does not say.
        categories: The role categories there are already, by which a sheet's columns are recognised.

    Raises:
        DocumentError: The file is not there, is empty, broken, too large or not safe, or of a kind that is not read.
        InvalidPathwayError: It is a workbook that is broken, locked or far too large.
        PathwayImportError: It holds no statements, or does not say of which role category.
    """
    data = _read(path)
    try:
        page = _read_kind(data, path.name, categories, one_category=bool(category))
    except DocumentError as error:
        raise type(error)(error.problem, error.cure if isinstance(error, DocumentTooLargeError) else _CURE) from error
    named = replace(page, category=category or page.category, source=_source(page.source, path.name, address))
    found = find_category(named.category, categories)
    named = replace(named, category=found.title) if found else named
    _refuse_foreign(named, said=bool(category), known=found is not None)
    return named


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.max_bytes + 1)
    except OSError as error:
        raise DocumentError(
            f"It cannot be opened: {error.strerror or error}.", "Check the spelling and the folder."
        ) from error
    if len(data) > LIMITS.max_bytes:
        raise DocumentTooLargeError(
            f"The file is over {LIMITS.max_bytes / 1e6:.0f} MB, far more than a page of statements needs.",
            "Save the page without its pictures, or split the file.",
        )
    if not data.strip(b"\x00\t\n\r\f\v \xef\xbb\xbf\xff\xfe"):
        raise EmptyDocumentError("The file is empty.", _CURE)
    return data


def _read_kind(data: bytes, name: str, categories: Sequence[CategoryFile], *, one_category: bool) -> ImportedPage:
    """Hand over to the reader of what the bytes are. Each is imported when needed, for they load slowly."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK"):
        return _read_zipped(data, name, categories, one_category=one_category)
    if any(start.startswith(mark) or b"\n" + mark in start for mark in _WEB_ARCHIVE):
        raise UnsupportedFormatError(
            "This is a web archive (.mhtml), which cannot be imported: save the page as HTML instead.", ""
        )
    if start.startswith((b"{", b"[")):
        from alignment.pathway.importing.content_api import read_content_api

        return read_content_api(data, name)
    if start.startswith(b"<") or b"<html" in start:
        from alignment.pathway.importing.web_page import read_web_page

        return read_web_page(data, name)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnsupportedFormatError("This kind of file cannot be imported.", "")
    from alignment.pathway.importing.sheets import read_csv

    return read_csv(data, name, categories, one_category=one_category)


def _read_zipped(data: bytes, name: str, categories: Sequence[CategoryFile], *, one_category: bool) -> ImportedPage:
    with open_archive(data, LIMITS) as archive:
        names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        from alignment.pathway.importing.sheets import read_workbook

        return read_workbook(data, name, categories, one_category=one_category)
    if "word/document.xml" in names:
        from alignment.pathway.importing.word import read_word

        return read_word(data, name, LIMITS)
    raise UnsupportedFormatError("The file is a zip archive, neither a Word document nor an Excel workbook.", "")


def _refuse_foreign(page: ImportedPage, *, said: bool, known: bool) -> None:
    """A page about something else: no statements, or no role category that anyone can tell."""
    if not page.statements:
        raise PathwayImportError(
            f"The file holds no statements. {page.source.title!r} has no list under a heading such as Values, "
            "Behaviours, or Knowledge and skills.",
            "Check that it is the page of one role category, or the sheet with the statements.",
        )
    if len(page.statements) > _MOST_STATEMENTS:
        raise PathwayImportError(
            f"The file holds {len(page.statements):,} statements and the limit is {_MOST_STATEMENTS:,}.",
            "Split it into smaller files.",
        )
    _refuse_long_names(page)
    is_sheet = not page.category
    if not (said or known or is_sheet or names_role_category(page.source.title)):
        raise PathwayImportError(
            f"The title {page.source.title!r} does not say that the page is about a role category.",
            "If it is, name the role category with --category.",
        )


def _refuse_long_names(page: ImportedPage) -> None:
    asked = (asked.category for one in page.statements for asked in one.asked_of)
    names = (page.category, page.source.publisher, *(one.theme for one in page.statements), *asked)
    if long := next((name for name in names if len(name) > _LONGEST_NAME), ""):
        raise PathwayImportError(
            f"A heading or name goes on for {len(long):,} characters: {long[:60]!r} …",
            "Check that it is marked as a heading and the text below it is not.",
        )


def _source(source: PageSource, file: str, address: str) -> PageSource:
    """The source with a title, and the address that was given, if any. What no browser would open is no address."""
    known = (address or source.address).strip()
    is_address = len(known) <= _LONGEST_ADDRESS and not re.search(r"\s", known)
    licence = source.licence or (OPEN_GOVERNMENT if known.startswith("https://www.gov.uk/") else "")
    return replace(
        source,
        title=(source.title or file)[:_LONGEST_NAME],
        address=known if is_address else "",
        licence=licence,
    )
