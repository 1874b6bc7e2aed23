"""Lines of a PDF to paragraphs, list items and headings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from alignment.documents.draft import Piece
from alignment.documents.headings import could_be_heading, heads_criteria
from alignment.documents.markers import split_marker
from alignment.documents.pdf_hyphens import join_lines
from alignment.documents.pdf_lines import Line
from alignment.types import BlockKind, Locator

# Larger than the body by this share, it is a heading; rounding and mixed fonts stay below.
_LARGER = 1.08
# A gap this much larger than the usual one, in type sizes, parts paragraphs.
_PARAGRAPH_GAP = 0.4
_ENDS = (".", "!", "?", ":", ";")
# A tagged element of more lines was tagged carelessly: a whole page as one paragraph.
_LINES_IN_ELEMENT = 15
_MAX_HEADING_WORDS = 16


@dataclass(frozen=True, slots=True)
class Typography:
    """What is usual in this document: type size of the body, gap between its lines, sizes of larger type in order."""

    body: float
    gap: float
    larger: tuple[float, ...] = ()
    vocabulary: frozenset[str] = field(default_factory=frozenset)


def typography_of(lines: Sequence[Line]) -> Typography:
    """Measure the document."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    # The commonest size; the smaller of two equally common ones.
    body = min(sizes, key=lambda size: (-sizes[size], size), default=10.0)
    gaps = sorted(gap for above, below in pairwise(lines) if (gap := _gap(above, below)) is not None)
    words = frozenset(word.text.casefold().strip(".,;:()") for line in lines for word in line.words[:-1])
    larger = sorted((size for size in sizes if size >= body * _LARGER), reverse=True)
    return Typography(body, gaps[len(gaps) // 4] if gaps else 0.3 * body, _merged_sizes(larger), words)


def _merged_sizes(sizes: list[float]) -> tuple[float, ...]:
    """Sizes within half a point of each other count as one."""
    kept: list[float] = []
    for size in sizes:
        if not kept or kept[-1] - size > 0.5:
            kept.append(size)
    return tuple(kept)


def _gap(above: Line, below: Line) -> float | None:
    """The gap between two lines of one size and column, or `None`."""
    same = above.page == below.page and abs(above.size - below.size) < 0.6 and below.top > above.top
    return below.top - above.bottom if same else None


def pieces_of(lines: Iterable[Line], usual: Typography) -> list[Piece]:
    """Join wrapped lines and say what each piece is."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _levelled([_piece(group, usual) for group in groups], groups)


def _continues(group: Sequence[Line], line: Line, usual: Typography) -> bool:
    """Whether `line` goes on from the lines before it."""
    last, first = group[-1], group[0]
    if split_marker(line.text) or abs(last.size - line.size) > 0.6 or line.role != last.role:
        return False
    if line.element is not None and last.element is not None:
        if line.element != last.element:
            return False
        if len(group) < _LINES_IN_ELEMENT:
            return True
    # Short lines in lower case are a list without markers, not a wrapped sentence.
    filled = last.x1 - last.left > 0.5 * (last.right - last.left)
    lowers = line.text[:1].islower() and not last.text.endswith(_ENDS) and (filled or last.text.endswith("-"))
    if line.page != last.page or line.top <= last.top:
        # Over a column or a page: a full line that ends no sentence goes on, unless a heading comes next.
        alike = line.bold == last.bold and not _heading_level(line, line.text, usual, bold=line.bold, marked=False)
        return lowers or (alike and not last.text.endswith(_ENDS) and not _would_fit(last, line))
    if line.top - last.bottom > usual.gap + _PARAGRAPH_GAP * line.size:
        return False
    if split_marker(first.text) and line.x0 < first.x0 - 2:
        return False
    return lowers or not _would_fit(last, line)


def _would_fit(last: Line, line: Line) -> bool:
    """Whether the first word of `line` had room on the line before, so that somebody meant to begin a new one."""
    word = line.words[0]
    return last.x1 + 0.25 * last.size + (word.x1 - word.x0) < last.right - 0.5 * last.size


def _piece(group: Sequence[Line], usual: Typography) -> Piece:
    first = group[0]
    text = join_lines([line.text for line in group], usual.vocabulary)
    marked = split_marker(text)
    plain, marker = (marked.text, marked.marker) if marked else (text, "")
    bold = all(line.bold for line in group)
    piece = Piece(BlockKind.PARAGRAPH, plain, Locator(page=first.page), marker=marker, bold=bold)
    if level := _heading_level(first, plain, usual, bold=bold, marked=bool(marked) and not marker[:1].isalnum()):
        return replace(piece, kind=BlockKind.HEADING, level=level)
    return replace(piece, kind=BlockKind.LIST_ITEM, level=marked.depth) if marked else piece


def _heading_level(first: Line, text: str, usual: Typography, *, bold: bool, marked: bool) -> int:
    """By tag, by size, or by weight and capitals; 0 for no heading. A bulleted line is none."""
    if first.role[:1] == "H" and first.role[1:].isdigit():
        return min(int(first.role[1:]), 6)
    if marked or len(text.split()) > _MAX_HEADING_WORDS:
        return 0
    larger = [size for size in usual.larger if size <= first.size + 0.5]
    if larger and first.size >= usual.body * _LARGER and not text.endswith((".", ";", ",")):
        return min(usual.larger.index(larger[0]) + 1, 6)
    if heads_criteria(text) or (could_be_heading(text) and (bold or _is_capitals(text))):
        return min(max(len(usual.larger) + 1, 2), 6)
    return 0


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def _levelled(pieces: list[Piece], groups: Sequence[Sequence[Line]]) -> list[Piece]:
    """Give list items their depth by how far their markers are indented. Any other paragraph ends the list."""
    levelled: list[Piece] = []
    indents: list[float] = []
    for piece, group in zip(pieces, groups, strict=True):
        if piece.kind is not BlockKind.LIST_ITEM:
            indents = []
        else:
            # From the edge of its own column, so that a list may go on in the next.
            x0 = group[0].x0 - group[0].left
            indents = [indent for indent in indents if indent < x0 - 4] + [x0]
            piece = replace(piece, level=max(piece.level, len(indents)))
        levelled.append(piece)
    return levelled
