"""Letters on a PDF page that nobody sees or reads in line: white on white, off the page, slanted across it."""

from collections.abc import Sequence
from typing import Any

from alignment.documents.clean import excerpt, holds_words
from alignment.documents.pdf_lines import PdfPage
from alignment.types import Locator, NotRead

# Smaller than this no letter can be read; documents use it to hide words from people and show them to programs.
_SMALLEST = 1.5
_NEARLY_WHITE = 0.97


def split_hidden(page: PdfPage, number: int) -> tuple[Any, list[NotRead]]:
    """The page without such letters, and what they spelt."""
    hidden: dict[str, list[str]] = {}
    shades = [shape for shape in (*page.rects, *page.curves, *page.images) if _is_shade(shape)]
    unseen = set()
    for character in page.chars:
        if reason := _reason(character, page, shades):
            hidden.setdefault(reason, []).append(character["text"])
            unseen.add(id(character))
    if not unseen:
        return page, []
    kept = page.filter(lambda thing: id(thing) not in unseen)
    where = Locator(page=number)
    left_out = [(excerpt("".join(letters)), reason) for reason, letters in hidden.items()]
    return kept, [NotRead(text, reason, where) for text, reason in left_out if holds_words(text)]


def _reason(character: dict[str, Any], page: PdfPage, shades: Sequence[dict[str, Any]]) -> str:
    left, top, right, bottom = page.bbox
    x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    if not (left <= x <= right and top <= y <= bottom):
        return "Outside the page."
    if _is_slanted(character):
        return "Slanted or turned on the page, as a watermark is."
    if character["size"] < _SMALLEST:
        return "Too small for anyone to see."
    if _is_white(character.get("non_stroking_color")) and not any(_covers(shade, x, y) for shade in shades):
        return "White text on a white page."
    return ""


def _is_slanted(character: dict[str, Any]) -> bool:
    """Turned by more than a few degrees. Sloped letters on a level line, as in italics, are not."""
    along, up = character["matrix"][:2]
    return bool(abs(up) > 0.1 * abs(along)) or along < 0


def _is_white(colour: Any) -> bool:  # noqa: ANN401
    """Grey or RGB white, or CMYK without ink."""
    if isinstance(colour, int | float):
        colour = (colour,)
    if not isinstance(colour, tuple | list) or not colour or not all(isinstance(part, int | float) for part in colour):
        return False
    if len(colour) == 4:
        return all(part <= 1 - _NEARLY_WHITE for part in colour)
    return all(part >= _NEARLY_WHITE for part in colour)


def _is_shade(shape: dict[str, Any]) -> bool:
    """A picture, or a filled shape that is not white."""
    picture = shape.get("object_type") == "image"
    return picture or (bool(shape.get("fill")) and not _is_white(shape.get("non_stroking_color")))


def _covers(shape: dict[str, Any], x: float, y: float) -> bool:
    return bool(shape["x0"] <= x <= shape["x1"] and shape["top"] <= y <= shape["bottom"])
