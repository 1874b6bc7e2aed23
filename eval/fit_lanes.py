"""Learn the statements from all that was written to train on: `python -m eval fit-lanes`, into `alignment/learnt.npz`.

Texts become vectors of the encoder in use, which stays as it is. A vector and a bias are learnt for each statement, so
that a text is likelier to call for its own statements than for any other (softmax regression on unit vectors, by Adam);
and the texts themselves become a bank of examples.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignment.learnt import TEMPERATURE, Learnt, words_hash
from alignment.types import Flag, Pathway
from embeddings import Encoder
from eval.cases import Case
from eval.texts import WEIGHTS, as_searched, own_words
from eval.training_cases import PREFIX
from eval.training_documents import TrainingDocument
from eval.training_text import TrainingClause

# Passes over the texts, texts a step, and how far a step goes. On dev 12 and 25 passes do equally well.
PASSES = 25
BATCH = 512
RATE = 5e-3
SEED = 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text as the search reads it and the statements it calls for. `source` names the document it stands in, if any.

    A statement's own words teach its vector but are no example: the search has them already.
    """

    text: str
    grades: Mapping[str, int]
    source: str = ""
    own: bool = False


def lessons(
    pathway: Pathway,
    clauses: Iterable[TrainingClause],
    documents: Iterable[TrainingDocument],
    cases: Iterable[Case],
) -> list[Lesson]:
    """Everything to learn from, in the order of the sources. A line that asks for nothing teaches nothing here."""
    known = {statement.id for statement in pathway.statements}
    rows = [
        *(Lesson(text, grades, own=True) for text, grades in own_words(pathway)),
        *(Lesson(clause.text, clause.grades) for clause in clauses),
        *_of_documents(documents),
        *_of_cases(cases),
    ]
    kept = (Lesson(as_searched(row.text), _known(row.grades, known), row.source, row.own) for row in rows)
    return [row for row in kept if row.grades]


def _of_documents(documents: Iterable[TrainingDocument]) -> Iterator[Lesson]:
    for document in documents:
        for line in document.lines:
            yield Lesson(line.text, line.grades, f"{PREFIX}{document.name}")


def _of_cases(cases: Iterable[Case]) -> Iterator[Lesson]:
    for case in cases:
        for label in case.labels:
            if Flag.NEGATED not in label.flags:
                yield Lesson(label.quote, label.statements, case.name)


def _known(grades: Mapping[str, int], known: set[str]) -> dict[str, int]:
    return {name: grade for name, grade in grades.items() if name in known}


def fit_lanes(rows: Sequence[Lesson], pathway: Pathway, encoder: Encoder) -> Learnt:
    """What these lessons teach of a framework's statements.

    Raises:
        ValueError: there is nothing to learn from.
    """
    if not rows:
        raise ValueError("there is nothing to learn the statements from")
    ids = [statement.id for statement in pathway.statements]
    vectors = encoder.encode([row.text for row in rows])
    belongs = _belonging(rows, ids)
    learnt, bias = _softmax(vectors, belongs)
    bank = [number for number, row in enumerate(rows) if not row.own]
    pairs = [(at, ids.index(name), grade) for at, n in enumerate(bank) for name, grade in rows[n].grades.items()]
    return Learnt(
        encoder=encoder.fingerprint,
        ids=tuple(ids),
        words=tuple(words_hash(statement.text) for statement in pathway.statements),
        vectors=learnt,
        bias=bias,
        examples=vectors[bank],
        example=np.array([at for at, _, _ in pairs], dtype=np.int32),
        statement=np.array([statement for _, statement, _ in pairs], dtype=np.int32),
        grade=np.array([grade / max(WEIGHTS) for _, _, grade in pairs], dtype=np.float32),
    )


def _belonging(rows: Sequence[Lesson], ids: Sequence[str]) -> Floats:
    """How surely each text belongs to each statement, of shape (texts, statements)."""
    column = {name: number for number, name in enumerate(ids)}
    belongs = np.zeros((len(rows), len(ids)), dtype=np.float32)
    for number, row in enumerate(rows):
        for name, grade in row.grades.items():
            belongs[number, column[name]] = WEIGHTS[grade]
    return belongs


def _softmax(vectors: Floats, belongs: Floats) -> tuple[Floats, Floats]:
    """A unit vector and a bias for each statement, learnt from the mean of its texts on."""
    import torch

    from embeddings.objective import NEVER

    torch.manual_seed(SEED)
    texts, weights = torch.from_numpy(vectors), torch.from_numpy(belongs)
    learnt = torch.nn.Parameter(torch.nn.functional.normalize(weights.T @ texts, dim=-1))
    bias = torch.nn.Parameter(torch.zeros(belongs.shape[1]))
    optimiser = torch.optim.Adam([learnt, bias], lr=RATE)
    for _ in range(PASSES):
        for some in torch.split(torch.randperm(len(texts)), BATCH):
            own = weights[some]
            scores = texts[some] @ torch.nn.functional.normalize(learnt, dim=-1).T / TEMPERATURE + bias
            others = torch.logsumexp(scores.masked_fill(own > 0, NEVER), dim=1, keepdim=True)
            shares = own / own.sum(dim=1, keepdim=True)
            loss = -((scores - torch.logaddexp(scores, others)) * shares).sum(dim=1).mean()
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            optimiser.step()
    unit = torch.nn.functional.normalize(learnt, dim=-1).detach().numpy().astype(np.float32)
    return unit, bias.detach().numpy().astype(np.float32)
