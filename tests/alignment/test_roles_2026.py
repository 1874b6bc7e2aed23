"""Roles under version 2026, whose new categories took in jobs that 2025-04 had to call out of scope."""

from functools import cache

import pytest

from alignment import Tools, align, load_pathway, open_tools
from alignment.roles import fit_role
from alignment.types import Outcome, RoleFit
from embeddings import load_encoder
from tests.alignment.align_cases import EXAMPLES_FOLDER
from tests.alignment.role_cases import Case, document_with, verdict_on
from tests.alignment.role_cases_2026 import CASES_2026, FOUND_A_HOME

TRAINER = """Job title: Training Officer

Main duties
- Find out from managers, audits and incidents what staff need to learn
- Write the training plan for the year and book rooms and trainers
- Deliver induction, moving and handling and safeguarding courses
- Coordinate the Care Certificate and support learners who are new to study
- Keep the training matrix up to date and warn managers before training runs out
- Ask staff and managers whether a course changed anything, and improve it

Person specification
- A recognised teaching or training qualification
- Experience of working in social care
"""

QUALITY_LEAD = """Job title: Quality and Compliance Lead

Main duties
- Plan and carry out internal audits across our nine services
- Make unannounced visits, including at night, and speak with people and staff
- Write reports that set out findings clearly and share them with managers
- Follow up action plans and check that improvements last
- Analyse incidents, complaints and safeguarding concerns for trends
- Review policies when the law or guidance changes
- You will not manage any of the services or supervise care staff
"""

OPERATIONS_MANAGER = """Job title: Operations Manager

Main duties
- Lead seven care homes across the region and know how each is doing
- Line manage the registered managers, supporting them and holding them to account
- Set budgets with finance and explain results to the board
- Decide early what must change when a home is failing
- Prepare tenders and negotiate contracts with councils
- As a member of the senior leadership team, help to shape the company strategy
"""


@cache
def tools() -> Tools:
    return open_tools(load_pathway("2026"), encoder=load_encoder("hashing"))


def fit(case: Case) -> RoleFit:
    verdicts = tuple(verdict_on(position, line) for position, line in enumerate(case.lines))
    return fit_role(document_with(case.title, case.lines), verdicts, tools().pathway)


@pytest.mark.parametrize("one", CASES_2026, ids=lambda one: one.name)
def test_each_made_up_job_description_comes_out_as_its_author_meant(one: Case) -> None:
    role_fit = fit(one)
    assert role_fit.outcome == one.outcome
    if one.outcome == Outcome.ONE:
        assert role_fit.chosen == one.first
    elif one.outcome == Outcome.BETWEEN:
        assert {role_fit.ranked[0].category, role_fit.ranked[1].category} == {one.first, one.second}


def test_the_cases_cover_every_category_of_2026() -> None:
    assert {one.first for one in CASES_2026 if one.first} >= {c.id for c in tools().pathway.role_categories}


def test_jobs_that_had_no_home_are_named_among_the_cases() -> None:
    assert set(FOUND_A_HOME) <= {one.name for one in CASES_2026 if one.outcome == Outcome.ONE}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        (TRAINER, "learning_and_development_practitioner"),
        (QUALITY_LEAD, "quality_assurance_lead"),
        (OPERATIONS_MANAGER, "corporate_manager"),
    ],
    ids=["trainer", "quality lead", "operations manager"],
)
def test_a_short_text_fits_its_new_category(text: str, category: str) -> None:
    role_fit = align(text, tools=tools()).role_fit
    assert (role_fit.outcome, role_fit.chosen) == (Outcome.ONE, category)


@pytest.mark.parametrize(
    ("example", "category"),
    [
        ("activities-coordinator.html", "activity_coordinator"),
        ("office-personal-assistant.txt", "administration"),
        ("home-care-worker.pdf", "care_or_support_worker"),
        ("support-worker-supported-living.txt", "care_or_support_worker"),
        ("complex-care-worker.docx", "enhanced_care_worker"),
        ("senior-carer-care-home.docx", "supervisor_or_leader"),
        ("deputy-manager-nursing-home.pdf", "deputy_manager"),
        ("registered-manager-home-care.docx", "registered_manager"),
    ],
)
def test_an_example_fits_its_category(example: str, category: str) -> None:
    role_fit = align(EXAMPLES_FOLDER / example, tools=tools()).role_fit
    assert (role_fit.outcome, role_fit.chosen) == (Outcome.ONE, category)


def test_a_childrens_home_is_still_outside_the_framework() -> None:
    role_fit = align(EXAMPLES_FOLDER / "childrens-home-deputy.docx", tools=tools()).role_fit
    assert role_fit.outcome is Outcome.OUT_OF_SCOPE
