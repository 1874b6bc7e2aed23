"""Words as a checker sees them: light stems, stop words, and which words stand under a negation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.,;:!?()]")

STOP_WORDS = frozenset(
    "a about above across after again against along also although am among an and another any are around as at away "
    "be because been before being below between anyone anything both but by came can co come could did do does doing "
    "done down during each either else etc even for from further get gets getting give gives goes going had has have "
    "having he her here hers him his how however i if in including into is it its itself just like made make makes "
    "making many may me might more most much my nor not now of off on once one or other others our out over own per "
    "rather s same she so some such t than that the their them then there these they this those through thus to too "
    "toward towards under until up upon us very via was we well were what when where whether which while who whom "
    "whose why will with within would yet you your it's that's doesn't don't isn't aren't hasn't haven't didn't won't "
    "can't someone something somebody".split()
)

NEGATORS = frozenset({"not", "no", "never", "without", "except", "excluding", "nor", "neither", "cannot", "none"})
_SCOPE_ENDS = frozenset({".", ",", ";", ":", "!", "?", "(", ")", "but", "though", "although", "while", "unless"})
# Two words that deny what follows: "leaves out injections", "rather than correct them".
_NEGATING_PAIRS = frozenset(
    {("leave", "out"), ("leaves", "out"), ("leaving", "out"), ("rather", "than"), ("instead", "of")}
)

_IRREGULAR = {
    "given": "give", "gave": "give", "taken": "take", "took": "take", "written": "write", "wrote": "write",
    "kept": "keep", "led": "lead", "held": "hold", "spoken": "speak", "spoke": "speak", "told": "tell",
    "taught": "teach", "known": "know", "knew": "know", "understood": "understand", "people": "person",
    "people's": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "met": "meet",
    "done": "do", "fallen": "fall", "fell": "fall", "made": "make", "said": "say", "saw": "see", "seen": "see",
    "used": "use", "using": "use", "uses": "use", "wore": "wear", "worn": "wear", "went": "go",
    "gone": "go", "chose": "choose", "chosen": "choose", "drove": "drive", "driven": "drive", "began": "begin",
    "begun": "begin", "brought": "bring", "bought": "buy", "found": "find", "sent": "send", "paid": "pay",
    "built": "build", "ate": "eat", "eaten": "eat", "drank": "drink", "shown": "show", "stood": "stand",
    "thought": "think", "sat": "sit", "slept": "sleep", "ran": "run", "dealt": "deal", "arrival": "arrive",
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year",
    "nightly": "night", "choice": "choose", "choices": "choose", "deaths": "death", "died": "die", "dying": "die",
}  # fmt: skip

# Words that end in what looks like a suffix.
_WHOLE = frozenset("apply comply early family reply supply rely".split())

# Longest first: each suffix, what replaces it, and the shortest stem it may leave.
_SUFFIXES = (
    ("ications", "y", 2), ("ication", "y", 2), ("nesses", "", 4), ("ations", "e", 4), ("ation", "e", 4),
    ("ments", "", 4), ("ment", "", 4), ("ings", "", 3), ("ness", "", 4), ("ing", "", 3), ("ies", "y", 2),
    ("ied", "y", 2), ("ers", "", 4), ("edly", "", 3), ("ely", "e", 3), ("ily", "y", 3), ("ly", "", 3),
    ("sses", "ss", 2), ("shes", "sh", 2), ("ches", "ch", 2), ("xes", "x", 2), ("ed", "", 3), ("er", "", 4),
    ("ors", "", 4), ("or", "", 4), ("s", "", 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One content word: as written, its stem, and whether it stands under a negation.

    `unsure` marks one after an "and": "asks for no experience and works beside others" denies only the first.
    """

    text: str
    stem: str
    negated: bool = False
    unsure: bool = False


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A light stem: `recording`, `records` and `recorded` give one; it is not meant to be a word."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    lower = _IRREGULAR.get(lower, lower)
    if lower.endswith(("ss", "us", "is")):
        return lower
    if lower in _WHOLE:
        return lower
    for suffix, instead, shortest in _SUFFIXES:
        base = lower.removesuffix(suffix)
        if base != lower and len(base) >= shortest:
            return _settle(base + instead)
    return _settle(lower)


def _settle(base: str) -> str:
    """Undo a doubled consonant and drop a final e, so that plan, planning, care and caring each meet."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        base = base[:-1]
    return base.removesuffix("e") if len(base) > 3 else base


def tokens(text: str) -> list[str]:
    """Words, numbers and punctuation in order. Hyphens separate words."""
    return _TOKEN.findall(text)


def content_words(text: str, same_as: Mapping[str, str] | None = None) -> list[Word]:
    """The words that carry meaning, in order. `same_as` maps a word, in any of its forms, to the word it counts as."""
    words: list[Word] = []
    negated = unsure = False
    listed = tokens(text)
    for i, token in enumerate(listed):
        lower = token.lower().replace("’", "'")
        if lower in _SCOPE_ENDS:
            negated = unsure = False
        elif _negates(listed, i):
            negated, unsure = True, False
        elif lower == "and":
            unsure = negated
        elif token[0].isalpha() and not _is_light(lower):
            words.append(Word(token, same_stem(lower, same_as or {}), negated, unsure))
    return words


def same_stem(word: str, same_as: Mapping[str, str]) -> str:
    """The stem of a word, or of the word it counts as; a form of a listed word counts as the listed word does."""
    listed = same_as.get(word.lower())
    if listed is None:
        listed = next((other for one, other in same_as.items() if stem(one) == stem(word)), word)
    return stem(listed)


def _is_light(lower: str) -> bool:
    return lower in STOP_WORDS or stem(lower) in _LIGHT_STEMS


def _negates(listed: list[str], i: int) -> bool:
    lower = listed[i].lower().replace("’", "'")
    following = listed[i + 1].lower() if i + 1 < len(listed) else ""
    if (lower, following) == ("not", "only"):
        return False
    return lower in NEGATORS or lower.endswith("n't") or (lower, following) in _NEGATING_PAIRS


# Every form of the verbs that carry little meaning of their own: `give out`, `make sure`, `get ready`.
_LIGHT_STEMS = frozenset(stem(verb) for verb in ("give", "make", "get", "have"))

_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_SMALL, start=2)} | {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000",
    "twice": "2", "half": "1/2", "third": "1/3", "quarter": "1/4", "dozen": "12", "first": "", "second": "",
}  # fmt: skip


def numbers(text: str) -> frozenset[str]:
    """The numbers in a text, as digits. `One` is left out: it is mostly not a number."""
    found = {token.replace(",", "") for token in tokens(text) if token[0].isdigit()}
    found |= {_NUMBER_WORDS.get(token.lower(), "") for token in tokens(text)}
    return frozenset(found - {""})
