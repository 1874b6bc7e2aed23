import hashlib

import pytest

from alignment.documents import ReadingLimits, read_document
from alignment.documents.door import plain_name
from alignment.errors import DocumentTooLargeError, EmptyDocumentError

JD = b"Support worker\n\nYou will wash and dress people. The role reports to the team leader.\n"


def test_the_document_knows_its_name_and_bytes() -> None:
    document = read_document(JD, name="jd.txt")
    assert (document.name, document.sha256) == ("jd.txt", hashlib.sha256(JD).hexdigest())


def test_the_same_bytes_give_the_same_document() -> None:
    assert read_document(JD) == read_document(JD)


@pytest.mark.parametrize("name", ["C:\\Users\\me\\jd.txt", "/home/me/jd.txt", "../../jd.txt", "jd\u202e.txt"])
def test_only_the_last_part_of_a_name_is_kept(name: str) -> None:
    assert plain_name(name) == "jd.txt"


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(DocumentTooLargeError, match="limit is 10"):
        read_document(JD, limits=ReadingLimits(max_bytes=10))


def test_an_empty_file_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read_document(b"")


def test_symbols_without_words_are_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read_document(b"-----\n*** !!! ...\n")
