from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import Pathway
from alignment.types import StatementKind
from eval.measures import MEASURES, find_measure
from eval.slices import DIMENSIONS, TRAITS, of_statement_kind, slice_records
from tests.alignment.align_cases import hashing_tools
from tests.eval.made_records import case_record, clause_record, label_record, named, random_records


@cache
def pathway() -> Pathway:
    return hashing_tools().pathway


HOME = case_record("home", traits={"setting": "care home", "format": "pdf"})
LIVE_IN = case_record("live-in", traits={"setting": "live-in", "format": "pdf"})


def test_a_trait_sorts_whole_job_descriptions() -> None:
    assert slice_records([LIVE_IN, HOME], "setting", pathway()) == {"care home": (HOME,), "live-in": (LIVE_IN,)}
    assert slice_records([LIVE_IN, HOME], "format", pathway()) == {"pdf": (LIVE_IN, HOME)}


def test_a_trait_nobody_gave_has_no_parts() -> None:
    assert slice_records([HOME], "style", pathway()) == {}


def test_kinds_go_by_what_the_person_called_a_line() -> None:
    record = case_record(
        clauses=[clause_record(("eat", 0.9, 2), gold_kind="value", kind="duty"), clause_record(("lift", 0.9, 0))],
        labels=[label_record({"eat": 2}, kind="value"), label_record({"wash": 2})],
    )
    values, duties = (slice_records([record], "kind", pathway())[kind] for kind in ("value", "duty"))
    assert (find_measure("precision").value(values), find_measure("precision").value(duties)) == (1, 0)
    assert find_measure("kind accuracy").value(values) == 0
    assert find_measure("role category").value(values) is None


def test_statement_kinds_keep_matches_and_grades_of_their_own() -> None:
    record = case_record(
        clauses=[clause_record(("eat", 0.9, 2), ("kind", 0.5, 0), wanted=True, top=("eat", 0.9, 2))],
        labels=[label_record({"eat": 2, "warm": 1}, ranked=["eat", "warm"], found=["eat", "kind"])],
    )
    kinds = {"eat": "skill", "kind": "value", "warm": "value"}
    skill, value = of_statement_kind("skill", kinds)(record), of_statement_kind("value", kinds)(record)
    assert (skill.labels[0].statements, skill.labels[0].found) == ({"eat": 2}, ("eat",))
    assert [match.statement for match in value.clauses[0].accepted] == ["kind"]
    assert value.clauses[0].top is None
    assert value.labels[0].ranked == ("eat", "warm")
    assert find_measure("MRR").value([value]) == 1 / 2
    assert not of_statement_kind("knowledge", kinds)(record).clauses[0].wanted


def test_every_kind_of_statement_is_a_part() -> None:
    assert set(slice_records([HOME], "statement_kind", pathway())) == {kind.value for kind in StatementKind}


def test_an_unknown_dimension_is_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no dimension 'mood'; there are category, setting"):
        slice_records([HOME], "mood", pathway())


@given(st.integers(0))
def test_every_measure_works_on_every_part(seed: int) -> None:
    for dimension in DIMENSIONS:
        for part in slice_records(random_records(seed), dimension, pathway()).values():
            values = [measure.value(part) for measure in MEASURES]
            assert all(value is None or value >= 0 for value in values)


@given(st.integers(0))
def test_parts_of_a_trait_hold_every_job_description_that_has_it_once(seed: int) -> None:
    records = named(random_records(seed))
    for dimension in TRAITS:
        held = [one.name for part in slice_records(records, dimension, pathway()).values() for one in part]
        assert sorted(held) == sorted(one.name for one in records if dimension in one.traits)


@given(st.integers(0))
def test_matches_of_all_kinds_of_lines_add_up(seed: int) -> None:
    records = random_records(seed)
    parts = slice_records(records, "kind", pathway())
    cut = sum(len(clause.accepted) for part in parts.values() for one in part for clause in one.clauses)
    assert cut == sum(len(clause.accepted) for one in records for clause in one.clauses)


def test_a_record_kept_as_tables_is_sorted_whole_and_not_cut() -> None:
    kept = case_record("kept", traits={"format": "pdf"}, tables={"precision": ((1.0, 2.0),)})
    assert find_measure("precision").value(slice_records([kept], "format", pathway())["pdf"]) == 0.5
    for cut in slice_records([kept], "statement_kind", pathway()).values():
        assert find_measure("precision").value(cut) is None
