"""Labelled job descriptions: the document, its labelled clauses, its role category.

Labels lie beside the document as JSON lines. A row says where the clause stands in the document's text and quotes its
words, so that labels survive a change in how documents are split (here in two lines, in the file in one):

    {"at": [812, 845], "quote": "Give medicines and sign the chart", "kind": "duty", "flags": [],
     "statements": {"medicines.give": 2}}

Rows follow document order. Where the words at `at` are not the quote, because the text is now read otherwise, the quote
is searched for after the row before; `python -m eval anchor` then writes the new places. A grade is 2 (the clause says
it) or 1 (partly, or implied). An empty `statements` is a label too: none fits. The role is in `<name>.role.json`:

    {"outcome": "one", "category": "care_or_support_worker", "acceptable": [], "traits": {"setting": "care home"}}

The split `test` is opened by `load_cases` alone, and never inside `sealed("test")`, which all training code runs in.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alignment.documents import read_document
from alignment.errors import FingerpostError
from alignment.types import Clause, ClauseKind, Document, Flag, Outcome

GOLD = Path(__file__).parent / "gold"
# The labelled examples lie where newcomers look for them; nothing is fitted on them.
DOCUMENT_FOLDERS = {"examples": GOLD.parent.parent / "examples"}
DOCUMENTS = frozenset({".txt", ".md", ".html", ".docx", ".pdf"})
# Headers, footers and menus may be labelled and are not read into the text; more than this share is a mistake.
MAX_UNREAD = 0.2
# A clause and a label belong together when they share at least this much of the shorter one.
SAME_SPAN = 0.5
ROW_KEYS = frozenset({"at", "quote", "kind", "flags", "statements"})


class LabelError(FingerpostError):
    """A label file that cannot be used; the message names file and line."""

    code = "labels"


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
    """One labelled job description. `unread` are quotes of words the reader leaves out of the text, such as menus."""

    name: str
    document: Document
    labels: tuple[Label, ...]
    outcome: Outcome
    category: str | None
    acceptable: tuple[str, ...]
    unread: tuple[str, ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)


def load_cases(split: str) -> tuple[Case, ...]:
    """The labelled job descriptions of a split, by name. Documents without labels are left out.

    Raises:
        LabelError: a label file breaks the format or quotes words the document does not have.
    """
    labelled = ((path, GOLD / split / path.stem) for path in document_paths(split))
    return tuple(load_case(path, labels) for path, labels in labelled if labels.with_suffix(".labels.jsonl").exists())


def document_paths(split: str) -> tuple[Path, ...]:
    """The documents of a split, labelled or not, by file name; none where there is no such folder."""
    folder = DOCUMENT_FOLDERS.get(split, GOLD / split)
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(path for path in found if path.suffix in DOCUMENTS and path.name != "README.md"))


def load_case(path: Path, labels: Path) -> Case:
    """One labelled job description: the path of its document, and that of its labels without the ending."""
    document = read_document(path.read_bytes(), name=path.name)
    role = json.loads(labels.with_suffix(".role.json").read_text(encoding="utf-8"))
    found, unread = _read_labels(labels.with_suffix(".labels.jsonl"), document)
    return Case(
        name=path.stem,
        document=document,
        labels=tuple(found),
        outcome=Outcome(role["outcome"]),
        category=role.get("category"),
        acceptable=tuple(role.get("acceptable", ())),
        unread=tuple(unread),
        traits=dict(role.get("traits", {})),
    )


def _read_labels(path: Path, document: Document) -> tuple[list[Label], list[str]]:
    """The labels and the quotes that are not in the text; more than a few of those is a mistake in the file."""
    found: list[Label] = []
    unread: list[str] = []
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    rows = [(number, line) for number, line in lines if line.strip()]
    for number, line in rows:
        try:
            row = json.loads(line)
            place = place_of(row, document.text, found[-1].end if found else 0)
            label = _label(row, *(place or (0, 0)))
            if place is None:
                unread.append(label.quote)
            else:
                found.append(label)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LabelError(f"{path.name}:{number}: {error}") from error
    if len(unread) > MAX_UNREAD * len(rows):
        raise LabelError(f"{path.name}: {len(unread)} quotes are not in the document, the first {unread[0]!r}")
    return found, unread


def _label(row: Mapping[str, Any], start: int, end: int) -> Label:
    if unknown := set(row) - ROW_KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    if wrong := {name: grade for name, grade in row["statements"].items() if grade not in (1, 2)}:
        raise ValueError(f"grades must be 1 or 2, not {wrong}")
    flags = tuple(Flag(flag) for flag in row["flags"])
    return Label(start, end, row["quote"], ClauseKind(row["kind"]), flags, row["statements"])


def place_of(row: Mapping[str, Any], text: str, position: int) -> tuple[int, int] | None:
    """Where a row's quote stands: at its own place if the words are there, else the first at or after a position."""
    start, end = row.get("at", (0, 0))
    if start < end and text[start:end].split() == row["quote"].split():
        return start, end
    return _find(row["quote"], text, position)


def _find(quote: str, text: str, position: int) -> tuple[int, int] | None:
    """Where the quote stands in whole words at or after a position, white space counting alike; none if nowhere."""
    words = quote.split()
    if not words:
        raise ValueError("an empty quote")
    before, after = (r"\b" if re.match(r"\w", edge) else "" for edge in (words[0][0], words[-1][-1]))
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = re.compile(f"{before}{pattern}{after}").search(text, position)
    return (found.start(), found.end()) if found else None


def label_of(clause: Clause, labels: tuple[Label, ...]) -> Label | None:
    """The label that covers most of a clause, or none when no label shares half of it.

    A clause cut finer or coarser than the label still finds it: what counts is the share of the shorter span.
    """
    best = max(labels, key=lambda label: (shared_span(clause, label), -label.start), default=None)
    return best if best is not None and shared_span(clause, best) >= SAME_SPAN else None


def shared_span(one: Clause | Label, other: Label) -> float:
    """How much of the shorter of the two spans they share, 0 to 1; below 0 when they lie apart."""
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return overlap / max(1, min(one.end - one.start, other.end - other.start))
