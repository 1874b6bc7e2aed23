import pytest

from alignment.documents.encoding import decode, looks_like_text
from alignment.errors import EncodingError

TEXT = "Café rôle – £12.60 an hour, “kind” and ‘reliable’\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_of_british_offices_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_what_a_page_says_of_itself_is_believed_when_it_is_not_utf8() -> None:
    assert decode("żółć i kość".encode("iso-8859-2"), declared="iso-8859-2") == "żółć i kość"


def test_a_declared_encoding_nobody_knows_is_ignored() -> None:
    assert decode(b"plain", declared="klingon") == "plain"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x01\x02\x03\x04" * 50, b"\xff\xfe\x00\xd8\x00\xd8"])
@pytest.mark.hostile
def test_noise_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data)
    assert caught.value.cure
    assert not looks_like_text(data)


def test_a_byte_order_mark_that_lies_is_an_error_with_the_place() -> None:
    with pytest.raises(EncodingError, match="from byte 4"):
        decode(b"\xef\xbb\xbfa\xff\xfe\xfdbroken")
