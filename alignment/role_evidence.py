"""What the lines of a job description say for or against a role: the signs of a framework, found and weighed.

Nothing here knows what any framework is about; the phrases and their weights are its content.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType

from alignment.phrases import PhraseHit, find_phrase
from alignment.role_limits import limit_factor
from alignment.types import Clause, ClauseKind, ClauseVerdict, Evidence, RoleCategory, Sign, Verdict

# The second line that says the same is worth half the first, the third a quarter: said ten times is not ten duties.
REPEAT_FACTOR = 0.5


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


def find_category_signs(
    category: RoleCategory, categories: Iterable[RoleCategory], speaking: Mapping[str, Sequence[Clause]]
) -> tuple[Found, ...]:
    """What the lines say for and against one category.

    A category's false friends spoil what speaks for it. They also spoil the signs it lends to others, so that "attend
    supervision" is no more evidence against a care worker than it is for a supervisor.

    Args:
        category: The category.
        categories: All categories of the framework.
        speaking: The clauses in which each sign's words stand, from `find_speaking`.
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
    return find_signs(category.signs, speaking, spoilers)


def find_speaking(signs: Iterable[Sign], clauses: Sequence[Clause]) -> Mapping[str, tuple[Clause, ...]]:
    """For each sign's id, the clauses that hold its words. A sign that several categories share is looked for once."""
    return {
        sign.id: tuple(clause for clause in clauses if _find(sign, (), clause) is not None)
        for sign in {sign.id: sign for sign in signs}.values()
    }


def find_signs(
    signs: Iterable[Sign],
    speaking: Mapping[str, Sequence[Clause]],
    spoilers: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Found, ...]:
    """Evidence from the words of the clauses: one piece a sign, or two if lines contradict each other evenly.

    `speaking` is from `find_speaking`; `spoilers` maps a sign's id to phrases that spoil its hits.
    """
    found: list[Found] = []
    for sign in signs:
        spoiled_by = tuple(dict.fromkeys(spoilers.get(sign.id, ())))
        weighed = [w for clause in speaking[sign.id] if (w := _weigh(sign, spoiled_by, clause)) is not None]
        sides = [[w for w in weighed if w.denied is denied] for denied in (False, True)]
        found.extend(_weightier([_add_up(sign, side[0].denied, side) for side in sides if side]))
    return tuple(found)


def _is_boilerplate(verdict: ClauseVerdict) -> bool:
    return verdict.verdict is Verdict.BOILERPLATE or verdict.clause.kind is ClauseKind.BOILERPLATE


def _weigh(sign: Sign, spoilers: Sequence[str], clause: Clause) -> _Weighed | None:
    hit = _find(sign, spoilers, clause)
    if hit is None:
        return None
    factor = limit_factor(clause, hit, lead_in=_lead_in(clause), speaks_for=sign.weight > 0)
    return _Weighed(clause.id, sign.weight * factor, denied=factor < 0) if factor else None


def _find(sign: Sign, spoilers: Sequence[str], clause: Clause) -> PhraseHit | None:
    lead_in = _lead_in(clause)
    return find_phrase(sign.phrases, lead_in + clause.text, without=spoilers, reaching=len(lead_in))


def _lead_in(clause: Clause) -> str:
    return f"{clause.context}: " if clause.context else ""


def _weightier(sides: Sequence[Found]) -> Sequence[Found]:
    """Of what asserts a sign and what denies it, the weightier; both if they weigh the same.

    To leave out one task of a kind is not to deny the kind: "PEG feeds, but not changing the tube".
    """
    most = max((abs(side.evidence.weight) for side in sides), default=0.0)
    return [side for side in sides if abs(side.evidence.weight) == most]


def _add_up(sign: Sign, denied: bool, weighed: Sequence[_Weighed]) -> Found:
    by_size = sorted((w.weight for w in weighed), key=abs, reverse=True)
    weight = fsum(w * REPEAT_FACTOR**position for position, w in enumerate(by_size))
    reason = f"is not one that {sign.reason}, as it says itself" if denied else sign.reason
    key = f"not {sign.id}" if denied else sign.id
    return Found(key, Evidence(reason, tuple(w.clause_id for w in weighed), weight))
