from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.intervals import compare, estimate
from eval.measures import MEASURES, Measure, find_measure
from eval.records import CaseRecord
from tests.eval.made_records import case_record, clause_record, label_record, named, random_records

PRECISION = find_measure("precision")
WRONG = find_measure("wrong matches")


def matched(right: int, wrong: int) -> CaseRecord:
    """A job description with so many matches agreed and not agreed."""
    accepted = [*[("eat", 0.9, 2)] * right, *[("lift", 0.9, 0)] * wrong]
    return case_record(clauses=[clause_record(match) for match in accepted])


SPREAD = named([matched(9, 1), matched(5, 5), matched(8, 2), matched(2, 8), matched(7, 3)])
BETTER = named([matched(10, 0), matched(6, 4), matched(9, 1), matched(3, 7), matched(8, 2)])


def test_an_interval_lies_round_the_value() -> None:
    found = estimate(PRECISION, SPREAD)
    assert found.value == pytest.approx(31 / 50)
    assert found.low is not None
    assert found.high is not None
    assert 0.2 <= found.low < 31 / 50 < found.high <= 0.9


def test_the_same_seed_gives_the_same_interval_and_another_another() -> None:
    assert estimate(PRECISION, SPREAD) == estimate(PRECISION, SPREAD)
    assert estimate(PRECISION, SPREAD, seed=1) != estimate(PRECISION, SPREAD, seed=2)


def test_alike_job_descriptions_leave_no_doubt() -> None:
    found = estimate(PRECISION, named([matched(3, 1)] * 4))
    assert (found.value, found.low, found.high, found.cases) == (0.75, 0.75, 0.75, 4)


def test_the_unit_is_the_job_description_and_not_the_line() -> None:
    clustered = named([matched(40, 0), matched(0, 40)])
    found = estimate(PRECISION, clustered)
    assert (found.low, found.high) == (0, 1)


def test_one_job_description_has_a_value_and_no_interval() -> None:
    assert estimate(PRECISION, SPREAD[:1]) == replace(estimate(PRECISION, SPREAD[:1]), value=0.9, low=None, high=None)


def test_no_evidence_is_none_and_not_zero() -> None:
    silent = named([case_record(), case_record()])
    found = estimate(PRECISION, silent)
    assert (found.value, found.low, found.high, found.cases) == (None, None, None, 0)
    assert estimate(PRECISION, ()).value is None


def test_a_job_description_without_evidence_is_not_counted() -> None:
    assert estimate(PRECISION, (*SPREAD, case_record("silent"))).cases == len(SPREAD)


@pytest.mark.parametrize("measure", [PRECISION, WRONG], ids=["more is better", "less is better"])
def test_a_gain_is_above_0_for_the_better_run_whichever_way_a_measure_runs(measure: Measure) -> None:
    forward, back = compare(measure, SPREAD, BETTER), compare(measure, BETTER, SPREAD)
    assert forward.gain == pytest.approx(0.1)
    assert back.gain == pytest.approx(-0.1)
    assert forward.low == pytest.approx(0.1)
    assert forward.high == pytest.approx(0.1)


def test_pairing_cancels_what_both_runs_find_hard() -> None:
    found, alone = compare(PRECISION, SPREAD, BETTER), estimate(PRECISION, SPREAD)
    assert found.low is not None
    assert found.high is not None
    assert alone.low is not None
    assert alone.high is not None
    assert found.high - found.low < 0.01 < alone.high - alone.low


def test_a_run_compared_with_itself_gains_nothing() -> None:
    found = compare(PRECISION, SPREAD, SPREAD)
    assert (found.gain, found.low, found.high) == (0, 0, 0)


def test_runs_on_other_job_descriptions_are_refused() -> None:
    with pytest.raises(ValueError, match="different job descriptions"):
        compare(PRECISION, SPREAD, SPREAD[:3])


def test_where_a_run_has_no_evidence_there_is_no_gain() -> None:
    silent = named([case_record()] * len(SPREAD))
    found = compare(PRECISION, SPREAD, silent)
    assert (found.new, found.gain, found.low) == (None, None, None)


@given(st.integers(0))
@settings(max_examples=25, deadline=None)
def test_an_interval_is_in_order_and_only_where_there_is_a_value(seed: int) -> None:
    for measure in MEASURES:
        found = estimate(measure, random_records(seed), resamples=20)
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
            assert found.value is not None


def test_labels_are_drawn_with_their_job_description() -> None:
    recall = find_measure("recall@5")
    records = named([case_record(labels=[label_record({"eat": 2}, ranked=["eat"])]), case_record()])
    assert estimate(recall, records).low == 1


def test_picking_rows_gives_what_joining_tables_gives() -> None:
    # Tables of one row each take the quicker way; a row of nothing under each makes them take the plain one.
    joined = replace(PRECISION, rows=lambda record: np.vstack([PRECISION.rows(record), np.zeros((1, 2))]))
    assert estimate(joined, SPREAD) == estimate(PRECISION, SPREAD)
    assert compare(joined, SPREAD, BETTER) == compare(PRECISION, SPREAD, BETTER)


@given(st.integers(0))
@settings(max_examples=20)
def test_a_record_kept_as_tables_gives_the_same_interval(seed: int) -> None:
    records = random_records(seed)
    for measure in MEASURES:
        kept = [
            case_record(record.name, tables={measure.name: tuple(map(tuple, measure.rows(record).tolist()))})
            for record in records
        ]
        assert estimate(measure, kept, resamples=20) == estimate(measure, records, resamples=20)
