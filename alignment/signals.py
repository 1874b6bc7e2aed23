"""What the learnt lanes say of clauses and statements, and what a clause's place in its document adds to it.

All are arrays of shape (clauses, statements). Sums are in double precision, so that the order of statements changes
nothing. A line such as "and follow up" is read by the line before it and by its heading; a line on supervision means
another thing in a manager's job description than in a care worker's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.learnt import Lanes, exact_cosines
from alignment.types import Expectation, Pathway

Floats = NDArray[np.float32]

# How many of the nearest clauses of the bank have a vote, and how fast a vote fades with distance in cosine.
VOTERS = 24
FADING = 0.08
# How much a category expects a statement, as a number.
LEVELS: Mapping[Expectation, float] = {
    Expectation.CORE: 1.0,
    Expectation.EXPECTED: 0.66,
    Expectation.DEVELOPING: 0.33,
}
# From this level on a statement speaks for its category.
SPEAKS = 0.5
# How sharply the likeliest level of a document is told from the others, in standard deviations.
SHARPNESS = 3.0


@dataclass(frozen=True, slots=True)
class Signals:
    """By name, arrays of shape (clauses, statements).

    `chance` is the logarithm of a statement's share among all, `theme` that of its whole theme; `section` the cosine of
    the words above with the statement; `before` and `after` its share in the neighbouring clauses, `elsewhere` in all
    other clauses together; `level` how much the categories the document sounds like expect it; `spread` how undecided
    the clause is, in nats; `common` how often the statement is called for in the bank.
    """

    values: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Asked:
    """The vectors of a document's clauses in order, of shape (clauses, dim), and of the words above each."""

    clauses: Floats
    sections: Floats


def learnt_cosines(asked: Asked, lanes: Lanes) -> Floats:
    """The cosine of each clause with each statement's learnt vector."""
    return lanes.cosines(asked.clauses)


def example_lanes(asked: Asked, lanes: Lanes, dense: Floats) -> tuple[Floats, Floats]:
    """The cosine of the nearest clause of the bank that calls for a statement, and the votes of the nearest of all.

    A statement without examples has its own words' cosine, `dense`, and no votes.
    """
    near = exact_cosines(asked.clauses, lanes.examples)
    closest = dense.copy()
    has = np.flatnonzero(lanes.starts[1:] > lanes.starts[:-1])
    if len(has):
        closest[:, has] = np.maximum.reduceat(near[:, lanes.example], lanes.starts[:-1][has], axis=1)
    return closest, _votes(near, lanes)


def _votes(near: Floats, lanes: Lanes) -> Floats:
    """Each statement's share of the votes of the nearest clauses, weighted by nearness and grade."""
    count = len(lanes.starts) - 1
    votes = np.zeros((len(near), count), dtype=np.float32)
    if not near.shape[1]:
        return votes
    statement = np.repeat(np.arange(count), np.diff(lanes.starts))
    order = np.argsort(lanes.example, kind="stable")
    begins = np.searchsorted(lanes.example[order], np.arange(near.shape[1] + 1))
    for row, scores in enumerate(near):
        # Rounded, so that the order of equals is the same on every machine.
        voters = np.argsort(-np.round(scores, 6), kind="stable")[:VOTERS]
        weights = np.exp((scores[voters] - scores[voters[0]]) / FADING)
        for voter, weight in zip(voters, weights / weights.sum(), strict=True):
            own = order[begins[voter] : begins[voter + 1]]
            votes[row, statement[own]] += weight * lanes.grade[own]
    return votes


def document_signals(asked: Asked, cosines: Floats, lanes: Lanes, levels: Floats, themes: NDArray[np.int64]) -> Signals:
    """What the learnt vectors say, by clause and by its place among the others.

    Args:
        asked: The document's clauses and what stands above them.
        cosines: What `learnt_cosines` gave.
        lanes: What was learnt.
        levels: What `statement_levels` gave, of shape (statements, categories).
        themes: For each statement the number of its theme.
    """
    chance = lanes.chances(cosines)
    theme = np.zeros((len(chance), int(themes.max()) + 1))
    np.add.at(theme.T, themes, chance.T)
    nothing = np.zeros_like(chance[:1])
    return Signals({
        "chance": np.log(chance + 1e-6),
        "theme": theme[:, themes].astype(np.float32),
        "section": lanes.cosines(asked.sections),
        "before": np.vstack([nothing, chance[:-1]]),
        "after": np.vstack([chance[1:], nothing]),
        "elsewhere": chance.sum(axis=0, keepdims=True) - chance,
        "level": np.broadcast_to(_likely_level(chance, levels), chance.shape),
        "spread": np.broadcast_to(_spread(chance)[:, None], chance.shape),
        "common": np.broadcast_to(lanes.weight, chance.shape),
    })  # fmt: skip


def statement_levels(pathway: Pathway, ids: Sequence[str]) -> Floats:
    """How much each category expects each statement, of shape (statements, categories)."""
    statements = {statement.id: statement for statement in pathway.statements}
    categories = [category.id for category in pathway.role_categories]
    rows = [[_level(statements[name].expected_by.get(category)) for category in categories] for name in ids]
    return np.array(rows, dtype=np.float32).reshape(len(ids), len(categories))


def _level(expectation: Expectation | None) -> float:
    return LEVELS[expectation] if expectation else 0.0


def statement_themes(pathway: Pathway, ids: Sequence[str]) -> NDArray[np.int64]:
    """For each statement the number of its theme."""
    numbers = {theme.id: number for number, theme in enumerate(pathway.themes)}
    of = {statement.id: numbers[statement.theme] for statement in pathway.statements}
    return np.array([of[name] for name in ids], dtype=np.int64)


def _likely_level(chance: Floats, levels: Floats) -> Floats:
    """How much the categories a document sounds like expect each statement, of shape (statements,)."""
    if not levels.shape[1]:
        return np.zeros(len(levels), dtype=np.float32)
    speaks = (levels > SPEAKS).astype(np.float64)
    sounds = (chance.sum(axis=0) @ speaks) / np.maximum(speaks.sum(axis=0), 1.0)
    sharp = np.exp(SHARPNESS * (sounds - sounds.max()) / max(float(sounds.std()), 1e-6))
    likely: Floats = (levels.astype(np.float64) @ (sharp / sharp.sum())).astype(np.float32)
    return likely


def _spread(chance: Floats) -> Floats:
    """How undecided each clause is: the entropy of its chances, in nats."""
    spread: Floats = -(chance * np.log(chance + 1e-9)).sum(axis=1, dtype=np.float64).astype(np.float32)
    return spread
