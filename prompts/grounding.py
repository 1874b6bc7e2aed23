"""Does a sentence say what its facts say, and nothing else? Rules only: the same answer every time, and a reason."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prompts import rules as words
from prompts.facts import Fact, FactRole
from prompts.rules import Rules
from prompts.words import Word, content_words, numbers, stem, tokens


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


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence that makes one kind of claim, and its words without those that make it that kind."""

    role: FactRole
    text: str
    words: tuple[Word, ...]


def check_claim(text: str, ids: Sequence[str], facts: Sequence[Fact], rules: Rules) -> list[Problem]:
    """What is wrong with a sentence that cites `ids`, given every fact there is. Nothing wrong: an empty list."""
    by_id = {fact.id: fact for fact in facts}
    unknown = [i for i in ids if i not in by_id]
    if unknown:
        return [Problem(ProblemCode.UNKNOWN_ID, f"There is no fact {unknown[0]!r}.")]
    return check_sentence(text, [by_id[i] for i in dict.fromkeys(ids)], rules)


def check_sentence(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """What is wrong with a sentence that rests on these facts and no others. Nothing wrong: an empty list."""
    if not cited:
        return [Problem(ProblemCode.NO_ID, "It cites no fact.")]
    found: list[Problem] = []
    for check in _CHECKS:
        found.extend(check(text, cited, rules))
    return found


def segments(text: str, rules: Rules) -> list[Segment]:
    """The sentence cut where its claim may turn, each stretch with the role it claims."""
    return [_segment(part, rules) for part in _TURN.split(text) if part.strip(" ,.;:")]


# --- roles and support -----------------------------------------------------------------------------------------------

_VERB = r"(?:mention|say|describe|include|cover|speak|talk|refer|ask|call|list|set|point)s\b"
_TURN = re.compile(
    rf"\s*;\s*|,?\s+(?:but|while|whereas|although|though|however|yet)\s+|,?\s+and\s+(?=(?:it\s+)?(?:does not|doesn['’]t"
    rf"|says nothing|leaves out|makes no|omits|lacks|{_VERB}))|\s+(?=except\b)",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:leave out|omit|lack|miss|missing|absent|fail|without|say nothing|silent"
    r"|no)\b",
    re.IGNORECASE,
)


def _segment(part: str, rules: Rules) -> Segment:
    for role, cues in rules.cues.items():
        for cue in cues:
            if re.search(cue, part, re.IGNORECASE):
                rest = re.sub(cue, " ", part, flags=re.IGNORECASE)
                return Segment(role, rest, tuple(_claimed(rest, rules)))
    return Segment(FactRole.PRESENT, part, tuple(_claimed(part, rules)))


def _claimed(text: str, rules: Rules) -> list[Word]:
    """Content words that claim something: all but the framing a report needs to be a sentence."""
    framing = _stems(rules.framing, rules)
    return [w for w in content_words(text, rules.same_as) if w.stem not in framing]


def _stems(listed: Iterable[str], rules: Rules) -> frozenset[str]:
    return frozenset(stem(rules.same_as.get(w.lower(), w.lower())) for w in listed)


def _fact_stems(facts: Iterable[Fact], rules: Rules) -> frozenset[str]:
    return frozenset(w.stem for fact in facts for w in content_words(fact.text, rules.same_as))


def _roles(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """Each stretch is carried by facts of the role it claims, and each fact by a stretch that claims its role."""
    if _TWICE.search(text):
        return [Problem(ProblemCode.WRONG_ROLE, "It says no twice: say plainly what is there or is not.")]
    parts = segments(text, rules)
    found = [problem for part in parts for problem in _carried(part, cited, rules)]
    for fact in cited:
        found.extend(_used(fact, parts, rules))
    return found


def _carried(part: Segment, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    carrying = [f for f in cited if f.role in (part.role, FactRole.BACKGROUND)]
    supported = _fact_stems(carrying, rules)
    loose = [w for w in part.words if w.stem not in supported]
    elsewhere = _fact_stems((f for f in cited if f not in carrying), rules)
    misplaced = [w for w in loose if w.stem in elsewhere]
    if misplaced:
        reason = f"It speaks of {misplaced[0].text!r} as {part.role}, which its facts do not."
        return [Problem(ProblemCode.WRONG_ROLE, reason)]
    if len(loose) > rules.unsupported:
        listed = ", ".join(repr(w.text) for w in loose)
        return [Problem(ProblemCode.UNSUPPORTED, f"The cited facts do not say {listed}.")]
    return []


def _used(fact: Fact, parts: Sequence[Segment], rules: Rules) -> list[Problem]:
    if fact.role is FactRole.BACKGROUND:
        return []
    wanted = _fact_stems([fact], rules) - _stems(rules.framing, rules)
    kept = wanted & {w.stem for part in parts if part.role is fact.role for w in part.words}
    if wanted and not kept:
        return [Problem(ProblemCode.UNUSED_FACT, f"It cites {fact.id} but does not say what {fact.id} says.")]
    if fact.role is FactRole.ABSENT and len(kept) < rules.absent_cover * len(wanted):
        return [Problem(ProblemCode.TOO_BROAD, f"It leaves out too much of {fact.id}, so it claims too much.")]
    return []


def _negation(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """A word the facts only deny is not affirmed, nor the reverse."""
    seen: dict[str, set[bool]] = {}
    for fact in cited:
        for word in content_words(fact.text, rules.same_as):
            seen.setdefault(word.stem, set()).add(word.negated)
    for part in segments(text, rules):
        for word in part.words:
            if word.stem in seen and word.negated not in seen[word.stem]:
                verb = "denies" if word.negated else "drops a 'not' about"
                return [Problem(ProblemCode.NEGATION, f"It {verb} {word.text!r}.")]
    return []


# --- things that may not be added ------------------------------------------------------------------------------------


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


def _only_if_in_facts(code: ProblemCode, listed: Sequence[str], reason: str) -> Callable[..., list[Problem]]:
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


def _never(code: ProblemCode, patterns: Sequence[str], reason: str) -> Callable[..., list[Problem]]:
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]

    def check(text: str, _cited: Sequence[Fact], _rules: Rules) -> list[Problem]:
        hit = next((m for pattern in compiled if (m := pattern.search(text))), None)
        return [Problem(code, f"{reason} ({hit.group()!r})")] if hit else []

    return check


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


_CHECKS: tuple[Callable[[str, Sequence[Fact], Rules], list[Problem]], ...] = (
    _shape,
    _never(ProblemCode.MARKUP, (words.MARKUP,), "It must be plain words, without links or markup."),
    _never(ProblemCode.INSTRUCTION, words.INJECTION, "It repeats an instruction."),
    _never(ProblemCode.PERCENTAGE, (words.PERCENT,), "It must not give percentages or scores."),
    _never(ProblemCode.PEOPLE, words.PEOPLE_CLAIMS, "It must not judge people."),
    _never(ProblemCode.ADVICE, words.ADVICE, "It must not give advice."),
    _never(ProblemCode.VOICE, (words.VOICE,), "It must not say I, we or you."),
    _only_if_in_facts(ProblemCode.PRAISE, words.PRAISE, "It must not praise or blame: {}."),
    _only_if_in_facts(ProblemCode.QUALIFICATION, words.QUALIFICATIONS, "The facts do not have the qualification {}."),
    _numbers,
    _names,
    _modal,
    _roles,
    _negation,
)
