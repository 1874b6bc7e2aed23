"""Words of a PDF page to rows, and rows to segments: the pieces of a row between wide gaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_high
from typing import Any, TypeAlias

from alignment.documents.clean import clean
from alignment.documents.markers import is_bare_marker, split_marker

# Sizes and places are in points. A word space is a quarter of the type size, a column gap more than one and a half.
_GAP_SIZES = 1.6
_LEAST_GAP = 12.0
# How far the middle of a word may be from the middle of its row, in heights of the word.
_ROW_TOLERANCE = 0.45
# A letter alone that its font gives no name for is nearly always a drawn bullet.
_LONE_GLYPH = re.compile(r"^\(cid:\d+\)$")
_BOLD_FONTS = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its place. `mcid` is its mark in a tagged PDF, `artifact` whether it is marked as decoration."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    mcid: int | None = None
    artifact: bool = False

    @property
    def middle(self) -> float:
        """Height of its middle on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side. `right` is how far its column reaches, which tells a wrapped line from a finished one."""

    words: tuple[Word, ...]
    page: int
    left: float = 0.0
    right: float = 0.0
    role: str = ""
    element: int | None = None

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return clean(" ".join(word.text for word in self.words))

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Top edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Type size of most of its words."""
        return median_high([word.size for word in self.words])

    @property
    def bold(self) -> bool:
        """Whether all of it is, but for a marker."""
        lettered = [word for word in self.words if any(map(str.isalpha, word.text)) and len(word.text) > 1]
        return bool(lettered) and all(word.bold for word in lettered)

    @property
    def text_x0(self) -> float:
        """Where the text begins after a marker."""
        marked = split_marker(self.text)
        if marked is None or len(self.words) < 2 or not is_bare_marker(self.words[0].text):
            return self.x0
        return self.words[1].x0


Row = list[Line]
# pdfplumber ships no types.
PdfPage: TypeAlias = Any


def words_of(page: PdfPage) -> list[Word]:
    """The words of a pdfplumber page, in no order that matters."""
    found = page.extract_words(x_tolerance_ratio=0.2, y_tolerance=2, keep_blank_chars=False, return_chars=True)
    return [_word(word) for word in found if clean(word["text"])]


def _word(word: dict[str, Any]) -> Word:
    characters = word["chars"]
    first = characters[0]
    return Word(
        text=_LONE_GLYPH.sub("•", clean(word["text"])),
        x0=float(word["x0"]),
        x1=float(word["x1"]),
        top=float(word["top"]),
        bottom=float(word["bottom"]),
        size=round(median_high([float(character["size"]) for character in characters]), 1),
        bold=any(name in str(first.get("fontname", "")).lower() for name in _BOLD_FONTS),
        mcid=first.get("mcid"),
        artifact=first.get("tag") == "Artifact",
    )


def rows_of(words: Iterable[Word], page: int) -> list[Row]:
    """Rows from the top down, each split into segments at its wide gaps."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(word.middle - last.middle) <= _ROW_TOLERANCE * min(_height(word), _height(last)):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_segments(sorted(row, key=lambda word: word.x0), page) for row in rows]


def _height(word: Word) -> float:
    return max(word.bottom - word.top, 1.0)


def _segments(words: Sequence[Word], page: int) -> Row:
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.x0 - groups[-1][-1].x1 <= _gap(groups[-1]):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Line(tuple(group), page) for group in groups]


def _gap(group: Sequence[Word]) -> float:
    """The widest space that does not end a segment: any, after a marker that waits for its text."""
    if len(group) == 1 and is_bare_marker(group[0].text):
        return 60.0
    return max(_LEAST_GAP, _GAP_SIZES * group[-1].size)


def join_row(row: Row) -> Line:
    """The whole row as one line."""
    return Line(tuple(word for line in row for word in line.words), row[0].page)
