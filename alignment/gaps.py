"""What a role category expects and the job description does not mention, and how well each theme is covered.

This is about the document: a statement it does not mention may well be part of the job.
"""

from collections.abc import Mapping, Sequence

from alignment.pathway.categories import find_category
from alignment.types import (
    Candidate,
    ClauseVerdict,
    Expectation,
    Flag,
    Gap,
    Pathway,
    RoleCategory,
    Statement,
    StatementKind,
    ThemeCoverage,
    Verdict,
)

# From here on somebody may well say that the line mentions it, so no gap is claimed: of the training documents'
# candidates above this score people agreed with two in five.
TOO_NEAR_TO_CLAIM = 0.55
# From here on the nearest line is shown beside a gap. Of the candidates between the two scores people agreed with one
# in seven; further down it is one in thirty, and a pointer would only mislead.
NEAR_ENOUGH = 0.45

_EXPECTED_HOW = {
    Expectation.CORE: "It is at the core of what is expected of this category",
    Expectation.EXPECTED: "It is expected of this category",
    Expectation.DEVELOPING: "It is something this category is expected to grow into",
}
# Job descriptions are lists of duties: that one does not say how people are to be is usual, and no finding.
_OFTEN_UNSAID = (StatementKind.VALUE, StatementKind.BEHAVIOUR)


def find_gaps(
    verdicts: Sequence[ClauseVerdict],
    pathway: Pathway,
    category_id: str,
    nearest: Mapping[str, Candidate],
) -> tuple[Gap, ...]:
    """The core statements of a category that the document does not mention, the most telling first.

    A gap is claimed only where the best evidence is weak: a statement that some line comes close to is left alone.
    What people do and know comes before how they are, which most job descriptions leave unsaid; and then one theme
    after another, beginning with those the document says least about, so that the first few gaps show
    the breadth of what is missing and not one theme's list.

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
    core = [s for s in _counted(pathway, category_id) if s.expected_by[category_id] is Expectation.CORE]
    missing = [s for s in core if s.id not in mentioned and not _may_be_mentioned(nearest.get(s.id))]
    missing = _most_telling_first(missing, cover_themes(verdicts, pathway, category_id))
    return tuple(_gap(statement, category, pathway, _near(nearest.get(statement.id))) for statement in missing)


def cover_themes(verdicts: Sequence[ClauseVerdict], pathway: Pathway, category_id: str) -> tuple[ThemeCoverage, ...]:
    """For each theme in which the category expects anything: how much it expects and how much of that is mentioned.

    Raises:
        UnknownCategoryError: There is no such category.
    """
    find_category(pathway, category_id)
    mentioned = find_mentioned(verdicts)
    expected = _counted(pathway, category_id)
    coverage = []
    for theme in pathway.themes:
        here = [statement.id for statement in expected if statement.theme == theme.id]
        if here:
            count = sum(statement_id in mentioned for statement_id in here)
            coverage.append(ThemeCoverage(theme.id, theme.title, len(here), count))
    return tuple(coverage)


def _counted(pathway: Pathway, category_id: str) -> list[Statement]:
    """What a category expects now. What it is to grow into is no gap: nobody would look for it in a document."""
    expected = pathway.expected_of(category_id)
    return [s for s in expected if s.expected_by[category_id] is not Expectation.DEVELOPING]


def _most_telling_first(missing: Sequence[Statement], coverage: Sequence[ThemeCoverage]) -> list[Statement]:
    share = {theme.theme: theme.mentioned / theme.expected for theme in coverage}
    position = {theme.theme: number for number, theme in enumerate(coverage)}
    turn: dict[tuple[str, bool], int] = {}
    keys: dict[str, tuple[bool, int, float, int]] = {}
    for statement in missing:
        theme, unsaid = statement.theme, statement.kind in _OFTEN_UNSAID
        turn[theme, unsaid] = turn.get((theme, unsaid), -1) + 1
        keys[statement.id] = (unsaid, turn[theme, unsaid], share[theme], position[theme])
    return sorted(missing, key=lambda statement: keys[statement.id])


def find_mentioned(verdicts: Sequence[ClauseVerdict]) -> frozenset[str]:
    """Ids of the statements the document points to. A line on what is outside the role points to none."""
    return frozenset(
        match.statement_id
        for verdict in verdicts
        if verdict.verdict is Verdict.MATCHED and Flag.NEGATED not in verdict.clause.flags
        for match in verdict.matches
    )


def _may_be_mentioned(nearest: Candidate | None) -> bool:
    return nearest is not None and nearest.fused >= TOO_NEAR_TO_CLAIM


def _near(candidate: Candidate | None) -> Candidate | None:
    return candidate if candidate is not None and candidate.fused >= NEAR_ENOUGH else None


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
