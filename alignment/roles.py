"""Which role category a job description fits, with the evidence for and against each, or why there is no answer.

Evidence is added up. `role_evidence`, `role_titles`, `role_statements` and `role_wording` find it, `role_scope` looks
for roles the framework does not cover, this module decides, and `role_chance` says how far it can be trusted.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import fsum

from alignment.pathway.categories import find_category
from alignment.role_chance import chance_features, load_role_chance
from alignment.role_evidence import Found, find_category_signs, find_speaking, read_clauses
from alignment.role_explanation import (
    COULD_BE_ANY,
    FOREIGN,
    UNLIKE,
    explain_between,
    explain_given,
    explain_one,
    explain_outside,
    explain_too_little,
)
from alignment.role_scope import Outside, find_outside
from alignment.role_statements import find_statement_evidence
from alignment.role_titles import find_title_evidence, find_titles
from alignment.role_wording import NO_WORDING, WORDING, Wording
from alignment.types import (
    Clause,
    ClauseKind,
    ClauseVerdict,
    Document,
    Evidence,
    Outcome,
    Pathway,
    RankedCategory,
    RoleFit,
    Verdict,
)

# Three lines can come from any category's job description. Not fitted: chosen so that a short advert is still read.
LEAST_TELLING_LINES = 4
# One ordinary line's worth, title aside. With less, the ranking is only the order of the content files.
LEAST_EVIDENCE = 1.0
# Categories nearer than one ordinary line, or than a quarter of what there is in all, are not told apart by the score.
# Set by hand on tests/alignment/role_cases.py and the training job descriptions in eval/gold/train.
CLOSE = 1.0
CLOSE_SHARE = 0.25
# For "between two" each must also have this much that the other lacks, or they are only neighbours that share duties.
OWN_EVIDENCE = 1.0
# From this many natural log-odds on, the words resemble roles outside the framework clearly more than any category. It
# is twice as far as any role inside came, of gold train and the training documents, each left out of the fit.
OUTSIDE_MARGIN = 1.0
# Signs that add up to this much are not overruled by wording.
CLEAR_SIGNS = 4.0
# When this share of the lines that ask for something has no counterpart, the role is about something else.
FOREIGN_SHARE = 0.75
# What a person reads in one glance; the weakest reasons do not help.
MOST_SHOWN = 6
LEAST_SHOWN = 0.1

_TELLING_KINDS = (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A category with everything found about it."""

    ranked: RankedCategory
    found: tuple[Found, ...]

    @property
    def backing(self) -> float:
        """What speaks for it apart from the title."""
        return self._speaking_for({"title"})

    @property
    def signs(self) -> float:
        """What speaks for it apart from the title and from what its words resemble."""
        return self._speaking_for({"title", WORDING})

    def _speaking_for(self, apart_from: Set[str]) -> float:
        return fsum(f.evidence.weight for f in self.found if f.key not in apart_from and f.evidence.weight > 0)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the document itself says of the role: the answer in words too, and what tells how far to trust it."""

    outcome: Outcome
    ranked: tuple[RankedCategory, ...]
    explanation: str
    features: Mapping[str, float]

    @property
    def chosen(self) -> str | None:
        """The category that leads, where the answer names one or two."""
        return self.ranked[0].category if self.outcome in (Outcome.ONE, Outcome.BETWEEN) else None


def fit_role(
    document: Document,
    verdicts: tuple[ClauseVerdict, ...],
    pathway: Pathway,
    *,
    given: str | None = None,
    wording: Wording = NO_WORDING,
) -> RoleFit:
    """Rank the role categories and say which one the document fits, if any.

    Args:
        document: The job description as read; its title is weak evidence.
        verdicts: Every clause with its matches, in document order.
        pathway: The framework.
        given: A category a person chose. It becomes `chosen`; the ranking still shows what the document points to.
        wording: What the words of the document resemble, as `role_wording` reads them; nothing when not given.

    Raises:
        UnknownCategoryError: `given` is not a category of this framework.
    """
    given_title = find_category(pathway, given).title if given is not None else ""
    found = reckon_role(document, verdicts, pathway, wording)
    explanation = found.explanation
    if given is not None:
        explanation = explain_given(given, given_title, found.chosen, explanation)
    return RoleFit(
        outcome=found.outcome,
        ranked=found.ranked,
        explanation=explanation,
        chosen=given or found.chosen,
        given=given is not None,
        chance=round(load_role_chance().chance(found.features), 4),
    )


def reckon_role(
    document: Document, verdicts: Sequence[ClauseVerdict], pathway: Pathway, wording: Wording = NO_WORDING
) -> Reckoned:
    """What the document says of the role, whatever a person chose."""
    clauses = read_clauses(verdicts)
    titles = find_titles(document, verdicts)
    weighed = _weigh_categories(document, verdicts, clauses, pathway, wording)
    outside = find_outside(pathway, clauses, titles)
    outcome, explanation = _decide(weighed, outside, verdicts, clauses, wording)
    explanation += "".join(f" Please note: {o.kind.advice}" for o in outside if o.is_note)
    ranked = tuple(one.ranked for one in weighed)
    named = any(kind.in_title for kind in outside if not kind.is_note)
    return Reckoned(outcome, ranked, explanation, chance_features(outcome, ranked, wording, clauses, named))


# --- ranking ---------------------------------------------------------------------------------------------------------


def _weigh_categories(
    document: Document,
    verdicts: Sequence[ClauseVerdict],
    clauses: Sequence[Clause],
    pathway: Pathway,
    wording: Wording,
) -> list[_Weighed]:
    by_title = find_title_evidence(pathway.role_categories, find_titles(document, verdicts))
    by_statement = find_statement_evidence(verdicts, pathway)
    order = {verdict.clause.id: position for position, verdict in enumerate(verdicts)}
    every_sign = [sign for category in pathway.role_categories for sign in category.signs]
    speaking = find_speaking(every_sign, clauses)
    weighed = []
    for category in pathway.role_categories:
        signs = find_category_signs(category, pathway.role_categories, speaking)
        title = [by_title[category.id]] if category.id in by_title else []
        resembles = [wording.evidence[category.id]] if category.id in wording.evidence else []
        found = (*signs, *title, *by_statement[category.id], *resembles)
        score = round(fsum(one.evidence.weight for one in found), 6)
        weighed.append(_Weighed(_rank(category.id, category.title, score, found, order), found))
    # The sort keeps content order among equals: the plainer category comes first in the content files.
    return sorted(weighed, key=lambda one: -one.ranked.score)


def _rank(
    category_id: str, title: str, score: float, found: Sequence[Found], order: Mapping[str, int]
) -> RankedCategory:
    """The category with what to show for it and against it, the heaviest first.

    What its words resemble comes last, and never pushes a plain duty out: a reader can check a duty.
    """
    shown = [one for one in found if abs(one.evidence.weight) >= LEAST_SHOWN]

    def by_weight(one: Found) -> tuple[bool, float, int, str]:
        first = min((order.get(clause_id, 0) for clause_id in one.evidence.clause_ids), default=0)
        return (one.key == WORDING, -round(abs(one.evidence.weight), 6), first, one.evidence.reason)

    ordered = sorted(shown, key=by_weight)
    speaks_for = tuple(one.evidence for one in ordered if one.evidence.weight > 0)
    against = tuple(one.evidence for one in ordered if one.evidence.weight < 0)
    return RankedCategory(category_id, title, score, speaks_for[:MOST_SHOWN], against[:MOST_SHOWN])


# --- deciding --------------------------------------------------------------------------------------------------------


def _decide(
    weighed: Sequence[_Weighed],
    outside: Sequence[Outside],
    verdicts: Sequence[ClauseVerdict],
    clauses: Sequence[Clause],
    wording: Wording,
) -> tuple[Outcome, str]:
    best_score = weighed[0].ranked.score if weighed else 0.0
    for kind in outside:
        if kind.decides(best_score):
            return Outcome.OUT_OF_SCOPE, explain_outside(kind)
    telling = _count_telling(weighed, clauses)
    if telling < LEAST_TELLING_LINES:
        return Outcome.NOT_ENOUGH_TEXT, explain_too_little(telling)
    signs = max((one.signs for one in weighed), default=0.0)
    if signs < LEAST_EVIDENCE and _is_foreign(verdicts):
        return Outcome.OUT_OF_SCOPE, FOREIGN
    if signs < CLEAR_SIGNS and wording.outside >= OUTSIDE_MARGIN:
        return Outcome.OUT_OF_SCOPE, UNLIKE
    if not weighed or weighed[0].backing < LEAST_EVIDENCE or best_score <= 0:
        return Outcome.NOT_ENOUGH_TEXT, COULD_BE_ANY
    if len(weighed) > 1 and _is_between(weighed[0], weighed[1]):
        first, second = weighed[0], weighed[1]
        beyond = (_beyond(first, second), _beyond(second, first))
        return Outcome.BETWEEN, explain_between(first.ranked.title, beyond[0], second.ranked.title, beyond[1])
    return Outcome.ONE, explain_one([one.ranked for one in weighed])


def _count_telling(weighed: Sequence[_Weighed], clauses: Sequence[Clause]) -> int:
    cited = {clause_id for one in weighed for f in one.found if f.key != "title" for clause_id in f.evidence.clause_ids}
    return sum(clause.kind in _TELLING_KINDS or clause.id in cited for clause in clauses)


def _is_foreign(verdicts: Sequence[ClauseVerdict]) -> bool:
    asking = [v for v in verdicts if v.clause.kind in (ClauseKind.DUTY, ClauseKind.REQUIREMENT)]
    foreign = [v for v in asking if v.verdict is Verdict.NO_COUNTERPART]
    return len(foreign) >= LEAST_TELLING_LINES and len(foreign) >= FOREIGN_SHARE * len(asking)


def _is_between(first: _Weighed, second: _Weighed) -> bool:
    close = first.ranked.score - second.ranked.score <= max(CLOSE, CLOSE_SHARE * first.ranked.score)
    return close and all(
        fsum(evidence.weight for evidence in _beyond(one, other)) >= OWN_EVIDENCE
        for one, other in ((first, second), (second, first))
    )


def _beyond(one: _Weighed, other: _Weighed) -> tuple[Evidence, ...]:
    """What speaks for one category and less, or not, for the other: each weighs the difference, the heaviest first."""
    others = {found.key: found.evidence.weight for found in other.found if found.evidence.weight > 0}
    own = [found for found in one.found if found.key != "title" and found.evidence.weight > 0]
    extra = [replace(f.evidence, weight=f.evidence.weight - others.get(f.key, 0.0)) for f in own]
    return tuple(sorted((e for e in extra if e.weight > 0), key=lambda e: (-round(e.weight, 6), e.reason)))
