"""What a Word paragraph is by its settings: heading level, place in a list and marker, bold throughout."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from alignment.documents.clean import clean, holds_words
from alignment.documents.docx_lists import Numbering
from alignment.documents.docx_xml import W, XmlElement, is_on, value_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# Outline level 10 (index 9) is body text.
_BODY_TEXT = 9
# A loop of styles based on one another would otherwise never end; Word allows about this many.
_MAX_STYLES = 20


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """`heading_level` and `list_level` count from 1 and are 0 for neither. `text` leaves deletions out."""

    text: str
    heading_level: int = 0
    list_level: int = 0
    marker: str = ""
    bold: bool = False
    is_title: bool = False


def paragraph_facts(document: "WordDocument") -> dict[int, ParagraphFacts]:
    """The facts of every paragraph of the body, by its number."""
    reader = _Reader(document)
    paragraphs = document.element.body.iter(f"{W}p")
    return {number: reader.facts(paragraph) for number, paragraph in enumerate(paragraphs, start=1)}


class _Reader:
    """Styles and numbering of one document, and the running numbers of its lists."""

    def __init__(self, document: "WordDocument") -> None:
        self._styles = {str(style.get(f"{W}styleId")): style for style in document.styles.element.iter(f"{W}style")}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), "")
        self._document = document

    @cached_property
    def _numbering(self) -> Numbering:
        # The part is made on the way when the file has none, which does no harm.
        return Numbering(self._document.part.numbering_part.element)

    def facts(self, paragraph: XmlElement) -> ParagraphFacts:
        """The facts of one paragraph. Call in document order: list numbers run on."""
        properties = paragraph.find(f"{W}pPr")
        chain = list(self._chain(value_of(properties, "pStyle") or self._default))
        names = [(value_of(style, "name") or "").lower() for style in chain]
        text = clean("".join(_texts(paragraph)))
        place = self._place(properties, chain) if holds_words(text) else None
        style_level = next((level for name in names if (level := _style_list_level(name))), 0)
        return ParagraphFacts(
            text=text,
            heading_level=_heading_level(properties, chain, names),
            list_level=max(place[0], style_level) if place else style_level,
            marker=place[1] if place else "•" if style_level else "",
            bold=self._is_bold(paragraph, chain),
            is_title=any(name == "title" for name in names[:1]),
        )

    def _chain(self, style_id: str) -> Iterator[XmlElement]:
        """The style and those it is based on."""
        for _ in range(_MAX_STYLES):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style, "basedOn") or ""

    def _place(self, properties: XmlElement | None, chain: list[XmlElement]) -> tuple[int, str] | None:
        """Depth in a list and marker, by the paragraph's own numbering or its style's."""
        owners = [properties, *(style.find(f"{W}pPr") for style in chain)]
        settings = [owner.find(f"{W}numPr") for owner in owners if owner is not None]
        found = [setting for setting in settings if setting is not None]
        number = next((value for setting in found if (value := value_of(setting, "numId")) is not None), None)
        level = next((value for setting in found if (value := value_of(setting, "ilvl")) is not None), "0")
        if number is None or number == "0" or not level.isdigit():
            return None
        return self._numbering.next(number, int(level))

    def _is_bold(self, paragraph: XmlElement, chain: list[XmlElement]) -> bool:
        """Whether every run with words is bold, by itself, its character style or its paragraph's style."""
        style_bold = next((on for style in chain if (on := is_on(style.find(f"{W}rPr"), "b")) is not None), False)
        runs = [run for run in paragraph.iter(f"{W}r") if holds_words("".join(run.itertext(f"{W}t")))]
        return bool(runs) and all(self._run_is_bold(run, default=style_bold) for run in runs)

    def _run_is_bold(self, run: XmlElement, *, default: bool) -> bool:
        properties = run.find(f"{W}rPr")
        own = is_on(properties, "b")
        if own is not None:
            return own
        for style in self._chain(value_of(properties, "rStyle") or ""):
            if (on := is_on(style.find(f"{W}rPr"), "b")) is not None:
                return on
        return default


def _texts(paragraph: XmlElement) -> Iterator[str]:
    """The paragraph's words as they stand, with a space for each tab or break."""
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        yield (node.text or "") if node.tag == f"{W}t" else " "


def _is_default(style: XmlElement) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _heading_level(properties: XmlElement | None, chain: list[XmlElement], names: list[str]) -> int:
    """By outline level or the name of a style; the title stands above all headings, so it is level 1 too."""
    if any(name == "title" for name in names):
        return 1
    for owner in (properties, *(style.find(f"{W}pPr") for style in chain)):
        outline = value_of(owner, "outlineLvl")
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < _BODY_TEXT else 0
    named = (name.removeprefix("heading ") for name in names if name.startswith("heading "))
    return next((int(level) for level in named if level in "123456789" and level), 0)


def _style_list_level(name: str) -> int:
    """`List Bullet 2` is a list item at depth 2 even when the file lost its numbering."""
    for prefix in ("list bullet", "list number"):
        if name.startswith(prefix):
            rest = name.removeprefix(prefix).strip()
            return int(rest) if rest.isdigit() and len(rest) == 1 else 1
    return 0
