import pytest

from alignment.clause_search import find_clause
from alignment.errors import UnknownClauseError
from tests.alignment.align_cases import clause_of

CLAUSES = [
    clause_of("Duties", number=1, is_heading=True),
    clause_of("Give medicines\nand sign the  chart", number=2),
    clause_of("Give out meals", number=3),
    clause_of("Give", number=9),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("c2", "c2"),
        ("C2", "c2"),
        ("sign the chart", "c2"),
        ("MEDICINES and", "c2"),
        ("give", "c9"),
        ("dut", "c1"),
    ],
    ids=["id", "id in capitals", "words over a space", "words over a line end", "the whole text", "a heading"],
)
def test_a_clause_is_found_by_its_id_or_by_some_of_its_words(wanted: str, found: str) -> None:
    assert find_clause(CLAUSES, wanted).id == found


def test_words_of_several_clauses_are_refused_and_the_clauses_listed() -> None:
    with pytest.raises(UnknownClauseError, match=r"2 lines .*'give .*c2 “Give medicines and sign the chart”") as error:
        find_clause([*CLAUSES[:2], clause_of("Give out", number=4)], "give ")
    assert "more of the words" in error.value.cure


def test_only_the_first_few_of_many_are_listed() -> None:
    many = [clause_of(f"Clean room {number}", number=number) for number in range(8)]
    with pytest.raises(UnknownClauseError, match=r"8 lines .*c0 .*c2 .* and others") as error:
        find_clause(many, "room")
    assert "c3" not in str(error.value)


def test_an_unknown_id_lists_the_nearest_by_number() -> None:
    with pytest.raises(UnknownClauseError, match="'c7'") as error:
        find_clause(CLAUSES, "c7")
    assert error.value.cure.startswith("Near it: c9 ")


def test_unknown_words_list_the_likest_lines_first() -> None:
    with pytest.raises(UnknownClauseError) as error:
        find_clause(CLAUSES, "medecines")
    assert error.value.cure.startswith("Near it: c2 ")


@pytest.mark.parametrize("wanted", ["", "  ", "c1"])
def test_a_report_without_clauses_has_none_near(wanted: str) -> None:
    with pytest.raises(UnknownClauseError) as error:
        find_clause([], wanted)
    assert error.value.cure == ""


def test_a_long_line_is_cut_to_enough_to_know_it_by() -> None:
    with pytest.raises(UnknownClauseError) as error:
        find_clause([clause_of("word " * 40)], "else")
    assert len(error.value.cure) < 100
    assert error.value.cure.endswith("…”.")
