"""The overview: which role category the document fits and why, or why that cannot be said."""

from collections.abc import Iterable, Sequence

from alignment.extractive.findings import MOST_LINES, Cited, Findings, Part, Plain, first_clause, first_matched, say
from alignment.types import Evidence, Outcome, RankedCategory, RoleFit, Sentence, Verdict
from alignment.wording import capital, count_words, list_words, lower_first
from prompts.facts import Fact, FactRole

MOST_REASONS = 3


def overview(found: Findings) -> Part:
    """Which role category the document fits and why, or why that cannot be said."""
    fit = found.role_fit
    if fit.outcome is Outcome.NOT_ENOUGH_TEXT:
        return Part("overview", (Plain(_not_enough(found)),))
    if fit.outcome is Outcome.OUT_OF_SCOPE:
        return Part("overview", tuple(Plain(s) for s in _outside(found)))
    if fit.outcome is Outcome.BETWEEN and len(fit.ranked) > 1:
        return Part("overview", tuple(Plain(s) for s in _between(found)))
    return _one_category(found)


def _one_category(found: Findings) -> Part:
    chosen = _chosen(found.role_fit)
    if chosen is None:
        return Part("overview", (Plain(_not_enough(found)),))
    reasons = [e for e in chosen.evidence_for if e.clause_ids][:MOST_REASONS]
    facts = [Fact("C1", FactRole.BACKGROUND, f"role category: {chosen.title}")]
    cites = {"C1": Cited()}
    for i, reason in enumerate(reasons, start=1):
        facts.append(Fact(f"E{i}", FactRole.PRESENT, reason.reason.rstrip(".")))
        cites[f"E{i}"] = Cited(_first_ids(reason))
    plain = [Plain(_fits(found, chosen, reasons), tuple(f.id for f in facts))]
    if not found.role_fit.given:
        plain += [Plain(s, (f"E{i}",)) for i, s in enumerate(_reasons(reasons), start=1)]
    plain += [Plain(s) for s in _against(found, chosen)]
    writable = tuple(facts) if reasons and not found.role_fit.given else ()
    return Part("overview", tuple(plain), writable, cites, most=1, variables=_opening(chosen, reasons))


def _opening(chosen: RankedCategory, reasons: Sequence[Evidence]) -> dict[str, str]:
    """How a model is to begin: up to the first word of the first reason, or it finds a stronger verb."""
    verb = reasons[0].reason.split(" ", 1)[0] if reasons else ""
    return {"opening": f"The job description fits {chosen.title} because it {verb}".strip()}


def _chosen(fit: RoleFit) -> RankedCategory | None:
    return next((r for r in fit.ranked if r.category == fit.chosen), fit.ranked[0] if fit.ranked else None)


def _fits(found: Findings, chosen: RankedCategory, reasons: Sequence[Evidence]) -> Sentence:
    text = f"This job description fits the role category {chosen.title}."
    if found.role_fit.given:
        text = f"As asked, this job description is held against the role category {chosen.title}."
    return say("overview", text, evidence_ids(reasons) or first_matched(found))


def _reasons(evidence: Sequence[Evidence]) -> list[Sentence]:
    """A short sentence for each reason: one long one is hard to read."""
    forms = ("The main reason is that it {}.", "It {}.", "And it {}.")
    said = [lower_first(e.reason.strip().rstrip(".")) for e in evidence]
    said[1:2] = [f"is also {reason[3:]}" if reason.startswith("is ") else f"also {reason}" for reason in said[1:2]]
    return [
        say("overview", form.format(reason), _first_ids(e))
        for form, reason, e in zip(forms, said, evidence, strict=False)
    ]


def _against(found: Findings, chosen: RankedCategory) -> list[Sentence]:
    """What speaks against the category, and what the wording alone would have said when a person chose it."""
    said = []
    first = found.role_fit.ranked[0]
    if found.role_fit.given and first.category != chosen.category and first.score > chosen.score:
        ids = evidence_ids(first.evidence_for[:MOST_REASONS]) or first_matched(found)
        said.append(say("overview", f"Going by its wording alone, it reads more like {first.title}.", ids))
        said += _reasons(first.evidence_for[:1])
    against = [e for e in chosen.evidence_against if e.clause_ids][:1]
    if against:
        said.append(
            say("overview", f"One thing points the other way: it {reasons_text(against)}.", evidence_ids(against))
        )
    return said


def _between(found: Findings) -> list[Sentence]:
    first, second = found.role_fit.ranked[:2]
    opening = f"This job description sits between two role categories, {first.title} and {second.title}."
    ids = evidence_ids([*first.evidence_for[:1], *second.evidence_for[:1]]) or first_matched(found)
    said = [say("overview", opening, ids)]
    for opening, ranked in (("It points to", first), ("It also points to", second)):
        evidence = [e for e in ranked.evidence_for if e.clause_ids][:2]
        if evidence:
            text = f"{opening} {ranked.title} because it {reasons_text(evidence)}."
            said.append(say("overview", text, evidence_ids(evidence)))
    return said


def _outside(found: Findings) -> list[Sentence]:
    ids = evidence_ids(found.role_fit.ranked[0].evidence_against[:MOST_REASONS]) if found.role_fit.ranked else ()
    said = [
        say(
            "overview", f"This role looks to be outside what {found.pathway.called} covers.", ids or first_clause(found)
        )
    ]
    explained = " ".join(found.role_fit.explanation.split())
    if explained:
        said.append(say("overview", capital(explained).rstrip(".") + ".", ids or first_clause(found)))
    return said


def _not_enough(found: Findings) -> Sentence:
    judged = [v.clause.id for v in found.verdicts if v.verdict in (Verdict.MATCHED, Verdict.NO_COUNTERPART)]
    said = {0: "no line says", 1: "only one line says"}.get(len(judged), f"only {count_words(len(judged), 'line')} say")
    text = f"There is not enough here to say which role category it fits: {said} what the job involves."
    return say("overview", text, tuple(judged[:MOST_LINES]) or first_clause(found))


def reasons_text(evidence: Sequence[Evidence]) -> str:
    """The first few reasons as one list of things the role does."""
    return list_words([lower_first(e.reason.strip().rstrip(".")) for e in evidence[:MOST_REASONS]])


def _first_ids(reason: Evidence) -> tuple[str, ...]:
    return reason.clause_ids[:MOST_LINES]


def evidence_ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The clauses some evidence rests on, a few of each piece."""
    return tuple(dict.fromkeys(i for e in evidence for i in _first_ids(e)))
