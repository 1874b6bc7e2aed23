import pytest

from service.errors import InvalidRequestError, PreconditionError
from service.preconditions import LONGEST_KEY, read_key, tags_of


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ('"c1.0"', {'"c1.0"'}),
        (' "c1.0" , "c1.1"', {'"c1.0"', '"c1.1"'}),
        ('W/"c1.0"', {'W/"c1.0"'}),
        ("*", None),
        (" * ", None),
    ],
)
def test_the_tags_of_a_header_are_read(header: str, tags: set[str] | None) -> None:
    assert tags_of(header) == tags


@pytest.mark.parametrize("header", [None, "", "  "])
def test_without_a_tag_a_change_is_refused(header: str | None) -> None:
    with pytest.raises(PreconditionError, match="ETag"):
        tags_of(header)


def test_a_key_is_any_text_of_a_decent_length() -> None:
    assert read_key(None) is None
    assert read_key("k" * LONGEST_KEY) == "k" * LONGEST_KEY
    for wrong in ("", "k" * (LONGEST_KEY + 1)):
        with pytest.raises(InvalidRequestError, match="Idempotency-Key"):
            read_key(wrong)
