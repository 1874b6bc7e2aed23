"""Text from a document made fit to be shown: a job description is untrusted, and so is its file name."""

import re
import unicodedata

# Combining marks beyond this many on one letter are a prank that paints over the neighbouring lines.
MAX_MARKS = 4
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Word and web pages leave these behind by the thousand; they show nothing and change nothing.
_HARMLESS = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"))
# Needed inside emoji and in several scripts.
_JOINERS = "\u200c\u200d"
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_SPACE_RUN = re.compile(r"[ \u00a0]+")


def visible(text: str) -> str:
    """The text on one line with nothing hidden in it.

    Controls, overrides of the reading direction, lone surrogates and other characters that act but do not show become
    U+FFFD, so that a reader sees something was there. Every kind of line break becomes a space.
    """
    flat = text.translate(_HARMLESS).translate(_SPACES)
    shown = "".join(REPLACEMENT if _acts_unseen(character) else character for character in flat)
    return _SPACE_RUN.sub(" ", _trim_marks(shown))


def shorten(text: str, limit: int) -> str:
    """The first words of a text, at most `limit` characters with the ellipsis that shows it goes on."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return kept.rstrip(" ,;:.-") + "…"


def anchor(identifier: str) -> str:
    """The id as it may stand in an address within the page."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", identifier)


def _acts_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in _JOINERS


def _trim_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
