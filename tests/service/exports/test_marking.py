import itertools

from hypothesis import given
from hypothesis import strategies as st

from alignment.types import Band, ClauseVerdict
from service.exports.marking import Piece, find_parts, marked_pieces, merge_spans
from tests.service.exports.sample import Line, verdicts_for


def _verdict(text: str, *reasons: str) -> ClauseVerdict:
    return verdicts_for((Line(text, found=(("medicines.give", Band.STRONG, reasons),)),))[0]


def test_the_words_a_match_rests_on_are_marked() -> None:
    pieces = marked_pieces(
        _verdict("Give out meds and sign the MAR", "both speak of it", "rests on the words “sign the MAR”")
    )
    assert pieces == (Piece("Give out meds and "), Piece("sign the MAR", marked=True))


def test_words_that_hold_quotation_marks_are_found_whole() -> None:
    pieces = marked_pieces(
        _verdict("Know what “good care” is like and why it matters", "rests on the words “what “good care” is”")
    )
    assert Piece("what “good care” is", marked=True) in pieces


def test_parts_that_overlap_become_one_mark() -> None:
    reasons = ("rests on the words “the MAR chart”", "rests on the words “sign the MAR”")
    pieces = marked_pieces(_verdict("Always sign the MAR chart after each and every dose", *reasons))
    assert [piece.text for piece in pieces if piece.marked] == ["sign the MAR chart"]


def test_a_mark_over_nearly_all_of_a_line_is_not_drawn() -> None:
    assert marked_pieces(_verdict("Sign the MAR now", "rests on the words “Sign the MAR n”")) == (
        Piece("Sign the MAR now"),
    )


def test_a_part_that_is_not_in_the_line_is_passed_over() -> None:
    assert marked_pieces(_verdict("Sign the MAR", "rests on the words “something else”")) == (Piece("Sign the MAR"),)
    assert list(find_parts("text", [""])) == []


@given(st.text(min_size=1), st.lists(st.text(min_size=1, max_size=4)))
def test_pieces_joined_are_the_line(text: str, parts: list[str]) -> None:
    pieces = marked_pieces(_verdict(text, *(f"rests on the words “{part}”" for part in parts)))
    assert "".join(piece.text for piece in pieces) == text


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))))
def test_merged_spans_are_apart_and_cover_the_same(spans: list[tuple[int, int]]) -> None:
    merged = merge_spans(spans)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(merged))
    assert {n for start, end in merged for n in range(start, end)} == {n for s, e in spans for n in range(s, e)}
