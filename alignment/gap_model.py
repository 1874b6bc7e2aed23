"""How likely it is that a job description says nothing of a statement its role category expects.

A small logistic model over what the lines gave: how sure the second stage is of the best and the second best line, what
the document says on the theme, how much it says at all, and how many job descriptions for the category say it. Its
weights and its cut were fitted by `python -m eval fit-gaps` on the gold train split and lie in `gap_model.json`.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from alignment.types import ClauseVerdict, Expectation, Flag, Pathway, Statement
from alignment.verdicts import Scored

# Chances are read on the log-odds scale, from here up: below it one line tells as little as another.
LEAST_CHANCE = 0.01
# What a theme of which no line speaks counts for, so that its logarithm is finite.
THEME_FLOOR = 0.2
# Stands for all categories where shares are counted by category.
ANY = "any"

_MODEL = Path(__file__).with_name("gap_model.json")


@dataclass(frozen=True, slots=True)
class Support:
    """The best line for one statement: its id, its chance and that of the second best line, 0 where there is none."""

    clause_id: str = ""
    best: float = 0.0
    second: float = 0.0


@dataclass(frozen=True, slots=True)
class GapModel:
    """The fitted model. `weights` are by feature name; a gap is claimed from the chance `cut` on.

    `said_by` has, by category id and statement id, the share of job descriptions for the category that say it; under
    `ANY`, that of job descriptions for any category that expects it. `usual` is the share over everything, for a
    statement nobody has counted.
    """

    intercept: float
    weights: Mapping[str, float]
    cut: float
    usual: float
    fitted_on: str
    said_by: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that the document does not say it."""
        total = self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def share(self, category_id: str, statement_id: str) -> float:
        """The share of job descriptions for this category, 0 to 1, that say this."""
        everywhere = self.said_by.get(ANY, {}).get(statement_id, self.usual)
        return self.said_by.get(category_id, {}).get(statement_id, everywhere)


@cache
def load_gap_model(path: Path = _MODEL) -> GapModel:
    """The fitted model that ships with the code."""
    return GapModel(**json.loads(path.read_text(encoding="utf-8")))


def save_gap_model(model: GapModel, path: Path = _MODEL) -> None:
    """Write the model where `load_gap_model` reads it, one line a category."""
    facts = {name: getattr(model, name) for name in ("intercept", "weights", "cut", "usual", "fitted_on")}
    shares = ",\n".join(f'    "{name}": {json.dumps(by)}' for name, by in model.said_by.items())
    head = json.dumps(facts, indent=2).removesuffix("\n}")
    path.write_text(f'{head},\n  "said_by": {{\n{shares}\n  }}\n}}\n', encoding="utf-8")


def find_support(verdicts: Sequence[ClauseVerdict], scored: Scored) -> dict[str, Support]:
    """The best line for each statement that any line is a candidate for; the earlier line when two are equal.

    A line on what is outside the role supports nothing.
    """
    support: dict[str, Support] = {}
    for clause in (verdict.clause for verdict in verdicts if Flag.NEGATED not in verdict.clause.flags):
        for one in scored.get(clause.id, ()):
            name, held = one.candidate.statement_id, support.get(one.candidate.statement_id, Support())
            if one.confidence > held.best:
                support[name] = Support(clause.id, one.confidence, held.best)
            elif one.confidence > held.second:
                support[name] = Support(held.clause_id, held.best, one.confidence)
    return support


def core_statements(pathway: Pathway, category_id: str) -> tuple[Statement, ...]:
    """What is at the core of a category, in content order. Only these can be gaps."""
    return tuple(s for s in pathway.statements if s.expected_by.get(category_id) is Expectation.CORE)


def gap_features(
    pathway: Pathway,
    core: Sequence[Statement],
    support: Mapping[str, Support],
    scored: Scored,
    shares: Mapping[str, float],
) -> dict[str, dict[str, float]]:
    """The row the model reads for each core statement of a category, by statement id and feature name.

    Args:
        pathway: The framework.
        core: The core statements of the category.
        support: What `find_support` gave.
        scored: Scored candidates by clause id, the likeliest first.
        shares: By statement id, the share of job descriptions for the category that say it.
    """
    spoken = _spoken_themes(scored, {statement.id: statement.theme for statement in pathway.statements})
    best = {statement.id: support.get(statement.id, Support()).best for statement in core}
    fullness = sum(best[s.id] - shares[s.id] for s in core) / max(1, len(core))
    return {
        statement.id: {
            "best": _log_odds(best[statement.id]),
            "second": _log_odds(support.get(statement.id, Support()).second),
            "usual": _log_odds(shares[statement.id]),
            "theme": math.log(THEME_FLOOR + spoken[statement.theme]),
            "fullness": fullness,
        }
        for statement in core
    }


def _spoken_themes(scored: Scored, themes: Mapping[str, str]) -> Mapping[str, float]:
    """For each theme, the chances of the lines whose likeliest candidate belongs to it, added up."""
    spoken: dict[str, float] = defaultdict(float)
    for some in scored.values():
        if some and some[0].candidate.statement_id in themes:
            spoken[themes[some[0].candidate.statement_id]] += some[0].confidence
    return spoken


def _log_odds(chance: float) -> float:
    held = max(LEAST_CHANCE, min(1 - LEAST_CHANCE, chance))
    return math.log(held / (1 - held))
