"""A document into clauses: each one thing the job description says, with its exact place in the text.

Blocks that are one run of text are read as a unit; headings written into it are set apart, and so are labels in one
row; `alignment.cuts` says where inside the rest a new clause begins. The text between two cuts, trimmed of white space
and list markers, is a clause. So a clause is always a slice of the document and no word is ever lost between them.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignment.cues import FACTS
from alignment.cut_rules import CONNECTORS, NOT_BEFORE_RUN_ON
from alignment.cuts import CELL_EDGE, CutModel, choose_cuts
from alignment.lexicon import SWALLOWED_HEADING, opens_with_verb, section_sort
from alignment.types import Block, BlockKind, Clause, Document

# A line that carries on from one shorter than this is more likely a list without bullets than a wrapped sentence.
MIN_WRAPPED_CHARACTERS = 35
# A lead-in longer than this is a sentence of its own and would drown the item it leads.
MAX_CONTEXT_WORDS = 16
MAX_HEADING_WORDS = 8
# A heading in capitals has a word of at least so many letters; shorter ones are abbreviations ("UK GDPR").
MIN_HEAD_LETTERS = 5
# A row has at least so many edges of cells in it, and a table that was flattened so many rows.
MIN_EDGES = 2
MIN_ROWS = 3
# A label of a fact is shorter than this many characters.
MAX_LABEL = 40
# Paragraphs are numbered when at least so many of them count up.
MIN_NUMBERED = 3

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_MARKERS = re.compile(
    r"^(?:[\s•●▪◦‣·*–—\-/|;,_.:]+|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]\s+|\d+(?:\.\d+)+\s+(?=[A-Z]))+"
)
_TAIL = re.compile(r"(?:,|;)?(?:\s+(?:and|as well as))?[\s/|•●▪◦‣·_]*$")
_EDGE = re.compile(r"^[\s•●▪◦‣·/|_–-]+")
_EDGE_END = re.compile(r"[\s•●▪◦‣·/|_]+$")
# `JOB PURPOSE: to keep…`, `ALL POSTS Health and safety…`: a heading in capitals at the head of its own text.
_CAPITALS = re.compile(
    r"(?P<head>[A-Z][A-Z’'&]+(?:[ /][A-Z&][A-Z’'&]*){0,5})"
    r"(?:\s*[:–-]\s+(?=\S*[a-z]|\S+\s+\S*[a-z])|\s+(?=[“\"]?[A-Z][a-z]))"
)
_POST = re.compile(r"responsible for\s*[:–-]", re.IGNORECASE)
_LABEL = re.compile(r"(?<=[^/|·•,;–-])\s+(?=[A-Z][\w ]{1,24}:\s)")
# `1 To carry out…`: a number without a stop counts as a marker where the paragraphs are numbered in a row.
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
_QUOTE = re.compile(r"[\"“”]")
_OPEN_QUOTE = re.compile(r"\s*[\"“]")
_QUOTED = re.compile(r"\s*[\"“](?P<words>[^\"“”]+)[\"”][\s.,;:]*")
# `and` stays where what follows stands on its own feet: "and you will…", "and not to…".
_AND_STAYS = re.compile(r"\band\s+(?=(?:not|never|I|you|he|she|they|we|it|there)\b)", re.IGNORECASE)
# How far behind a place the word lies that decides it.
_LOOK_AHEAD = 6


@dataclass(frozen=True, slots=True)
class _Unit:
    """Blocks read as one run of text: usually one block, more where a sentence runs over several lines.

    `in_row` says that it was the row of a table before somebody saved it as text.
    """

    start: int
    end: int
    first: int
    block: Block
    in_row: bool


def split_clauses(document: Document, model: CutModel | None = None) -> tuple[Clause, ...]:
    """Every clause of the document in order, ids `c1`, `c2`…; kinds and flags are still to be read.

    `model` chooses the cuts; by default the one that ships with the code.
    """
    clauses: list[Clause] = []
    section = ""
    leads: dict[int, str] = {}
    for unit in _units(document):
        context = _context(unit.block, leads)
        for start, end, is_heading in _split_unit(document.text, unit, model):
            text = document.text[start:end]
            heading = is_heading or unit.block.kind is BlockKind.HEADING
            if heading:
                section, context, leads = text.rstrip(" :-–"), "", {}
            clauses.append(
                Clause(
                    id=f"c{len(clauses) + 1}",
                    text=text,
                    start=start,
                    end=end,
                    locator=unit.block.locator,
                    block=unit.first,
                    section=section,
                    context="" if heading else context,
                    is_heading=heading,
                )
            )
            if ":" in document.text[end - 1 : end + 1] and not heading:
                context = _short(text)
        _remember_lead(unit.block, document.text[unit.start : unit.end], leads)
    return tuple(clauses)


def lines_to_cut(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Every line inside which cuts are chosen, and whether it was the row of a table: (start, end, in_row).

    These are units without the headings written into them.
    """
    for unit in _units(document):
        body = document.text[unit.start : unit.end]
        if unit.block.kind is not BlockKind.HEADING:
            yield from ((unit.start + a, unit.start + b, unit.in_row) for a, b, is_head in _parts(body) if not is_head)


def _short(text: str) -> str:
    """A lead-in short enough to stand before an item, or an empty string."""
    words = text.split()
    return " ".join(words).rstrip(" :-–") if len(words) <= MAX_CONTEXT_WORDS else ""


def _context(block: Block, leads: dict[int, str]) -> str:
    """The words this block leans on: its table headings, or the nearest lead-in above it."""
    if block.kind is BlockKind.TABLE_CELL:
        heads = (block.row_heading, block.column_heading)
        return "; ".join(dict.fromkeys(head for head in heads if head and head != block.text))
    if block.kind is BlockKind.LIST_ITEM:
        depth = max((level for level in leads if level < block.level), default=None)
        return "" if depth is None else leads[depth]
    return ""


def _remember_lead(block: Block, text: str, leads: dict[int, str]) -> None:
    """Keep a paragraph that ends in a colon, and every list item, as the lead-in of deeper items."""
    level = block.level if block.kind is BlockKind.LIST_ITEM else 0
    for deeper in [known for known in leads if known >= level]:
        del leads[deeper]
    is_lead = block.kind is BlockKind.LIST_ITEM or text.rstrip().endswith((":", "…", ": -", "to"))
    if is_lead and block.kind is not BlockKind.TABLE_CELL:
        leads[level] = _short(text)


# --- blocks to units -------------------------------------------------------------------------------------------------


def _units(document: Document) -> Iterator[_Unit]:
    index = 0
    blocks = document.blocks
    numbered = _bare_numbers(blocks)
    rows = _rows(blocks)
    while index < len(blocks):
        last = index
        while last + 1 < len(blocks) and _carries_on(blocks[last], blocks[last + 1]):
            last += 1
        start = blocks[index].start + numbered.get(index, 0)
        yield _Unit(start, blocks[last].end, index, blocks[index], index in rows)
        index = last + 1


def _rows(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Blocks that were rows of a table: at least two edges of cells each, and at least `MIN_ROWS` of them."""
    found = frozenset(i for i, block in enumerate(blocks) if len(CELL_EDGE.findall(block.text)) >= MIN_EDGES)
    return found if len(found) >= MIN_ROWS else frozenset()


def _bare_numbers(blocks: tuple[Block, ...]) -> dict[int, int]:
    """Blocks that open with a number without a stop, as the text behind it shows: index and length of the number.

    Only where there are at least `MIN_NUMBERED` and they count up from 1: "4 Team Leaders" is no number of a paragraph.
    """
    opened = {
        index: found
        for index, block in enumerate(blocks)
        if block.kind is not BlockKind.TABLE_CELL and (found := _BARE_NUMBER.match(block.text))
    }
    counted: dict[int, int] = {}
    for index, found in opened.items():
        if int(found[1]) == len(counted) + 1:
            counted[index] = found.end()
    return counted if len(counted) >= MIN_NUMBERED else {}


def _carries_on(block: Block, following: Block) -> bool:
    """Whether the following block is the rest of a sentence this one began."""
    if BlockKind.HEADING in (block.kind, following.kind) or following.kind is BlockKind.LIST_ITEM:
        return False
    same_place = block.locator == following.locator if BlockKind.TABLE_CELL in (block.kind, following.kind) else True
    text, rest = block.text.rstrip(), following.text.lstrip()
    if not same_place or not text or not rest or text[-1] in ".:;!?" or not rest[0].islower():
        return False
    last_word = _WORD.findall(text.lower())[-1:] or [""]
    if text.endswith(",") or last_word[0] in CONNECTORS:
        return True
    return len(text) >= MIN_WRAPPED_CHARACTERS and not opens_with_verb(rest)


# --- units to spans --------------------------------------------------------------------------------------------------


def _split_unit(text: str, unit: _Unit, model: CutModel | None) -> Iterator[tuple[int, int, bool]]:
    """The (start, end, is_heading) of each clause of a unit, in the document's offsets."""
    body = text[unit.start : unit.end]
    if unit.block.kind is BlockKind.HEADING:
        yield from _trimmed(body, 0, len(body), unit.start, is_heading=True)
        return
    for left, right, is_head in _parts(body):
        if is_head:
            yield from _trimmed(body, left, right, unit.start, is_heading=True)
            continue
        in_cell = unit.block.kind is BlockKind.TABLE_CELL
        for start, end in _pieces(body[left:right], model, in_row=unit.in_row):
            label = not in_cell and _is_label(body[left + start : left + end + 1])  # with the colon behind it
            yield from _trimmed(body, left + start, left + end, unit.start, is_heading=label)


def _parts(body: str) -> Iterator[tuple[int, int, bool]]:
    """The unit by the headings written into it and by labels in one row: (start, end, whether it is a heading)."""
    heads = {m.start("head"): m.end("head") for m in SWALLOWED_HEADING.finditer(body) if _is_head(body, m)}
    if end := _head_in_capitals(body):
        heads[0] = end
    cuts = sorted({0, len(body), *heads, *heads.values(), *_label_cuts(body)})
    yield from ((left, right, heads.get(left) == right) for left, right in itertools.pairwise(cuts))


def _head_in_capitals(body: str) -> int:
    """Where a heading in capitals ends that the unit's own text follows, or 0; labels of facts stay with their text."""
    found = _CAPITALS.match(body)
    if found is None or FACTS.match(body) or _POST.match(body):
        return 0
    words = found["head"].split()
    is_head = max(map(len, words)) >= MIN_HEAD_LETTERS and (len(words) > 1 or section_sort(found["head"]) != "")
    return found.end("head") if is_head else 0


def _label_cuts(body: str) -> Iterator[int]:
    """Where another label starts in a row of facts: `Unit: Plover Shift pattern: days Pay: £12`."""
    if FACTS.match(body):
        yield from (
            found.end() for found in _LABEL.finditer(body) if FACTS.match(body[found.end() : found.end() + MAX_LABEL])
        )


def _is_head(body: str, match: re.Match[str]) -> bool:
    """A head inside a sentence counts only where a sentence could end: after a lower-case word or a full stop."""
    before = body[: match.start("head")].rstrip()
    if not before:
        return len(body) > match.end("head") + 1
    return before[-1] in ".:;!?)" or (
        before[-1].islower() and _WORD.findall(before)[-1].lower() not in NOT_BEFORE_RUN_ON
    )


def _is_label(text: str) -> bool:
    """A few words in capitals, or that end in a colon, and name a section: `PERSON SPEC.`, `Main duties:`."""
    bare = text.strip()
    if bare.isupper() and 2 <= len(bare.split()) <= MAX_HEADING_WORDS and section_sort(bare):
        return True
    return (
        bare.endswith(":")
        and len(bare.split()) <= MAX_HEADING_WORDS - 2
        and bool(section_sort(bare))
        and not opens_with_verb(bare)
    )


def _pieces(line: str, model: CutModel | None, *, in_row: bool) -> Iterator[tuple[int, int]]:
    """The spans between the cuts of a line."""
    start = 0
    for place in choose_cuts(line, model, in_row=in_row):
        if place.start > start:
            yield start, place.start
        stays = _AND_STAYS.search(line, place.start, place.end + _LOOK_AHEAD)
        start = stays.start() if stays and stays.end() == place.end else place.end
    yield start, len(line)


def _trimmed(body: str, start: int, end: int, offset: int, *, is_heading: bool) -> Iterator[tuple[int, int, bool]]:
    """The span without white space, list markers and a trailing `and`; the bare span where that is all there is."""
    for lead, tail in ((_MARKERS, _TAIL), (_EDGE, _EDGE_END)):
        first, last = _unquoted(body, start, end)
        if found := lead.match(body[first:last]):
            first += found.end()
        if found := tail.search(body[first:last]):
            last = first + found.start()
        if any(character.isalnum() for character in body[first:last]):
            yield offset + first, offset + last, is_heading
            return


def _unquoted(body: str, start: int, end: int) -> tuple[int, int]:
    """The span without the quotation marks around it, or without one that opens it and is never closed."""
    if found := _QUOTED.fullmatch(body, start, end):
        return found.span("words")
    opened = _OPEN_QUOTE.match(body, start, end)
    return (opened.end(), end) if opened and not _QUOTE.search(body, opened.end(), end) else (start, end)
