import pytest

from eval.measures import find_measure
from eval.records import CaseRecord, GapRecord, RoleRecord
from tests.eval.made_records import case_record, clause_record, label_record


def of(name: str, *records: CaseRecord) -> float | None:
    return find_measure(name).value(records)


def test_a_label_nobody_saw_has_the_wrong_kind() -> None:
    labels = [label_record(), label_record(seen_kind="value"), label_record(seen_kind=None), label_record()]
    assert of("kind accuracy", case_record(labels=labels)) == 1 / 2


def test_flags_are_counted_one_by_one() -> None:
    labels = [
        label_record(flags=["negated", "conditional"], seen_flags=["negated"]),
        label_record(seen_flags=["conditional"]),
    ]
    assert of("flag F1", case_record(labels=labels)) == pytest.approx(1 / 2)


def test_flags_neither_given_nor_seen_are_no_evidence() -> None:
    assert of("flag F1", case_record(labels=[label_record()])) is None


def test_borders_by_hand() -> None:
    labels = [label_record(), label_record(exact=False)]
    record = case_record(clauses=[clause_record()] * 3, labels=labels)
    precision, recall = 1 / 3, 1 / 2
    assert of("clause boundary F1", record) == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.parametrize(
    ("role", "right"),
    [
        (RoleRecord("one", "baker", (), "one", "baker"), 1),
        (RoleRecord("one", "baker", (), "one", "head_baker"), 0),
        (RoleRecord("one", "baker", ("head_baker",), "one", "head_baker"), 1),
        (RoleRecord("between", "baker", ("head_baker",), "one", "baker"), 1),
        (RoleRecord("out_of_scope", None, (), "out_of_scope", None), 1),
        (RoleRecord("out_of_scope", None, (), "one", "baker"), 0),
        (RoleRecord("out_of_scope", None, ("baker",), "one", "baker"), 1),
        (RoleRecord("not_enough_text", None, (), "out_of_scope", None), 0),
        (RoleRecord("one", "baker", (), "not_enough_text", None), 0),
        (RoleRecord("one", "baker", (), "", None), None),
    ],
)
def test_a_role_is_right_when_it_is_the_persons_or_one_they_accept(role: RoleRecord, right: int | None) -> None:
    assert of("role category", case_record(role=role)) == right


def test_gaps_by_hand() -> None:
    record = case_record(gaps=GapRecord(missing=("eat", "drink", "lift", "wash"), claimed=("eat", "drink", "record")))
    assert of("gap precision", record) == pytest.approx(2 / 3)
    assert of("gap recall", record) == pytest.approx(2 / 4)


def test_a_system_without_gaps_has_no_gap_measures() -> None:
    assert of("gap precision", case_record()) is None
    assert of("gap recall", case_record()) is None
