from functools import cache

import pytest

from alignment.errors import UnknownCategoryError
from alignment.gaps import cover_themes, find_gaps, find_mentioned
from alignment.pathway import load_pathway
from alignment.types import Candidate, Expectation, Pathway, StatementKind
from tests.alignment.role_cases import verdict_on

CATEGORY = "care_or_support_worker"


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


def ids_of(*expectations: Expectation) -> list[str]:
    expected = pathway().expected_of(CATEGORY)
    return [s.id for s in expected if s.expected_by[CATEGORY] in expectations]


def expected_ids() -> list[str]:
    """What can be a gap: the core of the category."""
    return ids_of(Expectation.CORE)


def test_with_nothing_mentioned_everything_expected_is_a_gap() -> None:
    gaps = find_gaps((), pathway(), CATEGORY, {})
    assert sorted(gap.statement_id for gap in gaps) == sorted(expected_ids())


def test_a_mentioned_statement_is_no_gap() -> None:
    first = expected_ids()[0]
    gaps = find_gaps((verdict_on(0, "A line", first),), pathway(), CATEGORY, {})
    assert first not in {gap.statement_id for gap in gaps}
    assert len(gaps) == len(expected_ids()) - 1


def test_everything_mentioned_leaves_no_gap() -> None:
    verdicts = tuple(verdict_on(at, "A line", name) for at, name in enumerate(expected_ids()))
    assert find_gaps(verdicts, pathway(), CATEGORY, {}) == ()


def test_a_denied_line_mentions_nothing() -> None:
    first = expected_ids()[0]
    verdicts = (verdict_on(0, "N: A line", first),)
    assert find_mentioned(verdicts) == frozenset()
    assert first in {gap.statement_id for gap in find_gaps(verdicts, pathway(), CATEGORY, {})}


def test_helping_with_anothers_duty_is_still_a_mention_since_the_report_shows_the_match() -> None:
    first = expected_ids()[0]
    assert find_mentioned((verdict_on(0, "S: A line", first),)) == {first}


def test_one_good_line_is_enough_beside_a_denied_one() -> None:
    first = expected_ids()[0]
    verdicts = (verdict_on(0, "N: A line", first), verdict_on(1, "C: Another", first))
    assert find_mentioned(verdicts) == {first}


def test_a_statement_of_another_category_is_no_gap() -> None:
    other = next(s.id for s in pathway().statements if set(s.expected_by) == {"registered_manager"})
    assert other not in {gap.statement_id for gap in find_gaps((), pathway(), CATEGORY, {})}


def test_only_the_core_can_be_a_gap() -> None:
    rest = set(ids_of(Expectation.EXPECTED, Expectation.DEVELOPING))
    assert rest
    assert rest.isdisjoint(gap.statement_id for gap in find_gaps((), pathway(), CATEGORY, {}))


def test_ways_of_being_come_after_things_done() -> None:
    kinds = {statement.id: statement.kind for statement in pathway().statements}
    unsaid = (StatementKind.VALUE, StatementKind.BEHAVIOUR)
    said = [kinds[gap.statement_id] in unsaid for gap in find_gaps((), pathway(), CATEGORY, {})]
    assert said == sorted(said)


def test_the_first_gaps_show_as_many_themes_as_there_are() -> None:
    first = find_gaps((), pathway(), CATEGORY, {})[:7]
    assert len({gap.theme for gap in first}) == 7


def test_themes_the_document_says_least_about_come_first() -> None:
    theme = find_gaps((), pathway(), CATEGORY, {})[0].theme
    mentioned = next(s.id for s in pathway().statements if s.theme == theme and s.id in expected_ids())
    gaps = find_gaps((verdict_on(0, "A line", mentioned),), pathway(), CATEGORY, {})
    assert gaps[0].theme != theme


def test_the_order_of_gaps_does_not_depend_on_the_order_of_lines() -> None:
    one, two = verdict_on(0, "A line", expected_ids()[3]), verdict_on(1, "Another", expected_ids()[40])
    assert find_gaps((one, two), pathway(), CATEGORY, {}) == find_gaps((two, one), pathway(), CATEGORY, {})


def test_why_gives_the_themes_reason_and_the_expectation_and_speaks_of_the_document() -> None:
    for gap in find_gaps((), pathway(), CATEGORY, {}):
        assert gap.why.startswith(pathway().theme(gap.theme).why)
        assert "Care or support worker" in gap.why
        assert "the job description does not mention" in gap.why
        assert "staff cannot" not in gap.why


def test_the_nearest_line_is_given_where_there_is_one() -> None:
    first, second = expected_ids()[:2]
    nearest = {first: Candidate("c3", first, dense=0.4, lexical=0.1, fused=0.51)}
    gaps = {gap.statement_id: gap for gap in find_gaps((), pathway(), CATEGORY, nearest)}
    assert (gaps[first].nearest_clause_id, gaps[first].nearest_score) == ("c3", 0.51)
    assert (gaps[second].nearest_clause_id, gaps[second].nearest_score) == (None, 0.0)


def test_an_unknown_category_is_an_error() -> None:
    with pytest.raises(UnknownCategoryError, match="wizard"):
        find_gaps((), pathway(), "wizard", {})
    with pytest.raises(UnknownCategoryError, match="wizard"):
        cover_themes((), pathway(), "wizard")


def test_coverage_counts_each_theme_the_category_expects_in_the_order_of_themes() -> None:
    first = pathway().statement(expected_ids()[0])
    coverage = cover_themes((verdict_on(0, "A line", first.id),), pathway(), CATEGORY)
    order = [theme.id for theme in pathway().themes]
    assert [c.theme for c in coverage] == sorted((c.theme for c in coverage), key=order.index)
    assert sum(c.expected for c in coverage) == len(ids_of(Expectation.CORE, Expectation.EXPECTED))
    assert [(c.theme, c.mentioned) for c in coverage if c.mentioned] == [(first.theme, 1)]
    assert all(c.expected > 0 for c in coverage)


def test_a_core_statement_is_either_mentioned_or_a_gap() -> None:
    named = ids_of(Expectation.CORE, Expectation.EXPECTED)[::3]
    verdicts = tuple(verdict_on(at, "A line", name) for at, name in enumerate(named))
    gaps = {gap.statement_id for gap in find_gaps(verdicts, pathway(), CATEGORY, {})}
    assert gaps | (set(named) & set(expected_ids())) == set(expected_ids())
    assert gaps.isdisjoint(named)


def test_a_line_that_is_not_near_is_not_called_the_nearest() -> None:
    first = expected_ids()[0]
    far = {first: Candidate("c3", first, dense=0.1, lexical=0.0, fused=0.08)}
    gaps = {gap.statement_id: gap for gap in find_gaps((), pathway(), CATEGORY, far)}
    assert (gaps[first].nearest_clause_id, gaps[first].nearest_score) == (None, 0.0)


def test_no_gap_is_claimed_where_a_line_comes_close() -> None:
    first = expected_ids()[0]
    close = {first: Candidate("c3", first, dense=0.7, lexical=0.5, fused=0.64)}
    assert first not in {gap.statement_id for gap in find_gaps((), pathway(), CATEGORY, close)}
