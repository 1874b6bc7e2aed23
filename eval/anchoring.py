"""Keeps labels tied to the words they are about: writes each row's place, and checks a whole label file.

A label outlives a change in how documents are read or split only as long as its place holds its words, every word of
the document has a label, and every statement it names is in the content the labels were made for. `gold.json` says
which content that is; a statement that has since given way to another is followed through the other's `replaces`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignment import Pathway, load_pathway
from alignment.types import Document
from embeddings.words import words
from eval import cases
from eval.cases import Case, LabelError, load_case, place_of
from eval.label_files import LabelFile, Row, read_rows

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
# Words of `3`, `3.3a` and `b)`.
_LIST_MARK = re.compile(r"\d*[a-z]?")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a label file: a mistake to mend, or a note when it is not `serious`."""

    file: str
    says: str
    serious: bool = True

    def __str__(self) -> str:
        """The finding as a line for people."""
        return f"{self.file}: {'' if self.serious else 'note: '}{self.says}"


def labelled_for() -> Pathway:
    """The Pathway content that `gold.json` says the labels were made for."""
    return load_pathway(json.loads((cases.GOLD / "gold.json").read_text(encoding="utf-8"))["pathway"])


def anchor_rows(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows with the place of each quote, searched in order; a row whose quote is not in the text has none.

    Nothing else of a row changes.
    """
    anchored: list[Row] = []
    position = 0
    for row in rows:
        place = place_of(row, text, position)
        position = place[1] if place else position
        rest = {key: value for key, value in row.items() if key != "at"}
        anchored.append({"at": list(place), **rest} if place else rest)
    return anchored


def check_labels(file: LabelFile, pathway: Pathway) -> Iterator[Finding]:
    """Everything wrong with a label file, in the order of its rows; then the text that no label covers."""
    try:
        case = load_case(file.document, file.base)
        rows = read_rows(file.rows)
    except (OSError, ValueError, KeyError, LabelError) as error:
        yield Finding(file.name, f"cannot be read: {error}")
        return
    yield from _check_placed(file.name, rows, case.document)
    for number, row in enumerate(rows, start=1):
        yield from _check_place(f"{file.name}, row {number}", row, case.document)
        yield from _check_ids(f"{file.name}, row {number}", row["statements"], pathway)
    yield from _check_role(file.name, case, pathway)
    for start, end in uncovered(case):
        line = case.document.text.count("\n", 0, start) + 1
        yield Finding(file.name, f"no label covers {case.document.text[start:end]!r} (line {line} of its text)")


def _check_placed(place: str, rows: Sequence[Row], document: Document) -> Iterator[Finding]:
    """Rows without a place although the document has their words, told once."""
    bare = [row["quote"] for row in rows if "at" not in row and place_of(row, document.text, 0)]
    if bare:
        cure = "run python -m eval anchor, and mend rows that are out of order"
        yield Finding(place, f"{len(bare)} rows have no place, the first {bare[0]!r}: {cure}")


def _check_place(place: str, row: Row, document: Document) -> Iterator[Finding]:
    quote = row["quote"]
    if "at" in row:
        start, end = row["at"]
        if document.text[start:end].split() != quote.split():
            yield Finding(place, f"{quote!r} is not what stands at {row['at']}: run python -m eval anchor")
    elif place_of(row, document.text, 0):
        return
    elif any(place_of(row, part.what, 0) for part in document.not_read):
        yield Finding(place, f"{quote!r} is in a part of the file that is left out of the text", serious=False)
    else:
        yield Finding(place, f"{quote!r} is not in the document")


def _check_ids(place: str, named: Sequence[str], pathway: Pathway) -> Iterator[Finding]:
    known = {statement.id for statement in pathway.statements}
    heirs = {old: statement.id for statement in pathway.statements for old in statement.replaces}
    for name in named:
        if name in heirs and name not in known:
            yield Finding(place, f"statement {name} gave way to {heirs[name]}", serious=False)
        elif name not in known:
            yield Finding(place, f"{pathway.version} has no statement {name}")


def _check_role(place: str, case: Case, pathway: Pathway) -> Iterator[Finding]:
    known = {category.id for category in pathway.role_categories}
    for name in filter(None, (case.category, *case.acceptable)):
        if name not in known:
            yield Finding(place, f"{pathway.version} has no role category {name}")


def uncovered(case: Case) -> tuple[tuple[int, int], ...]:
    """The runs of words that no label covers, as offsets. Joining words and the marks of a list need no label."""
    covered = [False] * len(case.document.text)
    for label in case.labels:
        covered[label.start : label.end] = [True] * (label.end - label.start)
    runs: list[tuple[int, int]] = []
    open_run = False
    for word in _WORD.finditer(case.document.text):
        bare = not any(covered[word.start() : word.end()])
        if bare and open_run:
            runs[-1] = (runs[-1][0], word.end())
        elif bare:
            runs.append(word.span())
        open_run = bare
    return tuple(run for run in runs if _says_something(case.document.text[slice(*run)]))


def _says_something(text: str) -> bool:
    return any(not _LIST_MARK.fullmatch(word) for word in words(text))
