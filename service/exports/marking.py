"""Which words of a line its evidence rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignment.reasons import rested_words
from alignment.types import ClauseVerdict

# A mark over nearly the whole line tells the reader nothing.
MOST_OF_A_LINE = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they are marked."""

    text: str
    marked: bool = False


def marked_pieces(verdict: ClauseVerdict) -> tuple[Piece, ...]:
    """The clause's text cut where marks begin and end; joined, the pieces are the text."""
    text = verdict.clause.text
    spans = merge_spans(find_parts(text, rested_on(verdict)))
    if not spans or sum(end - start for start, end in spans) > MOST_OF_A_LINE * len(text):
        return (Piece(text),)
    return tuple(_cut(text, spans))


def rested_on(verdict: ClauseVerdict) -> Iterator[str]:
    """The parts of the clause that its matches say they rest on."""
    for match in verdict.matches:
        for reason in match.reasons:
            yield from rested_words(reason)


def find_parts(text: str, parts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each part first stands in the text; a part that is not there is passed over."""
    for part in parts:
        start = text.find(part) if part else -1
        if start >= 0:
            yield start, start + len(part)


def merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap or touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in spans:
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])
