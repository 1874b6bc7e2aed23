from functools import cache

import pytest

from alignment.errors import UnknownCategoryError
from alignment.gap_model import GapModel
from alignment.gaps import NEAR_ENOUGH, Missing, cover_themes, find_mentioned, find_missing
from alignment.pathway import load_pathway
from alignment.types import ClauseVerdict, Expectation, Pathway
from alignment.verdicts import Scored
from tests.alignment.gap_cases import gap_model, scored
from tests.alignment.role_cases import verdict_on

CATEGORY = "care_or_support_worker"


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


def ids_of(*expectations: Expectation) -> list[str]:
    expected = pathway().expected_of(CATEGORY)
    return [s.id for s in expected if s.expected_by[CATEGORY] in expectations]


def core_ids() -> list[str]:
    """What can be a gap: the core of the category."""
    return ids_of(Expectation.CORE)


def missing(*verdicts: ClauseVerdict, scores: Scored | None = None, model: GapModel | None = None) -> Missing:
    return find_missing(verdicts, pathway(), CATEGORY, scores or {}, model or gap_model())


def gap_ids(*verdicts: ClauseVerdict, scores: Scored | None = None, model: GapModel | None = None) -> list[str]:
    return [gap.statement_id for gap in missing(*verdicts, scores=scores, model=model).gaps]


# --- what is a gap ---------------------------------------------------------------------------------------------------


def test_with_nothing_mentioned_everything_at_the_core_is_a_gap() -> None:
    assert sorted(gap_ids()) == sorted(core_ids())


def test_a_mentioned_statement_is_no_gap() -> None:
    first = core_ids()[0]
    assert sorted(gap_ids(verdict_on(0, "A line", first))) == sorted(set(core_ids()) - {first})


def test_everything_mentioned_leaves_no_gap() -> None:
    assert missing(*(verdict_on(at, "A line", name) for at, name in enumerate(core_ids()))) == Missing()


def test_a_denied_line_mentions_nothing() -> None:
    first = core_ids()[0]
    verdict = verdict_on(0, "N: A line", first)
    assert find_mentioned((verdict,)) == frozenset()
    assert first in gap_ids(verdict, scores={"c0": (scored("c0", first, 0.9),)})


def test_helping_with_anothers_duty_is_still_a_mention_since_the_report_shows_the_match() -> None:
    first = core_ids()[0]
    assert find_mentioned((verdict_on(0, "S: A line", first),)) == {first}


def test_one_good_line_is_enough_beside_a_denied_one() -> None:
    first = core_ids()[0]
    assert find_mentioned((verdict_on(0, "N: A line", first), verdict_on(1, "C: Another", first))) == {first}


def test_a_statement_of_another_category_is_no_gap() -> None:
    other = next(s.id for s in pathway().statements if set(s.expected_by) == {"registered_manager"})
    assert other not in gap_ids()


def test_only_the_core_can_be_a_gap() -> None:
    rest = set(ids_of(Expectation.EXPECTED, Expectation.DEVELOPING))
    assert rest
    assert rest.isdisjoint(gap_ids())


def test_no_gap_is_claimed_where_the_evidence_is_not_weak() -> None:
    first, second = core_ids()[:2]
    lines = {"c0": (scored("c0", first, 0.6), scored("c0", second, 0.4))}
    gaps = gap_ids(verdict_on(0, "A line"), scores=lines)
    assert first not in gaps
    assert second in gaps


def test_a_gap_says_how_likely_it_is_and_how_many_job_descriptions_say_it() -> None:
    first = core_ids()[0]
    gaps = missing(model=gap_model({first: 0.7}, usual=0.2)).gaps
    found = {gap.statement_id: gap for gap in gaps}
    assert found[first].said_by == 0.7
    assert found[core_ids()[1]].said_by == 0.2
    assert all(0.5 <= gap.chance <= 1 for gap in gaps)


# --- what is perhaps touched on --------------------------------------------------------------------------------------


def test_between_a_match_and_a_gap_the_nearest_line_is_named() -> None:
    first = core_ids()[0]
    found = missing(verdict_on(0, "A line"), scores={"c0": (scored("c0", first, 0.6),)})
    assert [(one.statement_id, one.clause_id) for one in found.touched] == [(first, "c0")]
    assert found.touched[0].chance == pytest.approx(0.6, abs=0.01)


def test_nothing_is_said_of_a_statement_no_line_came_near_though_most_say_it() -> None:
    first = core_ids()[0]
    model = GapModel(0.0, {"usual": -1.0}, 0.5, 0.2, "", {"any": {first: 0.9}})
    found = missing(model=model)
    assert first not in {gap.statement_id for gap in found.gaps}
    assert found.touched == ()


def test_a_statement_is_mentioned_a_gap_or_touched_on_and_never_two_of_these() -> None:
    names = core_ids()
    lines = {"c1": tuple(scored("c1", name, 0.9 - at / 200) for at, name in enumerate(names))}
    found = missing(verdict_on(0, "A line", *names[:3]), verdict_on(1, "Another"), scores=lines)
    gaps, touched = {g.statement_id for g in found.gaps}, {t.statement_id for t in found.touched}
    assert gaps
    assert touched
    assert gaps.isdisjoint(touched)
    assert (gaps | touched).isdisjoint(names[:3])
    assert gaps | touched | set(names[:3]) == set(names)


def test_the_likeliest_is_touched_on_first() -> None:
    names = core_ids()[:3]
    lines = {f"c{at}": (scored(f"c{at}", name, 0.6 + at / 10),) for at, name in enumerate(names)}
    found = missing(*(verdict_on(at, "A line") for at in range(3)), scores=lines)
    assert [one.statement_id for one in found.touched] == names[::-1]


# --- order and grouping ----------------------------------------------------------------------------------------------


def test_what_more_job_descriptions_say_comes_first() -> None:
    one, other = (s for s in (core_ids()[3], core_ids()[-3]))
    assert gap_ids(model=gap_model({one: 0.5, other: 0.6}))[:2] == [other, one]


def test_the_first_gaps_do_not_all_come_from_one_theme() -> None:
    theme = pathway().statement(core_ids()[0]).theme
    of_theme = {s.id: 0.5 for s in pathway().statements if s.theme == theme}
    first = missing(model=gap_model(of_theme, usual=0.3)).gaps[:7]
    assert len({gap.theme for gap in first}) > 3


def test_themes_most_leave_out_come_last_and_are_marked() -> None:
    theme = pathway().statement(core_ids()[0]).theme
    rare = {s.id: 0.1 for s in pathway().statements if s.theme == theme}
    marked = [gap.seldom_said for gap in missing(model=gap_model(rare, usual=0.3)).gaps]
    assert marked == sorted(marked)
    assert {gap.theme for gap in missing(model=gap_model(rare, usual=0.3)).gaps if gap.seldom_said} == {theme}


def test_one_statement_that_is_often_said_does_not_make_its_theme_a_common_one() -> None:
    theme = pathway().statement(core_ids()[0]).theme
    names = [name for name in core_ids() if pathway().statement(name).theme == theme]
    shares = {name: 0.02 for name in names} | {names[0]: 0.3}
    assert all(gap.seldom_said for gap in missing(model=gap_model(shares, usual=0.5)).gaps if gap.theme == theme)


def test_where_everything_is_seldom_said_no_theme_stands_apart() -> None:
    assert not any(gap.seldom_said for gap in missing(model=gap_model(usual=0.1)).gaps)


def test_the_order_of_gaps_does_not_depend_on_the_order_of_lines() -> None:
    one, two = verdict_on(0, "A line", core_ids()[3]), verdict_on(1, "Another", core_ids()[40])
    assert missing(one, two) == missing(two, one)


def test_why_gives_the_themes_reason_and_the_expectation_and_speaks_of_the_document() -> None:
    for gap in missing().gaps:
        assert gap.why.startswith(pathway().theme(gap.theme).why)
        assert "Care or support worker" in gap.why
        assert "the job description does not mention" in gap.why
        assert "staff cannot" not in gap.why


# --- the nearest line ------------------------------------------------------------------------------------------------


def test_the_nearest_line_is_given_where_there_is_one() -> None:
    first, second = core_ids()[:2]
    verdicts = tuple(verdict_on(at, "A line") for at in range(4))
    lines = {"c1": (scored("c1", first, 0.2),), "c3": (scored("c3", first, 0.3),)}
    gaps = {gap.statement_id: gap for gap in missing(*verdicts, scores=lines).gaps}
    assert (gaps[first].nearest_clause_id, gaps[first].nearest_score) == ("c3", 0.3)
    assert (gaps[second].nearest_clause_id, gaps[second].nearest_score) == (None, 0.0)


def test_a_line_that_is_not_near_is_not_called_the_nearest() -> None:
    first = core_ids()[0]
    lines = {"c0": (scored("c0", first, NEAR_ENOUGH - 0.01),)}
    gaps = {gap.statement_id: gap for gap in missing(verdict_on(0, "A line"), scores=lines).gaps}
    assert (gaps[first].nearest_clause_id, gaps[first].nearest_score) == (None, 0.0)


# --- themes and errors -----------------------------------------------------------------------------------------------


def test_an_unknown_category_is_an_error() -> None:
    with pytest.raises(UnknownCategoryError, match="wizard"):
        find_missing((), pathway(), "wizard", {})
    with pytest.raises(UnknownCategoryError, match="wizard"):
        cover_themes((), pathway(), "wizard")


def test_coverage_counts_each_theme_the_category_expects_in_the_order_of_themes() -> None:
    first = pathway().statement(core_ids()[0])
    coverage = cover_themes((verdict_on(0, "A line", first.id),), pathway(), CATEGORY)
    order = [theme.id for theme in pathway().themes]
    assert [c.theme for c in coverage] == sorted((c.theme for c in coverage), key=order.index)
    assert sum(c.expected for c in coverage) == len(ids_of(Expectation.CORE, Expectation.EXPECTED))
    assert [(c.theme, c.mentioned) for c in coverage if c.mentioned] == [(first.theme, 1)]
    assert all(c.expected > 0 for c in coverage)


def test_with_the_shipped_model_a_document_that_says_nothing_lacks_nearly_everything() -> None:
    gaps = find_missing((), pathway(), CATEGORY, {}).gaps
    assert len(gaps) > 0.9 * len(core_ids())
    assert any(gap.seldom_said for gap in gaps)
    assert not all(gap.seldom_said for gap in gaps)
