"""Text to train on, written for it: clauses for each statement, and lines that ask for nothing. See `eval/training/`.

    clauses/<theme>.jsonl   {"text", "statement", "grade", "voice", "near": [ids], "also": {id: grade}}
    lines/*.jsonl           {"text", "kind", "flags", "about"}

`near` are statements a clause only sounds like. The text is written in the voices of job descriptions and is not gold:
nothing is ever measured on it. A line too like one of the labelled documents would let training see what it is judged
on, so `find_too_near` looks for such lines.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alignment.types import ClauseKind, Flag

TRAINING = Path(__file__).parent / "training"
# Runs of this many words in common with a labelled document are taken for a copy: ordinary phrases are shorter.
COPIED_WORDS = 7
_WORD = re.compile(r"\w+")


class TrainingTextError(ValueError):
    """A row of training text that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class TrainingClause:
    """A clause and the statements it calls for, by grade 1 or 2; `near` are those it only sounds like."""

    text: str
    statement: str
    grades: Mapping[str, int]
    near: tuple[str, ...] = ()
    voice: str = ""


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A line and what kind of line it is; most ask for nothing."""

    text: str
    kind: ClauseKind
    flags: tuple[Flag, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class TooNear:
    """A training text that shares a run of words with a labelled document."""

    text: str
    document: str
    shared: str


def load_clauses(folder: Path = TRAINING / "clauses") -> tuple[TrainingClause, ...]:
    """Every training clause, by file and then by line.

    Raises:
        TrainingTextError: a row breaks the format.
    """
    return tuple(_each(folder, _clause))


def load_lines(folder: Path = TRAINING / "lines") -> tuple[TrainingLine, ...]:
    """Every training line, by file and then by line.

    Raises:
        TrainingTextError: a row breaks the format.
    """
    return tuple(_each(folder, _line))


def find_too_near(texts: Sequence[str], documents: Mapping[str, str]) -> list[TooNear]:
    """The texts that share a run of `COPIED_WORDS` words with a document.

    `documents` maps names to texts.
    """
    runs: dict[tuple[str, ...], str] = {}
    for name, text in documents.items():
        for run in _runs(_words(text)):
            runs.setdefault(run, name)
    found = []
    for text in texts:
        for run in _runs(_words(text)):
            if run in runs:
                found.append(TooNear(text, runs[run], " ".join(run)))
                break
    return found


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + COPIED_WORDS]) for start in range(len(words) - COPIED_WORDS + 1))


def _each(folder: Path, read: Any) -> Iterator[Any]:  # noqa: ANN401 - one of the two readers below
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                yield read(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise TrainingTextError(f"{path.name}:{number}: {error}") from error


def _clause(row: Mapping[str, Any]) -> TrainingClause:
    _refuse_unknown(row, {"text", "statement", "grade", "voice", "near", "also"})
    grades = {row["statement"]: row["grade"], **row.get("also", {})}
    if wrong := {name: grade for name, grade in grades.items() if grade not in (1, 2)}:
        raise ValueError(f"grades must be 1 or 2, not {wrong}")
    near = tuple(name for name in row.get("near", ()) if name not in grades)
    return TrainingClause(_text(row), row["statement"], grades, near, row.get("voice", ""))


def _line(row: Mapping[str, Any]) -> TrainingLine:
    _refuse_unknown(row, {"text", "kind", "flags", "about"})
    flags = tuple(Flag(flag) for flag in row.get("flags", ()))
    return TrainingLine(_text(row), ClauseKind(row["kind"]), flags, row.get("about", ""))


def _text(row: Mapping[str, Any]) -> str:
    text = str(row["text"]).strip()
    if not text:
        raise ValueError("an empty text")
    return text


def _refuse_unknown(row: Mapping[str, Any], known: set[str]) -> None:
    if unknown := set(row) - known:
        raise ValueError(f"unknown keys {sorted(unknown)}")
