"""Sentences with the facts they cite, right or with one thing wrong, from two files. README.md is their datasheet.

    facts.jsonl   {"set", "part", "theme", "half", "facts": {id: text}}
    pairs.jsonl   {"set", "ids", "text", "fault"}

A set is what a model is told for one part of a summary. All of its pairs are in one half.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from eval.cases import LabelError
from prompts.facts import Fact, FactRole

T = TypeVar("T")

FOLDER = Path(__file__).parent
HALVES = ("tune", "report")
PARTS = ("overview", "strengths", "gaps", "no_counterpart")

_ROLES = {
    "C": FactRole.BACKGROUND,
    "E": FactRole.PRESENT,
    "A": FactRole.PRESENT,
    "G": FactRole.ABSENT,
    "U": FactRole.UNMATCHED,
}


class Fault(StrEnum):
    """The one thing that is wrong with a sentence."""

    SWAPPED_IDS = "swapped_ids"
    WRONG_ROLE = "wrong_role"
    ADDED_CLAIM = "added_claim"
    ADDED_QUALIFICATION = "added_qualification"
    DROPPED_NEGATION = "dropped_negation"
    STRONGER_MODAL = "stronger_modal"
    TURNED_RELATION = "turned_relation"
    WIDENED_GAP = "widened_gap"
    INVENTED_NUMBER = "invented_number"
    INVENTED_NAME = "invented_name"
    ABOUT_PEOPLE = "about_people"
    PERCENTAGE = "percentage"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class FactSet:
    """The facts of one part of a summary, as a model is told them."""

    name: str
    part: str
    theme: str
    half: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, the ids it cites, and what is wrong with it, if anything."""

    of: FactSet
    ids: tuple[str, ...]
    text: str
    fault: Fault | None


def load_pairs(half: str | None = None, folder: Path = FOLDER) -> tuple[Pair, ...]:
    """The pairs of a half, or of both, in the order of the file.

    Raises:
        LabelError: a row breaks the format; the message names file and line.
    """
    sets = {found.name: found for found in _each(folder / "facts.jsonl", _fact_set)}
    pairs = tuple(_each(folder / "pairs.jsonl", lambda row: _pair(row, sets)))
    return tuple(pair for pair in pairs if half in (None, pair.of.half))


def _each(path: Path, read: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield read(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LabelError(f"{path.name}:{number}: {error}") from error


def _fact_set(row: Mapping[str, Any]) -> FactSet:
    _hold(row, {"set", "part", "theme", "half", "facts"})
    if row["half"] not in HALVES or row["part"] not in PARTS:
        raise ValueError(f"no half {row['half']!r} or no part {row['part']!r}")
    facts = tuple(Fact(i, _ROLES[i[0]], text) for i, text in row["facts"].items())
    return FactSet(row["set"], row["part"], row["theme"], row["half"], facts)


def _pair(row: Mapping[str, Any], sets: Mapping[str, FactSet]) -> Pair:
    _hold(row, {"set", "ids", "text", "fault"})
    return Pair(sets[row["set"]], tuple(row["ids"]), row["text"], Fault(row["fault"]) if row["fault"] else None)


def _hold(row: Mapping[str, Any], keys: set[str]) -> None:
    if set(row) != keys:
        raise ValueError(f"a row has {sorted(keys)}, not {sorted(row)}")
