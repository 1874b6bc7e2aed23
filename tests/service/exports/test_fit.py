from dataclasses import replace

import pytest

from alignment.types import Outcome, RoleFit, Sentence, Summary
from service.exports import render_markdown
from service.exports.fit import OTHERS_SHOWN, FitView, chosen_title, fit_view
from service.exports.lookup import look_up
from service.exports.view import view_report
from tests.service.exports.sample import ROLE_FIT, sample_report


def _fit(fit: RoleFit) -> FitView:
    report = sample_report(role_fit=fit)
    return fit_view(report, look_up(report))


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [
        (Outcome.ONE, "This job description fits Supervisor or leader"),
        (Outcome.BETWEEN, "This job description lies between Supervisor or leader and Care or support worker"),
        (Outcome.OUT_OF_SCOPE, "This job description describes work outside the Pathway"),
        (Outcome.NOT_ENOUGH_TEXT, "There is not enough text to say which role category this job description fits"),
    ],
)
def test_each_outcome_has_its_own_words(outcome: Outcome, answer: str) -> None:
    assert _fit(replace(ROLE_FIT, outcome=outcome)).answer_text == answer


@pytest.mark.parametrize(("outcome", "shown"), [(Outcome.ONE, 1), (Outcome.BETWEEN, 2)])
def test_the_categories_the_answer_names_are_shown(outcome: Outcome, shown: int) -> None:
    assert len(_fit(replace(ROLE_FIT, outcome=outcome)).shown) == shown


@pytest.mark.parametrize("outcome", [Outcome.OUT_OF_SCOPE, Outcome.NOT_ENOUGH_TEXT])
def test_an_answer_without_a_category_shows_none_and_says_what_to_do(outcome: Outcome) -> None:
    view = _fit(replace(ROLE_FIT, outcome=outcome, chosen=None))
    assert view.shown == ()
    assert view.next_step
    assert view.category == ""


def test_evidence_comes_with_its_lines() -> None:
    (shown,) = _fit(ROLE_FIT).shown
    assert [(row.reason, [ref.label for ref in row.refs]) for row in shown.reasons_for] == [
        ("leads shifts and allocates staff", ["5"]),
        ("settles in new staff", ["10"]),
        ("takes part in supervision and handover", ["5", "7"]),
    ]
    assert [row.reason for row in shown.reasons_against] == ["helps with supervision but does not hold it"]


def test_the_explanation_does_not_repeat_the_answer() -> None:
    assert _fit(ROLE_FIT).explanation == "Another possibility is Care or support worker."


def test_an_answer_without_evidence_keeps_its_whole_explanation() -> None:
    words = "This looks like an office post, which the framework does not cover."
    assert _fit(replace(ROLE_FIT, outcome=Outcome.OUT_OF_SCOPE, chosen=None, explanation=words)).explanation == words


def test_an_explanation_the_summary_repeats_is_said_once_with_its_lines() -> None:
    words = "This looks like an office post."
    summary = Summary((Sentence(words, ("c8",), (), "extractive"), Sentence("More.", (), (), "extractive")))
    fit = replace(ROLE_FIT, outcome=Outcome.OUT_OF_SCOPE, chosen=None, explanation=words)
    view = view_report(sample_report(role_fit=fit, summary=summary, gaps=()))
    assert [ref.label for ref in view.fit.refs] == ["5"]
    assert [row.text for part in view.summary for row in part.rows] == ["More."]


def test_a_category_a_person_named_is_shown_beside_the_answer() -> None:
    view = _fit(replace(ROLE_FIT, chosen="deputy_manager", given=True, explanation="You chose Deputy manager."))
    assert [row.title for row in view.shown] == ["Supervisor or leader", "Deputy manager"]
    assert view.explanation == "You chose Deputy manager."


def test_only_categories_with_something_for_them_are_compared() -> None:
    assert [row.title for row in _fit(ROLE_FIT).others] == ["Care or support worker"]
    many = replace(ROLE_FIT, ranked=ROLE_FIT.ranked[:1] + ROLE_FIT.ranked[1:2] * 6)
    assert len(_fit(many).others) == OTHERS_SHOWN


def test_an_outcome_without_a_ranking_does_not_break() -> None:
    assert _fit(RoleFit(Outcome.ONE, (), "")).answer_text.startswith("There is not enough text")


def test_a_category_the_framework_lacks_is_shown_by_its_id() -> None:
    assert chosen_title(sample_report(role_fit=replace(ROLE_FIT, chosen="gone"))) == "gone"


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.9, "Another careful reader would most likely give the same answer."),
        (0.7, "Another careful reader would probably give the same answer."),
        (0.4, "Another careful reader might well give another answer, so weigh the reasons."),
        (0.0, ""),
    ],
)
def test_how_far_the_answer_can_be_trusted_is_said_in_words(chance: float, said: str) -> None:
    view = view_report(sample_report(role_fit=replace(ROLE_FIT, chance=chance)))
    assert view.fit.sureness == said
    assert said in render_markdown(sample_report(role_fit=replace(ROLE_FIT, chance=chance)))
