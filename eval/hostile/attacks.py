"""What somebody might put into a job description to change what is made of it, one row each in `attacks.jsonl`.

{"name", "kind", "format": "txt|md|html|docx", "base": a draft's name, "where", "text"}
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from eval.cases import LabelError

PATH = Path(__file__).with_name("attacks.jsonl")


class Where(StrEnum):
    """Where in the file the text stands. The first six can be read on the page, the others not, or not as a line."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    MIDHEADING = "midheading"
    CELL = "cell"
    TAIL = "tail"
    HYPERLINK = "hyperlink"
    WHITE = "white"
    TINY = "tiny"
    DISPLAY_NONE = "display-none"
    OFFSCREEN = "offscreen"
    VANISH = "vanish"
    COMMENT = "comment"
    ATTRIBUTE = "attribute"
    META = "meta"
    SCRIPT = "script"
    TEMPLATE = "template"
    HEADER = "header"
    PROPERTIES = "properties"
    FILE_NAME = "file-name"


@dataclass(frozen=True, slots=True)
class Attack:
    """One text and how it gets into which job description. `kind` says what it is after."""

    name: str
    kind: str
    format: str
    base: str
    where: Where
    text: str


def load_attacks(path: Path = PATH) -> tuple[Attack, ...]:
    """Every attack, in the order of the file.

    Raises:
        LabelError: a row breaks the format; the message names file and line.
    """
    return tuple(_each(path))


def _each(path: Path) -> Iterator[Attack]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line:
            try:
                yield _attack(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise LabelError(f"{path.name}:{number}: {error}") from error


def _attack(row: Mapping[str, Any]) -> Attack:
    keys = {"name", "kind", "format", "base", "where", "text"}
    if set(row) != keys:
        raise ValueError(f"a row has {sorted(keys)}, not {sorted(row)}")
    return Attack(row["name"], row["kind"], row["format"], row["base"], Where(row["where"]), row["text"])
