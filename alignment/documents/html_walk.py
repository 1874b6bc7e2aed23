"""An HTML tree to pieces, in reading order. Used for web pages, and for the HTML that Word and Markdown become."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from alignment.documents.clean import clean, holds_words
from alignment.documents.draft import Piece
from alignment.documents.tables import Cell, Table, table_pieces
from alignment.types import BlockKind, Locator

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form header hr html legend li main nav ol option p pre section select summary table tbody td "
    "tfoot th thead tr ul".split()
) | frozenset(_HEADINGS)
_BOLD = frozenset(("b", "strong", "th"))
_NEVER = frozenset(
    "script style template head svg math canvas object embed iframe audio video textarea datalist".split()
)
_SPACES = re.compile(r"\s+")
_ANCHOR = re.compile(r"jdp(\d+)")
# A page that says a cell spans more is broken; lists of its columns must not grow with what it says.
_MAX_SPAN = 100


@dataclass(slots=True)
class _List:
    """An open list. `next` is the number of its next item; `None` for a bulleted one."""

    next: int | None
    style: str = "1"


@dataclass(slots=True)
class _OpenTable:
    """A table being read, with the grid squares that cells above already cover."""

    table: Table
    row: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)
    cell: Cell | None = None
    lists: list[_List] = field(default_factory=list)


class Walker:
    """Walks one tree. `skip` says which elements to leave out, and keeps its own account of them.

    With `anchored`, paragraph numbers come from `<a id="jdpN">` marks in the text; otherwise paragraphs are counted.
    """

    def __init__(self, skip: Callable[[LexborNode], bool], *, anchored: bool = False) -> None:
        """Start with nothing read."""
        self._skip = skip
        self._anchored = anchored
        self._pieces: list[Piece] = []
        self._tables: list[_OpenTable] = []
        self._table_count = 0
        self._lists: list[_List] = []
        self._marker = ""
        self._heading = 0
        self._term: str | None = None
        self._preformatted = 0
        self._paragraph = 0
        self._anchor: int | None = None
        self._bold = 0
        self._words: list[str] = []
        self._all_bold = True

    def walk(self, root: LexborNode) -> tuple[Piece, ...]:
        """The pieces under `root`. Does not recurse, however deep the tree."""
        for node, entering in _steps(root, self._skipped):
            if node.is_text_node:
                self._text(node.text_content or "")
            elif entering:
                self._enter(node, node.tag or "")
            else:
                self._leave(node.tag or "")
        self._flush()
        return tuple(self._pieces)

    def _skipped(self, node: LexborNode) -> bool:
        return node.tag in _NEVER or (node.is_element_node and self._skip(node))

    def _text(self, text: str) -> None:
        words = text if self._preformatted else _SPACES.sub(" ", text)
        if holds_words(words) and not self._bold:
            self._all_bold = False
        self._words.append(words)

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._words.append("\n")
        elif tag == "a" and (anchor := _ANCHOR.fullmatch(node.attributes.get("id") or "")):
            self._anchor = int(anchor[1])
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self._open_lists().append(_open_list(node, tag))
        elif tag == "li":
            self._start_item()
        elif tag in ("table", "tr", "td", "th"):
            self._enter_table(node, tag)
        self._bold += tag in _BOLD
        self._preformatted += tag == "pre"

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(term=tag == "dt", definition=tag == "dd")
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in ("ul", "ol") and self._open_lists():
            self._open_lists().pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "dl":
            self._term = None
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cell = None
        elif tag == "table":
            self._close_table()
        self._bold -= tag in _BOLD
        self._preformatted -= tag == "pre"

    def _open_lists(self) -> list[_List]:
        """The lists open here: a table inside a list item starts afresh."""
        return self._tables[-1].lists if self._tables else self._lists

    def _start_item(self) -> None:
        lists = self._open_lists()
        if lists and (number := lists[-1].next) is not None:
            self._marker = _number(number, lists[-1].style)
            lists[-1].next = number + 1
        else:
            self._marker = "•"

    def _enter_table(self, node: LexborNode, tag: str) -> None:
        if tag == "table":
            self._table_count += 1
            self._tables.append(_OpenTable(Table(self._table_count)))
        elif self._tables and tag == "tr":
            self._tables[-1].row += 1
        elif self._tables:
            self._tables[-1].cell = _open_cell(self._tables[-1], node, tag)

    def _close_table(self) -> None:
        if self._tables:
            done = self._tables.pop()
            self._add(table_pieces(done.table))

    def _flush(self, *, term: bool = False, definition: bool = False) -> None:
        """End the piece under way, if it has words."""
        text, all_bold = "".join(self._words), self._all_bold
        anchor = self._anchor
        self._words, self._all_bold, self._anchor = [], True, None
        if not holds_words(text):
            return
        self._paragraph = anchor or (self._paragraph + (not self._anchored))
        piece = replace(self._piece(text), bold=all_bold, locator=Locator(paragraph=self._paragraph or None))
        if definition and self._term:
            piece = replace(piece, row_heading=self._term)
        self._term = clean(text) if term else self._term
        self._marker = ""
        self._add(iter((piece,)))

    def _piece(self, text: str) -> Piece:
        if self._heading:
            return Piece(BlockKind.HEADING, text, level=self._heading)
        if lists := self._open_lists():
            return Piece(BlockKind.LIST_ITEM, text, level=len(lists), marker=self._marker)
        return Piece(BlockKind.PARAGRAPH, text)

    def _add(self, pieces: Iterator[Piece]) -> None:
        """Put pieces where they belong: in the open cell, or on the page."""
        cell = self._tables[-1].cell if self._tables else None
        (self._pieces if cell is None else cell.pieces).extend(pieces)


def _steps(root: LexborNode, skipped: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node on the way in, and every element on the way out."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        inside = not skipped(node)
        if inside:
            yield node, True
        child = node.child if inside and node.is_element_node else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        if inside and node.is_element_node:
            yield node, False
        while depth and node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = node.next if depth and node is not None else None


def _open_list(node: LexborNode, tag: str) -> _List:
    if tag == "ul":
        return _List(None)
    start = node.attributes.get("start") or "1"
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    return _List(number, node.attributes.get("type") or "1")


def _open_cell(table: _OpenTable, node: LexborNode, tag: str) -> Cell:
    """A new cell in the first free square of the row, with the squares it covers taken."""
    columns, rows = _span(node, "colspan"), _span(node, "rowspan")
    column = 1
    while (table.row, column) in table.covered:
        column += 1
    table.covered.update((table.row + r, column + c) for r in range(rows) for c in range(columns))
    scope = node.attributes.get("scope")
    cell = Cell(max(table.row, 1), column, header=tag == "th" and scope != "row", column_span=columns, row_span=rows)
    table.table.cells.append(cell)
    return cell


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or "1"
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _number(number: int, style: str) -> str:
    """The marker a browser shows."""
    if style in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(style) + number - 1)}."
    return f"{number}."
