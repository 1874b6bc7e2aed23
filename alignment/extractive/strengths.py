"""What the document speaks of most, by theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alignment.extractive.findings import Cited, Findings, Part, Plain, say
from alignment.types import Band, Match, Sentence, Verdict
from alignment.wording import begins_with_verb, count_words, list_words, lower_first, quote
from prompts.facts import Fact, FactRole, clean_text
from prompts.limits import addresses_model

MOST_THEMES = 3

_WEIGHT: Mapping[Band, int] = {Band.STRONG: 3, Band.PARTIAL: 2, Band.POSSIBLE: 1}


@dataclass(frozen=True, slots=True)
class _ThemeMatches:
    """A theme, how much of the document is about it, and the match that shows it best."""

    title: str
    weight: int
    match: Match


def strengths(found: Findings) -> Part:
    """What the document speaks of most, by theme, each with the line that shows it best."""
    themes = _strongest_themes(found)
    if not themes:
        return Part("strengths", ())
    plain = [Plain(_speaks_most(themes))]
    facts, cites = [], {}
    for i, theme in enumerate(themes):
        line = found.clause(theme.match.clause_id).text
        cited = Cited((theme.match.clause_id,), (theme.match.statement_id,))
        sentence = _about_theme(i, theme, quote(line), cited)
        # A line that begins otherwise does not fit after "it asks the worker to", and is better quoted.
        fact = Fact(f"A{i + 1}", FactRole.PRESENT, quote(line)) if begins_with_verb(line) else None
        plain.append(Plain(sentence, (fact.id,) if fact else ()))
        if fact:
            facts.append(fact)
            cites[fact.id] = cited
    count = count_words(len(facts), "sentence")
    return Part("strengths", tuple(plain), tuple(facts), cites, most=len(facts), variables={"count": count})


def _strongest_themes(found: Findings) -> list[_ThemeMatches]:
    """The themes with the most and surest matches; each is shown by a line no theme before it has used."""
    by_theme: dict[str, list[Match]] = {t.id: [] for t in found.pathway.themes}
    for verdict in found.of_verdict(Verdict.MATCHED):
        if addresses_model(clean_text(verdict.clause.text)):
            continue  # what somebody says to a reader by machine is no strength of a job description
        for match in verdict.matches:
            by_theme.setdefault(found.pathway.statement(match.statement_id).theme, []).append(match)
    ranked = sorted((t for t in by_theme if by_theme[t]), key=lambda t: -_theme_weight(by_theme[t]))
    chosen: list[_ThemeMatches] = []
    for theme in ranked:
        used = {t.match.clause_id for t in chosen}
        fresh = [m for m in by_theme[theme] if m.clause_id not in used and m.band is not Band.POSSIBLE]
        if fresh and len(chosen) < MOST_THEMES:
            best = max(fresh, key=lambda m: (_WEIGHT[m.band], m.confidence))
            chosen.append(_ThemeMatches(found.pathway.theme(theme).title, _theme_weight(by_theme[theme]), best))
    return chosen


def _theme_weight(matches: Iterable[Match]) -> int:
    """Each clause counts once in a theme, by its surest match."""
    best: dict[str, int] = {}
    for match in matches:
        best[match.clause_id] = max(best.get(match.clause_id, 0), _WEIGHT[match.band])
    return sum(best.values())


def _speaks_most(themes: Sequence[_ThemeMatches]) -> Sentence:
    titles = list_words([lower_first(t.title) for t in themes])
    text = f"It speaks most about {titles}." if len(themes) > 1 else f"It speaks mostly about {titles}."
    clauses = tuple(t.match.clause_id for t in themes)
    return say("strengths", text, clauses, tuple(dict.fromkeys(t.match.statement_id for t in themes)))


def _about_theme(i: int, theme: _ThemeMatches, words: str, cited: Cited) -> Sentence:
    forms = (
        "On {theme}, it says {words}.",
        "For {theme}, the clearest line is {words}.",
        "On {theme}, it has {words}.",
    )
    text = forms[i % len(forms)].format(theme=lower_first(theme.title), words=words)
    return say("strengths", text, cited.clause_ids, cited.statement_ids)
