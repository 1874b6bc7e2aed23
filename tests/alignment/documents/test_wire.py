import pytest

from alignment import errors
from alignment.documents.draft import Draft, Piece
from alignment.documents.wire import pack_draft, pack_error, unpack
from alignment.errors import CorruptDocumentError, DocumentError, UnsafeDocumentError
from alignment.types import BlockKind, DocumentFormat, Locator, Notice, NotRead


def test_a_draft_comes_back_whole() -> None:
    piece = Piece(
        BlockKind.TABLE_CELL, "Café\ud7ff", Locator(table=1, row=2, column=3), 1, "•", "Essential", "Skills", bold=True
    )
    draft = Draft(DocumentFormat.PDF, (piece,), ("T",), (NotRead("a", "b", Locator(page=2)),), (Notice("c", "d"),))
    assert unpack(pack_draft(draft)) == draft


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name.endswith("Error")])
def test_every_document_error_comes_back_as_itself(name: str) -> None:
    kind = getattr(errors, name)
    if not issubclass(kind, DocumentError):
        return
    with pytest.raises(kind) as caught:
        unpack(pack_error(kind("What was wrong.", "What to do.")))
    assert type(caught.value) is kind
    assert (caught.value.problem, caught.value.cure) == ("What was wrong.", "What to do.")


@pytest.mark.parametrize(
    "answer", [b"", b"{", b"[]", b"{}", b'{"error": {"code": "nope"}}', b'{"draft": {"format": 1}}']
)
@pytest.mark.hostile
def test_an_answer_that_is_none_is_a_corrupt_document(answer: bytes) -> None:
    with pytest.raises(CorruptDocumentError):
        unpack(answer)


def test_an_error_keeps_its_cause_out() -> None:
    assert b"Traceback" not in pack_error(UnsafeDocumentError("a", "b"))
