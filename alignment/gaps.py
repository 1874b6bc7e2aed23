"""What a role category expects and the job description does not mention, and how well each theme is covered.

This is about the document: a statement it does not mention may well be part of the job.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from alignment.gap_model import (
    GapModel,
    Support,
    core_statements,
    find_support,
    gap_features,
    load_gap_model,
)
from alignment.pathway.categories import find_category
from alignment.types import (
    ClauseVerdict,
    Expectation,
    Flag,
    Gap,
    Pathway,
    RoleCategory,
    Statement,
    ThemeCoverage,
    Touched,
    Verdict,
)
from alignment.verdicts import Scored

# From this chance on the nearest line is worth a look: one such line in six is agreed to say it, if chances keep their
# word. Further down a pointer would only mislead.
NEAR_ENOUGH = 0.15
# A theme is seldom spoken of when, on average, fewer than one in five job descriptions for the category say each of its
# core statements, and clearly fewer than say each of the category's.
SELDOM = 0.2
SELDOM_FACTOR = 0.75
# Each further gap of a theme counts for so much less, so that the first few do not all come from one theme.
FURTHER_FACTOR = 0.7

_EXPECTED_HOW = {
    Expectation.CORE: "It is at the core of what is expected of this category",
    Expectation.EXPECTED: "It is expected of this category",
    Expectation.DEVELOPING: "It is something this category is expected to grow into",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not mentioned, the most telling first, and what is perhaps touched on, the likeliest first."""

    gaps: tuple[Gap, ...] = ()
    touched: tuple[Touched, ...] = ()


def find_missing(
    verdicts: Sequence[ClauseVerdict],
    pathway: Pathway,
    category_id: str,
    scored: Scored,
    model: GapModel | None = None,
) -> Missing:
    """The core statements of a category that the document does not mention, and those it perhaps touches on.

    A gap is claimed only where the best evidence is weak. Where it is neither weak nor good enough for a match, the
    line that came nearest is named instead; where no line came near, nothing is said.

    Gaps in themes that most job descriptions for the category leave out come last. Before that come statements that
    many of them say, though not all from one theme.

    Args:
        verdicts: Every clause with its matches.
        pathway: The framework.
        category_id: The category to hold the document against.
        scored: Every candidate with its confidence, accepted or not, by clause id, the likeliest first.
        model: What tells how likely a gap is; the one that ships when not given.

    Raises:
        UnknownCategoryError: There is no such category.
    """
    category, fitted = find_category(pathway, category_id), model or load_gap_model()
    core = core_statements(pathway, category_id)
    shares = {statement.id: fitted.share(category_id, statement.id) for statement in core}
    support = find_support(verdicts, scored)
    features = gap_features(pathway, core, support, scored, shares)
    chances = {name: round(fitted.chance(row), 6) for name, row in features.items()}
    mentioned = find_mentioned(verdicts)
    rest = [statement for statement in core if statement.id not in mentioned]
    seldom = _seldom_themes(core, shares)
    missing = _most_telling_first([s for s in rest if chances[s.id] >= fitted.cut], shares, seldom)
    return Missing(
        gaps=tuple(
            _gap(s, category, pathway, support.get(s.id, Support()), chances[s.id], shares[s.id], s.theme in seldom)
            for s in missing
        ),
        touched=_touched([s for s in rest if chances[s.id] < fitted.cut], category_id, support, chances),
    )


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


def find_mentioned(verdicts: Sequence[ClauseVerdict]) -> frozenset[str]:
    """Ids of the statements the document points to. A line on what is outside the role points to none."""
    return frozenset(
        match.statement_id
        for verdict in verdicts
        if verdict.verdict is Verdict.MATCHED and Flag.NEGATED not in verdict.clause.flags
        for match in verdict.matches
    )


def _seldom_themes(core: Iterable[Statement], shares: Mapping[str, float]) -> frozenset[str]:
    by_theme: dict[str, list[float]] = {}
    for statement in core:
        by_theme.setdefault(statement.theme, []).append(shares[statement.id])
    below = min(SELDOM, SELDOM_FACTOR * fsum(shares.values()) / max(1, len(shares)))
    return frozenset(theme for theme, some in by_theme.items() if fsum(some) < below * len(some))


def _most_telling_first(
    missing: Sequence[Statement], shares: Mapping[str, float], seldom: frozenset[str]
) -> list[Statement]:
    turn: dict[str, int] = {}
    weight: dict[str, float] = {}
    for statement in sorted(missing, key=lambda s: -shares[s.id]):
        place = turn[statement.theme] = turn.get(statement.theme, -1) + 1
        weight[statement.id] = shares[statement.id] * FURTHER_FACTOR**place
    return sorted(missing, key=lambda s: (s.theme in seldom, -round(weight[s.id], 6)))


def _gap(
    statement: Statement,
    category: RoleCategory,
    pathway: Pathway,
    support: Support,
    chance: float,
    share: float,
    seldom: bool,
) -> Gap:
    expectation = statement.expected_by[category.id]
    why = (
        f"{pathway.theme(statement.theme).why} {_EXPECTED_HOW[expectation]} ({category.title}), and the job "
        "description does not mention it."
    )
    near = support.best >= NEAR_ENOUGH
    return Gap(
        statement_id=statement.id,
        theme=statement.theme,
        expectation=expectation,
        why=why.strip(),
        nearest_clause_id=support.clause_id if near else None,
        nearest_score=round(support.best, 4) if near else 0.0,
        chance=round(chance, 4),
        said_by=share,
        seldom_said=seldom,
    )


def _touched(
    statements: Sequence[Statement], category_id: str, support: Mapping[str, Support], chances: Mapping[str, float]
) -> tuple[Touched, ...]:
    near = [s for s in statements if support.get(s.id, Support()).best >= NEAR_ENOUGH]
    return tuple(
        Touched(
            statement_id=s.id,
            theme=s.theme,
            expectation=s.expected_by[category_id],
            clause_id=support[s.id].clause_id,
            chance=round(1 - chances[s.id], 4),
        )
        for s in sorted(near, key=lambda s: chances[s.id])
    )
