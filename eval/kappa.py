"""Agreement of two readers beyond chance, from a table of counts: rows are the first reader's answers.

Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, and, with
weights for answers that are nearly alike, Cohen (1968), "Weighted kappa", Psychological Bulletin 70. Where nearly all
pairs are "neither chose it", kappa comes close to the positive agreement (Hripcsak and Rothschild 2005, "Agreement, the
F-measure, and reliability in information retrieval", JAMIA 12), so both are given.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]


class Weights(StrEnum):
    """How much two different answers disagree: all alike, by their distance, or by its square."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def kappa(table: Counts, weights: Weights = Weights.NONE) -> float | None:
    """1 - observed over expected disagreement, from below 0 (worse than chance) to 1; a table is (k, k).

    None where chance could not disagree: nothing was counted, or all of it is one and the same answer.
    """
    total = table.sum()
    cost = _cost(len(table), weights)
    expected = float((cost * np.outer(table.sum(axis=1), table.sum(axis=0))).sum())
    return 1 - float((cost * table).sum()) * float(total) / expected if expected else None


def _cost(size: int, weights: Weights) -> Counts:
    """Disagreement of each pair of answers, 0 on the diagonal and 1 in the far corners."""
    places = np.arange(size, dtype=np.float64)
    distance = np.abs(places[:, None] - places[None, :])
    if weights is Weights.NONE:
        cost: Counts = (distance > 0).astype(np.float64)
        return cost
    power = 1 if weights is Weights.LINEAR else 2
    scaled: Counts = (distance / max(1, size - 1)) ** power
    return scaled


def positive_agreement(table: Counts) -> float | None:
    """Of what the two chose, how much both chose: twice the common ones over the sum, 0 to 1; answer 0 is "not chosen".

    Dice (1945); called positive agreement by Cicchetti and Feinstein (1990), "High agreement but low kappa: II",
    Journal of Clinical Epidemiology 43. It is the F1 of either reader against the other. None where nothing was chosen.
    """
    chosen = float(table[1:, :].sum() + table[:, 1:].sum())
    return 2 * float(table[1:, 1:].sum()) / chosen if chosen else None


def same_share(table: Counts) -> float | None:
    """The share of plain agreement, 0 to 1; none where nothing was counted."""
    total = float(table.sum())
    return float(np.trace(table)) / total if total else None
