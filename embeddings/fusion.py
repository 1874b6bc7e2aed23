"""Several scores for the same things made into one."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from weights.errors import EncoderError

Scores = NDArray[np.float32]

# The usual constant of reciprocal rank fusion: large, so that first place is not worth much more than third.
RANK_OFFSET = 60


def fuse(lanes: Mapping[str, Scores], weights: Mapping[str, float]) -> Scores:
    """The weighted mean of the lanes' scores.

    The lanes are taken as they come, each on its own fixed scale that does not depend on the other things scored:
    cosines as they are, lexical scores as shares of the query's best. So a fused score means the same for every
    query, and a bar can be set on it. Weights need not add up to one: they are divided by their sum.

    Args:
        lanes: Scores by lane, arrays of one shape.
        weights: How much each lane counts. A lane without a weight counts nothing; a weight needs its lane.

    Raises:
        EncoderError: the weights are negative or all nothing, a lane is missing, or shapes differ.
    """
    shares = _shares(lanes, weights)
    total = np.zeros(_shape(lanes), dtype=np.float64)
    for name, share in shares.items():
        total += share * lanes[name].astype(np.float64)
    return total.astype(np.float32)


def fuse_ranks(lanes: Mapping[str, Scores], weights: Mapping[str, float]) -> Scores:
    """Reciprocal rank fusion: the weighted mean of 1 / (60 + rank), scaled so that first in every lane is 1.

    Uses only the order in each lane (the last axis), so the lanes' scales do not matter. Equal scores share a rank.
    Raises what `fuse` raises.
    """
    shares = _shares(lanes, weights)
    total = np.zeros(_shape(lanes), dtype=np.float64)
    for name, share in shares.items():
        total += share * (RANK_OFFSET + 1) / (RANK_OFFSET + _ranks(lanes[name]))
    return total.astype(np.float32)


def _ranks(scores: Scores) -> NDArray[np.float64]:
    """Rank from 1 along the last axis, highest score first; equal scores share the better rank."""
    ordered = np.sort(scores, axis=-1)
    flat_scores, flat_ordered = scores.reshape(-1, scores.shape[-1]), ordered.reshape(-1, scores.shape[-1])
    above = [len(o) - np.searchsorted(o, s, side="right") for s, o in zip(flat_scores, flat_ordered, strict=True)]
    return np.asarray(above, dtype=np.float64).reshape(scores.shape) + 1


def _shares(lanes: Mapping[str, Scores], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as shares of one, in their order."""
    missing = [name for name in weights if name not in lanes]
    if missing:
        raise EncoderError(f"There are weights for lanes that are not there: {missing!r}; there are {list(lanes)!r}.")
    total = sum(weights.values())
    if any(not weight >= 0 for weight in weights.values()) or not total > 0:
        raise EncoderError(f"Weights must be zero or more and not all zero: {dict(weights)!r}.")
    return {name: weight / total for name, weight in weights.items()}


def _shape(lanes: Mapping[str, Scores]) -> tuple[int, ...]:
    """The one shape all lanes have."""
    shapes = {name: scores.shape for name, scores in lanes.items()}
    if len(set(shapes.values())) != 1:
        raise EncoderError(f"Lanes to be fused must have one shape: {shapes!r}.")
    return next(iter(shapes.values()))
