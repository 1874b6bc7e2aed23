"""Two wordings word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from embeddings.words import STOP_WORDS

SpanKind = Literal["same", "removed", "added"]

# A word or a mark, with the space before it, so that the pieces put together are the text again.
_TOKEN = re.compile(r"\s*(?:\w+(?:['’-]\w+)*|[^\w\s])|\s+$")
# Between two changes, no more of these than this is read as part of one change: "is [the] new" is harder to follow.
_MOST_FILLER = 2

# One of these more or less turns a sentence round, and vectors hardly notice.
_TURNING = frozenset(
    "cannot can't don't except must mustn't never no none not nothing only should shouldn't unless without".split()
)
# So does one of these in the place of the other. Alone they need not: "look after" and "take care of" are the same.
_OPPOSITES = (("after", "before"), ("all", "some"), ("less", "more"))
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that stayed, went or came, with the space before them."""

    kind: SpanKind
    text: str


def diff_words(old: str, new: str) -> tuple[Span, ...]:
    """The two texts as spans in reading order, what went before what came.

    What stayed and what went, joined, is `old`; what stayed and what came is `new`.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    blocks = _without_specks(_blocks(before, after))
    return tuple(span for block in blocks for span in _spans(*block))


def turning_words(old: str, new: str) -> tuple[str, ...]:
    """Words such as "not", numbers, and opposites that only one of the texts has, in alphabetical order."""
    before, after = _words(old), _words(new)
    found = {word for word in before ^ after if word in _TURNING or _NUMBER.search(word)}
    for one, other in _OPPOSITES:
        if {(one in before, one in after), (other in before, other in after)} == {(True, False), (False, True)}:
            found |= {one, other}
    return tuple(sorted(found))


def _words(text: str) -> set[str]:
    return {word.strip().lower().replace("’", "'") for word in _TOKEN.findall(text)}


_Block = tuple[bool, Sequence[str], Sequence[str]]


def _blocks(before: Sequence[str], after: Sequence[str]) -> list[_Block]:
    """Runs of tokens: whether they stayed, what stood there before, what stands there now."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(code == "equal", before[i:j], after[k:m]) for code, i, j, k, m in codes]


def _without_specks(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The runs, with a little filler between two changes made part of one change."""
    held: _Block | None = None
    for number, (stayed, old, new) in enumerate(blocks):
        inside = 0 < number < len(blocks) - 1
        if held is not None and (not stayed or (inside and _is_filler(old))):
            held = (False, [*held[1], *old], [*held[2], *new])
            continue
        if held is not None:
            yield held
            held = None
        if stayed:
            yield stayed, old, new
        else:
            held = (False, old, new)
    if held is not None:
        yield held


def _is_filler(tokens: Sequence[str]) -> bool:
    plain = [token.strip().lower() for token in tokens]
    return len(plain) <= _MOST_FILLER and all(word in STOP_WORDS or not word[:1].isalnum() for word in plain)


def _spans(stayed: bool, old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    if stayed:
        yield Span("same", "".join(old))
        return
    if old:
        yield Span("removed", "".join(old))
    if new:
        yield Span("added", "".join(new))
