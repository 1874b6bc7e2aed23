"""Which role category a job description fits, with the evidence for and against each, or why there is no answer.

Evidence is added up; nothing is a percentage. `role_evidence`, `role_titles` and `role_statements` find it,
`role_scope` looks for roles the framework does not cover, and this module decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from alignment.pathway.categories import find_category
from alignment.role_evidence import Found, find_category_signs, find_speaking, read_clauses
from alignment.role_scope import Outside, find_outside
from alignment.role_statements import find_statement_evidence
from alignment.role_titles import find_title_evidence, find_titles
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
# A runner-up this near the first is worth a mention even when the answer is one.
WORTH_A_MENTION = 2.0
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
        return fsum(f.evidence.weight for f in self.found if f.key != "title" and f.evidence.weight > 0)


def fit_role(
    document: Document,
    verdicts: tuple[ClauseVerdict, ...],
    pathway: Pathway,
    *,
    given: str | None = None,
) -> RoleFit:
    """Rank the role categories and say which one the document fits, if any.

    Args:
        document: The job description as read; its title is weak evidence.
        verdicts: Every clause with its matches, in document order.
        pathway: The framework.
        given: A category a person chose. It becomes `chosen`; the ranking still shows what the document points to.

    Raises:
        UnknownCategoryError: `given` is not a category of this framework.
    """
    given_title = find_category(pathway, given).title if given is not None else ""
    clauses = read_clauses(verdicts)
    titles = find_titles(document, verdicts)
    weighed = _weigh_categories(document, verdicts, clauses, pathway)
    outside = find_outside(pathway, clauses, titles)
    outcome, explanation = _decide(weighed, outside, verdicts, clauses)
    explanation += "".join(f" Please note: {o.kind.advice}" for o in outside if o.is_note)
    ranked = tuple(one.ranked for one in weighed)
    settled = outcome in (Outcome.ONE, Outcome.BETWEEN)
    chosen = ranked[0].category if settled else None
    if given is not None:
        explanation = _explain_given(given, given_title, chosen, explanation)
    return RoleFit(outcome, ranked, explanation, chosen=given or chosen, given=given is not None)


# --- ranking ---------------------------------------------------------------------------------------------------------


def _weigh_categories(
    document: Document, verdicts: Sequence[ClauseVerdict], clauses: Sequence[Clause], pathway: Pathway
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
        found = (*signs, *title, *by_statement[category.id])
        score = round(fsum(one.evidence.weight for one in found), 6)
        weighed.append(_Weighed(_rank(category.id, category.title, score, found, order), found))
    # The sort keeps content order among equals: the plainer category comes first in the content files.
    return sorted(weighed, key=lambda one: -one.ranked.score)


def _rank(
    category_id: str, title: str, score: float, found: Sequence[Found], order: Mapping[str, int]
) -> RankedCategory:
    evidence = [one.evidence for one in found if abs(one.evidence.weight) >= LEAST_SHOWN]

    def by_weight(one: Evidence) -> tuple[float, int, str]:
        first = min((order.get(clause_id, 0) for clause_id in one.clause_ids), default=0)
        return (-round(abs(one.weight), 6), first, one.reason)

    speaks_for = sorted((one for one in evidence if one.weight > 0), key=by_weight)
    against = sorted((one for one in evidence if one.weight < 0), key=by_weight)
    return RankedCategory(category_id, title, score, tuple(speaks_for[:MOST_SHOWN]), tuple(against[:MOST_SHOWN]))


# --- deciding --------------------------------------------------------------------------------------------------------


def _decide(
    weighed: Sequence[_Weighed],
    outside: Sequence[Outside],
    verdicts: Sequence[ClauseVerdict],
    clauses: Sequence[Clause],
) -> tuple[Outcome, str]:
    best_score = weighed[0].ranked.score if weighed else 0.0
    for kind in outside:
        if kind.decides(best_score):
            return Outcome.OUT_OF_SCOPE, _explain_outside(kind)
    telling = _count_telling(weighed, clauses)
    if telling < LEAST_TELLING_LINES:
        return Outcome.NOT_ENOUGH_TEXT, _explain_too_little(telling)
    if not weighed or weighed[0].backing < LEAST_EVIDENCE or best_score <= 0:
        return _decide_without_evidence(verdicts)
    if len(weighed) > 1 and _is_between(weighed[0], weighed[1]):
        return Outcome.BETWEEN, _explain_between(weighed[0], weighed[1])
    return Outcome.ONE, _explain_one([one.ranked for one in weighed])


def _count_telling(weighed: Sequence[_Weighed], clauses: Sequence[Clause]) -> int:
    cited = {clause_id for one in weighed for f in one.found if f.key != "title" for clause_id in f.evidence.clause_ids}
    return sum(clause.kind in _TELLING_KINDS or clause.id in cited for clause in clauses)


def _decide_without_evidence(verdicts: Sequence[ClauseVerdict]) -> tuple[Outcome, str]:
    asking = [v for v in verdicts if v.clause.kind in (ClauseKind.DUTY, ClauseKind.REQUIREMENT)]
    foreign = [v for v in asking if v.verdict is Verdict.NO_COUNTERPART]
    if len(foreign) >= LEAST_TELLING_LINES and len(foreign) >= FOREIGN_SHARE * len(asking):
        return Outcome.OUT_OF_SCOPE, (
            "Almost nothing this job description asks for has a counterpart here, so the role is most likely outside "
            "the framework. If it is not, say in it what the role does and for whom."
        )
    return Outcome.NOT_ENOUGH_TEXT, (
        "The lines of this job description could belong to any of the role categories, so there is not enough to say "
        "which one it fits. Add the main duties, or choose the category yourself."
    )


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


# --- saying it -------------------------------------------------------------------------------------------------------


def _explain_one(ranked: Sequence[RankedCategory]) -> str:
    best, others = ranked[0], ranked[1:]
    text = f"This job description fits {best.title} best: {_reasons(best.evidence_for)}."
    if best.evidence_against:
        text += f" Against it: {_reasons(best.evidence_against[:1])}."
    if others and others[0].score > 0 and best.score - others[0].score <= WORTH_A_MENTION:
        text += f" Another possibility is {others[0].title}."
    return text


def _explain_between(first: _Weighed, second: _Weighed) -> str:
    one, other = first.ranked.title, second.ranked.title
    return (
        f"This job description lies between {one} and {other}. For {one}: {_reasons(_beyond(first, second))}. "
        f"For {other}: {_reasons(_beyond(second, first))}. "
        f"Gaps are counted against {one}, which is slightly ahead; choose the other if it suits better."
    )


def _explain_outside(outside: Outside) -> str:
    reasons = _reasons([evidence for evidence in outside.evidence if evidence.weight > 0])
    title = outside.kind.title
    # "A role in …" runs on in the sentence; "NHS post" keeps its capitals.
    title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return f"This looks like {title}, which the framework does not cover: {reasons}. {outside.kind.advice}"


def _explain_too_little(telling: int) -> str:
    found = {0: "No line", 1: "Only one line"}.get(telling, f"Only {telling} lines")
    says = "say" if telling > 1 else "says"
    return (
        f"{found} of this job description {says} what the role does or needs, which is not enough to tell the role "
        "categories apart. Add the main duties, or choose the category yourself."
    )


def _explain_given(given: str, title: str, chosen: str | None, explanation: str) -> str:
    if chosen == given:
        return f"You chose {title}, and the document points there too. {explanation}"
    elsewhere = " The document itself points elsewhere." if chosen else ""
    return f"You chose {title}, so gaps are counted against it.{elsewhere} {explanation}"


def _reasons(evidence: Sequence[Evidence]) -> str:
    reasons = [one.reason for one in evidence[:3]]
    if not reasons:
        return "nothing in particular"
    *most, last = reasons
    # Reasons hold commas of their own, so semicolons keep them apart.
    return f"the role {'; '.join(most)}; and {last}" if most else f"the role {last}"
