"""What kind of thing each clause says, and what limits it: negation, condition, someone else's duty.

Rules, in the order they are tried; the first that fits decides and leaves its reason. Boilerplate is recognised before
anything is matched, and shown, so that a person can pull a line back.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from alignment.cues import (
    ANOTHERS_CLAUSE,
    BOILERPLATE,
    CONDITIONAL,
    FACTS,
    NEGATED,
    PRACTICE,
    REQUIREMENT,
    SOMEONE_ELSES,
    VALUE_WORDS,
    Cue,
    find_cue,
)
from alignment.lexicon import WANTED, opens_with_verb, section_sort
from alignment.types import Clause, ClauseKind, Flag

# Above this share of its content words, "kind, patient and reliable" says what a person is like, not what they can do.
VALUE_SHARE = 0.3
# A sentence longer than this that happens to name a quality says more than the quality.
MAX_VALUE_WORDS = 14

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_SMALL = frozenset(
    "a an and the of to in with for is are be you your our we i have has must who someone very at all".split()
)
_COLUMN = re.compile(r"\b(?:essential|desirable|criteria|requirement|assessed|specification)", re.IGNORECASE)
_ASSESSED = re.compile(
    r"^\W*(?:(?:A|I|T|R|C|E|D|M\.?O\.?A\.?|application|interview|test|references?|certificates?|assess\w*|yes|no|by)\b[\s/,&+and]*)+$"
)


def read_kinds(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The same clauses with kind, flags and the reasons for both."""
    return tuple(read_kind(clause) for clause in clauses)


def read_kind(clause: Clause) -> Clause:
    """One clause with its kind, its flags and the reasons for both."""
    kind, reason = _kind(clause)
    if kind is ClauseKind.BOILERPLATE or clause.is_heading:
        return replace(clause, kind=kind, kind_reason=reason)
    flags = dict(_flags(clause.text))
    return replace(clause, kind=kind, kind_reason=reason, flags=tuple(flags), flag_reasons=flags)


def _kind(clause: Clause) -> tuple[ClauseKind, str]:
    text = " ".join(clause.text.split())
    if clause.is_heading:
        return ClauseKind.CONTEXT, "a heading"
    if FACTS.search(text) or _ASSESSED.match(text):
        return ClauseKind.CONTEXT, "a fact about the post"
    if ANOTHERS_CLAUSE.pattern.search(text):
        return ClauseKind.CONTEXT, ANOTHERS_CLAUSE.reason
    if (found := find_cue(BOILERPLATE, text)) and not _is_practice(found[0], text):
        return ClauseKind.BOILERPLATE, found[0].reason
    return _by_section_and_form(clause, text)


def _is_practice(cue: Cue, text: str) -> bool:
    """Whether a line that shares its nouns with boilerplate is about the work itself."""
    return cue.yields and opens_with_verb(text) and PRACTICE.search(text) is not None


def _by_section_and_form(clause: Clause, text: str) -> tuple[ClauseKind, str]:
    """What the section above and the form of the words say, once boilerplate is out."""
    section = section_sort(clause.section)
    is_duty = opens_with_verb(text) or WANTED.search(text) is not None
    in_specification = section in ("requirements", "values") or _COLUMN.search(clause.context) is not None
    if _says_a_quality(text):
        return ClauseKind.VALUE, "says what the person is like"
    if in_specification or REQUIREMENT.search(text):
        return ClauseKind.REQUIREMENT, "says what the person must bring"
    if section == "terms" and not is_duty:
        return ClauseKind.BOILERPLATE, "in the part about terms and benefits"
    if is_duty:
        return ClauseKind.DUTY, "says what the person does"
    if section in ("about", "general", ""):
        return ClauseKind.CONTEXT, "background, not something the role asks for"
    if section == "duties" and not text.endswith(":"):
        return ClauseKind.DUTY, "listed among the duties"
    return ClauseKind.CONTEXT, "background, not something the role asks for"


def _says_a_quality(text: str) -> bool:
    words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
    named = VALUE_WORDS.findall(text)
    return bool(named) and len(words) <= MAX_VALUE_WORDS and len(named) >= VALUE_SHARE * len(words)


def _flags(text: str) -> Iterator[tuple[Flag, str]]:
    flat = " ".join(text.split())
    for flag, cues in (
        (Flag.NEGATED, NEGATED),
        (Flag.CONDITIONAL, CONDITIONAL),
        (Flag.SOMEONE_ELSES_DUTY, (ANOTHERS_CLAUSE, *SOMEONE_ELSES)),
    ):
        if found := find_cue(cues, flat):
            yield flag, f"{found[0].reason} (“{found[1].group().strip()}”)"
