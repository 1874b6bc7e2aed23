"""What no sentence does, and what it may only do when its facts do: numbers, names, orders, praise, advice."""

import re
from collections.abc import Mapping, Sequence

from prompts import rules as words
from prompts.facts import Fact
from prompts.problems import Check, Problem, ProblemCode
from prompts.relations import check_relations
from prompts.rules import Rules
from prompts.strength import check_strength
from prompts.words import numbers, stem, tokens

QUOTED = re.compile(r"(?<!\w)['‘“]([^“”]{3,}?)['’”](?!\w)")
"""Words in quotation marks; an apostrophe inside a word ends none."""

# A stop inside the sentence that ends no short form, or a shout or a question anywhere.
_SENTENCE_ENDS = re.compile(r"(?<!\bincl)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bno)(?<!\bapprox)\.['\"’”]?\s+\S|[!?]")
_TWICE = re.compile(r"\b(\w+(?:\s+\w+){2,})\b.*\b\1\b", re.IGNORECASE)

STRAIGHT = str.maketrans("‘’“”", "''''")

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
    allowed = {t.lower().removesuffix("'s") for fact in cited for t in tokens(fact.text)}
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


# --- things no sentence does -----------------------------------------------------------------------------------------


def _never(
    code: ProblemCode, patterns: Sequence[str], reason: str, *, unless_cited: bool = False, told: bool = True
) -> Check:
    """A check that no pattern is found; with `unless_cited`, words of one that the cited facts have are let be.

    `told` says whether the reason may repeat what was found: the reason goes into a prompt.
    """
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]

    def check(text: str, cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
        given = " ".join(fact.text for fact in cited).lower() if unless_cited else ""
        hits = [m.group() for pattern in compiled for m in pattern.finditer(text) if m.group().lower() not in given]
        return [Problem(code, f"{reason} ({hits[0]!r})" if told else reason)] if hits else []

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
        "It must be one sentence.": not _SENTENCE_ENDS.search(text),
        f"It must have {rules.shortest} to {rules.longest} words.": rules.shortest <= count <= rules.longest,
        "It must not name facts by their ids.": not any(re.search(rf"\b{re.escape(f.id)}\b", text) for f in cited),
        "It must not repeat itself.": not _repeats(text, cited),
    }
    return [Problem(ProblemCode.SHAPE, reason) for reason, fine in checks.items() if not fine]


def _repeats(text: str, cited: Sequence[Fact]) -> bool:
    """Whether three words or more come twice, unless two of the facts have them."""
    found = _TWICE.search(text)
    return found is not None and sum(found[1].lower() in fact.text.lower() for fact in cited) < 2


LIMITS: tuple[Check, ...] = (
    _shape,
    _never(ProblemCode.MARKUP, (words.MARKUP,), "It must be plain words, without links or markup.", told=False),
    _never(ProblemCode.INSTRUCTION, words.INJECTION, "It repeats an instruction.", unless_cited=True, told=False),
    _never(ProblemCode.PERCENTAGE, (words.PERCENT,), "It must not give percentages or scores."),
    _never(ProblemCode.PERCENTAGE, (words.SCORES,), "It must not give percentages or scores.", unless_cited=True),
    _never(ProblemCode.PEOPLE, words.PEOPLE_CLAIMS, "It must not judge people.", unless_cited=True),
    _never(ProblemCode.ADVICE, words.ADVICE_ON_TEXT, "It must not give advice."),
    _never(ProblemCode.ADVICE, words.ADVICE, "It must not give advice.", unless_cited=True),
    _voice,
    _never(
        ProblemCode.PRAISE, (rf"\b(?:{'|'.join(words.PRAISE)})\b",), "It must not praise or blame.", unless_cited=True
    ),
    _only_if_in_facts(ProblemCode.QUALIFICATION, words.QUALIFICATIONS, "The facts do not have the qualification {}."),
    _numbers,
    _names,
    check_strength,
    check_relations,
)
"""The checks of this module, in the order their reasons are told."""
