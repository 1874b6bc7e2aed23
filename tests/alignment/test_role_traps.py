from functools import cache

import pytest

from alignment.pathway import load_pathway
from alignment.roles import fit_role
from alignment.types import Outcome, Pathway, RoleFit
from tests.alignment.role_cases import Case, document_with, verdict_on
from tests.alignment.role_traps import CARE, CARER, TRAPS

# A title of each category but the carer's own.
TITLES = (
    "Trainee Care Assistant",
    "Complex Care Worker",
    "Personal Assistant",
    "Team Leader",
    "Dementia Lead",
    "Deputy Manager",
    "Registered Manager",
)
PERSONAL_CARE = ("Help people to bathe", "Support residents with everyday life", "Give personal care day and night")


@cache
def pathway() -> Pathway:
    return load_pathway("2025-04")


def fit(title: str, *lines: str) -> RoleFit:
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(lines))
    return fit_role(document_with(title, lines), verdicts, pathway())


@pytest.mark.parametrize("one", TRAPS, ids=lambda one: one.name)
def test_no_trap_is_walked_into(one: Case) -> None:
    role_fit = fit(one.title, *one.lines)
    assert role_fit.outcome == one.outcome
    assert role_fit.chosen == (one.first or None)


@pytest.mark.parametrize("one", TRAPS, ids=lambda one: one.name)
def test_the_answer_to_a_trap_cites_lines(one: Case) -> None:
    role_fit = fit(one.title, *one.lines)
    if role_fit.outcome is Outcome.ONE:
        assert any(piece.clause_ids for piece in role_fit.ranked[0].evidence_for)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_never_outweighs_the_duties(title: str) -> None:
    role_fit = fit(title, *CARE, *PERSONAL_CARE)
    assert role_fit.ranked[0].category == CARER
    assert role_fit.chosen == CARER


@pytest.mark.parametrize(
    ("regulator", "line"),
    [
        ("Wales", "Register with Social Care Wales"),
        ("Northern Ireland", "Register with NISCC"),
        ("Scotland", "SSSC registration"),
    ],
)
def test_another_nations_regulator_is_noted_and_the_role_is_still_read(regulator: str, line: str) -> None:
    role_fit = fit("Support Worker", *CARE, line)
    assert role_fit.chosen == CARER
    assert "applies to England" in role_fit.explanation


def test_a_sentence_with_the_titles_words_in_it_still_says_something_of_its_own() -> None:
    lines = ("Registered with the NMC as a nursing associate", "Give medicines", "Update care plans", "Keep records")
    assert fit("Nursing Associate", *lines).outcome is Outcome.OUT_OF_SCOPE
