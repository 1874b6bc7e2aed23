"""What a format's reader hands over, and how it becomes a `Document` whose offsets hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from alignment.documents.clean import clean_lines, holds_words
from alignment.documents.markers import split_marker
from alignment.errors import DocumentTooLargeError, EmptyDocumentError
from alignment.types import Block, BlockKind, Document, DocumentFormat, Locator, Notice, NotRead


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of layout as a reader found it. A line break in `text` is one a person would see as the end of a line.

    `bold` is true when every letter of it is; it never leaves this package.
    """

    kind: BlockKind
    text: str
    locator: Locator = field(default_factory=Locator)
    level: int = 0
    marker: str = ""
    column_heading: str = ""
    row_heading: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as read, before offsets. `titles` are what the file itself calls its title, best first."""

    format: DocumentFormat
    pieces: tuple[Piece, ...]
    titles: tuple[str, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    notices: tuple[Notice, ...] = ()


def split_lines(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """One piece a line, each clean, with its typed marker taken off.

    Hard line breaks inside a paragraph or cell usually part one duty from the next, so each line stands alone.
    """
    for piece in pieces:
        for number, line in enumerate(clean_lines(piece.text)):
            marker = piece.marker if number == 0 else ""
            one = _without_marker(replace(piece, text=line, marker=marker))
            if holds_words(one.text):
                yield one


def _without_marker(piece: Piece) -> Piece:
    """The piece with a marker typed into its text taken out, as a list item unless it is a heading."""
    marked = None if piece.marker else split_marker(piece.text)
    if marked is None:
        return piece
    if piece.kind is BlockKind.HEADING:
        return replace(piece, text=marked.text, marker=marked.marker)
    level = max(piece.level, marked.depth)
    return replace(piece, kind=BlockKind.LIST_ITEM, text=marked.text, marker=marked.marker, level=level)


def check_length(draft: Draft, max_characters: int) -> Draft:
    """The same draft. Raises `DocumentTooLargeError` when it is longer than anyone would read."""
    length = sum(len(piece.text) + 1 for piece in draft.pieces)
    if length > max_characters:
        raise DocumentTooLargeError(
            f"The document has {length:,} characters; the limit is {max_characters:,}.",
            "Send the job description on its own, without the handbook or the application pack.",
        )
    return draft


def assemble(draft: Draft, *, name: str, sha256: str, title: str) -> Document:
    """Lay the pieces end to end, one newline between. Raises `EmptyDocumentError` when there are no words."""
    blocks = tuple(_place(split_lines(draft.pieces)))
    if not blocks:
        raise EmptyDocumentError("There are no words in the document.", "Check that it is the right file.")
    return Document(
        name=name,
        format=draft.format,
        sha256=sha256,
        text="\n".join(block.text for block in blocks),
        blocks=blocks,
        title=title,
        not_read=draft.not_read,
        notices=draft.notices,
    )


def _place(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Give each piece its offsets."""
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        yield Block(
            kind=piece.kind,
            text=piece.text,
            start=start,
            end=end,
            locator=piece.locator,
            level=piece.level,
            marker=piece.marker,
            column_heading=piece.column_heading,
            row_heading=piece.row_heading,
        )
        start = end + 1
