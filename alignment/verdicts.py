"""Candidates into verdicts: matches with a calibrated confidence, or none.

Each candidate becomes a row of features; a logistic model turns it into the chance that a person would agree. Its
weights were fitted on the gold train split alone (`python -m eval.fit`, written to `verdict_model.json`). None is an
answer: a clause whose best candidate falls short has no counterpart, and says what came nearest.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alignment.lexicon import plain_people
from alignment.matching import matchable
from alignment.reasons import match_reasons
from alignment.types import (
    Band,
    Candidate,
    Clause,
    ClauseKind,
    ClauseVerdict,
    Flag,
    Match,
    Pathway,
    Statement,
    StatementKind,
    Verdict,
)

# More than this many statements for one clause is a list nobody reads; the rest are further down in `explain`.
MAX_MATCHES = 6
# A duty that holds on a condition, or helps with another's, is never a strong match, whatever the words.
CONDITIONAL_FACTOR = 0.9
SOMEONE_ELSES_FACTOR = 0.75

_MODEL = Path(__file__).with_name("verdict_model.json")


@dataclass(frozen=True, slots=True)
class VerdictModel:
    """The fitted second stage: `weights` by feature name, and where to cut.

    A clause's best candidate is a match from `accept` on; the best for a part of it that no match rests on yet from
    `partial` on; further ones from `accept_more`. Bands begin at `partial` and `strong`.
    """

    intercept: float
    weights: Mapping[str, float]
    accept: float
    accept_more: float
    strong: float
    partial: float
    fitted_on: str

    def confidence(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that a person would agree with the match."""
        total = self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def band(self, confidence: float) -> Band:
        """The word for this confidence."""
        if confidence >= self.strong:
            return Band.STRONG
        return Band.PARTIAL if confidence >= self.partial else Band.POSSIBLE


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """A candidate and the chance, 0 to 1, that a person would agree, with what it was reckoned from."""

    candidate: Candidate
    confidence: float
    features: Mapping[str, float]


Scored = Mapping[str, Sequence[ScoredCandidate]]
"""Scored candidates by clause id, the likeliest first."""


@cache
def load_verdict_model(path: Path = _MODEL) -> VerdictModel:
    """The fitted model that ships with the code."""
    return VerdictModel(**json.loads(path.read_text(encoding="utf-8")))


def judge_clauses(
    clauses: Sequence[Clause],
    candidates: Mapping[str, Sequence[Candidate]],
    pathway: Pathway,
    model: VerdictModel | None = None,
    *,
    scored: Scored | None = None,
) -> tuple[ClauseVerdict, ...]:
    """A verdict on every clause, in document order. `scored` is what `score_clauses` gave, if that was asked before."""
    fitted = model or load_verdict_model()
    statements = {statement.id: statement for statement in pathway.statements}
    held = score_clauses(clauses, candidates, pathway, fitted) if scored is None else scored
    return tuple(
        _judge(clause, candidates.get(clause.id, ()), held.get(clause.id, ()), statements, fitted) for clause in clauses
    )


def score_clauses(
    clauses: Sequence[Clause],
    candidates: Mapping[str, Sequence[Candidate]],
    pathway: Pathway,
    model: VerdictModel | None = None,
) -> Scored:
    """Every candidate of every clause with its confidence, the likeliest first, by clause id; accepted or not."""
    fitted = model or load_verdict_model()
    statements = {statement.id: statement for statement in pathway.statements}
    return {
        clause.id: tuple(score_candidates(clause, candidates[clause.id], statements, fitted))
        for clause in clauses
        if clause.id in candidates
    }


def _judge(
    clause: Clause,
    candidates: Sequence[Candidate],
    scored: Sequence[ScoredCandidate],
    statements: Mapping[str, Statement],
    model: VerdictModel,
) -> ClauseVerdict:
    nearest = candidates[0] if candidates else None
    if clause.kind is ClauseKind.BOILERPLATE:
        return ClauseVerdict(clause, Verdict.BOILERPLATE, reason=clause.kind_reason)
    if Flag.NEGATED in clause.flags:
        return ClauseVerdict(clause, Verdict.NOT_JUDGED, nearest=nearest, reason=clause.flag_reasons[Flag.NEGATED])
    if not matchable(clause):
        return ClauseVerdict(clause, Verdict.NOT_JUDGED, reason=clause.kind_reason)
    matches = tuple(_matches(clause, scored, statements, model))[:MAX_MATCHES]
    if matches:
        return ClauseVerdict(clause, Verdict.MATCHED, matches, nearest)
    return ClauseVerdict(clause, Verdict.NO_COUNTERPART, nearest=nearest, reason="nothing in the framework says this")


def _matches(
    clause: Clause, scored: Sequence[ScoredCandidate], statements: Mapping[str, Statement], model: VerdictModel
) -> Iterator[Match]:
    parts: set[str] = set()
    for place, one in enumerate(scored):
        if one.confidence < _bar(model, place, one.candidate, parts):
            if not place:
                return
            continue
        parts.add(one.candidate.part)
        yield _match(clause, one, statements[one.candidate.statement_id], model)


def _match(clause: Clause, scored: ScoredCandidate, statement: Statement, model: VerdictModel) -> Match:
    return Match(
        clause_id=clause.id,
        statement_id=statement.id,
        confidence=round(scored.confidence, 4),
        band=_limited_band(model.band(scored.confidence), clause),
        scores={name: round(value, 4) for name, value in scored.features.items()},
        reasons=tuple(match_reasons(clause, scored.candidate, statement)),
    )


def score_candidates(
    clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement], model: VerdictModel
) -> list[ScoredCandidate]:
    """Every candidate with its confidence, the likeliest first; ties break by the statement's id."""
    scored = []
    for candidate in candidates:
        features = candidate_features(clause, candidate, candidates, statements[candidate.statement_id])
        scored.append(ScoredCandidate(candidate, _limited(model.confidence(features), clause), features))
    return sorted(scored, key=lambda row: (-round(row.confidence, 6), row.candidate.statement_id))


def _bar(model: VerdictModel, place: int, candidate: Candidate, parts: Set[str]) -> float:
    """How likely a candidate must be: the clause's best least; then the best of a part that has no match yet."""
    if not place:
        return model.accept
    return model.partial if candidate.part and candidate.part not in parts else model.accept_more


def _limited(confidence: float, clause: Clause) -> float:
    if Flag.CONDITIONAL in clause.flags:
        confidence *= CONDITIONAL_FACTOR
    if Flag.SOMEONE_ELSES_DUTY in clause.flags:
        confidence *= SOMEONE_ELSES_FACTOR
    return confidence


def _limited_band(band: Band, clause: Clause) -> Band:
    limits = {Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY} & set(clause.flags)
    return Band.PARTIAL if limits and band is Band.STRONG else band


def candidate_features(
    clause: Clause, candidate: Candidate, rivals: Sequence[Candidate], statement: Statement
) -> dict[str, float]:
    """The row the model reads, by feature name. Every value lies within a few units of 0."""
    best = max(rival.fused for rival in rivals)
    fused = sorted((rival.fused for rival in rivals), reverse=True)
    middle = fused[len(fused) // 2]
    quality = clause.kind is ClauseKind.VALUE
    words = len(plain_people(clause.text).split())
    return {
        "dense": candidate.dense,
        "part_dense": candidate.part_dense,
        "lexical": candidate.lexical,
        "behind_best": best - candidate.fused,
        "stands_out": candidate.fused - middle,
        "short": float(words <= 3),
        "length": min(words, 40) / 40,
        "value_to_value": float(quality and statement.kind in (StatementKind.VALUE, StatementKind.BEHAVIOUR)),
        "value_to_other": float(quality and statement.kind in (StatementKind.SKILL, StatementKind.KNOWLEDGE)),
        "duty_to_value": float(not quality and statement.kind is StatementKind.VALUE),
        "duty_to_behaviour": float(not quality and statement.kind is StatementKind.BEHAVIOUR),
        "duty_to_knowledge": float(not quality and statement.kind is StatementKind.KNOWLEDGE),
        "asks_knowledge": float(_asks_knowledge(clause) and statement.kind is StatementKind.KNOWLEDGE),
    }


def _asks_knowledge(clause: Clause) -> bool:
    return (
        re.search(r"\b(?:knowledge|understand|aware|know)", f"{clause.context} {clause.text}", re.IGNORECASE)
        is not None
    )
