import io
import zipfile

import pytest

from alignment.documents.archive import check_xml, open_archive, read_entry
from alignment.documents.limits import DEFAULT_LIMITS, ReadingLimits
from alignment.errors import CorruptDocumentError, EncryptedDocumentError, UnsafeDocumentError

pytestmark = pytest.mark.hostile


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def gate(data: bytes, limits: ReadingLimits = DEFAULT_LIMITS) -> None:
    with open_archive(data, limits) as archive:
        check_xml(archive)


def test_an_ordinary_archive_passes() -> None:
    gate(zipped({"a.xml": b"<a>text</a>", "media/b.png": b"x"}))


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(UnsafeDocumentError, match="31 parts"):
        gate(zipped({f"{n}.txt": b"x" for n in range(31)}), ReadingLimits(max_entries=30))


def test_too_much_in_all_is_refused_by_what_the_archive_says_of_itself() -> None:
    with pytest.raises(UnsafeDocumentError, match="unpacks to"):
        gate(zipped({f"{n}.bin": bytes(range(256)) * 4 for n in range(10)}), ReadingLimits(max_unpacked_bytes=10_000))


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    with pytest.raises(UnsafeDocumentError, match="times its size"):
        gate(zipped({"a.xml": b" " * 5_000_000}))


def test_an_archive_within_an_archive_is_never_opened() -> None:
    bomb = zipped({"a.xml": b" " * 5_000_000})
    gate(zipped({"word/embeddings/inner.docx": bomb, "a.xml": b"<a/>"}))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "a/../../b.xml", "C:\\x.xml", "..\\x.xml"])
def test_names_that_escape_are_refused(name: str) -> None:
    with pytest.raises(UnsafeDocumentError, match="escape"):
        gate(zipped({name: b"<a/>"}))


def test_a_name_that_hides_behind_a_zero_byte_is_refused() -> None:
    data = zipped({"word/document.xml_evil": b"<a/>"}).replace(b"xml_evil", b"xml\x00evil")
    with pytest.raises(UnsafeDocumentError, match="escape"):
        gate(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/Document.xml", b"<b/>")
    with pytest.raises(UnsafeDocumentError, match="two parts"):
        gate(file.getvalue())


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
    ],
)
def test_a_document_type_in_any_part_and_any_encoding_is_refused(xml: bytes) -> None:
    with pytest.raises(UnsafeDocumentError, match="entities"):
        gate(zipped({"word/document.xml": b"<a/>", "docProps/custom.xml": xml}))


def test_words_that_only_speak_of_entities_pass() -> None:
    gate(zipped({"a.xml": b"<a>The &lt;!DOCTYPE&gt; of a page</a>"}))


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnsafeDocumentError, match="nested"):
        gate(zipped({"a.xml": b"<a>" * 100_000 + b"</a>" * 100_000}))


def test_broken_xml_is_corrupt() -> None:
    with pytest.raises(CorruptDocumentError, match="damaged"):
        gate(zipped({"a.xml": b"<a><b></a>"}))


def test_a_truncated_archive_is_corrupt() -> None:
    with pytest.raises(CorruptDocumentError):
        gate(zipped({"a.xml": b"<a/>" * 100})[:60])


def test_a_part_with_a_wrong_checksum_is_corrupt() -> None:
    data = zipped({"a.bin": bytes(range(256))})
    broken = data[:60] + bytes([data[60] ^ 0xFF]) + data[61:]
    with open_archive(broken, DEFAULT_LIMITS) as archive, pytest.raises(CorruptDocumentError, match="unpack"):
        read_entry(archive, "a.bin")


def test_a_locked_part_says_so() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>"}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    with pytest.raises(EncryptedDocumentError, match="password"):
        gate(bytes(data))
