import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.blocks import NoBlockError, fill_block

PAGE = "# Page\n<!-- eval:one -->\nold\n<!-- /eval -->\nbetween\n<!-- eval:two -->\n<!-- /eval -->\nend\n"


def test_only_the_block_of_that_name_is_filled() -> None:
    page = fill_block(PAGE, "one", "new\nlines\n")
    assert page == PAGE.replace("old", "new\nlines")
    assert fill_block(page, "two", "x").endswith("<!-- eval:two -->\nx\n<!-- /eval -->\nend\n")


@given(st.text().filter(lambda text: "eval" not in text))
def test_filling_twice_changes_nothing_more(body: str) -> None:
    once = fill_block(PAGE, "two", body)
    assert fill_block(once, "two", body) == once


def test_a_block_that_is_not_there_is_named() -> None:
    with pytest.raises(NoBlockError, match="eval:three"):
        fill_block(PAGE, "three", "")
