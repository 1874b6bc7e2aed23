import math
from dataclasses import replace
from operator import attrgetter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import MEASURES, Measure, find_measure
from eval.records import CaseRecord
from tests.eval.made_records import case_record, random_records

NAME_OF = attrgetter("name")


def test_every_measure_is_found_by_the_name_it_prints_with() -> None:
    assert [find_measure(measure.name) for measure in MEASURES] == [*MEASURES]
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"recall@7.*recall@5"):
        find_measure("recall@7")


@given(st.integers(0))
def test_every_measure_stays_in_its_range(seed: int) -> None:
    for measure in MEASURES:
        value = measure.value(random_records(seed))
        if value is not None:
            assert 0 <= value <= (math.inf if measure.name.endswith("per JD") else 1 + 1e-12), measure.name


@given(st.integers(0))
def test_the_order_of_records_lines_and_labels_never_changes_a_value(seed: int) -> None:
    records = random_records(seed)
    random = Random(seed)

    def mixed(record: CaseRecord) -> CaseRecord:
        return replace(
            record,
            clauses=tuple(random.sample(record.clauses, len(record.clauses))),
            labels=tuple(random.sample(record.labels, len(record.labels))),
        )

    other = random.sample([mixed(record) for record in records], len(records))
    for measure in MEASURES:
        assert measure.value(other) == pytest.approx(measure.value(records)), measure.name


@pytest.mark.parametrize("measure", MEASURES, ids=NAME_OF)
def test_without_job_descriptions_no_measure_has_a_value(measure: Measure) -> None:
    assert measure.value(()) is None


@pytest.mark.parametrize(
    "measure", [m for m in MEASURES if m.name not in ("role category", "boilerplate matches per JD")], ids=NAME_OF
)
def test_a_job_description_without_lines_is_no_evidence(measure: Measure) -> None:
    assert measure.value((case_record(),)) is None
