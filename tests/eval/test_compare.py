from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.compare import MovedCase, MovedLine, compare_results, is_sure, moved_first, moved_lines
from eval.intervals import Difference
from eval.measures import MEASURES
from eval.records import RoleRecord
from eval.results import ResultsError
from tests.eval.made_records import case_record, label_record, made_results, named, random_records

EAT, WASH = label_record({"eat": 2}, found=["eat"], quote="Eat"), label_record({"wash": 1}, quote="Wash")
OLD = case_record(labels=[EAT, WASH])


def test_a_run_against_itself_moves_nothing() -> None:
    found = compare_results(
        made_results([OLD, replace(OLD, name="two")]), made_results([OLD, replace(OLD, name="two")])
    )
    assert (found.cases, found.lines, found.relabelled) == ((), (), ())
    assert all(not one.gain for one in found.differences)
    assert [one.measure for one in found.differences] == [measure.name for measure in MEASURES]


def test_a_match_a_person_gave_is_a_point_and_one_nobody_gave_costs_one() -> None:
    new = case_record(labels=[replace(EAT, found=("lift", "record")), replace(WASH, found=("wash",))])
    assert moved_lines(OLD, new) == [
        MovedLine("one", "Eat", ("eat",), ("eat",), ("lift", "record"), -3),
        MovedLine("one", "Wash", ("wash",), (), ("wash",), 1),
    ]
    assert compare_results(made_results([OLD]), made_results([new])).cases == (MovedCase("one", -2, 2),)


def test_losing_a_wrong_match_is_a_gain() -> None:
    old = case_record(labels=[replace(EAT, found=("eat", "lift"))])
    assert [line.gain for line in moved_lines(old, case_record(labels=[EAT]))] == [1]


def test_the_same_words_twice_are_told_apart() -> None:
    twice = [replace(EAT, found=("eat",)), replace(EAT, found=("lift",))]
    assert moved_lines(case_record(labels=twice), case_record(labels=twice)) == []
    moved = moved_lines(case_record(labels=twice), case_record(labels=[twice[0], replace(EAT, found=())]))
    assert [line.lost for line in moved] == [("lift",)]


def test_the_worst_lines_and_cases_come_first() -> None:
    better = case_record("two", labels=[replace(EAT, found=()), WASH])
    old = made_results([OLD, better])
    new = made_results([case_record(labels=[replace(EAT, found=()), WASH]), case_record("two", labels=[EAT, WASH])])
    found = compare_results(old, new)
    assert [(line.case, line.gain) for line in found.lines] == [("one", -1), ("two", 1)]
    assert [case.name for case in found.cases] == ["one", "two"]


def test_a_role_that_moved_is_told_even_when_no_line_did() -> None:
    other = replace(OLD, role=RoleRecord("one", "baker", (), "between", None))
    assert compare_results(made_results([OLD]), made_results([other])).cases == (
        MovedCase("one", 0, 0, "baker to between"),
    )


def test_changed_labels_are_told() -> None:
    relabelled = case_record(labels=[replace(EAT, statements={"eat": 1}), WASH])
    found = compare_results(made_results([OLD]), made_results([relabelled]))
    assert found.relabelled == ("one",)
    assert found.lines == ()


def test_other_job_descriptions_are_refused_by_name() -> None:
    with pytest.raises(ResultsError, match="not run on the same job descriptions: two"):
        compare_results(made_results([OLD]), made_results([OLD, replace(OLD, name="two")]))


FALL = Difference("F1", 0.5, 0.3, -0.2, -0.3, -0.1)
SMALL_FALL = Difference("precision", 0.5, 0.45, -0.05, -0.09, -0.01)
GAIN = Difference("recall", 0.5, 0.7, 0.2, 0.1, 0.3)
CHANCE = Difference("MRR", 0.5, 0.1, -0.4, -0.9, 0.1)
UNTOLD = Difference("gap recall", None, None)


def test_what_surely_moved_comes_first_and_falls_before_gains() -> None:
    assert moved_first([UNTOLD, CHANCE, GAIN, SMALL_FALL, FALL]) == [FALL, SMALL_FALL, GAIN, CHANCE, UNTOLD]


@pytest.mark.parametrize(("found", "sure"), [(FALL, True), (GAIN, True), (CHANCE, False), (UNTOLD, False)])
def test_a_difference_is_sure_when_its_interval_leaves_out_0(found: Difference, sure: bool) -> None:
    assert is_sure(found) is sure


@given(st.integers(0))
def test_going_back_undoes_what_lines_gained(seed: int) -> None:
    old = named(random_records(seed))
    other = named([replace(one, labels=tuple(replace(label, found=()) for label in one.labels)) for one in old])
    forth = [line.gain for pair in zip(old, other, strict=True) for line in moved_lines(*pair)]
    back = [line.gain for pair in zip(other, old, strict=True) for line in moved_lines(*pair)]
    assert forth == [-gain for gain in back]


def test_a_run_kept_without_its_lines_is_not_compared() -> None:
    kept = replace(OLD, tables={"F1": ((1.0, 2.0, 1.0, 2.0),)})
    with pytest.raises(ResultsError, match="'peer-bm25-dev' was kept with what its tables need"):
        compare_results(made_results([OLD]), made_results([kept], "peer-bm25-dev"))
