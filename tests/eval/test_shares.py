from functools import cache

import pytest

from alignment.gap_model import ANY, core_statements
from alignment.pathway import load_pathway
from alignment.types import ClauseKind, Flag, Outcome, Pathway
from eval.cases import Case, Label
from eval.shares import AS_COUNTED, Joining, Told, count_shares, estimate_shares, told_by
from tests.alignment.role_cases import document_with

CARER, DEPUTY = "care_or_support_worker", "deputy_manager"


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


CORE = [statement.id for statement in core_statements(pathway(), CARER)]
REAL = [Told(CARER, frozenset(CORE[start : start + 60])) for start in (0, 10, 20, 30)]


def case(*flags: Flag) -> Case:
    label = Label(0, 6, "A line", ClauseKind.DUTY, flags, {"medicines.give": 2})
    return Case("one", document_with("", ("A line",)), (label,), Outcome.ONE, CARER, ())


def test_a_line_on_what_is_outside_the_role_says_nothing() -> None:
    assert told_by(case()) == Told(CARER, frozenset({"medicines.give"}))
    assert told_by(case(Flag.NEGATED)).said == frozenset()


def test_what_more_documents_say_has_a_greater_share() -> None:
    shares = count_shares(REAL, pathway())[CARER]
    assert shares[CORE[40]] > shares[CORE[12]] > shares[CORE[130]] > 0


def test_one_category_counts_more_for_itself_than_others_do() -> None:
    shared = next(s.id for s in core_statements(pathway(), CARER) if s.expected_by.get(DEPUTY) == "core")
    told = [Told(CARER, frozenset({shared}))] * 5 + [Told(DEPUTY, frozenset())] * 5
    shares = count_shares(told, pathway())
    assert shares[CARER][shared] > shares[ANY][shared] > shares[DEPUTY][shared]


def test_there_is_a_share_for_every_core_statement_of_every_category() -> None:
    shares = estimate_shares(REAL, [], pathway())
    for category in pathway().role_categories:
        assert set(shares[category.id]) == {s.id for s in core_statements(pathway(), category.id)}
    assert set(shares[ANY]) == {s.id for s in pathway().statements}
    assert all(0 < share < 1 for some in shares.values() for share in some.values())


def test_written_documents_help_where_they_agree_with_real_ones() -> None:
    often, seldom = set(CORE[::2]), CORE[101]
    real = [Told(CARER, frozenset(often - {CORE[100]}))] * 3
    written = [Told(CARER, frozenset(often))] * 20
    shares = estimate_shares(real, written, pathway())[CARER]
    assert shares[CORE[100]] > shares[seldom]


def test_written_documents_do_not_set_how_much_is_said() -> None:
    real = [Told(CARER, frozenset(CORE[start : start + 90])) for start in (0, 10, 20, 30)]
    written = [Told(CARER, frozenset(CORE[start : start + 9])) for start in range(0, 120, 6)]
    shares = estimate_shares(real, written, pathway())[CARER]
    assert sum(shares.values()) / len(shares) == pytest.approx(90 / len(CORE), abs=0.05)


def test_one_real_document_stands_as_it_was_counted() -> None:
    counted = count_shares(REAL[:1], pathway())[CARER]
    assert estimate_shares(REAL[:1], REAL, pathway())[CARER] == pytest.approx(counted)


def test_joining_keeps_to_the_range_of_a_share() -> None:
    assert AS_COUNTED.join(0.3, 0.9) == pytest.approx(0.3)
    assert 0 < Joining(1.0, 2.0, 2.0).join(1.0, 1.0) < 1
    assert 0 < Joining(-1.0, 2.0, 2.0).join(0.0, 0.0) < 1
