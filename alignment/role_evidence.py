"""What the lines of a job description say for or against a role: the signs of a framework, found and weighed.

Nothing here knows what any framework is about; the phrases and their weights are its content.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType

from alignment.phrases import PhraseHit, find_phrase
from alignment.types import Clause, ClauseKind, ClauseVerdict, Evidence, Flag, RoleCategory, Sign, Verdict

# The second line that says the same is worth half the first, the third a quarter: said ten times is not ten duties.
REPEAT_FACTOR = 0.5
# "May supervise" is half a promise, and so is a "desirable" requirement.
CONDITIONAL_FACTOR = 0.5
# Lines about the employer or the setting say more about the surroundings than about the role.
CONTEXT_FACTOR = 0.5

# A phrase that holds the very word a flag is about was weighed by its owner with that in mind, so the flag changes
# nothing. "No experience needed" is a sign as it stands and not the denial of one.
_OWN_WORDS = {
    Flag.NEGATED: frozenset("no not never without nor none non cannot exclude excludes excluding except than".split()),
    Flag.CONDITIONAL: frozenset(
        "absence absent if when where may might away unavailable leave needed required".split()
    ),
    Flag.SOMEONE_ELSES_DUTY: frozenset("absence absent by under from behalf alongside deputise deputising to".split()),
}
_DESIRABLE = ("desirable", "preferred", "advantageous", "an advantage")


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of evidence. `key` is the same for the same fact in every category, so categories can be compared."""

    key: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What one clause is worth for one sign. `denied` is true for a line that says the sign does not hold."""

    clause_id: str
    weight: float
    denied: bool


def read_clauses(verdicts: Sequence[ClauseVerdict]) -> tuple[Clause, ...]:
    """The clauses in which signs are looked for: neither boilerplate nor headings."""
    return tuple(v.clause for v in verdicts if not _is_boilerplate(v) and not v.clause.is_heading)


def is_part_of_the_role(clause: Clause) -> bool:
    """Whether a clause says what the role does, rather than what it does not do or what others do."""
    return Flag.NEGATED not in clause.flags and Flag.SOMEONE_ELSES_DUTY not in clause.flags


def find_category_signs(
    category: RoleCategory, categories: Iterable[RoleCategory], clauses: Sequence[Clause]
) -> tuple[Found, ...]:
    """What the lines say for and against one category.

    A category's false friends spoil what speaks for it. They also spoil the signs it lends to others, so that "attend
    supervision" is no more evidence against a care worker than it is for a supervisor.
    """
    lenders = {
        sign.id: other.false_friends
        for other in categories
        for sign in other.signs
        if sign.weight > 0 and sign.id.startswith(f"{other.id}.")
    }
    spoilers = {
        sign.id: (*lenders.get(sign.id, ()), *(category.false_friends if sign.weight > 0 else ()))
        for sign in category.signs
    }
    return find_signs(category.signs, clauses, spoilers)


def find_signs(
    signs: Iterable[Sign], clauses: Sequence[Clause], spoilers: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[Found, ...]:
    """Evidence from the words of the clauses: one piece a sign, or two if some lines deny what others say.

    `spoilers` maps a sign's id to phrases that spoil its hits.
    """
    found = []
    for sign in signs:
        spoiled_by = tuple(dict.fromkeys(spoilers.get(sign.id, ())))
        weighed = [w for clause in clauses if (w := _weigh(sign, spoiled_by, clause)) is not None]
        for denied in (False, True):
            alike = [w for w in weighed if w.denied is denied]
            if alike:
                found.append(_add_up(sign, denied, alike))
    return tuple(found)


def _is_boilerplate(verdict: ClauseVerdict) -> bool:
    return verdict.verdict is Verdict.BOILERPLATE or verdict.clause.kind is ClauseKind.BOILERPLATE


def _weigh(sign: Sign, spoilers: Sequence[str], clause: Clause) -> _Weighed | None:
    lead_in = f"{clause.context}: " if clause.context else ""
    hit = find_phrase(sign.phrases, lead_in + clause.text, without=spoilers, reaching=len(lead_in))
    if hit is None:
        return None
    factor = _flag_factor(sign, clause, hit) * _setting_factor(clause)
    return _Weighed(clause.id, sign.weight * factor, denied=factor < 0) if factor else None


def _flag_factor(sign: Sign, clause: Clause, hit: PhraseHit) -> float:
    own = frozenset(re.findall(r"\w+", hit.words.casefold()))
    changing = {flag for flag in clause.flags if not own & _OWN_WORDS[flag]}
    if Flag.NEGATED in changing:
        # To deny what speaks against a category is not to speak for it: most roles do not lead shifts.
        return -1.0 if sign.weight > 0 else 0.0
    if Flag.SOMEONE_ELSES_DUTY in changing:
        return 0.0
    return CONDITIONAL_FACTOR if Flag.CONDITIONAL in changing else 1.0


def _setting_factor(clause: Clause) -> float:
    desirable = find_phrase(_DESIRABLE, f"{clause.context}; {clause.section}") is not None
    context = clause.kind is ClauseKind.CONTEXT
    return (CONDITIONAL_FACTOR if desirable else 1.0) * (CONTEXT_FACTOR if context else 1.0)


def _add_up(sign: Sign, denied: bool, weighed: Sequence[_Weighed]) -> Found:
    by_size = sorted((w.weight for w in weighed), key=abs, reverse=True)
    weight = fsum(w * REPEAT_FACTOR**position for position, w in enumerate(by_size))
    reason = f"is not one that {sign.reason}, as it says itself" if denied else sign.reason
    key = f"not {sign.id}" if denied else sign.id
    return Found(key, Evidence(reason, tuple(w.clause_id for w in weighed), weight))
