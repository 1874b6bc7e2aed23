import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.baselines import Score, bm25_scores
from eval.external import external_table, measure
from eval.external.esco import read_esco
from eval.external.measuring import ABSTENTION, BATCH, MEASURES
from eval.external.onet import read_onet
from eval.external.suite import Family, Suite, Task
from eval.intervals import estimate
from eval.measures.measure import Measure, one_row, ratio
from eval.measures.trust import auroc
from eval.records import CaseRecord
from tests.eval.external.made_suites import make_esco, make_onet

LABELS = {name: name for name in "abcdefghijkl"}


def fixed(*rows: Sequence[float]) -> Score:
    """A score that gives these rows, one for each task in turn."""
    given = iter(rows)

    def score(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([next(given) for _ in texts], dtype=np.float32)

    return score


def values(records: Sequence[CaseRecord], name: str) -> float | None:
    return Measure(name, "", lambda _: one_row(0, 0), auroc if name == ABSTENTION else ratio).value(records)


def suite(*tasks: Task, family: Family = Family.ONET) -> Suite:
    return Suite("made", family, LABELS, tasks)


DOWN = [1 - number / 20 for number in range(12)]


def test_values_of_one_task_by_hand() -> None:
    task = Task("text", frozenset({"b", "g", "l"}))  # at places 2, 7 and 12
    records = measure(suite(task), fixed(DOWN))
    best = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    expected = {"Hit@1": 0, "R@5": 1 / 3, "R@10": 2 / 3, "MRR": 1 / 2}
    expected["nDCG@10"] = (1 / math.log2(3) + 1 / math.log2(8)) / best
    assert {name: values(records, name) for name in expected} == pytest.approx(expected)


def test_precision_counts_against_what_could_be_there() -> None:
    many = Task("text", frozenset("abcdefl"))  # 5 of 7 in the first five, 6 of 7 in the first ten
    one = Task("text", frozenset("f"))
    assert values(measure(suite(many, family=Family.ESCO), fixed(DOWN)), "RP@5") == 1
    assert values(measure(suite(many, family=Family.ESCO), fixed(DOWN)), "RP@10") == pytest.approx(6 / 7)
    assert values(measure(suite(one, family=Family.ESCO), fixed(DOWN)), "RP@5") == 0
    assert values(measure(suite(one, family=Family.ESCO), fixed(DOWN)), "RP@10") == 1


def test_tasks_without_a_label_bear_on_abstention_alone() -> None:
    sure, unsure = DOWN, [value / 2 for value in DOWN]
    records = measure(suite(Task("asks", frozenset("a")), Task("asks nothing", frozenset())), fixed(sure, unsure))
    assert values(records, ABSTENTION) == 1
    assert values(records, "Hit@1") == 1
    turned = measure(suite(Task("asks", frozenset("a")), Task("asks nothing", frozenset())), fixed(unsure, sure))
    assert values(turned, ABSTENTION) == 0


def test_ties_keep_the_order_of_the_labels() -> None:
    records = measure(suite(Task("text", frozenset("c"))), fixed([0.5] * 12))
    assert values(records, "MRR") == pytest.approx(1 / 3)


def test_many_tasks_are_asked_about_in_batches() -> None:
    asked: list[int] = []

    def score(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(len(texts))
        return np.array([DOWN] * len(texts), dtype=np.float32)

    records = measure(suite(*[Task("text", frozenset("a"))] * (BATCH + 3)), score)
    assert asked == [BATCH, 3]
    assert len({record.name for record in records}) == BATCH + 3


@pytest.mark.usefixtures("few_resamples")
def test_the_tables_have_the_measures_of_their_family(tmp_path: Path) -> None:
    for one in (read_onet(make_onet(tmp_path)), *read_esco(make_esco(tmp_path, "house_test"))):
        found = measure(one, bm25_scores([*one.labels], [*one.labels.values()]))
        table = external_table(one, {"BM25": found})
        assert table.heads == (one.name, *MEASURES[one.family])
        assert table.rows[0][:2] == ("BM25", "1.00 (1.00–1.00)")


def test_intervals_draw_tasks(tmp_path: Path) -> None:
    records = measure(suite(Task("x", frozenset("a")), Task("y", frozenset("b"))), fixed(DOWN, DOWN))
    found = estimate(Measure("Hit@1", "", lambda _: one_row(0, 0), ratio), records)
    assert (found.value, found.low, found.high, found.cases) == (0.5, 0, 1, 2)
