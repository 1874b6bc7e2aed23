"""Where plain rules would begin a new clause: bullets in the line, sentences, run-on duties, semicolons, `but not`.

What they find is evidence, not the last word: `alignment.cuts` weighs it with the rest.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from alignment.lexicon import (
    LEAD_VERBS,
    NOUN_VERBS,
    WEAK_LEAD_VERBS,
    base_form,
    first_word,
    strip_subject,
)

# Shorter pieces than this are parts of a phrase ("washing, dressing"), not duties of their own.
MIN_PIECE_WORDS = 3
# A bullet below this length is one duty however many verbs it has.
MIN_COMPOUND_WORDS = 8

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_INLINE_BULLET = re.compile(r"(?<=\S)\s+[•●▪◦‣·]\s*(?=\S)")
_INLINE_DASH = re.compile(r"\s[-–*]\s+(?=[A-Z])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))(?:\d+(?:\.\d+)+\.?|\d+[.)]|\([a-z]{1,3}\)|[a-h]\))\s+(?=[A-Z])")
_SLASH = re.compile(r"\s+[/|]\s+")
_SEMICOLON = re.compile(r";\s+")
_RUN_ON = re.compile(r"(?<=[a-z0-9)’'])\s+(?=(?:To\s+([a-z-]+)|([A-Z][a-z-]+))\s+[a-z])")
_NEGATED_TAIL = re.compile(
    r"[,;]?\s+(?:[-–]\s+)?(?=(?:but\s+(?:not(?!\s+limited)|no|never)|excluding|with\s+the\s+exception\s+of|but\s+(?:does|do|is|are|will)\s+not)\b)",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"(?:,\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?=(?:to\s+)?([A-Za-z-]+)\s+([a-z’']+))"
)
# After one of these, verbs belong to the phrase it opens ("support people to wash, dress and eat"), not to the post.
_SUBORDINATE = re.compile(
    r"\b(?:to\s+(?!the\b|a\b|an\b|all\b|our\b|your\b|their\b|any\b)[a-z]+|which|who|that|so|whilst|while|if|when|where|how"
    r"|can|could|(?:with|in|by|of|for|through|like|as|including)\s+\w+ing)\b",
    re.IGNORECASE,
)
NOT_BEFORE_RUN_ON = frozenset(
    "the a an our your their his her this that of to by and or with in for as at from any all each".split()
)
CONNECTORS = frozenset(
    "and or of the to with for in a an by that including as from on their our your who which at".split()
)
_PREPOSITIONS = frozenset("to for with in of from at on by".split())
_DETERMINERS = frozenset("the a an all any each every your our their them it his her people residents".split())


def rule_cuts(text: str) -> dict[int, str]:
    """Where a rule would begin a clause, and the name of the rule; the first to find a place names it."""
    found: dict[int, str] = {}
    for name, layout in (("bullet", _bullets), ("dash", _dashes), ("number", _numbers), ("slash", _slashes)):
        for cut in layout(text):
            found.setdefault(cut, name)
    spans = _cut(0, len(text), list(found))
    finders: tuple[tuple[str, Callable[[str], Iterator[int]]], ...] = (
        ("sentence", sentence_cuts),
        ("run_on", _run_on_cuts),
        ("semicolon", _semicolon_cuts),
        ("negation", _negation_cuts),
        ("duty", _duty_cuts),
    )
    for name, finder in finders:
        parts: list[tuple[int, int]] = []
        for start, end in spans:
            cuts = list(finder(text[start:end]))
            for cut in cuts:
                found.setdefault(start + cut, name)
            parts += _cut(start, end, cuts)
        spans = parts
    return found


def _cut(start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [start, *(start + cut for cut in sorted(set(cuts))), end]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


def _bullets(text: str) -> Iterator[int]:
    yield from (m.end() for m in _INLINE_BULLET.finditer(text))


def _dashes(text: str) -> list[int]:
    return _several(_INLINE_DASH, text)


def _numbers(text: str) -> list[int]:
    return _several(_INLINE_NUMBER, text)


def _several(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where it is found, if more than once: one alone is a dash in a sentence, or a year."""
    found = [m.start() for m in pattern.finditer(text)]
    return found if len(found) > 1 else []


def _slashes(text: str) -> Iterator[int]:
    slashes = list(_SLASH.finditer(text))
    for slash in slashes:
        left = len(text[: slash.start()].split())
        right = len(text[slash.end() :].split())
        if len(slashes) > 1 or min(left, right) >= MIN_PIECE_WORDS:
            yield slash.end()


@cache
def _segmenter() -> Any:  # noqa: ANN401 - syntok has no types
    from syntok import segmenter

    return segmenter


def sentence_cuts(text: str) -> Iterator[int]:
    """Where each sentence after the first begins."""
    flat = text.replace("\n", " ")
    sentences = [sentence for paragraph in _segmenter().process(flat) for sentence in paragraph]
    starts = (sentence[0].offset for sentence in sentences[1:])
    # `1.1 Be kind` is one clause though the number looks like a sentence.
    yield from (start for start in starts if any(character.isalpha() for character in flat[:start]))


def _run_on_cuts(text: str) -> Iterator[int]:
    """Before `To support` or `Ensure that` where no full stop was written."""
    for match in _RUN_ON.finditer(text):
        word = (match.group(1) or match.group(2)).lower()
        before = _WORD.findall(text[: match.start()])
        if word in LEAD_VERBS and len(before) >= 2 and _ends_a_duty(before[-1]):
            yield match.end()


def _ends_a_duty(word: str) -> bool:
    is_name = word[0].isupper() and word[1:].islower()  # "Data Protection Act", "Clinical Lead"
    return word[-1].isalpha() and not is_name and word.lower() not in NOT_BEFORE_RUN_ON


def _semicolon_cuts(text: str) -> Iterator[int]:
    for match in _SEMICOLON.finditer(text):
        if len(text[match.end() :].split()) >= 1 and len(text[: match.start()].split()) >= 1:
            yield match.end()


def _negation_cuts(text: str) -> Iterator[int]:
    """Before `but not` and `excluding`, so that what is outside the role is a clause of its own."""
    for match in _NEGATED_TAIL.finditer(text):
        if (
            len(_WORD.findall(text[: match.start()])) >= MIN_PIECE_WORDS
            and len(_WORD.findall(text[match.end() :])) >= MIN_PIECE_WORDS
        ):
            yield match.end()


def _duty_cuts(text: str) -> Iterator[int]:
    """Between duties joined by commas or `and`: `Give medicines, record them and report any concerns`."""
    if len(_WORD.findall(text)) < MIN_COMPOUND_WORDS:
        return
    body = strip_subject(text)
    shift = len(text) - len(body)
    opening = first_word(body)
    if base_form(opening) not in LEAD_VERBS:
        return
    ending = "ing" if opening.endswith("ing") and opening not in LEAD_VERBS else ""
    last = 0
    matches = [m for m in _COORDINATION.finditer(body) if _is_duty(m, ending)]
    for index, match in enumerate(matches):
        following = matches[index + 1].start() if index + 1 < len(matches) else len(body)
        long_enough = min(
            len(_WORD.findall(body[last : match.start()])), len(_WORD.findall(body[match.end() : following]))
        )
        left = _WORD.findall(body[last : match.start()].lower())[-1:]
        if left and left[0] in CONNECTORS:  # "To take part in and encourage activities" is one duty
            continue
        if long_enough >= MIN_PIECE_WORDS and not _SUBORDINATE.search(strip_subject(body[last : match.start()])):
            yield shift + match.end()
            last = match.end()


def _is_duty(match: re.Match[str], ending: str) -> bool:
    """Whether the word after the comma opens a duty in the same form as the sentence did."""
    word, after = match.group(1).lower(), match.group(2).lower()
    if word in WEAK_LEAD_VERBS and after in _PREPOSITIONS:
        return False
    if after in ("and", "or") or (word in NOUN_VERBS and after not in _DETERMINERS):
        return False
    return base_form(word) in LEAD_VERBS and word.endswith(ending) if ending else word in LEAD_VERBS
