"""Nothing said more strongly than the facts say it: no added must or all, no "may" or "if" let fall."""

import re
from collections.abc import Sequence

from prompts.facts import Fact, FactRole
from prompts.problems import Problem, ProblemCode
from prompts.rules import Rules
from prompts.words import content_words, tokens

STRONG = frozenset(
    "must shall required requires require requirement mandatory compulsory essential obliged obligation legally "
    "obligatory vital crucial imperative expected".split()
)
ABSOLUTE = frozenset(
    "always never every all only fully completely entirely guarantee guarantees guaranteed totally everything "
    "everyone everybody whole nothing solely exclusively most mostly mainly largely several many usually often "
    "regularly constantly any".split()
)
HEDGES = frozenset("may might could possibly sometimes occasionally optional desirable normally usually times".split())

# What a duty hangs on: "once signed off", "where needed", "only after training". Not "once a week".
_CONDITION = re.compile(
    r"\b(?:if|unless|only|provided|subject to|under)\b|\bonce\b(?!\s+(?:an?|every|per|each)\b)"
    r"|\b(?:when|as)\s+(?:needed|required|asked|able|trained|agreed|necessary)\b"
    r"|\bwhere\s+(?:needed|required|possible|appropriate|applicable|trained|agreed|necessary|able|this|it|the|there)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every|daily|weekly|monthly|yearly|annual(?:ly)?|nightly)\b", re.IGNORECASE)
_NEEDS_TO = re.compile(r"\b(?:need(?:s|ed)?|has|have|had) to\b", re.IGNORECASE)


def check_strength(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """At most one problem: the first way in which the sentence is stronger than its facts."""
    plain = uncued(text, rules)
    reason = (
        _required(plain, cited)
        or _absolute(plain, cited)
        or next((why for fact in cited if (why := _let_fall(plain, fact, rules))), "")
    )
    return [Problem(ProblemCode.MODAL, reason)] if reason else []


def uncued(text: str, rules: Rules) -> str:
    """The sentence without the words that say what is mentioned and what is not."""
    for cues in rules.cues.values():
        for cue in cues:
            text = re.sub(cue, " ", text, flags=re.IGNORECASE)
    return text


def _required(text: str, cited: Sequence[Fact]) -> str:
    given = _words(" ".join(fact.text for fact in cited))
    added = bool(_words(text) & STRONG) and not given & STRONG
    if added or (_NEEDS_TO.search(text) and not any(_NEEDS_TO.search(fact.text) for fact in cited)):
        return "It says something is required; the facts do not."
    return ""


def _absolute(text: str, cited: Sequence[Fact]) -> str:
    facts = " ".join(fact.text for fact in cited)
    allowed = _words(facts) | ({"every"} if _EACH.search(facts) else frozenset())
    added = sorted((_words(text) & ABSOLUTE) - allowed)
    return f"The facts do not say {added[0]!r}." if added else ""


def _let_fall(text: str, fact: Fact, rules: Rules) -> str:
    """The hedge or condition of a fact that the sentence lets fall, as a reason; empty when it keeps them."""
    hedges = _words(fact.text) & HEDGES if fact.role is FactRole.PRESENT else frozenset[str]()
    if hedges and not _words(text) & HEDGES:
        return f"It drops {min(hedges)!r} from {fact.id}."
    condition = _CONDITION.search(fact.text)
    if condition and not _CONDITION.search(text) and not _keeps_what_follows(text, fact.text[condition.end() :], rules):
        return f"It drops {condition.group()!r} from {fact.id}."
    return ""


def _keeps_what_follows(text: str, tail: str, rules: Rules) -> bool:
    """Whether the sentence says the condition in other words, as in "after training" for "once trained"."""
    said = {word.stem for word in content_words(text, rules.same_as)}
    return any(word.stem in said for word in content_words(tail, rules.same_as))


def _words(text: str) -> frozenset[str]:
    return frozenset(token.lower() for token in tokens(text))
