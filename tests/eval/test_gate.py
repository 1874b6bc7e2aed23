from dataclasses import replace

import pytest

from eval.compare import compare_results
from eval.gate import baseline_name, has_fallen, judge_run
from eval.intervals import Difference
from eval.records import CaseRecord
from eval.results import ResultsError
from tests.eval.made_records import case_record, clause_record, label_record, made_results, named

GOOD = case_record(
    clauses=[*[clause_record(("eat", 0.9, 2), wanted=True, chance=0.9, top=("eat", 0.9, 2))] * 4, clause_record()],
    labels=[label_record({"eat": 2}, ranked=["eat"], found=["eat"])] * 4,
)
BASELINE = made_results(named([GOOD] * 8), "baseline-dev")


def worse(record: CaseRecord) -> CaseRecord:
    """The same with one more match that nobody gave."""
    return replace(record, clauses=(*record.clauses, clause_record(("lift", 0.9, 0), top=("lift", 0.9, 0), chance=0.9)))


def test_a_run_like_the_baseline_passes() -> None:
    verdict = judge_run(BASELINE, made_results(BASELINE.records))
    assert verdict.passed
    assert verdict.fallen == ()


def test_a_planted_regression_is_caught_and_named() -> None:
    verdict = judge_run(BASELINE, made_results([worse(record) for record in BASELINE.records]))
    assert not verdict.passed
    assert "precision" in [found.measure for found in verdict.fallen]


def test_a_fall_in_one_of_many_job_descriptions_may_be_chance() -> None:
    one = [worse(BASELINE.records[0]), *BASELINE.records[1:]]
    assert judge_run(BASELINE, made_results(one)).passed


def test_a_gain_passes() -> None:
    old = made_results([worse(record) for record in BASELINE.records])
    assert judge_run(old, BASELINE).passed


def test_only_protected_measures_are_held() -> None:
    later = [replace(label, ranked=("lift", "eat")) for label in GOOD.labels]
    verdict = judge_run(BASELINE, made_results(named([replace(GOOD, labels=tuple(later))] * 8)))
    assert [found.measure for found in verdict.fallen] == ["nDCG@10"]
    everything = compare_results(BASELINE, made_results(named([replace(GOOD, labels=tuple(later))] * 8)))
    assert "MRR" in [found.measure for found in everything.differences if has_fallen(found)]


def test_evidence_that_is_gone_is_a_fall() -> None:
    silent = case_record(clauses=[clause_record(wanted=True)], labels=GOOD.labels)
    verdict = judge_run(BASELINE, made_results(named([silent] * 8)))
    assert "precision" in [found.measure for found in verdict.fallen]


@pytest.mark.parametrize(
    ("found", "fallen"),
    [
        (Difference("F1", 0.5, 0.4, -0.1, -0.2, -0.01), True),
        (Difference("F1", 0.5, 0.4, -0.1, -0.2, 0.0), False),
        (Difference("F1", 0.5, 0.6, 0.1, 0.01, 0.2), False),
        (Difference("F1", None, 0.6), False),
        (Difference("F1", None, None), False),
        (Difference("F1", 0.5, None), True),
    ],
)
def test_only_an_interval_below_0_is_a_fall(found: Difference, fallen: bool) -> None:
    assert has_fallen(found) is fallen


def test_labels_changed_since_the_baseline_are_refused_by_name() -> None:
    relabelled = replace(GOOD, name="case-3", labels=GOOD.labels[:2])
    records = [*BASELINE.records[:3], relabelled, *BASELINE.records[4:]]
    with pytest.raises(ResultsError, match=r"changed since the baseline was made: case-3\."):
        judge_run(BASELINE, made_results(records))


def test_each_split_has_a_baseline_of_its_own() -> None:
    assert [baseline_name(split) for split in ("dev", "test")] == ["baseline-dev", "baseline-test"]
