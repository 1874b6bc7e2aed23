"""What a role category expects and the job description does not mention, and how well each theme is covered.

This is about the document: a statement it does not mention may well be part of the job.
"""

from collections.abc import Mapping, Sequence

from alignment.pathway.categories import find_category
from alignment.role_limits import is_part_of_the_role
from alignment.types import (
    Candidate,
    ClauseVerdict,
    Expectation,
    Gap,
    Pathway,
    RoleCategory,
    Statement,
    ThemeCoverage,
    Verdict,
)

_EXPECTED_HOW = {
    Expectation.CORE: "It is at the core of what is expected of this category",
    Expectation.EXPECTED: "It is expected of this category",
    Expectation.DEVELOPING: "It is something this category is expected to grow into",
}
_ORDER = {expectation: position for position, expectation in enumerate(Expectation)}


def find_gaps(
    verdicts: Sequence[ClauseVerdict],
    pathway: Pathway,
    category_id: str,
    nearest: Mapping[str, Candidate],
) -> tuple[Gap, ...]:
    """The statements a category expects and the document does not mention: core first, then by theme.

    Args:
        verdicts: Every clause with its matches.
        pathway: The framework.
        category_id: The category to hold the document against.
        nearest: For a statement id, the candidate that came nearest in the whole document, where there is one.

    Raises:
        UnknownCategoryError: There is no such category.
    """
    category = find_category(pathway, category_id)
    mentioned = find_mentioned(verdicts)
    missing = [s for s in pathway.expected_of(category_id) if s.id not in mentioned]
    themes = {theme.id: position for position, theme in enumerate(pathway.themes)}
    missing.sort(key=lambda s: (_ORDER[s.expected_by[category_id]], themes[s.theme]))
    return tuple(_gap(statement, category, pathway, nearest.get(statement.id)) for statement in missing)


def cover_themes(verdicts: Sequence[ClauseVerdict], pathway: Pathway, category_id: str) -> tuple[ThemeCoverage, ...]:
    """For each theme in which the category expects anything: how much it expects and how much of that is mentioned.

    Raises:
        UnknownCategoryError: There is no such category.
    """
    find_category(pathway, category_id)
    mentioned = find_mentioned(verdicts)
    expected = pathway.expected_of(category_id)
    coverage = []
    for theme in pathway.themes:
        here = [statement.id for statement in expected if statement.theme == theme.id]
        if here:
            count = sum(statement_id in mentioned for statement_id in here)
            coverage.append(ThemeCoverage(theme.id, theme.title, len(here), count))
    return tuple(coverage)


def find_mentioned(verdicts: Sequence[ClauseVerdict]) -> frozenset[str]:
    """Ids of the statements the document calls for. Lines on what the role does not do, or others do, call for none."""
    return frozenset(
        match.statement_id
        for verdict in verdicts
        if verdict.verdict is Verdict.MATCHED and is_part_of_the_role(verdict.clause)
        for match in verdict.matches
    )


def _gap(statement: Statement, category: RoleCategory, pathway: Pathway, nearest: Candidate | None) -> Gap:
    expectation = statement.expected_by[category.id]
    why = (
        f"{pathway.theme(statement.theme).why} {_EXPECTED_HOW[expectation]} ({category.title}), and the job "
        "description does not mention it."
    )
    return Gap(
        statement_id=statement.id,
        theme=statement.theme,
        expectation=expectation,
        why=why.strip(),
        nearest_clause_id=nearest.clause_id if nearest else None,
        nearest_score=nearest.fused if nearest else 0.0,
    )
