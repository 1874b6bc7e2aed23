"""A document said otherwise, in which every place of the original is known, and how rules make one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from alignment.types import Block, BlockKind, Document
from eval.variants.rules import Rule

# Where a text changes and what stands there then: start, end, words.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original's text, and where it stands in the variant; `exact` if its words are the same."""

    old: tuple[int, int]
    new: tuple[int, int]
    exact: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A document said otherwise. `pieces` cover the original's text in order."""

    document: Document
    pieces: tuple[Piece, ...]

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """Where what stood at these offsets of the original stands now."""
        first = next(piece for piece in self.pieces if start < piece.old[1])
        last = next(piece for piece in reversed(self.pieces) if end > piece.old[0])
        begin = first.new[0] + (start - first.old[0] if first.exact else 0)
        return begin, last.new[0] + end - last.old[0] if last.exact else last.new[1]

    def is_reworded(self, start: int, end: int) -> bool:
        """Whether any of the words at these offsets of the original were changed."""
        return any(not piece.exact and piece.old[0] < end and start < piece.old[1] for piece in self.pieces)


def reword(document: Document, rules: Sequence[Rule], *, headings: bool = True) -> Variant:
    """The document with each block rewritten by rules; headings and title stay as they are unless asked for."""
    blocks: list[Block] = []
    pieces: list[Piece] = []
    for block in document.blocks:
        start = blocks[-1].end + 1 if blocks else 0
        kept = block.kind is BlockKind.HEADING and not headings
        edits = [] if kept else find_edits(block.text, rules)
        pieces += _pieces(block, edits, start)
        blocks.append(_moved(block, apply_edits(block.text, edits), start, rules))
    return Variant(join_blocks(document, blocks, _reworded(document.title, rules if headings else ())), tuple(pieces))


def find_edits(text: str, rules: Sequence[Rule]) -> list[Edit]:
    """What the rules change in a text, in order. Where two meet the earlier rule has its way."""
    edits: list[Edit] = []
    for pattern, say in rules:
        for found in pattern.finditer(text):
            if all(found.end() <= start or found.start() >= end for start, end, _ in edits):
                edits.append((found.start(), found.end(), say(found)))
    return sorted(edit for edit in edits if edit[2] != text[edit[0] : edit[1]])


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with these changes, which are in order and do not meet."""
    for start, end, said in reversed(edits):
        text = text[:start] + said + text[end:]
    return text


def join_blocks(document: Document, blocks: Sequence[Block], title: str) -> Document:
    """The document with these blocks for its own."""
    return replace(document, blocks=tuple(blocks), text="\n".join(block.text for block in blocks), title=title)


def _reworded(text: str, rules: Sequence[Rule]) -> str:
    return apply_edits(text, find_edits(text, rules))


def _moved(block: Block, text: str, start: int, rules: Sequence[Rule]) -> Block:
    """The block with another text, at another place, under cells of its table that are rewritten too."""
    return replace(
        block,
        text=text,
        start=start,
        end=start + len(text),
        column_heading=_reworded(block.column_heading, rules),
        row_heading=_reworded(block.row_heading, rules),
    )


def _pieces(block: Block, edits: Sequence[Edit], begin: int) -> Iterator[Piece]:
    """The pieces of one block, the line break after it among them; its rewritten text begins at `begin`."""
    at = 0
    for start, end, said in (*edits, (len(block.text) + 1, len(block.text) + 1, "")):
        if start > at:
            yield Piece((block.start + at, block.start + start), (begin, begin + start - at), exact=True)
        begin += start - at
        if end > start:
            yield Piece((block.start + start, block.start + end), (begin, begin + len(said)), exact=False)
        begin, at = begin + len(said), end
