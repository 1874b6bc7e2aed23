import pytest

from prompts.facts import Fact, FactRole
from prompts.problems import ProblemCode
from prompts.relations import check_relations
from prompts.rules import Rules

RULES = Rules(asked=frozenset({"worker"}))


def turned(text: str, fact: str, rules: Rules = RULES) -> bool:
    problems = check_relations(text, [Fact("A1", FactRole.PRESENT, fact)], rules)
    assert all(problem.code is ProblemCode.RELATION for problem in problems)
    return bool(problems)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("It asks the worker to sign after giving tablets.", "Sign before giving tablets"),
        ("It asks the worker to give tablets before signing.", "Sign before giving tablets"),
        ("It asks the worker to wait until the nurse comes.", "Wait with the nurse"),
        ("It asks the manager to cover nights.", "Cover nights"),
        ("It asks the worker to cover nights for the worker.", "Cover nights for the manager"),
        ("It asks the worker to take readings sent by the nurse.", "Take readings and send them to the nurse"),
        ("It asks the worker to cook for the tenants.", "Cook with the tenants"),
        ("It asks the worker to work beside less skilled staff.", "Work beside more skilled staff"),
    ],
)
def test_a_sentence_that_turns_its_fact_round_is_stopped(text: str, fact: str) -> None:
    assert turned(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("It asks the worker to sign before giving tablets.", "Sign before giving tablets"),
        ("It asks the worker to change dressings after sign-off.", "Change dressings once signed off"),
        ("It asks the worker to send readings to the nurse.", "Take readings and send them to the nurse"),
        ("It asks for training to be done.", "Do training"),
        ("It asks that notes be kept.", "Keep notes"),
        ("It asks the worker to help with meals.", "Help at meals"),
        ("It does not mention reviewing each worker's year.", "reviewing each worker's year"),
    ],
)
def test_a_sentence_that_keeps_the_relation_is_let_be(text: str, fact: str) -> None:
    assert not turned(text, fact)


def test_anybody_may_be_asked_when_the_rules_name_nobody() -> None:
    assert not turned("It asks the manager to cover nights.", "Cover nights", Rules())
