"""The parts of a Word file that python-docx has no call for: lists, text boxes, form fields, tracked changes."""

from copy import deepcopy
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

_AUTHOR = 'w:author="HR" w:date="2025-03-03T09:00:00Z"'
BULLETS, NUMBERS = 71, 72
_BULLET_SIGNS = ("\u2022", "o", "\u25aa")
_BREAKS = {"⏎": "<w:br/>", "⇥": "<w:tab/>"}


def list_definitions() -> tuple[list[BaseOxmlElement], list[BaseOxmlElement]]:
    """The shapes of our bulleted and numbered lists, and the two lists that use them."""
    bullets = "".join(_level(i, "bullet", sign) for i, sign in enumerate(_BULLET_SIGNS))
    numbers = "".join(_level(i, "decimal", text) for i, text in enumerate(("%1.", "%1.%2", "%1.%2.%3")))
    shapes = [_shape(BULLETS, bullets), _shape(NUMBERS, numbers)]
    uses = [
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>')
        for i in (BULLETS, NUMBERS)
    ]
    return shapes, uses


def _shape(number: int, levels: str) -> BaseOxmlElement:
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>')


def _level(level: int, form: str, text: str) -> str:
    indent = 360 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def list_place(numbering: int, level: int) -> BaseOxmlElement:
    """What puts a paragraph in a list at a level counted from 1."""
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="{numbering}"/></w:numPr>')


def plain_run(text: str, *, bold: bool = False) -> BaseOxmlElement:
    """A run of words with its tabs and line breaks."""
    return parse_xml(_run(text, bold=bold, space=nsdecls("w")))


def _run(text: str, *, bold: bool = False, tag: str = "t", space: str = "") -> str:
    """The XML of one run; `tag` is `delText` for struck-out words."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inner, held = "", ""
    for letter in f"{text}\0":
        if letter not in _BREAKS and letter != "\0":
            held += letter
            continue
        inner += f'<w:{tag} xml:space="preserve">{escape(held)}</w:{tag}>' if held else ""
        inner += _BREAKS.get(letter, "")
        held = ""
    return f"<w:r {space}>{look}{inner}</w:r>"


def inserted_run(text: str, number: int) -> BaseOxmlElement:
    """Words put in with track changes on."""
    return parse_xml(f'<w:ins {nsdecls("w")} w:id="{number}" {_AUTHOR}>{_run(text)}</w:ins>')


def deleted_run(text: str, number: int) -> BaseOxmlElement:
    """Words struck out with track changes on."""
    return parse_xml(f'<w:del {nsdecls("w")} w:id="{number}" {_AUTHOR}>{_run(text, tag="delText")}</w:del>')


def inline_control(text: str, number: int) -> BaseOxmlElement:
    """A form field inside a line."""
    return parse_xml(_control(_run(text), number))


def wrap_control(paragraph: BaseOxmlElement, number: int) -> None:
    """Put a whole paragraph inside a form field, where it stands."""
    control = parse_xml(_control("", number))
    paragraph.addprevious(control)
    control[-1].append(paragraph)


def _control(content: str, number: int) -> str:
    about = f'<w:sdtPr><w:alias w:val="Field {number}"/><w:id w:val="{number}"/></w:sdtPr>'
    return f"<w:sdt {nsdecls('w')}>{about}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_box(paragraphs: list[BaseOxmlElement], number: int) -> BaseOxmlElement:
    """A run with a floating box at the right of the page, said twice as Word does: a drawing and an older fallback."""
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    run = parse_xml(f"<w:r {spaces}>{_BOX.format(number=number)}</w:r>")
    drawing, fallback = run.iter(f"{{{_SPACES['w']}}}txbxContent")
    fallback.extend(deepcopy(paragraphs))
    drawing.extend(paragraphs)
    return run


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_BOX = """<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0"
 relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="2160000" cy="1800000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="1800000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square"/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape id="Box{number}" style="position:absolute;width:170pt;height:142pt;mso-position-horizontal:right">
<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"""
