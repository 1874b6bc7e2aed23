"""Candidates into verdicts: matches with a calibrated confidence, or none.

Each candidate becomes a row of features (`alignment.features`), and a fitted model turns it into the chance that a
person would agree: trees where something was learnt with the encoder in use, a logistic model with any other encoder.
Both are fitted by `python -m eval fit`, on the gold train split and documents written to train on. None is an answer: a
clause whose best candidate falls short has no counterpart, and says what came nearest.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignment.features import Table, candidate_features, learnt_table
from alignment.forest import Forest, forest_of
from alignment.matching import StatementIndex, matchable
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
    Verdict,
)

# More than this many statements for one clause is a list nobody reads; the rest are further down in `explain`.
MAX_MATCHES = 6
# A duty that holds on a condition, or helps with another's, is never a strong match, whatever the words.
CONDITIONAL_FACTOR = 0.9
SOMEONE_ELSES_FACTOR = 0.75

# The lanes whose scores a report keeps with a match; `explain` shows all the rest.
LANES = ("dense", "part_dense", "lexical", "learnt", "example", "votes")

_MODEL = Path(__file__).with_name("verdict_model.json")
_FOREST = Path(__file__).with_name("verdict_forest.npz")


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
        return _logistic(total)

    def weigh(
        self, clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement]
    ) -> list[tuple[float, Mapping[str, float]]]:
        """For each candidate in turn the chance that a person would agree, and what it was reckoned from."""
        rows = [candidate_features(clause, one, candidates, statements[one.statement_id]) for one in candidates]
        return [(self.confidence(row), row) for row in rows]

    def band(self, confidence: float) -> Band:
        """The word for this confidence."""
        if confidence >= self.strong:
            return Band.STRONG
        return Band.PARTIAL if confidence >= self.partial else Band.POSSIBLE


@dataclass(frozen=True, slots=True)
class ForestModel(VerdictModel):
    """The second stage as boosted trees, with Platt's calibration (Platt 1999).

    The chance is the logistic function of `scale` times a forest's score plus `shift`. `weights` and `intercept` are
    empty here.
    """

    forest: Forest
    scale: float
    shift: float

    def confidence(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that a person would agree with the match."""
        return self._chance(self._score(features))

    def uncalibrated(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, as it was before calibration."""
        return _logistic(self._score(features))

    def weigh(
        self, clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement]
    ) -> list[tuple[float, Mapping[str, float]]]:
        """For each candidate in turn the chance that a person would agree, and what it was reckoned from."""
        if not candidates:
            return []
        table = learnt_table(clause, candidates, statements)
        chances = [self._chance(float(score)) for score in self.forest.scores(self.columns(table))]
        return list(zip(chances, table.rows(), strict=True))

    def columns(self, table: Table) -> NDArray[np.float32]:
        """The table in the order of the forest's columns, as it reads them."""
        place = {name: number for number, name in enumerate(table.names)}
        return table.values[:, [place[name] for name in self.forest.names]]

    def _score(self, features: Mapping[str, float]) -> float:
        row = np.array([[features[name] for name in self.forest.names]], dtype=np.float32)
        return float(self.forest.scores(row)[0])

    def _chance(self, score: float) -> float:
        return _logistic(self.scale * score + self.shift)


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


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
    """The model for encoders with which nothing was learnt."""
    return VerdictModel(**json.loads(path.read_text(encoding="utf-8")))


@cache
def load_forest_model(path: Path = _FOREST) -> ForestModel:
    """The model for the encoder that ships."""
    with np.load(path, allow_pickle=False) as held:
        about: dict[str, Any] = json.loads(str(held["about"]))
        return ForestModel(0.0, {}, **about, forest=forest_of(held))


def save_forest_model(model: ForestModel, path: Path = _FOREST) -> None:
    """Write a model where `load_forest_model` reads it."""
    names = ("accept", "accept_more", "strong", "partial", "fitted_on", "scale", "shift")
    about = {name: getattr(model, name) for name in names}
    np.savez_compressed(path, about=np.array(json.dumps(about)), **model.forest.arrays())


def model_for(index: StatementIndex) -> VerdictModel:
    """The fitted model for candidates that this index finds."""
    return load_forest_model() if index.learnt else load_verdict_model()


def _fitting(candidates: Mapping[str, Sequence[Candidate]]) -> VerdictModel:
    """The fitted model for these candidates."""
    learnt = any(candidate.signals for some in candidates.values() for candidate in some[:1])
    return load_forest_model() if learnt else load_verdict_model()


def judge_clauses(
    clauses: Sequence[Clause],
    candidates: Mapping[str, Sequence[Candidate]],
    pathway: Pathway,
    model: VerdictModel | None = None,
    *,
    scored: Scored | None = None,
) -> tuple[ClauseVerdict, ...]:
    """A verdict on every clause, in document order. `scored` is what `score_clauses` gave, if that was asked before."""
    fitted = model or _fitting(candidates)
    statements = {statement.id: statement for statement in pathway.statements}
    held = score_clauses(clauses, candidates, pathway, fitted) if scored is None else scored
    return tuple(_judge(clause, held.get(clause.id, ()), statements, fitted) for clause in clauses)


def score_clauses(
    clauses: Sequence[Clause],
    candidates: Mapping[str, Sequence[Candidate]],
    pathway: Pathway,
    model: VerdictModel | None = None,
) -> Scored:
    """Every candidate of every clause with its confidence, the likeliest first, by clause id; accepted or not."""
    fitted = model or _fitting(candidates)
    statements = {statement.id: statement for statement in pathway.statements}
    return {
        clause.id: tuple(score_candidates(clause, candidates[clause.id], statements, fitted))
        for clause in clauses
        if clause.id in candidates
    }


def _judge(
    clause: Clause,
    scored: Sequence[ScoredCandidate],
    statements: Mapping[str, Statement],
    model: VerdictModel,
) -> ClauseVerdict:
    nearest = replace(scored[0].candidate, signals={}) if scored else None
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
        scores={name: round(scored.features[name], 4) for name in LANES if name in scored.features},
        reasons=tuple(match_reasons(clause, scored.candidate, statement)),
    )


def score_candidates(
    clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement], model: VerdictModel
) -> list[ScoredCandidate]:
    """Every candidate with its confidence, the likeliest first; ties break by the statement's id."""
    weighed = model.weigh(clause, candidates, statements)
    scored = [
        ScoredCandidate(candidate, _limited(confidence, clause), features)
        for candidate, (confidence, features) in zip(candidates, weighed, strict=True)
    ]
    return sorted(scored, key=lambda row: (-round(row.confidence, 6), row.candidate.statement_id))


def _bar(model: VerdictModel, place: int, candidate: Candidate, parts: Set[str]) -> float:
    """How likely a candidate must be: the clause's best least; then the best of a part that has no match yet."""
    if not place:
        return model.accept
    new_part = candidate.part and candidate.part not in parts
    return min(model.partial, model.accept_more) if new_part else model.accept_more


def _limited(confidence: float, clause: Clause) -> float:
    if Flag.CONDITIONAL in clause.flags:
        confidence *= CONDITIONAL_FACTOR
    if Flag.SOMEONE_ELSES_DUTY in clause.flags:
        confidence *= SOMEONE_ELSES_FACTOR
    return confidence


def _limited_band(band: Band, clause: Clause) -> Band:
    limits = {Flag.CONDITIONAL, Flag.SOMEONE_ELSES_DUTY} & set(clause.flags)
    return Band.PARTIAL if limits and band is Band.STRONG else band
