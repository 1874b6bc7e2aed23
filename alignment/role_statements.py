"""What the matched statements say for or against each role category. Rare statements tell more than shared ones."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

from alignment.role_evidence import Found
from alignment.role_limits import CONDITIONAL_FACTOR, is_part_of_the_role
from alignment.types import ClauseVerdict, Evidence, Expectation, Flag, Match, Pathway, Statement, Verdict

# All matched statements together weigh as much as one clear sign: most statements are shared, so they refine a choice.
STATEMENTS_WEIGHT = 3.0
# With few telling matches the statements count for less; at this much telling weight they count for half.
HALF_AT = 1.5
# How far a match speaks for a category that expects the statement this much, and against one that does not expect it.
EXPECTATION_WEIGHT = {Expectation.CORE: 1.0, Expectation.EXPECTED: 0.7, Expectation.DEVELOPING: 0.4}
UNEXPECTED_WEIGHT = -0.5


@dataclass(frozen=True, slots=True)
class _Telling:
    """A matched statement, how much it tells (confidence times rarity), and the clauses it was matched in."""

    statement: Statement
    weight: float
    clause_ids: tuple[str, ...]


def find_statement_evidence(verdicts: Sequence[ClauseVerdict], pathway: Pathway) -> Mapping[str, tuple[Found, ...]]:
    """For each category, one piece of evidence for each theme that speaks for it, and one for each against it."""
    telling = _find_telling(verdicts, pathway)
    scale = STATEMENTS_WEIGHT / (fsum(one.weight for one in telling) + HALF_AT)
    return {category.id: _by_theme(category.id, telling, scale, pathway) for category in pathway.role_categories}


def _find_telling(verdicts: Sequence[ClauseVerdict], pathway: Pathway) -> list[_Telling]:
    statements = {statement.id: statement for statement in pathway.statements}
    matches: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.verdict is Verdict.MATCHED and is_part_of_the_role(verdict.clause):
            for match in verdict.matches:
                matches[match.statement_id].append((match.clause_id, _confidence(match, verdict)))
    return [
        _Telling(
            statements[name],
            max(confidence for _, confidence in places) * _rarity(statements[name], pathway),
            tuple(clause_id for clause_id, _ in places),
        )
        for name, places in matches.items()
        if name in statements
    ]


def _confidence(match: Match, verdict: ClauseVerdict) -> float:
    conditional = Flag.CONDITIONAL in verdict.clause.flags
    return match.confidence * (CONDITIONAL_FACTOR if conditional else 1.0)


def _rarity(statement: Statement, pathway: Pathway) -> float:
    """1 for a statement only one category expects, 0 for one that all expect, or none."""
    everyone = len(pathway.role_categories)
    expecting = len(statement.expected_by)
    return log(everyone / expecting) / log(everyone) if expecting and everyone > 1 else 0.0


def _by_theme(category_id: str, telling: Sequence[_Telling], scale: float, pathway: Pathway) -> tuple[Found, ...]:
    found = []
    covered = {s.theme for s in pathway.statements if category_id in s.expected_by}
    for theme in pathway.themes:
        here = [one for one in telling if one.statement.theme == theme.id]
        for speaks_for in (True, False):
            some = [one for one in here if (category_id in one.statement.expected_by) is speaks_for and one.weight]
            # Of a theme the category shares, nothing speaks against it: all care workers have to do with safeguarding.
            if some and (speaks_for or theme.id not in covered):
                weight = scale * fsum(one.weight * _worth(one.statement, category_id) for one in some)
                expected = "is" if speaks_for else "is not"
                reason = f"asks for things about “{theme.title}” that this category {expected} expected to do"
                clause_ids = dict.fromkeys(clause_id for one in some for clause_id in one.clause_ids)
                found.append(Found(f"theme {theme.id}", Evidence(reason, tuple(clause_ids), weight)))
    return tuple(found)


def _worth(statement: Statement, category_id: str) -> float:
    expectation = statement.expected_by.get(category_id)
    return UNEXPECTED_WEIGHT if expectation is None else EXPECTATION_WEIGHT[expectation]
