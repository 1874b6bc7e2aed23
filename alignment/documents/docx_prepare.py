"""Makes a Word body ready for mammoth: paragraphs marked, what nobody sees taken out, text boxes laid in the flow."""

from collections.abc import Iterator
from copy import deepcopy

from alignment.documents.clean import clean, excerpt, holds_words
from alignment.documents.docx_xml import MC, W, XmlElement, drop, is_on, text_of
from alignment.types import Locator, NotRead

_WHITE = ("FFFFFF", "ffffff")
_TEXT_BOX = f"{W}txbxContent"
# Things that may hold a text box, outermost first in any file.
_HOLDERS = (f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object")


def prepare_body(body: XmlElement) -> list[NotRead]:
    """Change the body in place and say what was taken out.

    Call after anything that counts paragraphs: text boxes move to just after the paragraph that holds them.
    """
    _mark_paragraphs(body)
    not_read = [*_deletions(body), *_unseen(body), *_placeholders(body)]
    _lay_out_text_boxes(body)
    return not_read


def _mark_paragraphs(body: XmlElement) -> None:
    """Give every paragraph a bookmark with its number, which mammoth turns into an anchor."""
    for number, paragraph in enumerate(list(body.iter(f"{W}p")), start=1):
        mark = paragraph.makeelement(f"{W}bookmarkStart", {f"{W}id": str(900_000 + number), f"{W}name": f"jdp{number}"})
        at = 1 if paragraph.find(f"{W}pPr") is not None else 0
        paragraph.insert(at, mark)


def _where(element: XmlElement) -> Locator:
    """The number in the mark of the paragraph around an element, or of the first one inside it."""
    around = next(element.iterancestors(f"{W}p"), None)
    owner = element if around is None else around
    marks = (str(mark.get(f"{W}name")) for mark in owner.iter(f"{W}bookmarkStart"))
    number = next((name[3:] for name in marks if name.startswith("jdp") and name[3:].isdigit()), None)
    return Locator(paragraph=int(number) if number else None)


def _deletions(body: XmlElement) -> Iterator[NotRead]:
    """Tracked deletions. Mammoth leaves them out; the reader of the report should know."""
    for element in body.iter(f"{W}del", f"{W}moveFrom"):
        if holds_words(text := text_of(element)):
            moved = element.tag == f"{W}moveFrom"
            reason = "Moved elsewhere with tracked changes on." if moved else "Deleted with tracked changes on."
            yield NotRead(excerpt(text), reason, _where(element))


def _unseen(body: XmlElement) -> Iterator[NotRead]:
    """Runs marked as hidden, and white ones on a white page."""
    for run in list(body.iter(f"{W}r")):
        properties = run.find(f"{W}rPr")
        if properties is None:
            continue
        hidden = is_on(properties, "vanish") or is_on(properties, "webHidden")
        if not hidden and not _is_white_on_white(run, properties):
            continue
        if holds_words(text := text_of(run)):
            reason = "Hidden text." if hidden else "White text on a white page."
            yield NotRead(excerpt(text), reason, _where(run))
        drop(run)


def _is_white_on_white(run: XmlElement, properties: XmlElement) -> bool:
    """White, with no shading of its own or its paragraph's. Table cells may be dark by style, so they are trusted."""
    colour = properties.find(f"{W}color")
    if colour is None or (colour.get(f"{W}val") not in _WHITE and colour.get(f"{W}themeColor") != "background1"):
        return False
    if properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None:
        return False
    paragraph = next(run.iterancestors(f"{W}p"), None)
    shaded = paragraph is not None and paragraph.find(f"{W}pPr/{W}shd") is not None
    in_table = next(run.iterancestors(f"{W}tbl", _TEXT_BOX), None) is not None
    return not shaded and not in_table


def _placeholders(body: XmlElement) -> Iterator[NotRead]:
    """Form fields nobody filled in: their `Click here to enter text` is not part of the job."""
    for control in list(body.iter(f"{W}sdt")):
        if is_on(control.find(f"{W}sdtPr"), "showingPlcHdr"):
            text = text_of(control)
            if holds_words(text):
                yield NotRead(excerpt(text), "A form field that was not filled in.", _where(control))
            drop(control)


def _lay_out_text_boxes(body: XmlElement) -> None:
    """Move what stands in text boxes to just after the paragraph that holds them, once, though Word stores it twice."""
    for holder in list(body.iter(*_HOLDERS)):
        if not _is_outermost(holder, body):
            continue
        boxes = _boxes(holder)
        paragraph = next(holder.iterancestors(f"{W}p"), None)
        if not boxes or paragraph is None:
            continue
        after = paragraph
        for child in [deepcopy(child) for box in boxes for child in box]:
            after.addnext(child)
            after = child
        # A text after the paragraph element itself would move along with it; Word's XML has none.
        drop(holder)


def _is_outermost(holder: XmlElement, body: XmlElement) -> bool:
    """Still in the body, and inside no other holder."""
    ancestors = list(holder.iterancestors())
    return body in ancestors and not any(above.tag in _HOLDERS for above in ancestors)


def _boxes(holder: XmlElement) -> list[XmlElement]:
    """The text boxes of one drawing: of the two copies Word keeps, the one for newer programs if it has words."""
    copies = [child for child in holder if child.tag in (f"{MC}Choice", f"{MC}Fallback")] or [holder]
    for copy in copies:
        boxes = [box for box in copy.iter(_TEXT_BOX) if next(box.iterancestors(_TEXT_BOX), None) is None]
        if any(holds_words(clean(text_of(box))) for box in boxes):
            return boxes
    return []
