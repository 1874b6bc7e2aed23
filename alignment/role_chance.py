"""How far the answer on the role category can be trusted: the chance that a person would agree, or find it acceptable.

A logistic model over the answer and how clearly it won. Fitted by `python -m eval fit-roles` and kept in
`role_chance.json`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from alignment.role_wording import Wording, telling_clauses
from alignment.types import Clause, Outcome, RankedCategory

_MODEL = Path(__file__).with_name("role_chance.json")


@dataclass(frozen=True, slots=True)
class RoleChance:
    """The fitted model. `weights` are by feature name."""

    intercept: float
    weights: Mapping[str, float]
    fitted_on: str

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that a person would agree."""
        total = self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_role_chance(path: Path = _MODEL) -> RoleChance:
    """The fitted model that ships with the code."""
    return RoleChance(**json.loads(path.read_text(encoding="utf-8")))


def save_role_chance(model: RoleChance, path: Path = _MODEL) -> None:
    """Write the model where `load_role_chance` reads it."""
    path.write_text(json.dumps(asdict(model), indent=2) + "\n", encoding="utf-8")


def chance_features(
    outcome: Outcome,
    ranked: Sequence[RankedCategory],
    wording: Wording,
    clauses: Sequence[Clause],
    named_outside: bool,
) -> dict[str, float]:
    """The row the model reads, by feature name.

    Args:
        outcome: The answer.
        ranked: The categories, best first.
        wording: What the words of the document resemble.
        clauses: The lines that the answer was read from.
        named_outside: Whether the title names a kind of role the framework does not cover.
    """
    first, second = (max(0.0, ranked[place].score) if len(ranked) > place else 0.0 for place in (0, 1))
    inside = outcome in (Outcome.ONE, Outcome.BETWEEN)
    return {
        "lead": math.log1p(max(0.0, first - second)) * inside,
        "first": math.log1p(first) * inside,
        "wording_agrees": float(inside and _agrees(ranked, wording)),
        "lines": math.log1p(len(telling_clauses(clauses))),
        "between": float(outcome is Outcome.BETWEEN),
        "out_of_scope": float(outcome is Outcome.OUT_OF_SCOPE),
        "named_outside": float(outcome is Outcome.OUT_OF_SCOPE and named_outside),
        "not_enough_text": float(outcome is Outcome.NOT_ENOUGH_TEXT),
    }


def _agrees(ranked: Sequence[RankedCategory], wording: Wording) -> bool:
    """Whether the words resemble most the category that leads."""
    weights = {name: found.evidence.weight for name, found in wording.evidence.items()}
    return bool(weights) and max(weights, key=lambda name: weights[name]) == ranked[0].category
