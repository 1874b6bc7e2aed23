"""Who does what to whom, and in what order: small words that turn a sentence's meaning round."""

import re
from collections.abc import Iterator, Sequence

from prompts.facts import Fact
from prompts.problems import Problem, ProblemCode
from prompts.rules import Rules
from prompts.strength import uncued
from prompts.words import STOP_WORDS, content_words, same_stem, tokens

# Words that put two things in an order or weigh one against the other, and what may stand for them.
_TURNS = {
    "before": {"prior", "until", "ahead"},
    "after": {"once", "following", "when", "afterwards"},
    "until": {"till", "before"},
    "unless": {"except"},
    "instead": {"rather"},
    "rather": {"instead"},
    "more": {"over"},
    "less": {"fewer"},
    "fewer": {"less"},
}
_ORDER = frozenset({"before", "after", "until"})
# Of two words that can go before the same noun, those that cannot stand for each other.
_OPPOSED = (
    {"to", "from"}, {"to", "by"}, {"for", "with"}, {"for", "from"}, {"with", "without"}, {"for", "by"},
)  # fmt: skip
_PREPOSITIONS = frozenset(word for pair in _OPPOSED for word in pair)
_DETERMINERS = frozenset("the a an their his her its each every any other another this that".split())
_STOPS = frozenset(".,;:!?()") | {"and", "but", "while", "or"}
_ASKS = re.compile(r"\b(?:asks|wants|expects|tells|requires)\s+(?:the\s+|an?\s+)?([a-z][\w-]*)(?:'s)?\b", re.IGNORECASE)


def check_relations(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """At most one problem: the first relation of the sentence that its facts do not have."""
    plain = uncued(text, rules)
    for find in (_another_asked, _worker_done_to, _added_turn, _other_order, _other_direction):
        if reason := find(plain, cited, rules):
            return [Problem(ProblemCode.RELATION, reason)]
    return []


def _another_asked(text: str, _cited: Sequence[Fact], rules: Rules) -> str:
    """A document asks something of the one it is about, and of nobody else."""
    for found in _ASKS.finditer(text):
        if rules.asked and found[1].lower() not in {*rules.asked, *STOP_WORDS}:
            return f"It asks {found[1]!r} to do what the facts ask of the {min(rules.asked)}."
    return ""


def _worker_done_to(text: str, cited: Sequence[Fact], rules: Rules) -> str:
    """The one a document is about does things; after a preposition they would be done to them."""
    given = {token.lower().replace("’", "'").removesuffix("'s") for fact in cited for token in tokens(fact.text)}
    for asked in sorted(rules.asked - given):
        turned = rf"\b(?:to|for|from|with|by|of|in)\s+(?:the\s+)?{asked}\b|\b{asked}['’]s?\s+\w"
        if re.search(turned, text, re.IGNORECASE):
            return f"The facts do not say that anything is done to or for the {asked}."
    return ""


def _added_turn(text: str, cited: Sequence[Fact], _rules: Rules) -> str:
    given = {token.lower() for fact in cited for token in tokens(fact.text)}
    said = [token.lower() for token in tokens(text)]
    added = next((word for word in said if word in _TURNS and not given & {word, *_TURNS[word]}), "")
    return f"The facts do not say {added!r}." if added else ""


def _other_order(text: str, cited: Sequence[Fact], rules: Rules) -> str:
    """What comes after "before" in the sentence does not come ahead of it in the facts."""
    for turn in sorted(_ORDER):
        said = _behind(text, turn, rules)
        for fact in cited:
            behind = _behind(fact.text, turn, rules)
            ahead = {word.stem for word in content_words(fact.text, rules.same_as)} - behind
            if behind and said & ahead and not said & behind:
                return f"It turns round what comes before and after {turn!r} in {fact.id}."
    return ""


def _behind(text: str, turn: str, rules: Rules) -> frozenset[str]:
    """Stems between the word and the next pause; empty when the text has no such word."""
    found = re.search(rf"\b{turn}\b([^.,;:]*)", text, re.IGNORECASE)
    return frozenset(word.stem for word in content_words(found[1], rules.same_as)) if found else frozenset()


def _other_direction(text: str, cited: Sequence[Fact], rules: Rules) -> str:
    """Handed over to the nurse is not handed over by the nurse."""
    given: dict[str, set[str]] = {}
    for fact in cited:
        for preposition, noun in _directed(fact.text, rules):
            given.setdefault(noun, set()).add(preposition)
    for preposition, noun in _directed(text, rules):
        others = given.get(noun, set())
        if preposition not in others and any({preposition, other} in _OPPOSED for other in others):
            return f"It says {preposition!r} where {noun!r} stands after {min(others)!r} in the facts."
    return ""


def _directed(text: str, rules: Rules) -> Iterator[tuple[str, str]]:
    """Each preposition that may turn a relation, with the stems of the words of its noun phrase."""
    listed = [token.lower() for token in tokens(text)]
    for at, word in enumerate(listed):
        if word in _PREPOSITIONS:
            for following in listed[at + 1 :]:
                if following in _STOPS or (following in STOP_WORDS and following not in _DETERMINERS):
                    break
                if following not in _DETERMINERS:
                    yield word, same_stem(following, rules.same_as)
