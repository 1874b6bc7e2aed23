"""What the bytes are, whatever the file is called."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import ZipFile

from alignment.documents.archive import open_archive, read_entry
from alignment.documents.encoding import decode
from alignment.documents.limits import ReadingLimits
from alignment.errors import (
    EmptyDocumentError,
    EncodingError,
    EncryptedDocumentError,
    MislabelledFileError,
    UnsafeDocumentError,
    UnsupportedFormatError,
)
from alignment.types import DocumentFormat, Notice

_CURE = "Save it as .docx or PDF and send that, or paste the text."
_TITLES = {
    DocumentFormat.DOCX: "a Word document",
    DocumentFormat.PDF: "a PDF",
    DocumentFormat.HTML: "a web page",
    DocumentFormat.MARKDOWN: "Markdown text",
    DocumentFormat.TEXT: "plain text",
}
_SUFFIXES = {
    ".docx": DocumentFormat.DOCX,
    ".pdf": DocumentFormat.PDF,
    ".htm": DocumentFormat.HTML,
    ".html": DocumentFormat.HTML,
    ".xhtml": DocumentFormat.HTML,
    ".md": DocumentFormat.MARKDOWN,
    ".markdown": DocumentFormat.MARKDOWN,
    ".txt": DocumentFormat.TEXT,
    ".text": DocumentFormat.TEXT,
}
_TEXTUAL = (DocumentFormat.TEXT, DocumentFormat.MARKDOWN)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams of an old Office file, by the names in its directory, which are UTF-16.
_OLE_STREAMS = (("WordDocument", "an old Word file (.doc)"), ("Workbook", "an Excel workbook (.xls)"))
# Parts that tell one zipped format from another.
_ZIP_PARTS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("Index/Document.iwa", "a Pages document"),
    ("index.apxl", "a Keynote file"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
)
_HTML_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_HTML_PIECE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:div|p|h[1-6]|[uod]l|table|section|article|main|span)[\s>]", re.IGNORECASE
)
_XML = re.compile(r"\s*<\?xml|\s*<(?:w:wordDocument|pkg:package|svg)[\s>]")
_MIME = re.compile(r"(?:^|\n)(?:MIME-Version:|Content-Type: multipart/)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S.*|\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?|\*\*[^*\n]+\*\*.*|```.*)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Detected:
    """The format to read the bytes as, and a notice when the name promised another."""

    format: DocumentFormat
    notices: tuple[Notice, ...] = ()


def detect(data: bytes, name: str, limits: ReadingLimits) -> Detected:
    """Decide from the content. Raises an `UnsupportedFormatError` that names what the file is, or a kindred error."""
    if not data.strip(b"\x00\t\n\r\f\v \xef\xbb\xbf\xff\xfe"):
        raise EmptyDocumentError("The file is empty.", "Check that it is the right file and that it saved properly.")
    found = _magic(data, name, limits) or _text_format(data, name)
    said = _SUFFIXES.get(PurePath(name).suffix.lower())
    if said in (None, found) or (said in _TEXTUAL and found in _TEXTUAL):
        return Detected(found)
    text = f"The file is called {name!r} but is {_TITLES[found]}. It was read as {_TITLES[found]}."
    return Detected(found, (Notice("mislabelled", text),))


def is_plain_text(data: bytes) -> bool:
    """Whether the bytes can only be plain text, which needs no child process: no magic number and no mark-up."""
    start = data[:1024].lstrip()
    return not (b"<" in data or b"%PDF-" in start or start.startswith((b"PK", _OLE, b"{\\rtf")) or b"\x00" in data)


def _magic(data: bytes, name: str, limits: ReadingLimits) -> DocumentFormat | None:
    """The format by its first bytes, or `None` for what may be text."""
    if b"%PDF-" in data[:1024]:
        return DocumentFormat.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        with open_archive(data, limits) as archive:
            return _inside(archive, name)
    if data.startswith(_OLE):
        raise _ole(data, name)
    if data.lstrip().startswith(b"{\\rtf"):
        raise _unsupported("a rich text file (.rtf)", name)
    import filetype

    if (kind := filetype.guess(data)) is not None:
        picture = kind.mime.startswith("image/")
        raise _unsupported(f"a picture ({kind.extension})" if picture else f"a {kind.extension} file", name)
    return None


def _inside(archive: ZipFile, name: str) -> DocumentFormat:
    names = set(archive.namelist())
    if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in names):
        raise _macros()
    if "[Content_Types].xml" in names and b"wordprocessingml" in (types := read_entry(archive, "[Content_Types].xml")):
        return _word(types, name)
    if "mimetype" in names:
        mime = read_entry(archive, "mimetype").decode("ascii", errors="replace")
        raise _unsupported("an OpenDocument file (.odt)" if "opendocument" in mime else "an e-book (EPUB)", name)
    for part, title in _ZIP_PARTS:
        if part in names:
            raise _unsupported(title, name)
    problem = "The file is a zip archive, not a document."
    raise _wrong_kind(name)(problem, "Unpack it and send the job description inside.")


def _word(content_types: bytes, name: str) -> DocumentFormat:
    if b"macroEnabled" in content_types:
        raise _macros()
    if b"wordprocessingml.template.main+xml" in content_types:
        raise _unsupported("a Word template (.dotx)", name)
    return DocumentFormat.DOCX


def _macros() -> UnsafeDocumentError:
    cure = "In Word choose Save As, pick Word Document (.docx), which leaves the macros out, and send that."
    return UnsafeDocumentError("The file carries macros, which are programs. It was not opened.", cure)


def _ole(data: bytes, name: str) -> Exception:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocumentError(
            "The file is locked with a password.", "Save it without a password and send that."
        )
    for stream, title in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return _unsupported(title, name)
    return _unsupported("an old Office file", name)


def _unsupported(title: str, name: str) -> UnsupportedFormatError:
    kind = _wrong_kind(name)
    if kind is MislabelledFileError:
        return kind(f"The file is called {name!r} but is {title}, which cannot be read.", _CURE)
    return kind(f"The file is {title}, which cannot be read.", _CURE)


def _wrong_kind(name: str) -> type[UnsupportedFormatError]:
    """Mislabelled when the name promised a format we read."""
    return MislabelledFileError if PurePath(name).suffix.lower() in _SUFFIXES else UnsupportedFormatError


def _text_format(data: bytes, name: str) -> DocumentFormat:
    """HTML, Markdown or plain text. Raises `MislabelledFileError` for noise that is called something else."""
    said = _SUFFIXES.get(PurePath(name).suffix.lower())
    try:
        text = decode(data)
    except EncodingError:
        if said in (DocumentFormat.DOCX, DocumentFormat.PDF):
            raise _unsupported("something else", name) from None
        raise
    start = text[:4096]
    if _HTML_PAGE.search(start) or (_HTML_PIECE.match(start) and said is not DocumentFormat.MARKDOWN):
        return DocumentFormat.HTML
    if _XML.match(start):
        raise _unsupported("an XML file", name)
    if _MIME.search(start):
        raise _unsupported("a saved e-mail or web archive", name)
    signs = len(_MARKDOWN.findall(text[:20_000]))
    # One `# line` may be a comment or a number sign; two signs are a habit.
    return DocumentFormat.MARKDOWN if said is DocumentFormat.MARKDOWN or signs >= 2 else DocumentFormat.TEXT
