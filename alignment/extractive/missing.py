"""What the chosen category expects and the document does not mention."""

from collections.abc import Sequence

from alignment.extractive.findings import MOST_LINES, Cited, Findings, Part, Plain, say
from alignment.gap_model import core_statements
from alignment.types import Gap, Sentence, Verdict
from alignment.wording import count_words, topic
from prompts.facts import Fact, FactRole

MOST_GAPS = 3


def missing(found: Findings) -> Part:
    """What the chosen category expects and the document does not mention, most important first."""
    if found.role_fit.chosen is None:
        return Part("gaps", ())
    title = found.category_title(found.role_fit.chosen)
    expected = sum(c.expected for c in found.coverage)
    if not found.gaps:
        return Part("gaps", tuple(Plain(s) for s in _nothing_missing(found, title, expected)))
    ordinary = [gap for gap in found.gaps if not gap.seldom_said]
    if not ordinary:
        return Part("gaps", (Plain(_all_seldom_said(found, title)),))
    shown = ordinary[:MOST_GAPS]
    topics = [topic(found.pathway.statement(g.statement_id).text) for g in shown]
    facts = tuple(Fact(f"G{i}", FactRole.ABSENT, t) for i, t in enumerate(topics, start=1))
    cites = {f.id: Cited((), (g.statement_id,)) for f, g in zip(facts, shown, strict=True)}
    lead = () if len(found.gaps) == 1 else tuple(Plain(s) for s in _how_many(found, ordinary, title, shown))
    plain = tuple(
        Plain(say("gaps", _not_mentioned(i, words, only=len(found.gaps) == 1), (), (gap.statement_id,)), (fact.id,))
        for i, (words, gap, fact) in enumerate(zip(topics, shown, facts, strict=True))
    )
    count = count_words(len(facts), "sentence")
    return Part("gaps", lead + plain, facts, cites, most=len(facts), variables={"count": count})


def _nothing_missing(found: Findings, title: str, expected: int) -> list[Sentence]:
    if not expected:
        return []
    matches = [v.matches[0] for v in found.of_verdict(Verdict.MATCHED) if v.matches][:MOST_LINES]
    mentioned = {match.statement_id for verdict in found.of_verdict(Verdict.MATCHED) for match in verdict.matches}
    text = f"The job description mentions everything at the core of the role category {title}."
    if not mentioned.issuperset(s.id for s in core_statements(found.pathway, found.role_fit.chosen or "")):
        text = f"There is nothing at the core of the role category {title} that the job description plainly leaves out."
    clauses, statements = (tuple(m.clause_id for m in matches), tuple(m.statement_id for m in matches))
    return [say("gaps", text, clauses, tuple(dict.fromkeys(statements)))]


def _all_seldom_said(found: Findings, title: str) -> Sentence:
    text = f"What the job description does not mention is what most job descriptions for {title} leave out."
    return say("gaps", text, (), tuple(gap.statement_id for gap in found.gaps[:MOST_GAPS]))


def _how_many(found: Findings, ordinary: Sequence[Gap], title: str, shown: Sequence[Gap]) -> list[Sentence]:
    ids = tuple(g.statement_id for g in shown)
    count = count_words(len(ordinary), "statement")
    said = [f"The job description does not mention {count} at the core of the role category {title}."]
    if len(ordinary) < len(found.gaps):
        said.append("Themes that most leave out are not counted here.")
    if len(ordinary) > len(shown):
        said.append("Here are a few to begin with.")
    return [say("gaps", text, (), ids) for text in said]


def _not_mentioned(i: int, words: str, *, only: bool) -> str:
    if only:
        return f"The one thing expected that the job description does not mention is {words}."
    forms = (
        "It does not mention {}.",
        "It says nothing about {}.",
        "Nor does it mention {}.",
        "There is also nothing about {}.",
    )
    return forms[i % len(forms)].format(words)
