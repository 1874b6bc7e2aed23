from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.errors import UnknownCategoryError
from alignment.pathway import load_pathway
from alignment.roles import MOST_SHOWN, fit_role
from alignment.types import ClauseVerdict, Outcome, Pathway, RoleFit, Verdict
from tests.alignment.role_cases import CASES, Case, document_with, verdict_on


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


def fit(title: str, *lines: str, given: str | None = None) -> RoleFit:
    return fit_role(document_with(title, lines), verdicts_on(*lines), pathway(), given=given)


def verdicts_on(*lines: str) -> tuple[ClauseVerdict, ...]:
    return tuple(verdict_on(position, line) for position, line in enumerate(lines))


def case(name: str) -> Case:
    return next(one for one in CASES if one.name == name)


def score_of(role_fit: RoleFit, category: str) -> float:
    return next(one.score for one in role_fit.ranked if one.category == category)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_each_made_up_job_description_comes_out_as_its_author_meant(one: Case) -> None:
    role_fit = fit(one.title, *one.lines)
    assert role_fit.outcome == one.outcome
    if one.outcome == Outcome.ONE:
        assert role_fit.chosen == role_fit.ranked[0].category == one.first
    elif one.outcome == Outcome.BETWEEN:
        assert {role_fit.ranked[0].category, role_fit.ranked[1].category} == {one.first, one.second}
        assert role_fit.chosen == role_fit.ranked[0].category
    else:
        assert role_fit.chosen is None


def test_the_cases_cover_every_category_and_every_outcome() -> None:
    assert {one.outcome for one in CASES} == set(Outcome)
    assert {one.first for one in CASES if one.first} >= {category.id for category in pathway().role_categories}


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_evidence_is_short_sorted_signed_and_cites_clauses_that_exist(one: Case) -> None:
    role_fit = fit(one.title, *one.lines)
    known = {f"c{position}" for position in range(len(one.lines))}
    assert len(role_fit.ranked) == len(pathway().role_categories)
    for ranked in role_fit.ranked:
        for evidence, sign in ((ranked.evidence_for, 1), (ranked.evidence_against, -1)):
            weights = [round(abs(piece.weight), 6) for piece in evidence]
            assert len(evidence) <= MOST_SHOWN
            assert weights == sorted(weights, reverse=True)
            assert all(piece.weight * sign > 0 for piece in evidence)
            assert all(set(piece.clause_ids) <= known for piece in evidence)
            assert all(piece.clause_ids for piece in evidence if "is called" not in piece.reason)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_explanations_have_no_percentage_and_say_nothing_of_staff(one: Case) -> None:
    explanation = fit(one.title, *one.lines).explanation
    assert explanation
    assert "%" not in explanation
    assert "cannot" not in explanation


def test_the_ranking_is_by_score() -> None:
    role_fit = fit("Deputy Manager", *case("deputy of a care home").lines)
    assert [one.score for one in role_fit.ranked] == sorted((one.score for one in role_fit.ranked), reverse=True)


# --- what is no evidence ---------------------------------------------------------------------------------------------


def test_boilerplate_is_no_evidence() -> None:
    plain = case("plain care home")
    with_boilerplate = fit(plain.title, *plain.lines, "B: Supervise staff and lead shifts under this policy")
    assert with_boilerplate.ranked == fit(plain.title, *plain.lines).ranked


def test_a_heading_is_no_duty() -> None:
    plain = case("plain care home")
    assert fit(plain.title, *plain.lines, "H: Supervision of staff").ranked == fit(plain.title, *plain.lines).ranked


def test_a_duty_denied_speaks_against_and_says_why() -> None:
    role_fit = fit("", "N: You do not supervise staff")
    supervisor = next(one for one in role_fit.ranked if one.category == "supervisor_or_leader")
    assert supervisor.score < 0
    assert supervisor.evidence_against[0].clause_ids == ("c0",)
    assert any("as it says itself" in piece.reason for piece in supervisor.evidence_against)


@pytest.mark.parametrize(
    "line",
    [
        "You won't do rotas, disciplinaries or supervisions",
        "Line management responsibility: none",
        "No line management",
    ],
)
def test_a_plain_denial_needs_no_flag(line: str) -> None:
    assert score_of(fit("", line), "supervisor_or_leader") < 0


def test_leaving_out_one_task_does_not_deny_its_kind() -> None:
    lines = ("Give PEG feeds", "Suction and oxygen", "N: You will not change a gastrostomy tube")
    enhanced = next(one for one in fit("", *lines).ranked if one.category == "enhanced_care_worker")
    assert enhanced.score > 0
    assert not any("as it says itself" in piece.reason for piece in enhanced.evidence_against)


def test_lines_that_contradict_each_other_are_both_shown() -> None:
    role_fit = fit("", "Supervise staff", "N: You do not supervise staff")
    supervisor = next(one for one in role_fit.ranked if one.category == "supervisor_or_leader")
    assert any(piece.clause_ids == ("c0",) for piece in supervisor.evidence_for)
    assert any(piece.clause_ids == ("c1",) for piece in supervisor.evidence_against)


def test_not_only_denies_nothing() -> None:
    assert score_of(fit("", "You will not only supervise staff but coach them"), "supervisor_or_leader") > 0


@pytest.mark.parametrize(("context", "section"), [("You will not", ""), ("", "Not part of the job")])
def test_a_lead_in_or_heading_may_deny_a_whole_list(context: str, section: str) -> None:
    line = verdict_on(0, "Supervise other staff")
    line = replace(line, clause=replace(line.clause, context=context, section=section))
    role_fit = fit_role(document_with("", ()), (line,), pathway())
    assert score_of(role_fit, "supervisor_or_leader") < 0


def test_somebody_elses_duty_is_no_evidence() -> None:
    assert score_of(fit("", "S: The team leader supervises staff"), "supervisor_or_leader") == 0


def test_a_condition_halves_the_evidence() -> None:
    plain = score_of(fit("", "Supervise staff"), "supervisor_or_leader")
    assert score_of(fit("", "C: Supervise staff"), "supervisor_or_leader") == plain / 2


def test_a_desirable_requirement_counts_half() -> None:
    line = verdict_on(0, "R: Experience of supervising staff")
    desirable = replace(line, clause=replace(line.clause, context="Desirable"))
    document = document_with("", ())
    full = score_of(fit_role(document, (line,), pathway()), "supervisor_or_leader")
    assert score_of(fit_role(document, (desirable,), pathway()), "supervisor_or_leader") == full / 2


def test_saying_it_again_counts_less_each_time() -> None:
    once, twice, often = (score_of(fit("", *["Supervise staff"] * n), "supervisor_or_leader") for n in (1, 2, 20))
    assert once < twice < often < 2 * once + 0.001
    assert twice - once < once


def test_a_lead_in_and_its_item_make_one_phrase() -> None:
    line = verdict_on(0, "care assistants")
    led_in = replace(line, clause=replace(line.clause, context="Supervision of staff, including"))
    role_fit = fit_role(document_with("", ()), (led_in,), pathway())
    assert score_of(role_fit, "supervisor_or_leader") == 0
    supervise = replace(line, clause=replace(line.clause, context="Supervise"))
    role_fit = fit_role(document_with("", ()), (supervise,), pathway())
    assert score_of(role_fit, "supervisor_or_leader") > 0


@pytest.mark.parametrize(
    "line",
    [
        "Report to your line manager",
        "Reports to the registered manager",
        "Tell the registered manager of any concern",
        "Tasks delegated by the manager",
        "An enhanced DBS check",
        "Attend supervision and appraisals",
        "Support people to manage their own budget",
    ],
)
def test_trap_words_speak_for_no_senior_or_enhanced_category(line: str) -> None:
    role_fit = fit("", line)
    for category in ("enhanced_care_worker", "supervisor_or_leader", "deputy_manager", "registered_manager"):
        assert score_of(role_fit, category) <= 0.5


# --- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Senior Care Assistant", "supervisor_or_leader"),
        ("Trainee Care Assistant", "new_to_care"),
        ("Deputy Care Manager", "deputy_manager"),
        ("Care Manager", "registered_manager"),
        ("Post: Complex Care Support Worker", "enhanced_care_worker"),
        ("Dementia Lead", "practice_leader"),
        ("Live-in PA", "personal_assistant"),
        ("Night Care Assistant (bank)", "care_or_support_worker"),
    ],
)
def test_the_longest_name_in_a_title_wins(title: str, category: str) -> None:
    role_fit = fit(title)
    assert role_fit.ranked[0].category == category
    assert all(one.score == 0 for one in role_fit.ranked[1:])


def test_a_title_of_two_roles_speaks_for_both() -> None:
    role_fit = fit("Care Assistant / Senior Care Assistant")
    assert {one.category for one in role_fit.ranked if one.score > 0} == {
        "care_or_support_worker",
        "supervisor_or_leader",
    }


def test_a_labelled_line_names_the_role_and_stops_before_the_next_label() -> None:
    role_fit = fit("", "X: Job title: Care Assistant Reports to: Registered Manager")
    assert score_of(role_fit, "care_or_support_worker") > 0
    assert score_of(role_fit, "registered_manager") < 0


def test_a_title_is_counted_once_however_often_it_is_given() -> None:
    once = fit("Care Assistant")
    often = fit("Care Assistant", "H: Care Assistant", "X: Job title: Care assistant")
    assert score_of(often, "care_or_support_worker") == score_of(once, "care_or_support_worker")


def test_an_office_assistants_title_speaks_for_no_category() -> None:
    assert all(one.score == 0 for one in fit("Personal Assistant to the Chief Executive").ranked)


# --- statements ------------------------------------------------------------------------------------------------------


def test_rare_statements_tell_more_than_shared_ones() -> None:
    rare = next(s for s in pathway().statements if set(s.expected_by) == {"registered_manager"})
    lines = (verdict_on(0, "Something said in unheard of words", rare.id),)
    role_fit = fit_role(document_with("", ()), lines, pathway())
    assert role_fit.ranked[0].category == "registered_manager"
    assert all(one.score <= 0 for one in role_fit.ranked[1:])


def test_a_statement_every_category_expects_tells_nothing() -> None:
    shared = next(s for s in pathway().statements if len(s.expected_by) == len(pathway().role_categories))
    lines = (verdict_on(0, "Something said in unheard of words", shared.id),)
    assert all(one.score == 0 for one in fit_role(document_with("", ()), lines, pathway()).ranked)


def test_a_match_in_a_denied_line_counts_for_nothing() -> None:
    rare = next(s for s in pathway().statements if set(s.expected_by) == {"registered_manager"})
    lines = (verdict_on(0, "N: Something said in unheard of words", rare.id),)
    assert all(one.score == 0 for one in fit_role(document_with("", ()), lines, pathway()).ranked)


# --- given, and the words of the answer ------------------------------------------------------------------------------


def test_a_given_category_is_chosen_and_the_ranking_still_shown() -> None:
    plain = case("plain care home")
    role_fit = fit(plain.title, *plain.lines, given="deputy_manager")
    assert role_fit.given
    assert role_fit.chosen == "deputy_manager"
    assert role_fit.ranked[0].category == "care_or_support_worker"
    assert "You chose Deputy manager" in role_fit.explanation
    assert "points elsewhere" in role_fit.explanation


def test_a_given_category_that_agrees_is_said_to_agree() -> None:
    plain = case("plain care home")
    assert "points there too" in fit(plain.title, *plain.lines, given="care_or_support_worker").explanation


def test_a_given_category_stands_even_without_enough_text() -> None:
    role_fit = fit("", "Meals", given="new_to_care")
    assert role_fit.outcome is Outcome.NOT_ENOUGH_TEXT
    assert role_fit.chosen == "new_to_care"


def test_an_unknown_given_category_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UnknownCategoryError, match="registered_manager"):
        fit("", "Meals", given="wizard")


def test_out_of_scope_says_what_it_is_and_what_to_do() -> None:
    one = case("activities co-ordinator")
    explanation = fit(one.title, *one.lines).explanation
    assert "an activity co-ordinator post" in explanation
    assert "2026" in explanation


def test_another_nation_is_noted_and_not_refused() -> None:
    one = case("a care job in Scotland is compared, with a note")
    assert "applies to England" in fit(one.title, *one.lines).explanation


def test_between_two_names_what_each_has_that_the_other_lacks() -> None:
    one = case("senior who also does delegated healthcare")
    explanation = fit(one.title, *one.lines).explanation
    assert "between Supervisor or leader and Enhanced care worker" in explanation
    assert "leads shifts" in explanation
    assert "handed over by a nurse" in explanation


def test_a_framework_without_signs_or_categories_still_gets_an_answer() -> None:
    bare = replace(pathway(), role_categories=(), outside_scope=())
    lines = verdicts_on(*case("plain care home").lines)
    assert fit_role(document_with("", ()), lines, bare).outcome in (Outcome.NOT_ENOUGH_TEXT, Outcome.OUT_OF_SCOPE)


# --- order -----------------------------------------------------------------------------------------------------------


@given(st.randoms(use_true_random=False), st.sampled_from([one for one in CASES if one.outcome in ("one", "between")]))
def test_the_order_of_statements_changes_nothing(random: Random, one: Case) -> None:
    statements = list(pathway().statements)
    names = [statement.id for statement in statements]
    lines = tuple(
        verdict_on(position, line, *names[position * 7 : position * 7 + 3]) for position, line in enumerate(one.lines)
    )
    document = document_with(one.title, one.lines)
    random.shuffle(statements)
    shuffled = replace(pathway(), statements=tuple(statements))
    assert fit_role(document, lines, shuffled) == fit_role(document, lines, pathway())


def test_the_same_input_gives_the_same_answer() -> None:
    one = case("senior or deputy")
    assert fit(one.title, *one.lines) == fit(one.title, *one.lines)


def test_matched_verdicts_of_unknown_statements_are_left_alone() -> None:
    line = verdict_on(0, "Something", "no.such-statement")
    assert line.verdict is Verdict.MATCHED
    assert all(one.score == 0 for one in fit_role(document_with("", ()), (line,), pathway()).ranked)
