import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import find_measure
from eval.records import CaseRecord, RoleRecord
from eval.report.curves import Bar, Point, bars, confusion, reliability, risk_coverage
from tests.eval.made_records import case_record, clause_record, label_record, named, random_records


def sure(confidence: float, grade: int) -> CaseRecord:
    return case_record(clauses=[clause_record(top=("eat", confidence, grade))])


def test_reliability_has_a_dot_for_a_tenth_of_the_lines() -> None:
    records = named([sure(0.9, 2)] * 10 + [sure(0.2, 0)] * 10)
    points = reliability(records)
    assert len(points) == 10
    assert points[0] == Point(0.2, 0, 2)
    assert points[-1] == Point(0.9, 1, 2)


def test_no_lines_make_no_dots() -> None:
    assert reliability([case_record()]) == ()
    assert risk_coverage([case_record()]) == ()
    assert reliability([]) == ()


def test_the_curve_passes_the_printed_risk_and_ends_at_all_lines() -> None:
    right, wrong = clause_record(("eat", 0.9, 2), chance=0.9, wanted=True), clause_record(("eat", 0.6, 0), chance=0.6)
    records = [case_record(clauses=[*[right] * 6, *[wrong] * 4])]
    points = risk_coverage(records)
    at_80 = next(point for point in points if point.x == 0.8)
    assert at_80.y == find_measure("risk@80%").value(records) == pytest.approx(2 / 8)
    assert (points[-1].x, points[-1].lines) == (1, 10)
    assert points[-1].y == pytest.approx(0.4)


def role(name: str, given: str, seen: str | None, *acceptable: str) -> CaseRecord:
    return case_record(name, role=RoleRecord("one", given, acceptable, "one" if seen else "", seen))


def test_confusion_counts_and_names_who_was_seen_as_what() -> None:
    records = [role("a", "baker", "baker"), role("b", "baker", "cook"), role("c", "cook", "baker", "baker")]
    found = confusion([*records, role("d", "baker", None)], ["cook", "baker"])
    assert (found.given, found.seen) == (("cook", "baker"), ("cook", "baker"))
    assert found.count("baker", "cook") == 1
    assert found.names[("baker", "cook")] == ("b",)
    assert found.right == {("baker", "baker"), ("cook", "baker")}


def test_outcomes_without_a_category_stand_after_the_categories() -> None:
    outside = case_record("out", role=RoleRecord("out_of_scope", None, (), "not_enough_text", None))
    found = confusion([outside, role("a", "baker", "baker")], ["baker"])
    assert found.given == ("baker", "out_of_scope")
    assert found.seen == ("baker", "not_enough_text")


def test_bars_begin_with_the_worst_and_end_with_those_without_evidence() -> None:
    good = case_record("good", clauses=[clause_record(("eat", 1, 2))], labels=[label_record({"eat": 2}, found=["eat"])])
    bad = case_record("bad", clauses=[clause_record(("lift", 1, 0))], labels=[label_record({"eat": 2}, found=["lift"])])
    assert bars([case_record("idle"), good, bad]) == (Bar("bad", 0, 1), Bar("good", 1, 1), Bar("idle", None, 0))


@given(st.integers(0))
def test_every_point_lies_in_the_picture(seed: int) -> None:
    records = random_records(seed)
    for point in (*reliability(records), *risk_coverage(records)):
        assert 0 <= point.x <= 1
        assert -1e-9 <= point.y <= 1 + 1e-9
