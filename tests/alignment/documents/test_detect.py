import io
import zipfile

import pytest

from alignment.documents.detect import detect, is_plain_text
from alignment.documents.limits import DEFAULT_LIMITS, ReadingLimits
from alignment.errors import (
    EmptyDocumentError,
    EncodingError,
    EncryptedDocumentError,
    MislabelledFileError,
    UnsafeDocumentError,
    UnsupportedFormatError,
)
from alignment.types import DocumentFormat
from tests.alignment.documents.build_docx import simple
from tests.alignment.documents.build_pdf import drawn, lines_at

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def found(data: bytes, name: str = "") -> DocumentFormat:
    return detect(data, name, DEFAULT_LIMITS).format


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (simple("Care worker"), DocumentFormat.DOCX),
        (drawn(lines_at(["Care worker"])), DocumentFormat.PDF),
        (b"\r\n" + drawn(lines_at(["Care worker"])), DocumentFormat.PDF),
        (b"<!DOCTYPE html><p>Care worker", DocumentFormat.HTML),
        (b"<div><p>Care worker</p></div>", DocumentFormat.HTML),
        (b"# Care worker\n\n## Duties\n", DocumentFormat.MARKDOWN),
        (b"| Criteria | Essential |\n|---|---|\n| Skills | **Hoist** |\n**Bold** line\n", DocumentFormat.MARKDOWN),
        (b"Care worker\n- wash\n- dress\n", DocumentFormat.TEXT),
        (b"Ref #12: fewer than <5 residents\n", DocumentFormat.TEXT),
        ("Café staff – £12".encode("cp1252"), DocumentFormat.TEXT),
        ("Care worker, \u00a312".encode("utf-16"), DocumentFormat.TEXT),
    ],
)
def test_the_content_decides_the_format(data: bytes, expected: DocumentFormat) -> None:
    assert found(data) is expected


@pytest.mark.parametrize("name", ["jd.docx", "jd.pdf", "jd.html", "jd"])
def test_the_name_never_decides_it(name: str) -> None:
    assert found(b"Care worker\nWash and dress people\n", name) is DocumentFormat.TEXT


def test_a_mislabelled_file_that_can_be_read_is_read_with_a_notice() -> None:
    detected = detect(drawn(lines_at(["Care worker"])), "jd.docx", DEFAULT_LIMITS)
    assert detected.format is DocumentFormat.PDF
    assert [notice.code for notice in detected.notices] == ["mislabelled"]
    assert "jd.docx" in detected.notices[0].text


def test_text_called_markdown_or_the_other_way_round_needs_no_notice() -> None:
    assert detect(b"Care worker", "jd.md", DEFAULT_LIMITS).notices == ()
    assert detect(b"# A\n\n# B\n", "jd.txt", DEFAULT_LIMITS).notices == ()


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\x00" * 50, b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_with_nothing_in_it_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        found(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE, "old Office file"),
        (rb"{\rtf1\ansi Care worker}", "rich text"),
        (PNG, "picture"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "OpenDocument"),
        (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "Excel"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
        (zipped({"Index/Document.iwa": b"x"}), "Pages"),
        (zipped({"jd.txt": b"Care worker"}), "zip archive"),
        (zipped({"[Content_Types].xml": b"wordprocessingml.template.main+xml"}), "template"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "XML"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n", "e-mail"),
    ],
)
def test_a_format_that_is_not_read_is_named_with_a_cure(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        found(data)
    assert words in caught.value.problem
    assert caught.value.cure
    assert not isinstance(caught.value, MislabelledFileError)


@pytest.mark.parametrize("data", [OLE + "WordDocument".encode("utf-16-le"), PNG, bytes(range(256)) * 9])
def test_it_is_mislabelled_when_the_name_promised_what_we_read(data: bytes) -> None:
    with pytest.raises(MislabelledFileError, match=r"jd\.docx"):
        found(data, "jd.docx")


def test_noise_is_no_text() -> None:
    with pytest.raises(EncodingError):
        found(bytes(range(256)) * 9, "jd.txt")


def test_a_word_file_locked_with_a_password_says_so() -> None:
    with pytest.raises(EncryptedDocumentError, match="password"):
        found(OLE + "EncryptedPackage".encode("utf-16-le"), "jd.docx")


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": b"wordprocessingml", "word/vbaProject.bin": b"x"},
        {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml wordprocessingml"},
        {"xl/workbook.xml": b"", "xl/VBAPROJECT.BIN": b"x"},
    ],
)
@pytest.mark.hostile
def test_macros_are_refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(UnsafeDocumentError, match="macros"):
        found(zipped(parts))


def test_the_zip_gate_stands_before_the_look_inside() -> None:
    with pytest.raises(UnsafeDocumentError, match="parts"):
        detect(zipped({f"{n}.txt": b"x" for n in range(30)}), "", ReadingLimits(max_entries=20))


@pytest.mark.parametrize("data", [b"<p>hi", b"%PDF-1.7", b"PK\x03\x04", OLE, b"{\\rtf1", b"a\x00b\x00"])
def test_only_text_without_mark_up_is_read_in_this_process(data: bytes) -> None:
    assert not is_plain_text(data)
    assert is_plain_text(b"Care worker\n- wash\n")
