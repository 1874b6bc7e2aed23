"""Plain text: paragraphs, lists and headings by the look of the lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignment.documents.clean import clean, holds_words
from alignment.documents.draft import Draft, Piece
from alignment.documents.encoding import decode
from alignment.documents.headings import could_be_heading, heads_criteria
from alignment.documents.limits import ReadingLimits
from alignment.documents.markers import split_marker
from alignment.types import BlockKind, DocumentFormat, Locator

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_RULE = re.compile(r"\s*[=_*~#\-–—]{3,}\s*")
_ENDS = (".", "!", "?", ":", ";")
# Text set to wrap is kept within a terminal's or an e-mail's width.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
# `Main duties:` is a heading; a longer line with a colon leads into a list.
_MAX_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its clean text, how far it is indented, and whether a blank line or a rule stands before or after."""

    text: str
    indent: int
    after_gap: bool = False
    before_gap: bool = False
    underlined: bool = False

    @property
    def length(self) -> int:
        """Where it ends, in characters from the margin."""
        return self.indent + len(self.text)


def read_text(data: bytes, limits: ReadingLimits) -> Draft:
    """Read plain text. Wrapped lines are joined; paragraphs are counted from 1."""
    lines = _lines(decode(data))
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    followers = [*(group[0] for group in groups[1:]), None][: len(groups)]
    pieces = [
        _piece(group, number, follower)
        for number, (group, follower) in enumerate(zip(groups, followers, strict=True), start=1)
    ]
    return Draft(DocumentFormat.TEXT, tuple(_levelled(pieces, groups)))


def _lines(text: str) -> list[_Line]:
    """The lines with words, knowing what stood around them."""
    found: list[_Line] = []
    gap = True
    for raw in _LINE_END.split(text):
        if holds_words(raw):
            expanded = raw.expandtabs(8)
            found.append(_Line(clean(raw), len(expanded) - len(expanded.lstrip()), after_gap=gap))
            gap = False
        elif found:
            underlined = not gap and bool(_RULE.fullmatch(raw))
            found[-1] = replace(found[-1], before_gap=True, underlined=underlined or found[-1].underlined)
            gap = True
    return [*found[:-1], replace(found[-1], before_gap=True)] if found else []


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width the text was wrapped to, or 0 when each paragraph is one line."""
    longest = max((line.length for line in lines), default=0)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return 0
    # Wrapped text has several lines that nearly reach the margin.
    return longest if sum(line.length > longest - 12 for line in lines) >= 3 else 0


def _continues(group: Sequence[_Line], line: _Line, width: int) -> bool:
    """Whether `line` goes on from the line before: no gap, no marker, and wrapped or in mid-sentence."""
    last, first = group[-1], group[0]
    if last.before_gap or split_marker(line.text) or _is_heading(last) or _is_heading(line):
        return False
    hanging = split_marker(first.text) is not None and line.indent > first.indent
    # Short lines in lower case are a list without markers, not a wrapped sentence.
    lowers = line.text[:1].islower() and not last.text.endswith(_ENDS) and last.length >= _NARROWEST_WRAP
    wrapped = bool(width) and last.length + 1 + len(line.text.split(" ", 1)[0]) > width
    return lowers or wrapped or (hanging and not last.text.endswith(_ENDS))


def _is_heading(line: _Line) -> bool:
    """Underlined, in capitals, or a short label with a colon at its end that stands first after a gap."""
    marked = split_marker(line.text)
    text = marked.text if marked else line.text
    if line.underlined:
        return could_be_heading(text.rstrip(":"))
    if marked and not marked.marker[:1].isdigit():
        return False
    if heads_criteria(text):
        return True
    capitals = text.isupper() and sum(map(str.isalpha, text)) > 3 and could_be_heading(text)
    label = text.endswith(":") and len(text.split()) <= _MAX_LABEL_WORDS and could_be_heading(text) and line.after_gap
    return capitals or (label and text[:1].isupper())


def _piece(group: Sequence[_Line], number: int, follower: _Line | None) -> Piece:
    text = " ".join(line.text for line in group)
    marked = split_marker(text)
    plain, marker = (marked.text, marked.marker) if marked else (text, "")
    where = Locator(paragraph=number)
    numbered = bool(marker[:1].isdigit())
    if len(group) == 1 and _stands_as_heading(group[0], plain, follower, numbered=numbered):
        level = 1 if number == 1 else 2
        return Piece(BlockKind.HEADING, plain, where, level=level, marker=marker)
    kind = BlockKind.LIST_ITEM if marked else BlockKind.PARAGRAPH
    return Piece(kind, plain, where, level=marked.depth if marked else 0, marker=marker)


def _stands_as_heading(line: _Line, text: str, follower: _Line | None, *, numbered: bool) -> bool:
    """A heading by its look, or a short line after a gap that ends no sentence and has room or text below it."""
    if _is_heading(line):
        return True
    short = could_be_heading(text) and text[:1].isupper() and len(text.split()) <= _MAX_LABEL_WORDS
    if not (line.after_gap and short) or (split_marker(line.text) and not numbered):
        return False
    return line.before_gap or (follower is not None and _is_text(follower))


def _is_text(line: _Line) -> bool:
    """A sentence or a list item, rather than one more line of an address."""
    return line.text.endswith(".") or split_marker(line.text) is not None or len(line.text) > _WIDEST_WRAP // 2


def _levelled(pieces: Sequence[Piece], groups: Sequence[Sequence[_Line]]) -> list[Piece]:
    """Give list items their depth by indent. Any other paragraph ends the list."""
    levelled: list[Piece] = []
    indents: list[int] = []
    for piece, group in zip(pieces, groups, strict=True):
        if piece.kind is not BlockKind.LIST_ITEM:
            indents = []
        else:
            indent = group[0].indent
            indents = [shallower for shallower in indents if shallower < indent] + [indent]
            piece = replace(piece, level=max(piece.level, len(indents)))
        levelled.append(piece)
    return levelled
