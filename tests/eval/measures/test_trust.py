from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from eval.measures import find_measure
from eval.measures.measure import Table, pairs
from eval.measures.trust import auroc, calibration_error, is_right, risk
from eval.records import ClauseRecord
from tests.eval.made_records import case_record, clause_record

ROWS = st.lists(st.tuples(st.sampled_from((0.0, 0.25, 0.5, 1.0)), st.sampled_from((0.0, 1.0))), min_size=1)


def test_auroc_by_hand() -> None:
    assert auroc(pairs([(0.9, 1), (0.4, 1), (0.5, 0), (0.1, 0)])) == 3 / 4
    assert auroc(pairs([(0.5, 1), (0.5, 0)])) == 1 / 2


@given(ROWS)
def test_auroc_is_that_of_scikit_learn(rows: list[tuple[float, float]]) -> None:
    table = pairs(rows)
    if len(set(table[:, 1])) == 2:
        assert auroc(table) == pytest.approx(roc_auc_score(table[:, 1], table[:, 0]))
    else:
        assert auroc(table) is None


def test_risk_by_hand() -> None:
    surest_first = [(0.9, 1.0), (0.8, 1.0), (0.7, 0.0), (0.6, 1.0), (0.5, 0.0)]
    assert risk(pairs(surest_first)) == pytest.approx(1 / 4)


def test_verdicts_equally_sure_count_by_their_mean_whatever_their_order() -> None:
    tied = [(0.9, 1.0), *[(0.5, 1.0)] * 2, *[(0.5, 0.0)] * 2]
    for rows in (tied, tied[::-1]):
        assert risk(pairs(rows)) == pytest.approx((0 + 3 * 0.5) / 4)


def test_who_is_as_sure_as_right_is_calibrated() -> None:
    half = [(0.5, 1.0), (0.5, 0.0)] * 20
    assert calibration_error(pairs(half)) == pytest.approx(0)
    assert calibration_error(pairs([(0.9, 0.0)] * 10)) == pytest.approx(0.9)
    assert calibration_error(pairs([(0.2, 1.0), *[(0.9, 1.0)] * 9])) == pytest.approx((0.8 + 9 * 0.1) / 10)


@given(ROWS)
def test_rows_out_of_order_give_the_same(rows: list[tuple[float, float]]) -> None:
    table = pairs(rows)
    shuffled = table[np.random.default_rng(1).permutation(len(table))]
    for measure in (auroc, risk, calibration_error):
        assert measure(shuffled) == pytest.approx(measure(table))


@pytest.mark.parametrize("measure", [auroc, risk, calibration_error])
def test_no_rows_are_no_evidence(measure: Callable[[Table], float | None]) -> None:
    assert measure(pairs([])) is None


@pytest.mark.parametrize(
    ("clause", "right"),
    [
        (clause_record(("eat", 0.9, 1), ("lift", 0.4, 0), wanted=True), True),
        (clause_record(("lift", 0.4, 0), wanted=True), False),
        (clause_record(("lift", 0.4, 0)), False),
        (clause_record(wanted=True), False),
        (clause_record(), True),
    ],
    ids=["one agreed", "none agreed", "forced", "left alone", "rightly left alone"],
)
def test_a_verdict_is_right_when_it_shares_a_statement_or_both_find_none(clause: ClauseRecord, right: bool) -> None:
    assert is_right(clause) is right


def test_a_line_left_alone_is_surer_the_less_it_looked_like_a_match() -> None:
    sure, unsure = clause_record(chance=0.1), clause_record(chance=0.4, wanted=True)
    found = clause_record(("eat", 0.8, 2), chance=0.8, wanted=True)
    record = case_record(clauses=[unsure, sure, found, found, found])
    assert find_measure("risk@80%").value([record]) == 0
    assert find_measure("abstention AUROC").value([record]) == 1


def test_calibration_looks_at_the_best_candidate_accepted_or_not() -> None:
    record = case_record(clauses=[clause_record(top=("eat", 0.3, 0)), clause_record()])
    assert find_measure("ECE").value([record]) == pytest.approx(0.3)


def test_risk_grows_with_every_verdict_that_turns_wrong() -> None:
    sure = np.linspace(0.5, 1, 10)
    risks = [risk(pairs([(s, float(n >= wrong)) for n, s in enumerate(sure)])) for wrong in range(3, 8)]
    assert all(one is not None and other is not None and one < other for one, other in pairwise(risks))
