import pytest

from eval.grounding import Checked, Fault, check_pairs, fault_table, headline_table, load_pairs, to_records
from eval.grounding.measuring import HEADLINES, wilson
from eval.grounding.pairs import FactSet, Pair
from prompts.facts import Fact, FactRole
from prompts.problems import Problem, ProblemCode

MADE = FactSet("made", "strengths", "records", "tune", (Fact("A1", FactRole.PRESENT, "“Keep records”"),))
NUMBER = Problem(ProblemCode.NUMBER, "a number")


def made(fault: Fault | None, *problems: Problem) -> Checked:
    return Checked(Pair(MADE, ("A1",), "It keeps records.", fault), problems)


def test_counts_are_of_the_sentences_they_are_about() -> None:
    checked = [
        made(Fault.INVENTED_NUMBER, NUMBER),
        made(Fault.ADVICE, NUMBER),
        made(Fault.ADVICE),
        made(None, NUMBER),
        made(None),
    ]
    records = to_records(checked)
    counted = {row[0]: row[3] for row in headline_table(records).rows}

    assert counted == {
        "faults caught": "2 of 3",
        "precision": "2 of 3",
        "right sentences kept": "1 of 2",
        "caught for its own reason": "1 of 2",
    }
    assert {row[0]: row[3] for row in fault_table(records).rows}["advice"] == "1 of 2"


def test_a_fault_nobody_planted_has_no_share() -> None:
    rows = {row[0]: row for row in fault_table(to_records([made(None)])).rows}
    assert rows["percentage"][1] == "–"


def test_a_sentence_is_judged_rightly_when_stopped_for_a_fault_or_let_be_without() -> None:
    assert [found.is_right for found in (made(None), made(None, NUMBER), made(Fault.ADVICE, NUMBER))] == [
        True,
        False,
        True,
    ]


def test_the_background_of_a_part_counts_as_cited() -> None:
    facts = (
        Fact("C1", FactRole.BACKGROUND, "role category: Deputy manager"),
        Fact("E1", FactRole.PRESENT, "stands in when the manager is away"),
    )
    of = FactSet("role", "overview", "leading", "tune", facts)
    text = "The job description fits Deputy manager because it stands in when the manager is away."

    assert check_pairs([Pair(of, ("E1",), text, None)])[0].problems == ()


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"), [(9, 9, 0.701, 1.0), (0, 9, 0.0, 0.299), (50, 100, 0.404, 0.596), (0, 0, 0, 1)]
)
def test_wilsons_interval(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=0.001)


def test_the_checker_holds_its_bars_on_the_half_it_was_tuned_on() -> None:
    values = {row[0]: float(row[1]) for row in headline_table(to_records(check_pairs(load_pairs("tune")))).rows}

    assert set(values) == set(HEADLINES)
    assert values["faults caught"] >= 0.95
    assert values["precision"] >= 0.90
