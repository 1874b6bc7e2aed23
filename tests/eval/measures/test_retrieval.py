import math
from collections.abc import Mapping, Sequence

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, R, nDCG

from eval.measures import find_measure
from eval.measures.retrieval import mrr, ndcg, ndcg_at, recall_at, reciprocal_rank
from eval.records import LabelRecord
from tests.eval.made_records import STATEMENTS, case_record, label_record

Asked = tuple[Mapping[str, int], Sequence[str]]
# At least one graded statement, and any ranking of some.
ASKED = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(STATEMENTS), st.integers(1, 2), min_size=1),
        st.permutations(STATEMENTS).flatmap(lambda ranked: st.integers(0, len(ranked)).map(lambda n: ranked[:n])),
    ),
    min_size=1,
    max_size=8,
)


def test_ndcg_by_hand() -> None:
    label = label_record({"eat": 2, "drink": 1}, ranked=["drink", "lift", "eat"])
    best = 2 / math.log2(2) + 1 / math.log2(3)
    assert ndcg(label, 10) == pytest.approx((1 / math.log2(2) + 2 / math.log2(4)) / best)
    assert ndcg(label, 1) == pytest.approx(1 / 2)


def test_recall_pools_graded_statements_of_all_labels() -> None:
    labels = [label_record({"eat": 2, "drink": 1}, ranked=["eat"]), label_record({"lift": 2}, ranked=["wash", "lift"])]
    record = case_record(labels=labels)
    assert recall_at(1).value([record]) == pytest.approx(1 / 3)
    assert recall_at(2).value([record]) == pytest.approx(2 / 3)


def test_a_label_whose_statement_is_nowhere_has_rank_0() -> None:
    assert reciprocal_rank(label_record({"eat": 2}, ranked=["drink"])) == 0
    assert reciprocal_rank(label_record({"eat": 2}, ranked=["drink", "eat"])) == 1 / 2


def test_labels_without_a_statement_are_not_asked() -> None:
    asked, idle = label_record({"eat": 2}, ranked=["eat"]), label_record(ranked=["eat"])
    for measure in (ndcg_at(10), recall_at(5), mrr()):
        assert measure.value([case_record(labels=[asked, idle])]) == 1
        assert measure.value([case_record(labels=[idle])]) is None


def test_names_say_how_far_down_they_look() -> None:
    assert [m.name for m in (ndcg_at(10), recall_at(5), mrr())] == ["nDCG@10", "recall@5", "MRR"]


@given(ASKED)
def test_ir_measures_gives_the_same(asked: list[Asked]) -> None:
    record = case_record(labels=[_label(one) for one in asked])
    theirs = ir_measures.calc_aggregate([nDCG @ 10, RR], *_for_ir_measures(asked))
    assert find_measure("nDCG@10").value([record]) == pytest.approx(theirs[nDCG @ 10])
    assert find_measure("MRR").value([record]) == pytest.approx(theirs[RR])


@given(ASKED)
def test_recall_is_that_of_ir_measures_weighed_by_how_many_statements_a_label_has(asked: list[Asked]) -> None:
    record = case_record(labels=[_label(one) for one in asked])
    each = {row.query_id: row.value for row in ir_measures.iter_calc([R @ 5], *_for_ir_measures(asked))}
    found = sum(each.get(str(number), 0.0) * len(grades) for number, (grades, _) in enumerate(asked))
    assert recall_at(5).value([record]) == pytest.approx(found / sum(len(grades) for grades, _ in asked))


def _label(asked: Asked) -> LabelRecord:
    grades, ranked = asked
    return label_record(grades, ranked=ranked)


def _for_ir_measures(asked: Sequence[Asked]) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, float]]]:
    """Grades and scores by label; an earlier place is a higher score."""
    grades = {str(number): dict(one) for number, (one, _) in enumerate(asked)}
    scores = {
        str(number): {name: 1.0 - place / 100 for place, name in enumerate(ranked)}
        for number, (_, ranked) in enumerate(asked)
    }
    return grades, scores
