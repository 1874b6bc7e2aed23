import pytest

from eval.intervals import Difference
from eval.layout import brief, gain_interval, interval, markdown_table, named, number, signed, text_table
from eval.measures import Estimate, find_measure


def test_a_text_table_lines_up() -> None:
    table = text_table(("measure", "value"), [("F1", "0.357"), ("precision", "1.000")])
    assert table == "measure    value\nF1         0.357\nprecision  1.000"


def test_an_empty_table_is_its_heads() -> None:
    assert text_table(("measure", "value"), []) == "measure  value"
    assert markdown_table(("measure", "value"), []) == "| measure | value |\n| --- | ---: |"


def test_a_markdown_table_has_a_row_a_line() -> None:
    assert markdown_table(("run", "F1"), [("bm25", "0.1")]).splitlines()[-1] == "| bm25 | 0.1 |"


def test_no_evidence_is_a_dash_and_zero_is_zero() -> None:
    assert (number(None), number(0.0), signed(None)) == ("–", "0.000", "–")
    assert (interval(None, None), interval(0.1, 0.25)) == ("", "0.100 to 0.250")
    assert brief(Estimate(None)) == "–"


def test_what_rounds_to_nothing_has_no_minus() -> None:
    assert (signed(-0.0001), signed(0.0), signed(-0.001)) == ("+0.000", "+0.000", "-0.001")


def test_a_value_may_stand_without_its_interval() -> None:
    assert brief(Estimate(0.5)) == "0.50"
    assert brief(Estimate(0.5, 0.25, 0.75)) == "0.50 (0.25–0.75)"


def test_a_difference_has_signs_at_both_ends() -> None:
    assert gain_interval(Difference("F1", 0.5, 0.4, -0.1, -0.2, 0.01)) == "-0.200 to +0.010"
    assert gain_interval(Difference("F1", 0.5, None)) == ""


@pytest.mark.parametrize(
    ("name", "printed"), [("recall", "recall"), ("F1", "F1 *"), ("risk@80%", "risk@80% ↓"), ("ECE", "ECE * ↓")]
)
def test_a_name_says_what_the_gate_holds_and_which_way_is_better(name: str, printed: str) -> None:
    assert named(find_measure(name)) == printed
