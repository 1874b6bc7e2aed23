import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.documents import read_document
from alignment.types import ClauseKind, Flag
from eval.labelling import CannotCutError, Labelling, find_statements
from tests.eval.made_gold import ROWS, TEXT, made_row

DOCUMENT = read_document(TEXT.encode())
SENTENCE = read_document(b"Duties\n- Wash the pots, and dry them, and put them away in the kitchen each night\n")


def pieces(labelling: Labelling) -> list[str]:
    return [" ".join(labelling.document.text[piece.start : piece.end].split()) for piece in labelling.pieces]


def test_the_splitters_clauses_are_a_start() -> None:
    labelling = Labelling(DOCUMENT)
    assert pieces(labelling)[:2] == ["Care assistant", "Main duties"]
    assert (labelling.at, labelling.rows) == (0, [])


def test_work_goes_on_at_the_first_piece_without_a_row() -> None:
    labelling = Labelling(DOCUMENT, ROWS[:3])
    assert labelling.at == 3
    assert pieces(labelling)[2:4] == ["Give medicines", "sign the chart"]
    assert [row["quote"] for row in labelling.rows] == [row["quote"] for row in ROWS[:3]]


def test_rows_of_words_that_are_not_read_are_kept() -> None:
    labelling = Labelling(DOCUMENT, [*ROWS, made_row("Sign in")])
    assert labelling.piece is None
    assert labelling.rows[-1] == made_row("Sign in")


def test_a_label_quotes_its_words_and_takes_up_the_next_piece() -> None:
    labelling = Labelling(DOCUMENT)
    labelling.label(ClauseKind.DUTY, [Flag.CONDITIONAL, Flag.NEGATED], {"a.b": 2})
    assert labelling.rows == [
        {"at": [0, 14], **made_row("Care assistant", "negated", "conditional"), "statements": {"a.b": 2}}
    ]
    assert labelling.at == 1


def test_going_back_and_forth_stays_inside_the_document() -> None:
    labelling = Labelling(DOCUMENT, ROWS[:1])
    labelling.back()
    labelling.back()
    assert labelling.at == 0
    for _ in range(20):
        labelling.keep()
    assert labelling.piece is None


def test_a_joint_belongs_to_neither_part_of_a_cut() -> None:
    labelling = Labelling(SENTENCE, [made_row("Duties")])
    while len(labelling.pieces) > 2:
        labelling.join()
    labelling.cut("dry them")
    labelling.at += 1
    labelling.cut("put  them")
    assert pieces(labelling)[1:] == ["Wash the pots", "dry them", "put them away in the kitchen each night"]


@pytest.mark.parametrize("words", ["", "Wash", "ry them", "sing"])
def test_only_words_inside_the_piece_can_be_cut_before(words: str) -> None:
    labelling = Labelling(SENTENCE, [made_row("Duties")])
    before = pieces(labelling)
    with pytest.raises(CannotCutError):
        labelling.cut(words)
    assert pieces(labelling) == before


def test_joined_pieces_lose_their_rows_and_the_last_stays() -> None:
    labelling = Labelling(DOCUMENT, ROWS)
    labelling.at = 2
    labelling.join()
    assert pieces(labelling)[2] == "Give medicines and sign the chart"
    assert [row["quote"] for row in labelling.rows] == [row["quote"] for row in (*ROWS[:2], *ROWS[4:])]
    labelling.at = len(labelling.pieces) - 1
    labelling.join()
    assert pieces(labelling)[-1] == "Not to change dressings"


@given(st.data())
def test_whatever_is_cut_and_joined_pieces_never_overlap(data: st.DataObject) -> None:
    labelling = Labelling(SENTENCE)
    for word in data.draw(st.lists(st.sampled_from("dry put pots them away join back keep".split()), max_size=12)):
        if labelling.piece is None:
            labelling.back()
        if word in ("join", "back", "keep"):
            getattr(labelling, word)()
            continue
        try:
            labelling.cut(word)
        except CannotCutError:
            continue
    ends = 0
    for piece in labelling.pieces:
        assert ends <= piece.start < piece.end
        ends = piece.end


TEXTS = {
    "a": "Give medicines in the right way (Medicines)",
    "b": "Record medicines on a chart (Medicines)",
    "c": "Cook meals (Food)",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("medicine", ("a", "b")),
        ("chart medicines", ("b",)),
        ("medic", ("a", "b")),
        ("cooking", ("c",)),
        ("food", ("c",)),
        ("sing", ()),
        ("the", ()),
        ("", ()),
    ],
)
def test_statements_are_found_by_their_words(query: str, found: tuple[str, ...]) -> None:
    assert find_statements(query, TEXTS) == found
