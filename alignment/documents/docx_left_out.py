"""What a Word file holds beside its body: headers, footers, notes, comments, diagrams, pictures, embedded files."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from alignment.documents.clean import clean, excerpt, holds_words
from alignment.documents.docx_xml import W, text_of
from alignment.types import NotRead

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MARGINS = {
    "default_header": "Header of the page.",
    "first_header": "Header of the first page.",
    "even_header": "Header of even pages.",
    "default_footer": "Footer of the page.",
    "first_footer": "Footer of the first page.",
    "even_footer": "Footer of even pages.",
}
_NOTES = {"footnotes": "Footnote.", "endnotes": "Endnote.", "comments": "Comment in the margin."}
_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_DIAGRAM = re.compile(r"/word/(?:diagrams/data|charts/chart)\d*\.xml")
_EMBEDDED = re.compile(r"/word/(?:embeddings|afchunk)[^/]*/?.*|/word/.*\.(?:mht|html?|rtf)", re.IGNORECASE)


def margins_and_notes(document: "WordDocument") -> Iterator[NotRead]:
    """Headers and footers, each wording once, then footnotes, endnotes and comments."""
    seen: set[tuple[str, str]] = set()
    for section in document.sections:
        parts = (section.header, section.first_page_header, section.even_page_header,
                 section.footer, section.first_page_footer, section.even_page_footer)  # fmt: skip
        for part, reason in zip(parts, _MARGINS.values(), strict=True):
            if part.is_linked_to_previous:
                continue
            text = clean(text_of(part._element))
            if holds_words(text) and (text, reason) not in seen:
                seen.add((text, reason))
                yield NotRead(excerpt(text), reason)
    for part in document.part.package.iter_parts():
        kind = str(part.partname).rsplit("/", 1)[-1].removesuffix(".xml")
        if kind in _NOTES:
            yield from _notes(part.blob, _NOTES[kind])


def _notes(xml: bytes, reason: str) -> Iterator[NotRead]:
    from defusedxml import ElementTree

    for note in ElementTree.fromstring(xml, forbid_dtd=True):
        text = _words(note, f"{W}t")
        if holds_words(text):
            yield NotRead(excerpt(text), reason)


def parts_left_out(document: "WordDocument") -> Iterator[NotRead]:
    """Words in diagrams and charts, how many pictures there are, and files inside the file. Nothing is fetched."""
    pictures = 0
    for part in sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname)):
        name = str(part.partname)
        pictures += name.startswith("/word/media/")
        if _DIAGRAM.fullmatch(name):
            yield from _diagram(part.blob)
        elif _EMBEDDED.fullmatch(name):
            yield NotRead(name.rsplit("/", 1)[-1], "A file inside the file. It was not opened.")
    if pictures:
        what = "1 picture" if pictures == 1 else f"{pictures} pictures"
        yield NotRead(what, "Pictures are not read. If they hold words, type them into the document.")


def _diagram(xml: bytes) -> Iterator[NotRead]:
    from defusedxml import ElementTree

    text = _words(ElementTree.fromstring(xml, forbid_dtd=True), _DRAWING_TEXT)
    if holds_words(text):
        yield NotRead(excerpt(text), "Words in a diagram or chart.")


def _words(root: Element, tag: str) -> str:
    return clean(" ".join(node.text or "" for node in root.iter(tag)))
