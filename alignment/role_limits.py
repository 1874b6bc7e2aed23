"""What limits how much a line's words say about the role: denial, conditions, other people's duties, the setting."""

import re

from alignment.phrases import PhraseHit, find_phrase
from alignment.types import Clause, ClauseKind, Flag

# "May supervise" is half a promise, and so is a "desirable" requirement.
CONDITIONAL_FACTOR = 0.5
# Lines about the employer or the setting say more about the surroundings than about the role.
CONTEXT_FACTOR = 0.5
# A denial reaches about this far before and after the words it is about.
REACH_BEFORE = 160
REACH_AFTER = 80

# A phrase that holds the very word a flag is about was weighed by its owner with that in mind, so the flag changes
# nothing. "No experience needed" is a sign as it stands and not the denial of one.
_OWN_WORDS = {
    Flag.NEGATED: frozenset("no not never without nor none non cannot exclude excludes excluding except than".split()),
    Flag.CONDITIONAL: frozenset("absence absent if when where may might away leave needed required".split()),
    Flag.SOMEONE_ELSES_DUTY: frozenset("absence absent by under from behalf alongside to".split()),
}
# Standing in for somebody is conditional, and about their duties, by its nature.
_STANDING_IN = re.compile(
    r"\b(?:deputi[sz]|(?:stand|step|act)(?:s|ing)? (?:in|up)\b|cover(?:s|ing)? for\b)", re.IGNORECASE
)

# "No personal care", "you won't do rotas or supervisions": a denial in the same breath needs no flag, up to the word
# that turns the sentence round. "Not only" denies nothing.
_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|without|nor|cannot|\w{1,8}n['’]t)\s+(?!only\b|just\b)"
    r"(?:(?!(?:but|however|although|instead|you|we|they|as|because|since|needed|required|necessary)\b)"
    r"[\w'’-]{1,20}[\s,/]{1,3}){0,8}$",
    re.IGNORECASE,
)
# "Line management responsibility: none".
_DENIED_AFTER = re.compile(
    r"^\s?(?:\w{1,20}\s){0,2}(?:\w{1,20})?\s?[:–—-]\s{0,3}(?:none|nil|n/a|not applicable)\b", re.IGNORECASE
)
# "You will not:" above a list, and headings such as "Not part of the job".
_DENIED_ABOVE = re.compile(r"\b(?:not|never|cannot|outside|exclu\w{2,6}|\w{1,8}n['’]t)\b", re.IGNORECASE)
# "The Registered Manager, who holds the registration": what follows is said of somebody else.
_SAID_OF_ANOTHER = re.compile(
    r"\b(?:managers?|nurses?|leaders?|seniors?|supervisors?|deput(?:y|ies)|owners?|directors?|matrons?|therapists?)"
    r",?\s+(?:who|that|which)\s[^.;]{0,60}$",
    re.IGNORECASE,
)
# "Done by the RGN", "report to the clinical lead", "that is for the AMHP": the post named is another's.
_NAMES_A_POST = re.compile(
    r"\b(?:RGN|RMN|RNLD|AMHP|(?i:nurse|manager|lead|leader|therapist|psychologist|social worker|associate|practitioner|"
    r"officer|teacher|tutor|cook|chef|housekeeper))s?$"
)
_BEFORE_ANOTHERS_POST = re.compile(
    r"\b(?:by|under|from|alongside|with|for|to|into|support(?:s|ing)?|assist(?:s|ing)?|help(?:s|ing)?)\b:?\s+"
    r"(?:(?:the|our|an?|your|their|consultant|unit|senior)\s+){0,3}(?:[\w'’&/-]{1,20}\s+){0,2}\(?$",
    re.IGNORECASE,
)
_DESIRABLE = ("desirable", "preferred", "advantageous", "an advantage")


def is_part_of_the_role(clause: Clause) -> bool:
    """Whether a clause says what the role does, rather than what it does not do or what others do."""
    return Flag.NEGATED not in clause.flags and Flag.SOMEONE_ELSES_DUTY not in clause.flags


def limit_factor(clause: Clause, hit: PhraseHit, *, lead_in: str, speaks_for: bool) -> float:
    """What to multiply the weight of a sign by: 1 as it stands, less with limits, below 0 when the line denies it.

    Args:
        clause: The clause the sign was found in.
        hit: Where, in the lead-in and the clause's text taken together.
        lead_in: The words put before the clause's text.
        speaks_for: Whether the sign, as it stands, speaks for its category.
    """
    flags = _changing_flags(clause, hit, lead_in)
    if Flag.NEGATED in flags:
        # To deny what speaks against a category is not to speak for it: most roles do not lead shifts.
        return -_setting_factor(clause) if speaks_for else 0.0
    if Flag.SOMEONE_ELSES_DUTY in flags:
        return 0.0
    return _setting_factor(clause) * (CONDITIONAL_FACTOR if Flag.CONDITIONAL in flags else 1.0)


def _changing_flags(clause: Clause, hit: PhraseHit, lead_in: str) -> frozenset[Flag]:
    own = frozenset(re.findall(r"\w+", hit.words.casefold()))
    text = lead_in + clause.text
    flags = {*clause.flags, *([Flag.NEGATED] if _is_denied(clause, hit, text) else [])}
    before = text[max(0, hit.start - REACH_BEFORE) : hit.start]
    if _SAID_OF_ANOTHER.search(before) or (_NAMES_A_POST.search(hit.words) and _BEFORE_ANOTHERS_POST.search(before)):
        return frozenset({*flags, Flag.SOMEONE_ELSES_DUTY})
    if _STANDING_IN.search(hit.words):
        flags -= {Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY}
    return frozenset(flag for flag in flags if not own & _OWN_WORDS[flag])


def _is_denied(clause: Clause, hit: PhraseHit, text: str) -> bool:
    return bool(
        _DENIED_BEFORE.search(text[max(0, hit.start - REACH_BEFORE) : hit.start])
        or _DENIED_AFTER.search(text[hit.end : hit.end + REACH_AFTER])
        or _DENIED_ABOVE.search(clause.context)
        or _DENIED_ABOVE.search(clause.section)
    )


def _setting_factor(clause: Clause) -> float:
    desirable = find_phrase(_DESIRABLE, f"{clause.context}; {clause.section}") is not None
    context = clause.kind is ClauseKind.CONTEXT
    return (CONDITIONAL_FACTOR if desirable else 1.0) * (CONTEXT_FACTOR if context else 1.0)
