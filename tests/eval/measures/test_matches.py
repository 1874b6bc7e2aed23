import pytest

from eval.measures import find_measure
from eval.records import CaseRecord
from tests.eval.made_records import case_record, clause_record, label_record

# Three matches, of which a person gave one in full and one in part, of four statements they gave.
MIXED = case_record(
    clauses=[
        clause_record(("eat", 0.9, 2), ("drink", 0.6, 1), wanted=True),
        clause_record(("lift", 0.5, 0), wanted=True),
        clause_record(wanted=True),
        clause_record(gold_kind="boilerplate"),
    ],
    labels=[
        label_record({"eat": 2, "drink": 1}, found=["eat", "drink"]),
        label_record({"listen": 2}, found=["lift"]),
        label_record({"wash": 1}),
        label_record(kind="boilerplate"),
    ],
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("precision", 2 / 3),
        ("recall", 2 / 4),
        ("F1", 2 * (2 / 3) * (1 / 2) / (2 / 3 + 1 / 2)),
        ("precision graded", 1.5 / 3),
        ("recall graded", 3 / 6),
        ("F1 graded", 1 / 2),
        ("wrong matches", 1 / 3),
        ("boilerplate matches per JD", 0),
        ("wrongly matched", 0),
        ("wrongly left alone", 1 / 3),
    ],
)
def test_matches_by_hand(name: str, value: float) -> None:
    assert find_measure(name).value([MIXED]) == pytest.approx(value)


def of(name: str, *records: CaseRecord) -> float | None:
    return find_measure(name).value(records)


def test_a_match_on_boilerplate_counts_by_what_the_person_called_it() -> None:
    one = case_record(clauses=[clause_record(("eat", 0.9, 0), ("lift", 0.8, 0), gold_kind="boilerplate")])
    assert of("boilerplate matches per JD", one) == 2
    assert of("boilerplate matches per JD", one, case_record()) == 1
    assert of("wrongly matched", one) == 1


def test_two_clauses_that_find_one_label_count_once_in_recall_and_twice_in_precision() -> None:
    split = case_record(
        clauses=[clause_record(("eat", 0.9, 2)), clause_record(("eat", 0.8, 2))],
        labels=[label_record({"eat": 2, "drink": 2}, found=["eat"])],
    )
    assert (of("precision", split), of("recall", split)) == (1, 1 / 2)


def test_nothing_accepted_is_no_precision_and_no_f1_where_something_was_wanted() -> None:
    silent = case_record(clauses=[clause_record(wanted=True)], labels=[label_record({"eat": 2})])
    assert (of("precision", silent), of("recall", silent), of("F1", silent)) == (None, 0, 0)


def test_where_nothing_was_wanted_there_is_no_recall_and_no_f1() -> None:
    idle = case_record(clauses=[clause_record(("eat", 0.9, 0))], labels=[label_record()])
    assert (of("precision", idle), of("recall", idle), of("F1", idle)) == (0, None, None)


def test_documents_are_pooled_and_not_averaged() -> None:
    short = case_record(clauses=[clause_record(("eat", 0.9, 2))])
    long = case_record(clauses=[clause_record(("eat", 0.9, 0))] * 9)
    assert of("precision", short, long) == pytest.approx(1 / 10)
