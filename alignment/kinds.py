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
    CATCH_ALL,
    CONDITIONAL,
    FACTS,
    NEGATED,
    NEGATED_SECTION,
    OTHER_SUBJECT,
    PAY,
    PRACTICE,
    REQUIREMENT,
    SOMEONE_ELSES,
    VALUE_WORDS,
    Cue,
    find_cue,
)
from alignment.flag_features import flag_features
from alignment.flag_model import FlagModel, load_flag_model
from alignment.lexicon import WANTED, opens_with_verb, section_sort
from alignment.types import Clause, ClauseKind, Document, Flag

# Above this share of its content words, "kind, patient and reliable" says what a person is like, not what they can do.
VALUE_SHARE = 0.3
# A sentence longer than this that happens to name a quality says more than the quality.
MAX_VALUE_WORDS = 14
# A job is named within this many clauses of the top, or not at all.
TITLE_LINES = 12

# A line of this many words under "Our values" is one of them; a longer one is about them.
SHORT_VALUE = 8
# How many lines either side are asked what they are, and how many must agree.
NEIGHBOURS = 4
MIN_NEIGHBOURS = 3
# "Training provider", alone in a cell, is the name of a fact.
MAX_LABEL_WORDS = 3
SPECIFICATION = ("requirements", "values")
ASKING = (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE)
BACKGROUND = "background, not something the role asks for"
_READS_LIKE = {
    Flag.NEGATED: "reads like something outside the role",
    Flag.CONDITIONAL: "reads like something that holds only on a condition",
    Flag.SOMEONE_ELSES_DUTY: "reads like something another person does",
}

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_SMALL = frozenset(
    "a an and the of to in with for is are be you your our we i have has must who someone very at all".split()
)
_TITLE = re.compile(r"^\W*(?:job|post|position|role)(?: title)?\s*:", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:^|; )[ED]$|\b(?:essential|desirable|criteria|requirement|assessed|specification)", re.IGNORECASE
)
_ASSESSED = re.compile(
    r"^\W*(?:(?:A|I|T|R|C|E|D|M\.?O\.?A\.?|application|interview|test|references?|certificates?|assess\w*|yes|no|by)\b[\s/,&+and]*)+$"
)


# Headings of a person specification's rows and columns, and how each line will be assessed.
_TABLE_WORDS = re.compile(
    r"^\W*(?:(?:essential|desirable|criteria|qualifications?|experience|knowledge|skills?|abilit(?:y|ies)|attributes?"
    r"|values?|qualities|attitude|health|learning|education|training|other|personal|application|app|interview"
    r"|presentation|assessed by|method of assessment|how (?:assessed|we['’]ll know)|with residents|requirements?"
    r"|weight(?:ing)?|score|circumstances)\b[\s/,&+:]*(?:and\b\s*)?)+\W*$",
    re.IGNORECASE,
)


def read_kinds(clauses: tuple[Clause, ...], title: str = "") -> tuple[Clause, ...]:
    """The same clauses with kind, flags and the reasons for both.

    `title` is the job title: a line about "the senior carer" in a senior carer's job description is not about another.
    """
    read = [read_kind(clause, title) for clause in clauses]
    return tuple(_settle(clause, number, read) for number, clause in enumerate(read))


def job_title(document: Document, clauses: tuple[Clause, ...]) -> str:
    """Every place near the top that may name the job, as one text: good for asking whose duty a line tells of."""
    top = clauses[:TITLE_LINES]
    named = [c.text for c in top if c.is_heading or _TITLE.search(c.text) or _TITLE.search(c.context)]
    return " | ".join([document.title, *named])


def read_kind(clause: Clause, title: str = "") -> Clause:
    """One clause with its kind, its flags and the reasons for both."""
    kind, reason = _kind(clause, title.lower())
    if kind is ClauseKind.BOILERPLATE or clause.is_heading:
        return replace(clause, kind=kind, kind_reason=reason)
    return read_flags(replace(clause, kind=kind, kind_reason=reason), title)


def read_flags(clause: Clause, title: str = "", model: FlagModel | None = None) -> Clause:
    """The clause with its flags and their reasons: those the model gives, or where there is none, those of wordings.

    `model` decides; by default the one that ships with the code.
    """
    worded = dict(flags_by_wording(clause, title))
    fitted = model or load_flag_model()
    if fitted is None:
        return replace(clause, flags=tuple(worded), flag_reasons=worded)
    flags = fitted.flags(flag_features(clause, title.lower(), tuple(worded)))
    return replace(clause, flags=flags, flag_reasons={flag: worded.get(flag, _READS_LIKE[flag]) for flag in flags})


def _kind(clause: Clause, title: str) -> tuple[ClauseKind, str]:
    text = " ".join(clause.text.split())
    if clause.is_heading:
        return ClauseKind.CONTEXT, "a heading"
    is_label = len(text.split()) <= MAX_LABEL_WORDS and FACTS.search(f"{text}: ")
    if FACTS.search(text) or is_label or FACTS.search(f"{clause.context.strip(' :')}: "):
        return ClauseKind.CONTEXT, "a fact about the post"
    if _ASSESSED.match(text) or _TABLE_WORDS.match(text) or not any(character.isalpha() for character in text):
        return ClauseKind.CONTEXT, "a label of the table"
    if _about_another(text, title):
        return ClauseKind.CONTEXT, ANOTHERS_CLAUSE.reason
    if (found := find_cue(BOILERPLATE, text)) and not _is_practice(found[0], text):
        return ClauseKind.BOILERPLATE, found[0].reason
    return _by_section_and_form(clause, text)


def _about_another(text: str, title: str) -> re.Match[str] | None:
    """The words that say what another post does; none where that post is the one this document is about."""
    found = ANOTHERS_CLAUSE.pattern.search(text)
    who = " ".join(_WORD.findall(found.group().lower())[:-1]).removeprefix("the ") if found else ""
    return None if found is None or (who and who in title) else found


def _is_practice(cue: Cue, text: str) -> bool:
    """Whether a line that shares its nouns with boilerplate is about the work itself, or says what is outside it."""
    if cue is CATCH_ALL and find_cue(NEGATED[:1], text):
        return True
    if not (cue.yields and opens_with_verb(text)):
        return False
    return cue is PAY or PRACTICE.search(text) is not None


def _by_section_and_form(clause: Clause, text: str) -> tuple[ClauseKind, str]:
    """What the section above and the form of the words say, once boilerplate is out."""
    section = section_sort(clause.section)
    cell = section_sort(clause.context) if clause.context else ""
    is_duty = opens_with_verb(text) or WANTED.search(text) is not None
    in_specification = section in SPECIFICATION or cell in SPECIFICATION or _COLUMN.search(clause.context) is not None
    if _says_a_quality(text) or (in_specification and "values" in (section, cell) and len(text.split()) <= SHORT_VALUE):
        return ClauseKind.VALUE, "says what the person is like"
    if in_specification or REQUIREMENT.search(text):
        return ClauseKind.REQUIREMENT, "says what the person must bring"
    if section == "terms" and not is_duty:
        return ClauseKind.BOILERPLATE, "in the part about terms and benefits"
    if is_duty:
        return ClauseKind.DUTY, "says what the person does"
    if section == "duties" and not text.endswith(":") and not OTHER_SUBJECT.search(text):
        return ClauseKind.DUTY, "listed among the duties"
    return ClauseKind.CONTEXT, BACKGROUND


def _settle(clause: Clause, number: int, clauses: list[Clause]) -> Clause:
    """A line that says nothing of its own kind is taken for what its neighbours under the same heading are."""
    text = " ".join(clause.text.split())
    unclear = clause.kind_reason == BACKGROUND and section_sort(clause.section) == "" and not text.endswith((":", "?"))
    if not unclear or OTHER_SUBJECT.search(text):
        return clause
    near = clauses[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
    decided = [c.kind for c in near if c.section == clause.section and c.kind in ASKING]
    for kind in ASKING:
        if decided.count(kind) >= MIN_NEIGHBOURS and decided.count(kind) * 2 > len(decided):
            return replace(clause, kind=kind, kind_reason=f"stands among lines that are each a {kind.value}")
    return clause


def _says_a_quality(text: str) -> bool:
    words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
    named = VALUE_WORDS.findall(text)
    return bool(named) and len(words) <= MAX_VALUE_WORDS and len(named) >= VALUE_SHARE * len(words)


def flags_by_wording(clause: Clause, title: str = "") -> Iterator[tuple[Flag, str]]:
    """The flags that plain wordings give, each with the words that gave it."""
    title = title.lower()
    flat = " ".join(clause.text.split())
    if another := _about_another(flat, title):
        yield Flag.SOMEONE_ELSES_DUTY, f"{ANOTHERS_CLAUSE.reason} (“{another.group().strip()}”)"
    elif found := find_cue(SOMEONE_ELSES, flat):
        yield Flag.SOMEONE_ELSES_DUTY, _told(*found)
    above = next((head for head in (clause.context, clause.section) if NEGATED_SECTION.search(head)), None)
    if above:
        yield Flag.NEGATED, f"listed under “{above}”"
    for flag, cues in ((Flag.NEGATED, () if above else NEGATED), (Flag.CONDITIONAL, CONDITIONAL)):
        if found := find_cue(cues, flat):
            yield flag, _told(*found)


def _told(cue: Cue, found: re.Match[str]) -> str:
    return f"{cue.reason} (“{found.group().strip()}”)"
