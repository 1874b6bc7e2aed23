"""Does a sentence say what its facts say, and nothing else? Rules only: the same answer every time, and a reason."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prompts.facts import Fact, FactRole
from prompts.limits import LIMITS, Check, Problem, ProblemCode
from prompts.rules import Rules
from prompts.words import Word, content_words, stem

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


def segments(text: str, rules: Rules) -> list[Segment]:
    """The sentence cut where its claim may turn, each stretch with the role it claims."""
    return [_segment(part, rules) for part in _TURN.split(text) if part.strip(" ,.;:")]


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


_CHECKS: tuple[Check, ...] = (*LIMITS, _roles, _negation)
