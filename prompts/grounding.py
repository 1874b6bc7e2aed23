"""Does a sentence say what its facts say, and nothing else? Rules only: the same answer every time, and a reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prompts.facts import Fact, FactRole
from prompts.limits import LIMITS
from prompts.problems import Check, Problem, ProblemCode
from prompts.rules import Rules
from prompts.words import Word, content_words, same_stem

__all__ = ["Problem", "ProblemCode", "Segment", "check_claim", "check_sentence", "segments"]


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


def segments(text: str, rules: Rules, cited: Sequence[Fact] = ()) -> list[Segment]:
    """The sentence cut where its claim may turn, each stretch with the role it claims.

    "It does not include injections" claims that something is absent, unless a cited fact that is present says that very
    thing: then it tells what the text says, with its "not".
    """
    return [_segment(part, rules, cited) for part in _parts(text, cited) if part.strip(" ,.;:")]


# --- roles and support -----------------------------------------------------------------------------------------------

_VERB = r"(?:mention|say|describe|include|cover|speak|talk|refer|ask|call|list|set|point)s\b"
_TURN = re.compile(
    rf"\s*;\s*|,?\s+(?:but|while|whereas|although|though|however|yet)\s+|,?\s+and\s+(?=(?:it\s+)?(?:does not|doesn['’]t"
    rf"|says nothing|leaves out|makes no|omits|lacks|{_VERB}))|\s+(?=except\b)"
    r"|,\s+(?=it\s+(?:does not|doesn['’]t|says nothing|leaves out|makes no|omits)\b)",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:leave out|omit|lack|miss|missing|absent|fail|without|say nothing|silent"
    r"|no)\b",
    re.IGNORECASE,
)


# Ways to say that something is left out on purpose, and not merely unsaid.
_LEAVES_OUT = re.compile(
    r"\b(?:not|n['’]t)\s+(?:\w+\s+)?(?:includ|cover|involv|ask|call|expect)\w*|\bleaves? out\b|\bexclud\w+",
    re.IGNORECASE,
)


def _parts(text: str, cited: Sequence[Fact]) -> Iterator[str]:
    """The sentence cut at its turns, but not at one that a fact has between the same two words."""
    facts = " | ".join(_flat(fact.text) for fact in cited)
    start = 0
    for turn in _TURN.finditer(text):
        before, after = text[: turn.start()].split(), text[turn.end() :].split()
        around = _flat(" ".join([*before[-1:], turn.group(), *after[:1]]))
        if around not in facts:
            yield text[start : turn.start()]
            start = turn.end()
    yield text[start:]


def _flat(text: str) -> str:
    """Words in small letters with one space between them."""
    return " ".join(re.findall(r"[\w'’-]+", text.lower()))


def _segment(part: str, rules: Rules, cited: Sequence[Fact]) -> Segment:
    if _tells_a_denial(part, rules, cited):
        return Segment(FactRole.PRESENT, part, tuple(_claimed(part, rules)))
    for role, cues in rules.cues.items():
        for cue in cues:
            rest = _without(cue, part, cited)
            if rest != part:
                return Segment(role, rest, tuple(_claimed(rest, rules)))
    return Segment(FactRole.PRESENT, part, tuple(_claimed(part, rules)))


def _without(cue: str, part: str, cited: Sequence[Fact]) -> str:
    """The stretch without a cue; "lack of insight" in a cited fact is no word on what the text lacks, and stays."""
    facts = " | ".join(_flat(fact.text) for fact in cited)
    return re.sub(cue, lambda found: found[0] if _flat(found[0]) in facts else " ", part, flags=re.IGNORECASE)


def _tells_a_denial(part: str, rules: Rules, cited: Sequence[Fact]) -> bool:
    """Whether the stretch leaves out just what a cited fact that is present denies."""
    if not _LEAVES_OUT.search(part):
        return False
    present = [fact for fact in cited if fact.role is FactRole.PRESENT]
    denied = {w.stem for fact in present for w in content_words(fact.text, rules.same_as) if w.negated}
    said = {w.stem for w in _claimed(part, rules) if w.negated}
    return bool(said) and said <= denied


def _claimed(text: str, rules: Rules) -> list[Word]:
    """Content words that claim something: all but the framing a report needs to be a sentence."""
    framing = _stems(rules.framing, rules)
    return [w for w in content_words(text, rules.same_as) if w.stem not in framing]


def _stems(listed: Iterable[str], rules: Rules) -> frozenset[str]:
    return frozenset(same_stem(word, rules.same_as) for word in listed)


def _fact_stems(facts: Iterable[Fact], rules: Rules) -> frozenset[str]:
    return frozenset(w.stem for fact in facts for w in content_words(fact.text, rules.same_as))


def _roles(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """Each stretch is carried by facts of the role it claims, and each fact by a stretch that claims its role."""
    if _TWICE.search(text):
        return [Problem(ProblemCode.WRONG_ROLE, "It says no twice: say plainly what is there or is not.")]
    parts = segments(text, rules, cited)
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
    telling = [part for part in parts if part.role is fact.role]
    # "It covers records but not keeping them private": the other stretch says what "them" is.
    heard = parts if any(_STANDS_FOR.search(part.text) for part in telling) else telling
    said = {w.stem for part in heard for w in part.words} if telling else set[str]()
    if wanted and not wanted & said:
        return [Problem(ProblemCode.UNUSED_FACT, f"It cites {fact.id} but does not say what {fact.id} says.")]
    if fact.role is FactRole.ABSENT and _cover(fact, said, rules) < rules.absent_cover:
        return [Problem(ProblemCode.TOO_BROAD, f"It leaves out too much of {fact.id}, so it claims too much.")]
    return []


_STANDS_FOR = re.compile(r"\b(?:them|these|those)\b", re.IGNORECASE)

# What follows only spells out what goes before it.
_SPELLS_OUT = re.compile(r":|\bsuch as\b|\bincluding\b|\(")


def _cover(fact: Fact, said: set[str], rules: Rules) -> float:
    """How much of what narrows an absent fact is said, 0 to 1; ordinary words narrow it half as much as others."""
    head = replace(fact, text=_SPELLS_OUT.split(fact.text)[0])
    common = _stems(rules.common, rules)
    weights = {i: 0.5 if i in common else 1.0 for i in _fact_stems([head], rules) - _stems(rules.framing, rules)}
    return sum(weights[i] for i in weights if i in said) / sum(weights.values()) if weights else 1.0


def _negation(text: str, cited: Sequence[Fact], rules: Rules) -> list[Problem]:
    """A word the facts only deny is not affirmed, nor the reverse."""
    seen: dict[str, set[bool]] = {}
    for fact in cited:
        for word in content_words(fact.text, rules.same_as):
            seen.setdefault(word.stem, set()).update({True, False} if word.unsure else {word.negated})
    for part in segments(text, rules, cited):
        for word in part.words:
            if not word.unsure and word.stem in seen and word.negated not in seen[word.stem]:
                verb = "denies" if word.negated else "drops a 'not' about"
                return [Problem(ProblemCode.NEGATION, f"It {verb} {word.text!r}.")]
    return []


_CHECKS: tuple[Check, ...] = (*LIMITS, _roles, _negation)
