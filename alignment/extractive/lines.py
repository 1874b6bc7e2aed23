"""Lines with no counterpart, and lines a person should look at next."""

from collections.abc import Sequence

from alignment.extractive.findings import MOST_LINES, Cited, Findings, Part, Plain, first_clause, say
from alignment.extractive.overview import evidence_ids, reasons_text
from alignment.types import Band, Flag, Outcome, Sentence, Verdict
from alignment.wording import capital, count_words, list_words, quote
from prompts.facts import Fact, FactRole, clean_text
from prompts.limits import addresses_model

_DUTY_FLAGS = frozenset({Flag.NEGATED, Flag.SOMEONE_ELSES_DUTY})


def no_counterpart(found: Findings) -> Part:
    """Real duties the framework has nothing for, and what that may mean."""
    lines = [v.clause for v in found.of_verdict(Verdict.NO_COUNTERPART)]
    if not lines:
        return Part("no_counterpart", ())
    called = found.pathway.called
    # Lines about the job are quoted before any that speak to a reader by machine.
    shown = sorted(lines, key=lambda clause: addresses_model(clean_text(clause.text)))[:MOST_LINES]
    words = [quote(c.text, 90) for c in shown]
    facts = tuple(Fact(f"U{i}", FactRole.UNMATCHED, w) for i, w in enumerate(words, start=1))
    cites = {f.id: Cited((c.id,)) for f, c in zip(facts, shown, strict=True)}
    ids = tuple(c.id for c in lines)
    plain = (
        Plain(say("no_counterpart", _lines_text(len(lines), words, called), ids), tuple(f.id for f in facts)),
        Plain(say("no_counterpart", _what_it_means(len(lines), called), ids)),
    )
    # Of several lines a small model tells one and lets the others go.
    writable = facts if len(lines) == 1 else ()
    variables = {"called": called, "opening": f"{capital(called)} has no counterpart for"}
    return Part("no_counterpart", plain, writable, cites, most=1, variables=variables)


def _lines_text(count: int, words: Sequence[str], called: str) -> str:
    verb = "has" if count == 1 else "have"
    joint = ", among them" if count > len(words) else ":"
    return f"{capital(count_words(count, 'line'))} {verb} no counterpart in {called}{joint} {list_words(words)}."


def _what_it_means(count: int, called: str) -> str:
    these = "This may well be a real part" if count == 1 else "These may well be real parts"
    return f"{these} of the job: {called} does not describe every task."


def look_next(found: Findings) -> Part:
    """Where a person's eye is needed first. Always in these words: a model does not advise."""
    said = [*_settle(found), *_unsure(found), *_limits(found)]
    return Part("next", tuple(Plain(s) for s in said))


def _settle(found: Findings) -> list[Sentence]:
    fit = found.role_fit
    if fit.outcome is Outcome.NOT_ENOUGH_TEXT:
        text = "Adding the main duties, or choosing a role category, would give a fuller answer."
        return [say("next", text, first_clause(found))]
    if fit.outcome is not Outcome.BETWEEN or len(fit.ranked) < 2:
        return []
    sides = [[e for e in r.evidence_for if e.clause_ids][:1] for r in fit.ranked[:2]]
    if not all(sides):
        return []
    text = "To settle which role category it is, look at which of these is the bigger part of the job"
    return [
        say(
            "next",
            f"{text}: {list_words([reasons_text(s) for s in sides], 'or')}.",
            evidence_ids([*sides[0], *sides[1]]),
        )
    ]


def _unsure(found: Findings) -> list[Sentence]:
    weak = [v for v in found.of_verdict(Verdict.MATCHED) if v.matches and v.matches[0].band is Band.POSSIBLE]
    if not weak:
        return []
    words = quote(weak[0].clause.text, 90)
    text = f"Look again at {count_words(len(weak), 'line')} where the match is only possible, such as {words}."
    if len(weak) == 1:
        text = f"Look again at the one line where the match is only possible: {words}."
    shown = weak[: MOST_LINES * 2]
    statements = tuple(dict.fromkeys(v.matches[0].statement_id for v in shown))
    return [say("next", text, tuple(v.clause.id for v in shown), statements)]


def _limits(found: Findings) -> list[Sentence]:
    flagged = [
        v.clause for v in found.verdicts if _DUTY_FLAGS & set(v.clause.flags) and v.verdict is not Verdict.MATCHED
    ]
    if not flagged:
        return []
    words = quote(flagged[0].text, 90)
    verb, such = ("was", ":") if len(flagged) == 1 else ("were", ", such as")
    lines = capital(count_words(len(flagged), "line"))
    text = f"{lines} {verb} left unmatched as outside the job or someone else's duty{such} {words}."
    return [say("next", text, tuple(c.id for c in flagged))]
