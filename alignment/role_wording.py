"""Which role category the words of a job description resemble: learnt, where the phrases of signs fall short.

A linear model over the mean vector of the lines that say what the role does, needs or is like. As the mean is a sum
over lines, so is what speaks for a category, and each line's share of it is known. It was fitted by `python -m eval
fit-roles` and is bound to its encoder and to the categories it knows: with others it has no say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignment.lexicon import plain_people
from alignment.role_evidence import Found
from alignment.role_limits import is_part_of_the_role
from alignment.types import Clause, ClauseKind, Evidence, Pathway
from embeddings import Encoder

Rows = NDArray[np.float32]

# The key of this evidence.
WORDING = "wording"
# What the class of roles outside every category is called.
OUTSIDE = "outside"
# One step of natural log-odds counts a little more than one ordinary line. Chosen, of .5 to 2, on gold train and the
# training documents, each left out of the fit (`python -m eval fit-roles`).
WORDING_WEIGHT = 1.2
# No wording outweighs two plain discriminators, however far from the others it lies.
MOST_WEIGHT = 4.0
# The lines shown for it.
LINES_SHOWN = 3

_MODEL = Path(__file__).with_name("role_wording.npz")
_TELLING = (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE)
_REASON_FOR = "is described much as other jobs of this category are"
_REASON_AGAINST = "is described unlike other jobs of this category"


@dataclass(frozen=True, slots=True)
class RoleWording:
    """Weights of shape (classes, dimensions), biases of shape (classes,); `classes` are category ids and `OUTSIDE`."""

    weights: Rows
    bias: Rows
    classes: tuple[str, ...]
    encoder: str
    fitted_on: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words say: evidence by category id, and how far the roles outside lie ahead of every category.

    `outside` is in natural log-odds, below 0 where some category is likelier.
    """

    evidence: Mapping[str, Found] = field(default_factory=dict)
    outside: float = float("-inf")


NO_WORDING = Wording()


@cache
def load_role_wording(path: Path = _MODEL) -> RoleWording | None:
    """The model that ships with the code; none where there is no file."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as held:
        classes = tuple(str(name) for name in held["classes"])
        return RoleWording(held["weights"], held["bias"], classes, str(held["encoder"]), str(held["fitted_on"]))


def save_role_wording(model: RoleWording, path: Path = _MODEL) -> None:
    """Write a model where `load_role_wording` reads it, in single precision."""
    np.savez(
        path,
        weights=model.weights.astype(np.float32),
        bias=model.bias.astype(np.float32),
        classes=np.array(model.classes),
        encoder=model.encoder,
        fitted_on=model.fitted_on,
    )


def telling_clauses(clauses: Sequence[Clause]) -> list[Clause]:
    """The lines that say what the role does, needs or is like, and not what it leaves to others."""
    return [c for c in clauses if not c.is_heading and c.kind in _TELLING and is_part_of_the_role(c)]


def encode_lines(clauses: Sequence[Clause], encoder: Encoder) -> Rows:
    """Vectors of shape (clauses, dimensions), of the texts that the second reading of kinds encodes too."""
    texts = [plain_people(" ".join(clause.text.split())) for clause in clauses]
    return encoder.encode(texts) if texts else np.zeros((0, encoder.dim), dtype=np.float32)


def read_wording(
    clauses: Sequence[Clause], encoder: Encoder, pathway: Pathway, model: RoleWording | None = None
) -> Wording:
    """What the words of a document say for and against each category; nothing where the model has no say.

    `clauses` are those of the whole document, in its order.
    """
    fitted = model or load_role_wording()
    told = telling_clauses(clauses)
    if fitted is None or not told or not _may_speak(fitted, encoder, pathway):
        return NO_WORDING
    return weigh_wording(line_shares(encode_lines(told, encoder), fitted), told, fitted.classes)


def _may_speak(model: RoleWording, encoder: Encoder, pathway: Pathway) -> bool:
    known = {category.id for category in pathway.role_categories}
    return model.encoder == encoder.fingerprint and known == set(model.classes) - {OUTSIDE}


def line_shares(vectors: Rows, model: RoleWording) -> Rows:
    """What each line adds to the score of each class, of shape (lines, classes); `vectors` are of the telling lines."""
    shares: Rows = ((vectors @ model.weights.T + model.bias) / np.float32(max(1, len(vectors)))).astype(np.float32)
    return shares


def weigh_wording(shares: Rows, clauses: Sequence[Clause], classes: Sequence[str]) -> Wording:
    """Evidence from each line's share, of shape (clauses, classes), of what speaks for each class.

    Weights are log-odds against the mean of the categories.
    """
    inside = [number for number, name in enumerate(classes) if name != OUTSIDE]
    relative = shares - shares[:, inside].mean(axis=1, keepdims=True)
    totals = relative.sum(axis=0)
    evidence = {classes[n]: _found(float(totals[n]), relative[:, n], clauses) for n in inside}
    outside = [float(totals[n] - totals[inside].max()) for n, name in enumerate(classes) if name == OUTSIDE]
    return Wording(evidence, round(outside[0], 6) if outside else float("-inf"))


def _found(total: float, shares: Rows, clauses: Sequence[Clause]) -> Found:
    weight = round(max(-MOST_WEIGHT, min(MOST_WEIGHT, WORDING_WEIGHT * total)), 6)
    side = shares if weight >= 0 else -shares
    best = sorted(range(len(clauses)), key=lambda number: (-round(float(side[number]), 6), number))[:LINES_SHOWN]
    lines = tuple(clauses[number].id for number in sorted(best) if side[number] > 0)
    return Found(WORDING, Evidence(_REASON_FOR if weight >= 0 else _REASON_AGAINST, lines, weight))
