"""What no sentence does, and what it may only do when its facts do: numbers, names, orders, praise, advice."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prompts import rules as words
from prompts.facts import Fact, FactRole
from prompts.rules import Rules
from prompts.words import numbers, stem, tokens

QUOTED = re.compile(r"(?<!\w)['‘“]([^“”]{3,}?)['’”](?!\w)")
"""Words in quotation marks; an apostrophe inside a word ends none."""

STRAIGHT = str.maketrans("‘’“”", "''''")

Check = Callable[[str, Sequence[Fact], Rules], list["Problem"]]


class ProblemCode(StrEnum):
    """What is wrong with a sentence."""

    UNKNOWN_ID = "unknown_id"
    NO_ID = "no_id"
    WRONG_ROLE = "wrong_role"
    UNUSED_FACT = "unused_fact"
    UNSUPPORTED = "unsupported"
    TOO_BROAD = "too_broad"
    NUMBER = "number"
    NAME = "name"
    QUALIFICATION = "qualification"
    MODAL = "modal"
    NEGATION = "negation"
    PEOPLE = "people"
    PERCENTAGE = "percentage"
    ADVICE = "advice"
    PRAISE = "praise"
    INSTRUCTION = "instruction"
    MARKUP = "markup"
    VOICE = "voice"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a sentence; `reason` is fit to be told to whoever wrote it."""

    code: ProblemCode
    reason: str


# --- things that may not be added ------------------------------------------------------------------------------------


def addresses_model(text: str) -> bool:
    """Whether untrusted text seems to speak to a model and not about a job. A model is better not shown it."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in words.ORDERS)


def _numbers(text: str, cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
    allowed = frozenset[str]().union(*(numbers(fact.text) for fact in cited))
    added = sorted(numbers(text) - allowed)
    return [Problem(ProblemCode.NUMBER, f"The facts do not have the number {added[0]}.")] if added else []


def _names(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """Capitalised words inside a sentence, and short forms anywhere, come from the facts."""
    allowed = {t.lower() for fact in cited for t in tokens(fact.text)}
    allowed |= {t.lower() for name in rules.names for t in tokens(name)} | {"i"}
    for i, token in enumerate(tokens(text)):
        capital = token[0].isupper() and (i > 0 or (len(token) > 1 and token.isupper()))
        if capital and token.lower().removesuffix("'s") not in allowed:
            return [Problem(ProblemCode.NAME, f"The facts do not have the name {token!r}.")]
    return []


def _only_if_in_facts(code: ProblemCode, listed: Sequence[str], reason: str) -> Check:
    """A check that words of a closed list are used only when the cited facts use one of the same stem."""

    def check(text: str, cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
        allowed = {stem(t) for fact in cited for t in tokens(fact.text)}
        wanted = {stem(w) for w in listed}
        added = [t for t in tokens(text) if stem(t) in wanted and stem(t) not in allowed]
        return [Problem(code, reason.format(repr(added[0])))] if added else []

    return check


def _modal(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """No stronger than the facts: no added must, and no hedge dropped."""
    said = {t.lower() for t in tokens(_uncued(text, rules))}
    given = {t.lower() for fact in cited for t in tokens(fact.text)}
    must = said & set(words.STRONG)
    if (must and not given & set(words.STRONG)) or _needs_to(text, cited):
        return [Problem(ProblemCode.MODAL, "It says something is required; the facts do not.")]
    absolute = sorted((said & set(words.ABSOLUTE)) - given)
    if absolute:
        return [Problem(ProblemCode.MODAL, f"The facts do not say {absolute[0]!r}.")]
    for fact in cited:
        hedged = {t.lower() for t in tokens(fact.text)} & set(words.HEDGES)
        if fact.role is FactRole.PRESENT and hedged and not said & set(words.HEDGES):
            return [Problem(ProblemCode.MODAL, f"It drops {min(hedged)!r} from {fact.id}.")]
    return []


def _needs_to(text: str, cited: Sequence[Fact]) -> bool:
    pattern = re.compile(r"\b(?:need(?:s|ed)?|has|have|had) to\b", re.IGNORECASE)
    return bool(pattern.search(text)) and not any(pattern.search(fact.text) for fact in cited)


def _uncued(text: str, rules: Rules) -> str:
    for cues in rules.cues.values():
        for cue in cues:
            text = re.sub(cue, " ", text, flags=re.IGNORECASE)
    return text


# --- things no sentence does -----------------------------------------------------------------------------------------


def _never(code: ProblemCode, patterns: Sequence[str], reason: str) -> Check:
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]

    def check(text: str, _cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
        hit = next((m for pattern in compiled if (m := pattern.search(text))), None)
        return [Problem(code, f"{reason} ({hit.group()!r})")] if hit else []

    return check


def _voice(text: str, cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
    """Nobody speaks or is spoken to, except inside words quoted whole from a fact."""
    for quoted in QUOTED.findall(text):
        if any(quoted in fact.text.translate(STRAIGHT) for fact in cited):
            text = text.replace(quoted, "")
    hit = re.search(words.VOICE, text, re.IGNORECASE)
    return [Problem(ProblemCode.VOICE, f"It must not say I, we or you. ({hit.group()!r})")] if hit else []


def _shape(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """One sentence on one line, from a capital to a full stop, neither too long nor too short."""
    count = sum(t[0].isalnum() for t in tokens(text))
    checks: Mapping[str, bool] = {
        "It must be one line of plain text.": text == " ".join(text.split()) and text.isprintable(),
        "It must begin with a capital letter and end with a full stop.": text[:1].isupper() and text.endswith("."),
        f"It must begin with one of: {'; '.join(rules.openings)}": not rules.openings
        or text.startswith(rules.openings),
        "It must be one sentence.": not re.search(r"[.!?]['\"’”]?\s+\S", text) and "!" not in text and "?" not in text,
        f"It must have {rules.shortest} to {rules.longest} words.": rules.shortest <= count <= rules.longest,
        "It must not name facts by their ids.": not any(re.search(rf"\b{re.escape(f.id)}\b", text) for f in cited),
        "It must not repeat itself.": not re.search(r"\b(\w+(?:\s+\w+){2,})\b.*\b\1\b", text, re.IGNORECASE),
    }
    return [Problem(ProblemCode.SHAPE, reason) for reason, fine in checks.items() if not fine]


LIMITS: tuple[Check, ...] = (
    _shape,
    _never(ProblemCode.MARKUP, (words.MARKUP,), "It must be plain words, without links or markup."),
    _never(ProblemCode.INSTRUCTION, words.INJECTION, "It repeats an instruction."),
    _never(ProblemCode.PERCENTAGE, (words.PERCENT,), "It must not give percentages or scores."),
    _never(ProblemCode.PEOPLE, words.PEOPLE_CLAIMS, "It must not judge people."),
    _never(ProblemCode.ADVICE, words.ADVICE, "It must not give advice."),
    _voice,
    _never(ProblemCode.PRAISE, (rf"\b(?:{'|'.join(words.PRAISE)})\b",), "It must not praise or blame."),
    _only_if_in_facts(ProblemCode.QUALIFICATION, words.QUALIFICATIONS, "The facts do not have the qualification {}."),
    _numbers,
    _names,
    _modal,
)
"""The checks of this module, in the order their reasons are told."""
