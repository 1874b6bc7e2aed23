from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import Enum

import pytest

import alignment.types
from alignment.types import (
    ClauseKind,
    ClauseVerdict,
    Document,
    DocumentFormat,
    Expectation,
    Locator,
    Outcome,
    Pathway,
    Provenance,
    Report,
    RoleCategory,
    RoleFit,
    Statement,
    StatementKind,
    Summary,
    Theme,
    Verdict,
)
from tests.alignment.align_cases import clause_of


def own() -> Iterator[type]:
    for value in vars(alignment.types).values():
        if isinstance(value, type) and value.__module__ == "alignment.types":
            yield value


VALUES = [kind for kind in own() if is_dataclass(kind)]
CHOICES = [kind for kind in own() if issubclass(kind, Enum)]

BAKER, HEAD = RoleCategory("baker", "Baker", ""), RoleCategory("head_baker", "Head baker", "")
KNEAD = Statement("dough.knead", StatementKind.SKILL, "dough", "Knead.", {"baker": Expectation.CORE})
ORDER = Statement("shop.order", StatementKind.KNOWLEDGE, "shop", "Order.", {"head_baker": Expectation.EXPECTED})
LEAD = Statement(
    "shop.lead", StatementKind.SKILL, "shop", "Lead.", {"head_baker": Expectation.CORE, "baker": Expectation.DEVELOPING}
)
PATHWAY = Pathway(
    "1", "Bakery", "", "", "", (Theme("dough", "Dough"), Theme("shop", "Shop")), (KNEAD, ORDER, LEAD), (BAKER, HEAD)
)


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_is_frozen_slotted_and_says_what_it_is(kind: type) -> None:
    assert kind.__doc__
    assert "__slots__" in vars(kind)
    assert not hasattr(object.__new__(kind), "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(object.__new__(kind), fields(kind)[0].name, None)


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_is_text_in_snake_case_and_says_what_it_is(kind: type[Enum]) -> None:
    assert kind.__doc__
    for member in kind:
        assert member.value == member.name.lower() == str(member)


def test_the_four_outcomes_and_four_verdicts_are_these() -> None:
    assert [str(outcome) for outcome in Outcome] == ["one", "between", "out_of_scope", "not_enough_text"]
    assert [str(verdict) for verdict in Verdict] == ["matched", "no_counterpart", "boilerplate", "not_judged"]


@pytest.mark.parametrize(
    ("locator", "label"),
    [
        (Locator(), ""),
        (Locator(paragraph=3), "paragraph 3"),
        (Locator(page=2, table=1, row=3, column=2), "page 2, table 1, row 3, column 2"),
        (Locator(page=1, paragraph=4), "page 1, paragraph 4"),
    ],
)
def test_a_locator_says_its_place_in_words(locator: Locator, label: str) -> None:
    assert locator.label == label


def test_a_pathway_finds_what_it_has_by_id() -> None:
    assert PATHWAY.statement("shop.order") is ORDER
    assert PATHWAY.role_category("head_baker") is HEAD
    assert PATHWAY.theme("dough").title == "Dough"


@pytest.mark.parametrize("find", ["statement", "role_category", "theme"])
def test_a_pathway_does_not_guess_at_an_unknown_id(find: str) -> None:
    with pytest.raises(KeyError, match="nothing"):
        getattr(PATHWAY, find)("nothing")


def test_what_a_category_expects_comes_in_content_order() -> None:
    assert PATHWAY.expected_of("head_baker") == (ORDER, LEAD)
    assert PATHWAY.expected_of("baker") == (KNEAD, LEAD)
    assert PATHWAY.expected_of("butcher") == ()


def test_a_report_lists_the_clauses_without_counterpart_in_document_order() -> None:
    decided = (Verdict.NO_COUNTERPART, Verdict.MATCHED, Verdict.NOT_JUDGED, Verdict.NO_COUNTERPART, Verdict.BOILERPLATE)
    report = Report(
        Document("a", DocumentFormat.TEXT, "", "", ()),
        PATHWAY,
        tuple(ClauseVerdict(clause_of("A line", number=5 - n), verdict) for n, verdict in enumerate(decided)),
        RoleFit(Outcome.NOT_ENOUGH_TEXT, (), ""),
        (),
        (),
        Summary(),
        (),
        Provenance("0", "", "", ""),
    )
    assert report.no_counterpart == ("c5", "c2")


def test_a_clause_is_context_without_flags_until_it_is_read() -> None:
    clause = clause_of("A line", ClauseKind.CONTEXT)
    assert (clause.flags, dict(clause.flag_reasons)) == ((), {})
