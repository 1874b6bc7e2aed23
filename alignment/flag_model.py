"""What limits a clause, learnt from labelled lines: three linear models over `alignment.flag_features`, one a flag.

Wordings alone miss most of it, for there is no end to the ways of saying that the nurse sees to the drugs. What the
wordings find is one of the things the models look at (logistic regression; fitted by `python -m eval fit-flags`). They
read words alone, so flags do not depend on an encoder.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alignment.types import Flag

_MODEL = Path(__file__).with_name("flag_model.json")
# More digits than this change nothing and only swell the file.
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class FlagModel:
    """Biases and weights by flag, and the chance from which each holds."""

    bias: Mapping[Flag, float]
    weights: Mapping[Flag, Mapping[str, float]]
    thresholds: Mapping[Flag, float]
    fitted_on: str

    def flags(self, features: Sequence[str]) -> tuple[Flag, ...]:
        """The flags that hold for a clause with these features."""
        return tuple(flag for flag in Flag if self.chance(flag, features) >= self.thresholds[flag])

    def chance(self, flag: Flag, features: Sequence[str]) -> float:
        """The chance that a flag holds, 0 to 1."""
        weights = self.weights[flag]
        score = self.bias[flag] + sum(weights.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-score)) if score > -500 else 0.0  # beyond, the exponential overflows


@cache
def load_flag_model(path: Path = _MODEL) -> FlagModel | None:
    """The model that ships with the code; none where there is no file."""
    if not path.exists():
        return None
    held = json.loads(path.read_text(encoding="utf-8"))
    return FlagModel(
        bias={flag: held["bias"][flag.value] for flag in Flag},
        weights={flag: held["weights"][flag.value] for flag in Flag},
        thresholds={flag: held["thresholds"][flag.value] for flag in Flag},
        fitted_on=held["fitted_on"],
    )


def save_flag_model(model: FlagModel, path: Path = _MODEL) -> None:
    """Write a model where `load_flag_model` reads it, features in order, weights that round to nothing left out."""
    held = {
        "fitted_on": model.fitted_on,
        "thresholds": {flag.value: model.thresholds[flag] for flag in Flag},
        "bias": {flag.value: round(model.bias[flag], DECIMALS) for flag in Flag},
        "weights": {flag.value: _rounded(model.weights[flag]) for flag in Flag},
    }
    path.write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    rounded = {name: round(weights[name], DECIMALS) for name in sorted(weights)}
    return {name: weight for name, weight in rounded.items() if weight}
