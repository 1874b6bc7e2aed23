"""What the encoder is trained on, as `embeddings.train` reads it: `python -m eval texts --output TEXTS.jsonl`.

Texts are the statements, the employers' wordings that come with the content, the training clauses and the lines of the
training documents; their groups are the statements they call for. Nothing labelled is among them, not even the train
split: the second stage is fitted on that, and must see how the encoder does on lines it has never seen.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from alignment.lexicon import plain_people, strip_subject
from alignment.types import Pathway
from embeddings.texts import Pair, Text
from eval.training_documents import TrainingDocument
from eval.training_text import TrainingClause

# How surely a text belongs to a statement it calls for, by grade.
WEIGHTS: Mapping[int, float] = {2: 1.0, 1: 0.6}


def encoder_texts(
    pathway: Pathway, clauses: Sequence[TrainingClause], documents: Sequence[TrainingDocument]
) -> list[Text]:
    """Every text, in the order of the sources, as the search reads it."""
    known = {statement.id for statement in pathway.statements}
    rows = [*own_words(pathway), *((clause.text, clause.grades) for clause in clauses), *_lines(documents)]
    weighed = (
        (text, {name: WEIGHTS[grade] for name, grade in grades.items() if name in known}) for text, grades in rows
    )
    return [Text(as_searched(text), groups) for text, groups in weighed if groups]


def own_words(pathway: Pathway) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Each statement's text and the ways employers say it, with the statement as the only one called for."""
    for statement in pathway.statements:
        for text in (statement.text, *statement.phrases):
            yield text, {statement.id: 2}


def _lines(documents: Iterable[TrainingDocument]) -> Iterator[tuple[str, Mapping[str, int]]]:
    for document in documents:
        for line in document.lines:
            yield line.text, line.grades


def as_searched(text: str) -> str:
    """A text in the words the search reads it in."""
    return plain_people(strip_subject(" ".join(text.split())))


def onet_pairs(folder: Path) -> list[Pair]:
    """Tasks of other occupations and the activities they are linked to, from a folder as the O*NET benchmark has it.

    Raises:
        OSError: `train.jsonl` or `all_labels.jsonl` is not there.
    """
    titles = {row["id"]: row["text"] for row in _rows(folder / "all_labels.jsonl")}
    return [Pair(row["text"], titles[label], label) for row in _rows(folder / "train.jsonl") for label in row["labels"]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
