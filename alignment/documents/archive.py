"""The gate in front of every zipped format: nothing is unpacked that would not fit, and no XML that could grow."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from alignment.documents.limits import ReadingLimits
from alignment.errors import CorruptDocumentError, EncryptedDocumentError, UnsafeDocumentError

_SAVE_AGAIN = "Open it in Word, save it as a new .docx file and send that."
_BROKEN = "Ask for the file again, or open it in Word, which can mend some files, and save it."
_BAD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
# Ratios of tiny parts say nothing: a kilobyte of blanks packs 100 to one in any honest file.
_RATIO_FROM = 1_000_000
# XML is read into a tree about ten times its size, so it has a lower limit than pictures.
_MAX_XML_BYTES = 40_000_000
# The deepest real files (a text box in nested tables) go to about 60; readers that recurse fail near 250.
_MAX_XML_DEPTH = 160


@contextmanager
def open_archive(data: bytes, limits: ReadingLimits) -> Iterator[zipfile.ZipFile]:
    """Open a zip file that is within `limits`. Raises a typed error for a broken, locked or dangerous one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist(), limits)
            yield archive
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        ValueError,
        OverflowError,
    ) as error:
        raise CorruptDocumentError("The file is broken: part of it is missing or damaged.", _BROKEN) from error


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive. Raises `CorruptDocumentError` when it does not unpack to what it promised."""
    import zlib

    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, OSError) as error:
        raise CorruptDocumentError(f"The file is broken: its part {name!r} does not unpack.", _BROKEN) from error


def _check_entries(entries: list[zipfile.ZipInfo], limits: ReadingLimits) -> None:
    if len(entries) > limits.max_entries:
        raise _unsafe(f"The file is made of {len(entries):,} parts; the limit is {limits.max_entries:,}.")
    total = sum(entry.file_size for entry in entries)
    if total > limits.max_unpacked_bytes:
        raise _unsafe(f"The file unpacks to {total:,} bytes; the limit is {limits.max_unpacked_bytes:,}.")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, limits, seen)


def _check_entry(entry: zipfile.ZipInfo, limits: ReadingLimits, seen: set[str]) -> None:
    # The name as stored: zipfile itself cuts at a zero byte.
    if _BAD_NAME.search(entry.orig_filename) or _BAD_NAME.search(entry.filename):
        raise _unsafe("A part of the file is named so as to escape from its folder.")
    if entry.filename.casefold() in seen:
        raise _unsafe(f"The file holds two parts called {entry.filename!r}.")
    seen.add(entry.filename.casefold())
    if entry.flag_bits & 0x1:
        raise EncryptedDocumentError("The file is locked with a password.", "Save it without a password and send that.")
    if entry.file_size > _RATIO_FROM and entry.file_size > limits.max_ratio * max(entry.compress_size, 1):
        times = entry.file_size // max(entry.compress_size, 1)
        raise _unsafe(f"The part {entry.filename!r} unpacks to {times:,} times its size.")
    if entry.filename.endswith((".xml", ".rels")) and entry.file_size > _MAX_XML_BYTES:
        raise _unsafe(
            f"The part {entry.filename!r} is {entry.file_size:,} bytes of XML; the limit is {_MAX_XML_BYTES:,}."
        )


def _unsafe(problem: str) -> UnsafeDocumentError:
    return UnsafeDocumentError(problem, _SAVE_AGAIN)


class _DepthGuard(ContentHandler):
    """Refuses XML nested deeper than any reader survives."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.depth += 1
        if self.depth > _MAX_XML_DEPTH:
            raise _unsafe("The file is nested too deeply to read.")

    def endElement(self, name: str) -> None:
        self.depth -= 1


def check_xml(archive: zipfile.ZipFile) -> None:
    """Read every XML part once, without expanding anything.

    Raises `UnsafeDocumentError` for a document type, an entity or deep nesting in any of them, in any encoding, and
    `CorruptDocumentError` for XML that does not parse.
    """
    from defusedxml import DefusedXmlException, sax

    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        try:
            sax.parseString(read_entry(archive, entry.filename), _DepthGuard(), forbid_dtd=True)
        except DefusedXmlException as error:
            raise _unsafe(f"The part {entry.filename!r} defines XML entities, which could grow without end.") from error
        except (SAXException, ValueError, LookupError) as error:
            raise CorruptDocumentError(
                f"The file is broken: its part {entry.filename!r} is damaged.", _BROKEN
            ) from error
