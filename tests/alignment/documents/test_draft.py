import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.documents.draft import Draft, Piece, assemble, check_length, split_lines
from alignment.errors import DocumentTooLargeError, EmptyDocumentError
from alignment.types import BlockKind, DocumentFormat, Locator

PIECES = st.lists(
    st.builds(Piece, st.sampled_from(BlockKind), st.text(), marker=st.sampled_from(["", "•"])), max_size=8
)


@given(PIECES)
def test_offsets_always_slice_back(pieces: list[Piece]) -> None:
    draft = Draft(DocumentFormat.TEXT, tuple(pieces))
    try:
        document = assemble(draft, name="", sha256="", title="")
    except EmptyDocumentError:
        assert not any(letter.isalnum() for piece in split_lines(pieces) for letter in piece.text)
        return
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)
    assert document.text == "\n".join(block.text for block in document.blocks)
    assert all("\n" not in block.text and block.text.strip() == block.text for block in document.blocks)


def test_a_hard_line_break_parts_blocks_at_one_place() -> None:
    piece = Piece(BlockKind.LIST_ITEM, "Wash\nDress", Locator(paragraph=4), level=1, marker="•")
    first, second = split_lines([piece])
    assert (first.text, second.text) == ("Wash", "Dress")
    assert first.locator == second.locator
    assert (first.marker, second.marker) == ("•", "")


def test_a_typed_marker_makes_a_list_item() -> None:
    (piece,) = split_lines([Piece(BlockKind.TABLE_CELL, "- Wash")])
    assert (piece.kind, piece.marker, piece.text, piece.level) == (BlockKind.LIST_ITEM, "-", "Wash", 1)


def test_a_numbered_heading_stays_one() -> None:
    (piece,) = split_lines([Piece(BlockKind.HEADING, "2. Main duties", level=1)])
    assert (piece.kind, piece.marker, piece.text) == (BlockKind.HEADING, "2.", "Main duties")


def test_a_draft_longer_than_the_limit_is_too_large() -> None:
    draft = Draft(DocumentFormat.TEXT, (Piece(BlockKind.PARAGRAPH, "x" * 100),))
    assert check_length(draft, 101) is draft
    with pytest.raises(DocumentTooLargeError, match="101 characters"):
        check_length(draft, 100)
