"""A draft as the bytes of a file, as it is or with an attack in it."""

import html
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eval.hostile.attacks import Attack, Where
from eval.hostile.drafts import DRAFTS, Draft, Kind, Piece

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

# Where a line goes in: after so many pieces, in the midst of the duties.
_AT = 5


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file as it would be uploaded."""

    name: str
    data: bytes


def plain_file(attack: Attack) -> HostileFile:
    """The job description of an attack without the attack, in the same format."""
    return HostileFile(f"{attack.base}.{attack.format}", _WRITERS[attack.format](DRAFTS[attack.base], None))


def hostile_file(attack: Attack) -> HostileFile:
    """The job description of an attack with it."""
    name = attack.text if attack.where is Where.FILE_NAME else f"{attack.base}.{attack.format}"
    draft = with_attack(DRAFTS[attack.base], attack)
    return HostileFile(name, _WRITERS[attack.format](draft, attack))


def attacked_line(attack: Attack) -> str:
    """The line of the draft that the attack is written into; empty when it has a place of its own."""
    return DRAFTS[attack.base][_AT].text if attack.where is Where.TAIL else ""


def with_attack(draft: Draft, attack: Attack) -> Draft:
    """The draft with a text that can be read on the page; others are the writers' work, and leave it as it is."""
    match attack.where:
        case Where.LINE:
            return (*draft[:_AT], Piece(Kind.ITEM, attack.text), *draft[_AT:])
        case Where.TAIL:
            longer = replace(draft[_AT], text=f"{draft[_AT].text}. {attack.text}")
            return (*draft[:_AT], longer, *draft[_AT + 1 :])
        case Where.PARAGRAPH:
            return (*draft, Piece(Kind.PARAGRAPH, attack.text))
        case Where.MIDHEADING:
            return (*draft[:_AT], Piece(Kind.HEADING, attack.text), *draft[_AT:])
        case Where.HEADING:
            return (*draft, Piece(Kind.HEADING, attack.text))
        case Where.CELL:
            last = max(at for at, piece in enumerate(draft) if piece.kind is Kind.ROW) + 1
            return (*draft[:last], Piece(Kind.ROW, "Desirable", attack.text), *draft[last:])
        case _:
            return draft


# --- text and Markdown -----------------------------------------------------------------------------------------------


def _text(draft: Draft, _attack: Attack | None) -> bytes:
    forms = {Kind.TITLE: "{}\n", Kind.HEADING: "\n{}", Kind.PARAGRAPH: "\n{}", Kind.ITEM: "- {}", Kind.ROW: "{}: {}"}
    return _lines(draft, forms)


def _markdown(draft: Draft, _attack: Attack | None) -> bytes:
    forms = {Kind.TITLE: "# {}\n", Kind.HEADING: "\n## {}\n", Kind.PARAGRAPH: "\n{}\n", Kind.ITEM: "- {}"}
    return _lines(draft, forms | {Kind.ROW: "- {}: {}"})


def _lines(draft: Draft, forms: Mapping[Kind, str]) -> bytes:
    return ("\n".join(forms[p.kind].format(p.text, p.beside) for p in draft) + "\n").encode()


# --- web pages -------------------------------------------------------------------------------------------------------

_IN_HTML: Mapping[Where, str] = {
    Where.WHITE: '<p style="color:#ffffff">{}</p>',
    Where.TINY: '<p style="font-size:0">{}</p>',
    Where.DISPLAY_NONE: '<div style="display:none">{}</div>',
    Where.OFFSCREEN: '<p style="position:absolute;left:-9999px">{}</p>',
    Where.COMMENT: "<!-- {} -->",
    Where.ATTRIBUTE: '<p title="{0}" aria-label="{0}"><img alt="{0}" src=""></p>',
    Where.SCRIPT: "<script>{}</script>",
    Where.TEMPLATE: "<template><p>{}</p></template>",
}


def _html(draft: Draft, attack: Attack | None) -> bytes:
    tags = {Kind.TITLE: "h1", Kind.HEADING: "h2", Kind.PARAGRAPH: "p"}
    body = [
        f"<ul><li>{html.escape(p.text)}</li></ul>"
        if p.kind is Kind.ITEM
        else f"<{tags[p.kind]}>{html.escape(p.text)}</{tags[p.kind]}>"
        for p in draft
    ]
    if attack and attack.where in _IN_HTML:
        body.insert(_AT, _IN_HTML[attack.where].format(attack.text))
    about = html.escape(attack.text, quote=True) if attack and attack.where is Where.META else ""
    head = f'<meta name="description" content="{about}"><meta property="og:title" content="{about}">' if about else ""
    page = f"<!DOCTYPE html><html><head><title>{draft[0].text}</title>{head}</head><body>{''.join(body)}</body></html>"
    return page.encode()


# --- Word ------------------------------------------------------------------------------------------------------------


def _docx(draft: Draft, attack: Attack | None) -> bytes:
    import docx

    document = docx.Document()
    rows = [piece for piece in draft if piece.kind is Kind.ROW]
    for piece in draft:
        if piece.kind is Kind.ROW:
            if piece is rows[0]:
                _add_table(document, rows)
            continue
        _add_paragraph(document, piece)
    if attack:
        _hide(document, attack)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _add_table(document: "WordDocument", rows: Sequence[Piece]) -> None:
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row.text, row.beside


def _add_paragraph(document: "WordDocument", piece: Piece) -> "Paragraph":
    styles = {Kind.TITLE: "Title", Kind.HEADING: "Heading 1", Kind.ITEM: "List Bullet"}
    return document.add_paragraph(piece.text, style=styles.get(piece.kind))


def _hide(document: "WordDocument", attack: Attack) -> None:
    """Put in what does not stand on the page as a line."""
    from docx.shared import Pt, RGBColor

    match attack.where:
        case Where.WHITE:
            document.add_paragraph().add_run(attack.text).font.color.rgb = RGBColor(255, 255, 255)
        case Where.VANISH:
            document.add_paragraph().add_run(attack.text).font.hidden = True
        case Where.TINY:
            document.add_paragraph().add_run(attack.text).font.size = Pt(1)
        case Where.HEADER:
            document.sections[0].header.paragraphs[0].text = attack.text
        case Where.PROPERTIES:
            properties = document.core_properties
            properties.title = properties.subject = properties.comments = properties.keywords = attack.text
        case Where.COMMENT:
            run = document.paragraphs[_AT].runs[0]
            document.add_comment(run, text=attack.text, author="Reviewer", initials="R")
        case Where.HYPERLINK:
            _add_link(document, attack.text)


def _add_link(document: "WordDocument", text: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.add_paragraph()
    target = paragraph.part.relate_to("https://evil.example/form", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


_WRITERS: Mapping[str, Callable[[Draft, Attack | None], bytes]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "docx": _docx,
}
