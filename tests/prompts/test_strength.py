import pytest

from prompts.facts import Fact, FactRole
from prompts.problems import ProblemCode
from prompts.rules import Rules
from prompts.strength import check_strength

RULES = Rules()


def stronger(text: str, fact: str, role: FactRole = FactRole.PRESENT) -> bool:
    problems = check_strength(text, [Fact("A1", role, fact)], RULES)
    assert all(problem.code is ProblemCode.MODAL for problem in problems)
    return bool(problems)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("It must record falls.", "Record falls"),
        ("It has to record falls.", "Record falls"),
        ("It asks to record all falls.", "Record falls"),
        ("It asks to record falls most days.", "Record falls"),
        ("It asks to cover nights.", "May be asked to cover nights"),
        ("It asks to change dressings.", "Change dressings once signed off"),
        ("It asks to drive the bus.", "Drive the bus if licensed"),
        ("It asks to fetch tablets.", "Fetch tablets where agreed"),
    ],
)
def test_what_is_said_more_strongly_is_stopped(text: str, fact: str) -> None:
    assert stronger(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("It must record falls.", "Falls must be recorded"),
        ("It asks for notes every day.", "Write daily notes"),
        ("It may ask to cover nights.", "May be asked to cover nights"),
        ("It asks to change dressings after being signed off.", "Change dressings once signed off"),
        ("It asks to wash floors.", "Wash floors once a week"),
        ("It asks to clean rooms.", "Clean the rooms where people sit"),
        ("It does not mention everything.", "Record everything"),
    ],
)
def test_what_is_as_strong_as_the_fact_is_let_be(text: str, fact: str) -> None:
    assert not stronger(text, fact)


def test_a_condition_let_fall_makes_more_absent_than_is() -> None:
    assert stronger("It does not mention using hoists.", "using hoists once trained", FactRole.ABSENT)


def test_a_hedge_inside_what_is_absent_may_go() -> None:
    assert not stronger("It does not mention what it pays for.", "what it may be paying for", FactRole.ABSENT)
