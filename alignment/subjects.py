"""What lines and statements speak of, by the name a reader knows it by. `subjects.yaml` lists them.

They put the reasons of a match into words. They never decide what is matched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from alignment.phrases import find_phrase

_FILE = Path(__file__).with_name("subjects.yaml")
# The letters up to the first sign of each alternative for a word.
_OPENING = re.compile(r"(?:^|(?<=\|))\w+")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its name inside a sentence, phrases that speak of it, and phrases that only seem to."""

    name: str
    phrases: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of a subject: `words` is `text[start:end]`."""

    name: str
    start: int
    end: int
    words: str


@cache
def load_subjects() -> tuple[Subject, ...]:
    """Every subject, in the order of the file: the narrower ones stand before the wider."""
    entries: dict[str, dict[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(Subject(name, tuple(entry["any"]), tuple(entry.get("not", ()))) for name, entry in entries.items())


@cache
def _openings() -> tuple[tuple[Subject, tuple[str, ...]], ...]:
    """Each subject with the letters its phrases open with: a text without any of them need not be searched."""
    return tuple(
        (
            subject,
            tuple({word for phrase in subject.phrases for word in _OPENING.findall(phrase.split()[0].casefold())}),
        )
        for subject in load_subjects()
    )


@lru_cache(maxsize=8192)
def subjects_of(text: str) -> tuple[Subject, ...]:
    """The subjects a text speaks of, in the order of the file. Statements' wordings come again and again."""
    small = text.casefold()
    likely = (subject for subject, openings in _openings() if any(opening in small for opening in openings))
    return tuple(subject for subject in likely if _mention(subject, text))


def shared_subjects(one: str, other: str) -> tuple[Mention, ...]:
    """Where the first text speaks of what the second does too, in its order; the narrower where two overlap."""
    found: list[Mention] = []
    for subject in subjects_of(other):
        mention = _mention(subject, one)
        if mention and not _covered(mention, found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(subject: Subject, text: str) -> Mention | None:
    hit = find_phrase(subject.phrases, text, without=subject.without)
    return Mention(subject.name, hit.start, hit.end, hit.words) if hit else None


def _covered(mention: Mention, by: Sequence[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in by)
