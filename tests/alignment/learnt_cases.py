"""A small framework with a small encoder, and what was learnt of it and trees to weigh it with, made by hand."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from alignment.forest import Forest
from alignment.learnt import Lanes, Learnt, unit, words_hash
from alignment.matching import StatementIndex, open_index, with_learnt
from alignment.types import Expectation, Pathway, RoleCategory, Statement, StatementKind, Theme
from alignment.verdicts import ForestModel
from embeddings.hashing import HashingEncoder

Floats = NDArray[np.float32]

ENCODER = HashingEncoder(64)

CARER, MANAGER = "carer", "manager"
_CARER = {CARER: Expectation.CORE, MANAGER: Expectation.DEVELOPING}
_MANAGER = {MANAGER: Expectation.CORE}

GIVE = Statement(
    "medicines.give",
    StatementKind.SKILL,
    "medicines",
    "Help people take their medicines safely.",
    _CARER,
    ("administer medication", "prompt with tablets"),
)
RECORD = Statement(
    "medicines.record", StatementKind.SKILL, "medicines", "Sign for each dose.", _CARER, ("keep the MAR chart",)
)
MEALS = Statement(
    "food.meals", StatementKind.SKILL, "food", "Help people choose and eat meals they enjoy.", _CARER, ("cook lunch",)
)
SUPERVISE = Statement(
    "people.supervise",
    StatementKind.SKILL,
    "people",
    "Hold supervision with colleagues.",
    _MANAGER,
    ("appraisals",),
)
LAW = Statement("people.law", StatementKind.KNOWLEDGE, "people", "Know employment law.", _MANAGER)
KIND = Statement("people.kind", StatementKind.VALUE, "people", "I am kind.", _CARER | _MANAGER)

PATHWAY = Pathway(
    version="small",
    title="A small framework",
    publisher="",
    licence="",
    notice="",
    themes=(Theme("medicines", "Medicines"), Theme("food", "Food"), Theme("people", "People")),
    statements=(GIVE, RECORD, MEALS, SUPERVISE, LAW, KIND),
    role_categories=(RoleCategory(CARER, "Carer", ""), RoleCategory(MANAGER, "Manager", "")),
)

# Clauses that call for statements, by how much. `people.law` has none.
BANK: Sequence[tuple[str, Mapping[str, float]]] = (
    ("give out the tablets and sign the chart", {GIVE.id: 1.0, RECORD.id: 1.0}),
    ("dish up dinner and sit with people while they eat", {MEALS.id: 1.0, KIND.id: 0.5}),
    ("chair monthly one to ones", {SUPERVISE.id: 1.0}),
    ("a warm smile", {KIND.id: 1.0}),
    ("count the controlled drugs at handover", {RECORD.id: 1.0, GIVE.id: 0.5}),
)


def made_learnt(
    pathway: Pathway = PATHWAY,
    bank: Sequence[tuple[str, Mapping[str, float]]] = BANK,
    encoder: HashingEncoder = ENCODER,
) -> Learnt:
    """A vector for each statement halfway between its own text and what the bank says of it."""
    ids = [statement.id for statement in pathway.statements]
    texts = encoder.encode([statement.text for statement in pathway.statements])
    examples = encoder.encode([text for text, _ in bank])
    pairs = [(at, ids.index(name), grade) for at, (_, grades) in enumerate(bank) for name, grade in grades.items()]
    for at, number, grade in pairs:
        texts[number] += grade * examples[at]
    return Learnt(
        encoder=encoder.fingerprint,
        ids=tuple(ids),
        words=tuple(words_hash(statement.text) for statement in pathway.statements),
        vectors=unit(texts),
        bias=np.linspace(-0.5, 1.0, len(ids), dtype=np.float32),
        examples=examples,
        example=np.array([at for at, _, _ in pairs], dtype=np.int32),
        statement=np.array([number for _, number, _ in pairs], dtype=np.int32),
        grade=np.array([grade for _, _, grade in pairs], dtype=np.float32),
    )


def small_index(pathway: Pathway = PATHWAY, learnt: Learnt | None = None) -> StatementIndex:
    """The small framework ready to be searched, with what was learnt of it, or of it as it was."""
    return with_learnt(open_index(pathway, ENCODER), pathway, learnt or made_learnt())


@cache
def standing_index() -> StatementIndex:
    """The small framework as it stands above, opened once."""
    return small_index()


def made_lanes(
    examples: Sequence[Sequence[float]],
    pairs: Sequence[tuple[int, int, float]],
    vectors: Sequence[Sequence[float]],
    bias: Sequence[float] | None = None,
) -> Lanes:
    """Lanes as `lay_out` leaves them. `pairs` are example, statement and grade; they may come in any order."""
    held = sorted(pairs, key=lambda pair: pair[1])
    counts = [sum(statement == number for _, statement, _ in held) for number in range(len(vectors))]
    totals = [sum(grade for _, statement, grade in held if statement == number) for number in range(len(vectors))]
    dim = len(vectors[0])
    return Lanes(
        vectors=np.array(vectors, dtype=np.float32),
        bias=np.array(bias or [0.0] * len(vectors), dtype=np.float32),
        known=np.ones(len(vectors), dtype=bool),
        examples=np.array(examples, dtype=np.float32).reshape(len(examples), dim),
        example=np.array([example for example, _, _ in held], dtype=np.int32),
        grade=np.array([grade for _, _, grade in held], dtype=np.float32),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        weight=np.log1p(np.array(totals, dtype=np.float32)),
    )


def stumps(feature: str, thresholds: Sequence[float], names: Sequence[str] = ()) -> Forest:
    """A tree of three nodes for each threshold: the score is how many of them a feature is above, less the others."""
    columns, count = tuple(names) or (feature,), len(thresholds)
    first = np.arange(0, 3 * count, 3)
    own = np.arange(3 * count)
    left, right = own.copy(), own.copy()
    left[first], right[first] = first + 1, first + 2
    return Forest(
        names=columns,
        feature=np.tile([columns.index(feature), 0, 0], count).astype(np.int32),
        threshold=np.array([[value, 0, 0] for value in thresholds], dtype=np.float32).ravel(),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=np.tile([0, -1, 1], count).astype(np.float32),
        roots=first.astype(np.int32),
        base=0.0,
        depth=1,
    )


def made_model(forest: Forest, *, scale: float = 1.0, shift: float = 0.0) -> ForestModel:
    return ForestModel(
        0.0,
        {},
        accept=0.5,
        accept_more=0.5,
        strong=0.9,
        partial=0.7,
        fitted_on="nothing: made for tests",
        forest=forest,
        scale=scale,
        shift=shift,
    )


# The nearer the example, the likelier.
MODEL = made_model(stumps("example", [n / 20 for n in range(20)]), scale=0.5)
