"""One spelling for every piece of text: Unicode NFC, ordinary spaces, nothing invisible."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

# Typesetters' joined letters, which a reader sees as two or three letters and a search must find as such.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}

# Breaks that some program meant as the end of a line.
_LINE_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")


def _invisible() -> Iterable[int]:
    """Code points that take no room on the page: soft hyphens, zero-width and direction marks, tags, controls."""
    controls = (range(0x00, 0x09), range(0x0E, 0x1C), (0x1F,), range(0x7F, 0x85), range(0x86, 0xA0))
    formats = ((0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF), range(0x200B, 0x2010), range(0x202A, 0x202F))
    more = (range(0x2060, 0x2070), range(0xFFF9, 0xFFFC), range(0xE0000, 0xE0080), range(0xD800, 0xE000))
    return chain(*controls, *formats, *more)


_TABLE: dict[int, str | None] = {**dict.fromkeys(_invisible()), **_LINE_BREAKS, **_LIGATURES}
_SPACES = re.compile(r"[^\S\n]+")


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of `text`, each clean, without the empty ones."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_TABLE))
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return tuple(line for line in lines if line)


def clean(text: str) -> str:
    """`text` as one clean line."""
    return " ".join(clean_lines(text))


def holds_words(text: str) -> bool:
    """Whether there is a letter or a digit in it at all."""
    return any(character.isalnum() for character in text)


# Long enough to find the place in the file, short enough for a list of what was left out.
_EXCERPT = 300


def excerpt(text: str) -> str:
    """`text` as one line, cut at a word after about 300 characters with the number of words left."""
    whole = clean(text)
    if len(whole) <= _EXCERPT:
        return whole
    shown = whole[:_EXCERPT].rsplit(" ", 1)[0]
    return f"{shown} … (and {len(whole[len(shown) :].split())} more words)"
