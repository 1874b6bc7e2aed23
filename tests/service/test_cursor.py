from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cursor import read_cursor, write_cursor
from service.errors import InvalidRequestError
from service.store import Position

MOMENTS = st.datetimes(timezones=st.just(UTC))


@given(MOMENTS, st.text("0123456789abcdef", min_size=1, max_size=32))
def test_a_place_comes_back_as_it_was(created: datetime, alignment_id: str) -> None:
    cursor = write_cursor(Position(created, alignment_id))
    assert read_cursor(cursor) == Position(created, alignment_id)
    assert set(cursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text(max_size=60))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="cursor"):
        read_cursor(text)


@pytest.mark.parametrize("content", ['["2026-01-01", "x"]', '["2026-01-01T00:00:00+00:00", "\\u0000"]', "[1, 2]", "{}"])
def test_a_forged_cursor_is_refused(content: str) -> None:
    import base64

    with pytest.raises(InvalidRequestError, match="cursor"):
        read_cursor(base64.urlsafe_b64encode(content.encode()).decode())
