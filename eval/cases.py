"""Hand-labelled job descriptions: the document, its labelled clauses, its role category.

Labels lie beside the document as JSON lines. A row quotes the clause's words, so that labels survive a change in how
documents are split; rows follow document order and each quote is searched for after the one before.

    {"quote": "Give medicines and sign the chart", "kind": "duty", "flags": [], "statements": {"medicines.give": 2}}

A grade is 2 (the clause says it) or 1 (partly, or implied). An empty `statements` is a label too: none fits. The role
is in `<name>.role.json`: `{"outcome": "one", "category": "care_or_support_worker", "acceptable": []}`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alignment.documents import read_document
from alignment.types import Clause, ClauseKind, Document, Flag, Outcome

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = frozenset({".txt", ".md", ".html", ".docx", ".pdf"})
# A clause and a label belong together when they share at least this much of the shorter one.
SAME_SPAN = 0.5


class LabelError(ValueError):
    """A label file that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled clause. `statements` maps statement ids to grades 1 or 2."""

    start: int
    end: int
    quote: str
    kind: ClauseKind
    flags: tuple[Flag, ...]
    statements: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled job description."""

    name: str
    document: Document
    labels: tuple[Label, ...]
    outcome: Outcome
    category: str | None
    acceptable: tuple[str, ...]


def load_cases(split: str) -> tuple[Case, ...]:
    """The labelled job descriptions of a split, by name. Documents without labels are left out.

    Raises:
        LabelError: a label file breaks the format or quotes words the document does not have.
    """
    folder = GOLD / split
    documents = sorted(path for path in folder.iterdir() if path.suffix in DOCUMENTS and path.stem != "README")
    return tuple(load_case(path) for path in documents if path.with_suffix(".labels.jsonl").exists())


def load_case(path: Path) -> Case:
    """One labelled job description, by the path of its document."""
    document = read_document(path.read_bytes(), name=path.name)
    role = json.loads(path.with_suffix(".role.json").read_text(encoding="utf-8"))
    return Case(
        name=path.stem,
        document=document,
        labels=tuple(_read_labels(path.with_suffix(".labels.jsonl"), document)),
        outcome=Outcome(role["outcome"]),
        category=role.get("category"),
        acceptable=tuple(role.get("acceptable", ())),
    )


def _read_labels(path: Path, document: Document) -> Iterator[Label]:
    position = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            start, end = _find(row["quote"], document.text, position)
            yield _label(row, start, end)
        except (ValueError, KeyError) as error:
            raise LabelError(f"{path.name}:{number}: {error}") from error
        position = start


def _label(row: Mapping[str, Any], start: int, end: int) -> Label:
    if unknown := set(row) - {"quote", "kind", "flags", "statements"}:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    if wrong := {name: grade for name, grade in row["statements"].items() if grade not in (1, 2)}:
        raise ValueError(f"grades must be 1 or 2, not {wrong}")
    flags = tuple(Flag(flag) for flag in row["flags"])
    return Label(start, end, row["quote"], ClauseKind(row["kind"]), flags, row["statements"])


def _find(quote: str, text: str, position: int) -> tuple[int, int]:
    """Where the quote stands at or after a position, white space counting alike."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.compile(pattern).search(text, position)
    if not pattern or found is None:
        raise ValueError(f"these words are not in the document after the row before: {quote!r}")
    return found.start(), found.end()


def label_of(clause: Clause, labels: tuple[Label, ...]) -> Label | None:
    """The label that covers most of a clause, or none when no label shares half of it.

    A clause cut finer or coarser than the label still finds it: what counts is the share of the shorter span.
    """

    def shared(label: Label) -> float:
        overlap = min(clause.end, label.end) - max(clause.start, label.start)
        return overlap / max(1, min(clause.end - clause.start, label.end - label.start))

    best = max(labels, key=lambda label: (shared(label), -label.start), default=None)
    return best if best is not None and shared(best) >= SAME_SPAN else None
