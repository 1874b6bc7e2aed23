import pytest

from benchmarks.costs import Cost, costs
from benchmarks.documents import TWO_PAGES
from benchmarks.retrieval import Retrieval
from benchmarks.timing import Timing, time_document
from tests.alignment.align_cases import JOB_DESCRIPTION, hashing_tools

RETRIEVAL = Retrieval(lines=10, plain=2.0, shipped=5.0, judged=6.0)


def timing(name: str) -> Timing:
    return Timing(name, 80, {"reading": 0.5, "splitting": 0.1, "finding": 0.3, "summing_up": 0.0})


def test_a_cost_is_met_up_to_what_it_may_be() -> None:
    assert [Cost("x", figure, 2.0).verdict for figure in (1.9, 2.0, 2.1)] == ["met", "met", "missed"]
    assert Cost("x", 5.0).verdict == ""


def test_a_row_says_the_bar_and_whether_it_is_met() -> None:
    assert Cost("search", 2.5, 2.0).row.split() == ["search", "2.50", "at", "most", "2", "missed"]
    assert Cost("search", 2.5).row.split() == ["search", "2.50"]


def test_search_two_pages_and_memory_have_bars() -> None:
    found = list(costs([timing("other.txt"), *map(timing, TWO_PAGES)], RETRIEVAL, 700.0))
    asked = {cost.name: cost.verdict for cost in found if cost.most is not None}
    assert [*asked.values()] == ["missed", *["met"] * len(TWO_PAGES), "met"]
    assert not any("other.txt" in cost.name for cost in found)
    beside = [cost.figure for cost in found if cost.most is None]
    assert beside == pytest.approx([3.0, *[0.4] * len(TWO_PAGES)])


def test_a_document_is_timed_by_stage() -> None:
    found = time_document("made.txt", JOB_DESCRIPTION.encode(), hashing_tools(), repeats=1)
    assert {"reading", "splitting", "finding", "summing_up"} == {*found.stages}
    assert found.clauses > 5
    assert found.total == pytest.approx(sum(found.stages.values()))
