"""A document into clauses: each one thing the job description says, with its exact place in the text.

Cuts are places where a new clause starts. Finders each propose some; the text between two cuts, trimmed of white space
and list markers, is a clause. So a clause is always a slice of the document and no word is ever lost between them.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from alignment.lexicon import (
    LEAD_VERBS,
    NOUN_VERBS,
    SWALLOWED_HEADING,
    WEAK_LEAD_VERBS,
    base_form,
    first_word,
    opens_with_verb,
    section_sort,
    strip_subject,
)
from alignment.types import Block, BlockKind, Clause, Document

# Shorter pieces than this are parts of a phrase ("washing, dressing"), not duties of their own.
MIN_PIECE_WORDS = 3
# A bullet below this length is one duty however many verbs it has.
MIN_COMPOUND_WORDS = 8
# A line that carries on from one shorter than this is more likely a list without bullets than a wrapped sentence.
MIN_WRAPPED_CHARACTERS = 35
# A lead-in longer than this is a sentence of its own and would drown the item it leads.
MAX_CONTEXT_WORDS = 16
MAX_HEADING_WORDS = 8

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_MARKERS = re.compile(
    r"^(?:[\s•●▪◦‣·*–—\-/|;,_.:]+|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,4})[.)]\s+|\d+(?:\.\d+)+\s+(?=[A-Z]))+"
)
_TAIL = re.compile(r"(?:,|;)?(?:\s+(?:and|as well as))?[\s/|•●▪◦‣·_]*$")
_EDGE = re.compile(r"^[\s•●▪◦‣·/|_–-]+")
_EDGE_END = re.compile(r"[\s•●▪◦‣·/|_]+$")
_INLINE_BULLET = re.compile(r"(?<=\S)\s+[•●▪◦‣·]\s*(?=\S)")
_INLINE_DASH = re.compile(r"\s[-–*]\s+(?=[A-Z])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))(?:\d+(?:\.\d+)+\.?|\d+[.)]|\([a-z]{1,3}\)|[a-h]\))\s+(?=[A-Z])")
_SLASH = re.compile(r"\s+[/|]\s+")
_SEMICOLON = re.compile(r";\s+")
_RUN_ON = re.compile(r"(?<=[a-z0-9)’'])\s+(?=(?:To\s+([a-z-]+)|([A-Z][a-z-]+))\s+[a-z])")
_NEGATED_TAIL = re.compile(
    r"[,;]?\s+(?:[-–]\s+)?(?=(?:but\s+(?:not(?!\s+limited)|no|never)|excluding|with\s+the\s+exception\s+of|but\s+(?:does|do|is|are|will)\s+not)\b)",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"(?:,\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?=(?:to\s+)?([A-Za-z-]+)\s+([a-z’']+))"
)
# After one of these, verbs belong to the phrase it opens ("support people to wash, dress and eat"), not to the post.
_SUBORDINATE = re.compile(
    r"\b(?:to\s+(?!the\b|a\b|an\b|all\b|our\b|your\b|their\b|any\b)[a-z]+|which|who|that|so|whilst|while|if|when|where|how"
    r"|can|could|(?:with|in|by|of|for|through|like|as|including)\s+\w+ing)\b",
    re.IGNORECASE,
)
_NOT_BEFORE_RUN_ON = frozenset(
    "the a an our your their his her this that of to by and or with in for as at from any all each".split()
)
_PREPOSITIONS = frozenset("to for with in of from at on by".split())
_DETERMINERS = frozenset("the a an all any each every your our their them it his her people residents".split())
_CONNECTORS = frozenset(
    "and or of the to with for in a an by that including as from on their our your who which at".split()
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Blocks read as one run of text: usually one block, more where a sentence runs over several lines."""

    start: int
    end: int
    first: int
    block: Block


def split_clauses(document: Document) -> tuple[Clause, ...]:
    """Every clause of the document in order, ids `c1`, `c2`…; kinds and flags are still to be read."""
    clauses: list[Clause] = []
    section = ""
    leads: dict[int, str] = {}
    for unit in _units(document):
        context = _context(unit.block, leads)
        for start, end, is_heading in _split_unit(document.text, unit):
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
            if text.endswith(":") and not heading:
                context = _short(text)
        _remember_lead(unit.block, document.text[unit.start : unit.end], leads)
    return tuple(clauses)


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
    while index < len(blocks):
        last = index
        while last + 1 < len(blocks) and _carries_on(blocks[last], blocks[last + 1]):
            last += 1
        yield _Unit(blocks[index].start, blocks[last].end, index, blocks[index])
        index = last + 1


def _carries_on(block: Block, following: Block) -> bool:
    """Whether the following block is the rest of a sentence this one began."""
    if BlockKind.HEADING in (block.kind, following.kind) or following.kind is BlockKind.LIST_ITEM:
        return False
    same_place = block.locator == following.locator if BlockKind.TABLE_CELL in (block.kind, following.kind) else True
    text, rest = block.text.rstrip(), following.text.lstrip()
    if not same_place or not text or not rest or text[-1] in ".:;!?" or not rest[0].islower():
        return False
    last_word = _WORD.findall(text.lower())[-1:] or [""]
    if text.endswith(",") or last_word[0] in _CONNECTORS:
        return True
    return len(text) >= MIN_WRAPPED_CHARACTERS and not opens_with_verb(rest)


# --- units to spans --------------------------------------------------------------------------------------------------


def _split_unit(text: str, unit: _Unit) -> Iterator[tuple[int, int, bool]]:
    """The (start, end, is_heading) of each clause of a unit, in the document's offsets."""
    body = text[unit.start : unit.end]
    if unit.block.kind is BlockKind.HEADING:
        yield from _trimmed(body, 0, len(body), unit.start, is_heading=True)
        return
    heads = {m.start("head"): m.end("head") for m in SWALLOWED_HEADING.finditer(body) if _is_head(body, m)}
    cuts = sorted({0, len(body), *heads, *heads.values(), *_structural_cuts(body)})
    for left, right in itertools.pairwise(cuts):
        if heads.get(left) == right:
            yield from _trimmed(body, left, right, unit.start, is_heading=True)
            continue
        in_cell = unit.block.kind is BlockKind.TABLE_CELL
        for start, end in _pieces(body, left, right):
            label = not in_cell and _is_label(body[start:end])
            yield from _trimmed(body, start, end, unit.start, is_heading=label)


def _is_head(body: str, match: re.Match[str]) -> bool:
    """A head inside a sentence counts only where a sentence could end: after a lower-case word or a full stop."""
    before = body[: match.start("head")].rstrip()
    if not before:
        return len(body) > match.end("head") + 1
    return before[-1] in ".:;!?)" or (
        before[-1].islower() and _WORD.findall(before)[-1].lower() not in _NOT_BEFORE_RUN_ON
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


def _trimmed(body: str, start: int, end: int, offset: int, *, is_heading: bool) -> Iterator[tuple[int, int, bool]]:
    """The span without white space, list markers and a trailing `and`; the bare span where that is all there is."""
    for lead, tail in ((_MARKERS, _TAIL), (_EDGE, _EDGE_END)):
        first, last = start, end
        if found := lead.match(body[first:last]):
            first += found.end()
        if found := tail.search(body[first:last]):
            last = first + found.start()
        if any(character.isalnum() for character in body[first:last]):
            yield offset + first, offset + last, is_heading
            return


def _structural_cuts(body: str) -> Iterator[int]:
    """Cuts that layout shows: bullets, numbers and slashes written into the line."""
    yield from (m.end() for m in _INLINE_BULLET.finditer(body))
    for pattern in (_INLINE_DASH, _INLINE_NUMBER):
        found = [m.start() for m in pattern.finditer(body)]
        if len(found) >= 2:  # one alone is a dash in a sentence, or a year
            yield from found
    slashes = list(_SLASH.finditer(body))
    for slash in slashes:
        left = len(body[: slash.start()].split())
        right = len(body[slash.end() :].split())
        if len(slashes) >= 2 or min(left, right) >= MIN_PIECE_WORDS:
            yield slash.end()


def _pieces(body: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Sentences, then what each holds: run-on duties, parts after semicolons, scope negations, coordinated duties."""
    spans = [(left, right)]
    finders: tuple[Callable[[str], Iterator[int]], ...] = (
        _sentence_cuts,
        _run_on_cuts,
        _semicolon_cuts,
        _negation_cuts,
        _duty_cuts,
    )
    for finder in finders:
        spans = [part for start, end in spans for part in _cut(start, end, list(finder(body[start:end])))]
    yield from spans


def _cut(start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [start, *(start + cut for cut in sorted(set(cuts))), end]
    return [(a, b) for a, b in itertools.pairwise(edges) if b > a]


@cache
def _segmenter() -> Any:  # noqa: ANN401 - syntok has no types
    from syntok import segmenter

    return segmenter


def _sentence_cuts(text: str) -> Iterator[int]:
    flat = text.replace("\n", " ")
    sentences = [sentence for paragraph in _segmenter().process(flat) for sentence in paragraph]
    starts = (sentence[0].offset for sentence in sentences[1:])
    # `1.1 Be kind` is one clause though the number looks like a sentence.
    yield from (start for start in starts if any(character.isalpha() for character in flat[:start]))


def _run_on_cuts(text: str) -> Iterator[int]:
    """Before `To support` or `Ensure that` where no full stop was written."""
    for match in _RUN_ON.finditer(text):
        word = (match.group(1) or match.group(2)).lower()
        before = _WORD.findall(text[: match.start()])
        if word in LEAD_VERBS and len(before) >= 2 and _ends_a_duty(before[-1]):
            yield match.end()


def _ends_a_duty(word: str) -> bool:
    is_name = word[0].isupper() and word[1:].islower()  # "Data Protection Act", "Clinical Lead"
    return word[-1].isalpha() and not is_name and word.lower() not in _NOT_BEFORE_RUN_ON


def _semicolon_cuts(text: str) -> Iterator[int]:
    for match in _SEMICOLON.finditer(text):
        if len(text[match.end() :].split()) >= 1 and len(text[: match.start()].split()) >= 1:
            yield match.end()


def _negation_cuts(text: str) -> Iterator[int]:
    """Before `but not` and `excluding`, so that what is outside the role is a clause of its own."""
    for match in _NEGATED_TAIL.finditer(text):
        if (
            len(_WORD.findall(text[: match.start()])) >= MIN_PIECE_WORDS
            and len(_WORD.findall(text[match.end() :])) >= MIN_PIECE_WORDS
        ):
            yield match.end()


def _duty_cuts(text: str) -> Iterator[int]:
    """Between duties joined by commas or `and`: `Give medicines, record them and report any concerns`."""
    if len(_WORD.findall(text)) < MIN_COMPOUND_WORDS:
        return
    body = strip_subject(text)
    shift = len(text) - len(body)
    opening = first_word(body)
    if base_form(opening) not in LEAD_VERBS:
        return
    ending = "ing" if opening.endswith("ing") and opening not in LEAD_VERBS else ""
    last = 0
    matches = [m for m in _COORDINATION.finditer(body) if _is_duty(m, ending)]
    for index, match in enumerate(matches):
        following = matches[index + 1].start() if index + 1 < len(matches) else len(body)
        long_enough = min(
            len(_WORD.findall(body[last : match.start()])), len(_WORD.findall(body[match.end() : following]))
        )
        left = _WORD.findall(body[last : match.start()].lower())[-1:]
        if left and left[0] in _CONNECTORS:  # "To take part in and encourage activities" is one duty
            continue
        if long_enough >= MIN_PIECE_WORDS and not _SUBORDINATE.search(strip_subject(body[last : match.start()])):
            yield shift + match.end()
            last = match.end()


def _is_duty(match: re.Match[str], ending: str) -> bool:
    """Whether the word after the comma opens a duty in the same form as the sentence did."""
    word, after = match.group(1).lower(), match.group(2).lower()
    if word in WEAK_LEAD_VERBS and after in _PREPOSITIONS:
        return False
    if after in ("and", "or") or (word in NOUN_VERBS and after not in _DETERMINERS):
        return False
    return base_form(word) in LEAD_VERBS and word.endswith(ending) if ending else word in LEAD_VERBS
