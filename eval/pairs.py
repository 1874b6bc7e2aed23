"""What the encoder is trained on, as `embeddings.train` reads it: `python -m eval pairs --output PAIRS.jsonl`.

Pairs are a clause and a statement it calls for, from the training text, the employers' wordings that come with the
content, and the labels of the train split. Negatives are the near misses named with a clause and statements of the same
theme. Nothing of dev or test is read.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from alignment.lexicon import plain_people, strip_subject
from alignment.types import Pathway, Statement
from embeddings.train import Pair
from eval.cases import Case
from eval.training_text import TrainingClause

# How many statements of the same theme stand against a clause, beside the near misses a person named.
SIBLINGS = 3
SEED = 3


def training_pairs(
    pathway: Pathway, clauses: Sequence[TrainingClause], cases: Sequence[Case], *, seed: int = SEED
) -> list[Pair]:
    """Every pair, in the order of the sources. Texts are read as the search reads them."""
    statements = {statement.id: statement for statement in pathway.statements}
    generator = random.Random(seed)
    rows = [*_of_phrases(pathway), *_of_clauses(clauses), *_of_labels(cases)]
    return [
        Pair(
            _plain(text),
            _plain(statements[name].text),
            name,
            tuple(_plain(statements[other].text) for other in _against(name, grades, near, statements, generator)),
        )
        for text, name, grades, near in rows
        if name in statements
    ]


Row = tuple[str, str, Mapping[str, int], tuple[str, ...]]


def _of_phrases(pathway: Pathway) -> Iterator[Row]:
    for statement in pathway.statements:
        for phrase in statement.phrases:
            yield phrase, statement.id, {statement.id: 2}, ()


def _of_clauses(clauses: Sequence[TrainingClause]) -> Iterator[Row]:
    for clause in clauses:
        for name in clause.grades:
            yield clause.text, name, clause.grades, clause.near


def _of_labels(cases: Sequence[Case]) -> Iterator[Row]:
    for case in cases:
        for label in case.labels:
            for name in label.statements:
                yield label.quote, name, label.statements, ()


def _against(
    name: str,
    grades: Mapping[str, int],
    near: Sequence[str],
    statements: Mapping[str, Statement],
    generator: random.Random,
) -> list[str]:
    """Ids of statements the clause does not call for, near ones first."""
    theme = statements[name].theme
    siblings = [other.id for other in statements.values() if other.theme == theme and other.id not in grades]
    drawn = generator.sample(siblings, min(SIBLINGS, len(siblings)))
    return [other for other in dict.fromkeys([*near, *drawn]) if other in statements and other not in grades]


def _plain(text: str) -> str:
    return plain_people(strip_subject(" ".join(text.split())))
