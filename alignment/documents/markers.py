"""List markers typed or drawn in front of a line: bullets, `1.`, `1.1`, `a)`, `(iv)`."""

import re
from dataclasses import dataclass

# Drawn only as bullets, so no space is needed after them. The private-use ones are the Symbol and Wingdings fonts.
_BULLETS = "•●○◦▪▫■□‣⁃∙·⚫⬤➢➤►▶✓✔✗❖❑❒☐☑☒◆◇★☆→⇒\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc\uf076\uf0a3\uf06f\uf02d"
# Also letters or signs, so only with a space after them. `§`, `Ø`, `ü` and `¢` are Wingdings and scanned bullets.
_BULLETS_BEFORE_SPACE = "-–—*o§Øü¢"
_BULLET = re.compile(rf"(?:[{re.escape(_BULLETS)}]\s*|[{re.escape(_BULLETS_BEFORE_SPACE)}]\s+)(?=\S)")

# Not `A.`, which begins a person's name, and not `24 hour`, which begins a sentence.
_SIMPLE = re.compile(
    r"(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z][.)]|[A-Z]\)|\([a-zA-Z]\)|\(?[ivx]{1,5}\)|[ivx]{2,4}\.)\s+(?=\S)"
)
# `1.1 Provide` is numbering; `37.5 hours`, `1.5 FTE` and a cell that begins with `37.5. Some` are amounts.
_DOTTED = re.compile(
    r"([12]?\d(?:\.\d{1,2}){1,4})\.?\)?\s+(?!(?:FTE|WTE|hours?|hrs?|years?|days?|miles?|per|million)\b)(?=[A-Z‘“\"'(])",
    re.ASCII,
)
_PRIVATE = re.compile("[\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marker. `depth` counts the numbers in a dotted marker and is 1 for any other."""

    marker: str
    text: str
    depth: int = 1


def split_marker(line: str) -> Marked | None:
    """Take the list marker off `line`, or `None` when it has none. Private-use bullets become `•`."""
    if dotted := _DOTTED.match(line):
        return Marked(dotted[0].strip(), line[dotted.end() :], depth=dotted[1].count(".") + 1)
    if found := _BULLET.match(line) or _SIMPLE.match(line):
        # Some programs draw the bullets of an outer and an inner item on one line.
        if again := _BULLET.match(line, found.end()):
            found = again
        return Marked(plain_marker(found[0]), line[found.end() :])
    return None


def is_bare_marker(text: str) -> bool:
    """Whether `text` is a marker with nothing after it, as PDFs often draw them."""
    marked = split_marker(f"{text} X")
    return marked is not None and marked.text == "X" and len(text) < 8


def plain_marker(marker: str) -> str:
    """The marker as a person would type it."""
    return _PRIVATE.sub("•", marker.strip())
