"""Whether a job description is for a kind of role the framework does not cover."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from alignment.role_evidence import Found, find_signs, find_speaking
from alignment.role_titles import Title
from alignment.types import Clause, ClauseKind, Evidence, Locator, OutsideScope, Pathway

# One clear sign and a half, or the same clear sign in several lines; a passing mention of a nursery stays below it.
OUTSIDE_AT = 3.0
# A sign this heavy is clear on its own account. The content format promises content owners this number.
CLEAR_SIGN = 2.0
# A job may be named for what it is outside the framework ("Chef"), where its duties borrow everyday words.
TITLE_FACTOR = 1.5
# "Job title:" and the like before a title.
LABEL_WORDS = 3
# Against a role whose title says nothing of the kind, the signs must be at least half as strong as those of the best
# category: a manager's job description also speaks of kitchens and boilers.
SHARE_OF_BEST = 0.5


@dataclass(frozen=True, slots=True)
class Outside:
    """A kind of role outside the framework, the evidence for it, and whether it takes the role out of scope."""

    kind: OutsideScope
    score: float
    evidence: tuple[Evidence, ...]
    in_title: bool
    clear: bool

    def decides(self, best_score: float) -> bool:
        """Whether this takes a role out of scope whose best category scored so much."""
        strong = self.score >= OUTSIDE_AT and self.clear
        return strong and (self.in_title or self.score >= SHARE_OF_BEST * best_score)

    @property
    def is_note(self) -> bool:
        """Whether this kind can only add a note, as none of its signs is clear on its own account."""
        return all(sign.weight < CLEAR_SIGN for sign in self.kind.signs)


def find_outside(pathway: Pathway, clauses: Sequence[Clause], titles: Sequence[Title]) -> tuple[Outside, ...]:
    """Each kind of role outside the framework that something speaks for, the strongest first."""
    found = [_look_for(kind, clauses, titles) for kind in pathway.outside_scope]
    order = {kind.id: position for position, kind in enumerate(pathway.outside_scope)}
    spoken_for = [outside for outside in found if outside.score > 0]
    return tuple(sorted(spoken_for, key=lambda outside: (-outside.score, order[outside.kind.id])))


def _look_for(kind: OutsideScope, clauses: Sequence[Clause], titles: Sequence[Title]) -> Outside:
    duties = [clause for clause in clauses if not _holds_a_title(clause, titles)]
    in_lines = find_signs(kind.signs, find_speaking(kind.signs, duties))
    names = [_as_clause(title) for title in titles]
    in_titles = [_raise(found) for found in find_signs(kind.signs, find_speaking(kind.signs, names))]
    everything = [*in_titles, *in_lines]
    return Outside(
        kind=kind,
        score=round(fsum(found.evidence.weight for found in everything), 6),
        evidence=_merge(everything),
        in_title=any(found.evidence.weight > 0 for found in in_titles),
        clear=any(found.evidence.weight >= CLEAR_SIGN for found in everything),
    )


def _holds_a_title(clause: Clause, titles: Sequence[Title]) -> bool:
    """Whether a line is there to give the title: a sentence with the same words in it says something of its own."""
    words = len(clause.text.split())
    return any(clause.id in title.clause_ids and words <= len(title.text.split()) + LABEL_WORDS for title in titles)


def _as_clause(title: Title) -> Clause:
    """A title in the shape of a clause, so that signs can be looked for in it."""
    clause_id = title.clause_ids[0] if title.clause_ids else ""
    return Clause(clause_id, title.text, 0, len(title.text), Locator(), block=0, kind=ClauseKind.DUTY)


def _raise(found: Found) -> Found:
    evidence = found.evidence
    known = tuple(clause_id for clause_id in evidence.clause_ids if clause_id)
    return replace(found, evidence=replace(evidence, clause_ids=known, weight=evidence.weight * TITLE_FACTOR))


def _merge(found: Sequence[Found]) -> tuple[Evidence, ...]:
    """One piece of evidence a reason, the heaviest first."""
    merged: dict[str, Evidence] = {}
    for evidence in (one.evidence for one in found):
        seen = merged.get(evidence.reason)
        ids = dict.fromkeys([*(seen.clause_ids if seen else ()), *evidence.clause_ids])
        merged[evidence.reason] = Evidence(evidence.reason, tuple(ids), evidence.weight + (seen.weight if seen else 0))
    return tuple(sorted(merged.values(), key=lambda evidence: -evidence.weight))
