"""What an encoder is trained on: texts with the groups they belong to, and pairs of texts from another field."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and how surely it belongs to each group, over 0 and up to 1; it belongs to no group that is not named."""

    text: str
    groups: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, and the name of what they share."""

    anchor: str
    positive: str
    group: str


def read_texts(path: Path) -> list[Text]:
    """The texts of a file of JSON lines: `{"text": "Give out meds", "groups": {"medicines.help": 1.0}}`.

    Raises:
        ValueError: a line is not a text with at least one group; the message names it.
    """
    return list(_each(path, "text", _text))


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file of JSON lines: `{"anchor": "Sort mail", "positive": "Distribute post", "group": "post"}`.

    Raises:
        ValueError: a line is not a pair; the message names it.
    """
    return list(_each(path, "pair", lambda row: Pair(row["anchor"], row["positive"], row["group"])))


def _text(row: Mapping[str, Any]) -> Text:
    groups = {str(name): float(weight) for name, weight in row["groups"].items()}
    if not groups or not all(0 < weight <= 1 for weight in groups.values()):
        raise ValueError("it needs a group, and weights over 0 and up to 1")
    return Text(row["text"], groups)


def _each(path: Path, what: str, read: Callable[[Mapping[str, Any]], Row]) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield read(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path.name}:{number}: not a {what}: {error}") from error
