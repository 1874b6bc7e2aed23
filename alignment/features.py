"""What the second stage reads of a clause and its candidates: one row a candidate, named columns.

Two sets: a small one for any encoder, and a fuller one where something was learnt with the encoder in use
(`alignment.learnt`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.lexicon import plain_people
from alignment.types import Candidate, Clause, ClauseKind, Statement, StatementKind

Floats = NDArray[np.float32]

# Lanes by which candidates of one clause are compared with each other.
_COMPARED = ("dense", "learnt", "example", "votes", "fused")
_KINDS = (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE)
_ASKS_KNOWLEDGE = re.compile(r"\b(?:knowledge|understand|aware|know)", re.IGNORECASE)
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Features of a clause's candidates: `values` is of shape (candidates, names)."""

    names: tuple[str, ...]
    values: Floats

    def rows(self) -> list[dict[str, float]]:
        """One row a candidate, by feature name."""
        return [dict(zip(self.names, map(float, row), strict=True)) for row in self.values]


def learnt_table(clause: Clause, candidates: Sequence[Candidate], statements: Mapping[str, Statement]) -> Table:
    """The fuller set, for candidates that have signals of the learnt lanes."""
    columns: dict[str, Floats] = {
        name: np.array([getattr(candidate, name) for candidate in candidates], dtype=np.float32)
        for name in ("dense", "part_dense", "lexical", "fused")
    }
    for name in candidates[0].signals:
        columns[name] = np.array([candidate.signals[name] for candidate in candidates], dtype=np.float32)
    for name in _COMPARED:
        lane = columns[name]
        columns[f"{name}_behind"] = lane.max() - lane
        columns[f"{name}_above"] = (lane[None, :] > lane[:, None]).sum(axis=1).astype(np.float32)
        if name != "votes":
            columns[f"{name}_best"] = np.full_like(lane, lane.max())
    columns |= _of_clause(clause, len(candidates))
    kinds = [statements[candidate.statement_id].kind for candidate in candidates]
    for kind in StatementKind:
        columns[f"statement_{kind.value}"] = np.array([found is kind for found in kinds], dtype=np.float32)
    return Table(tuple(columns), np.column_stack(list(columns.values())).astype(np.float32))


def _of_clause(clause: Clause, count: int) -> dict[str, Floats]:
    words = len(plain_people(clause.text).split())
    found = {"words": float(min(words, MOST_WORDS)), "asks_knowledge": float(asks_knowledge(clause))}
    found |= {f"clause_{kind.value}": float(clause.kind is kind) for kind in _KINDS}
    return {name: np.full(count, value, dtype=np.float32) for name, value in found.items()}


def candidate_features(
    clause: Clause, candidate: Candidate, rivals: Sequence[Candidate], statement: Statement
) -> dict[str, float]:
    """The small set, by feature name. Every value lies within a few units of 0."""
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
        "length": min(words, MOST_WORDS) / MOST_WORDS,
        "value_to_value": float(quality and statement.kind in (StatementKind.VALUE, StatementKind.BEHAVIOUR)),
        "value_to_other": float(quality and statement.kind in (StatementKind.SKILL, StatementKind.KNOWLEDGE)),
        "duty_to_value": float(not quality and statement.kind is StatementKind.VALUE),
        "duty_to_behaviour": float(not quality and statement.kind is StatementKind.BEHAVIOUR),
        "duty_to_knowledge": float(not quality and statement.kind is StatementKind.KNOWLEDGE),
        "asks_knowledge": float(asks_knowledge(clause) and statement.kind is StatementKind.KNOWLEDGE),
    }


def asks_knowledge(clause: Clause) -> bool:
    """Whether a clause, or what stands above it, speaks of knowing or understanding."""
    return _ASKS_KNOWLEDGE.search(f"{clause.context} {clause.text}") is not None
