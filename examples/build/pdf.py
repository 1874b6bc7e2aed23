"""A page written as a PDF."""

import io
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from examples.build.source import Box, Columns, Mark, Page, PageBreak, Paragraph, Style, Table, read_runs

_WIDTH, _HEIGHT = A4
_MARGIN, _GUTTER, _BANNER = 20 * mm, 8 * mm, 50 * mm
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=5)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=9, leading=11.5, spaceAfter=0)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName="Helvetica-Bold", fontSize=18, leading=23, spaceAfter=9)
_HEADINGS = (
    ParagraphStyle("h1", parent=_BODY, fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=8),
    ParagraphStyle("h2", parent=_BODY, fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=4),
)
_BULLETS = (
    ParagraphStyle("b1", parent=_BODY, leftIndent=14, bulletIndent=3, spaceAfter=3),
    ParagraphStyle("b2", parent=_BODY, leftIndent=28, bulletIndent=17, spaceAfter=2),
)
_LINES = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def write_pdf(page: Page) -> bytes:
    """The bytes of a PDF, left uncompressed: two builds of zlib may compress the same bytes differently."""
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, invariant=1, pageCompression=0, title=page.title, author="")
    template.addPageTemplates([_sheet(page, name) for name in _sheet_order(page)])
    template.build(list(_flow(page)))
    return out.getvalue()


def _sheet_order(page: Page) -> list[str]:
    """The kinds of sheet in use, the first page's first."""
    in_columns = any(isinstance(part, Columns) for part in page.parts)
    return ["banner", "1", "2"] if in_columns else ["1"]


def _sheet(page: Page, name: str) -> PageTemplate:
    """One column, two columns, or two columns under a banner."""

    def draw(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, _HEIGHT - 12 * mm, page.header)
        canvas.drawString(_MARGIN, 11 * mm, page.footer)
        canvas.drawRightString(_WIDTH - _MARGIN, 11 * mm, f"Page {canvas.getPageNumber()}")

    whole, tall = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    half = (whole - _GUTTER) / 2
    top = _BANNER if name == "banner" else 0
    widths = [(_MARGIN, whole)] if name == "1" else [(_MARGIN, half), (_MARGIN + half + _GUTTER, half)]
    frames = [_frame(left, _MARGIN, width, tall - top) for left, width in widths]
    banner = [_frame(_MARGIN, _HEIGHT - _MARGIN - top, whole, top)] if top else []
    return PageTemplate(id=name, frames=banner + frames, onPage=draw)


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(left, bottom, width, height, leftPadding=0, rightPadding=0)


def _flow(page: Page) -> Iterator[Flowable]:
    numbers = [0, 0, 0]
    for part in page.parts:
        match part:
            case Paragraph():
                yield _words(part, numbers)
            case Table():
                yield _grid(part)
                yield Spacer(1, 6)
            case Columns(count=count):
                yield NextPageTemplate(str(count))
                if count > 1:
                    yield FrameBreak()
            case PageBreak():
                yield NewPage()
            case Box():
                message = "text boxes are for Word files only"
                raise ValueError(message)


def _words(paragraph: Paragraph, numbers: list[int]) -> Words:
    text, level = _markup(paragraph.text), paragraph.level - 1
    match paragraph.style:
        case Style.TITLE:
            return Words(text, _TITLE)
        case Style.HEADING:
            numbers[:] = [0, 0, 0]
            return Words(text, _HEADINGS[min(level, 1)])
        case Style.BULLET:
            return Words(text, _BULLETS[level], bulletText="\u2022" if level == 0 else "\u2013")
        case Style.NUMBER:
            numbers[level] += 1
            numbers[level + 1 :] = [0] * (2 - level)
            label = ".".join(str(number) for number in numbers[: level + 1])
            return Words(text, ParagraphStyle("n", parent=_BULLETS[0], leftIndent=24), bulletText=label)
    return Words(text, _BODY)


def _markup(text: str) -> str:
    """Our marks as reportlab's; a PDF has no tracked changes, so what was struck out is gone."""
    out = ""
    for run in read_runs(text):
        words = re.sub("⇥", "&nbsp;" * 6, escape(run.text)).replace("⏎", "<br/>")
        out += {Mark.BOLD: f"<b>{words}</b>", Mark.DELETED: ""}.get(run.mark, words)
    return out


def _grid(table: Table) -> Grid:
    """A table with its joined cells; the first column is narrow, as forms have it."""
    style = TableStyle(_LINES.getCommands())
    cells: list[list[Words | str]] = []
    for r, row in enumerate(table.rows):
        cells.append([_cell(text, bold=r < table.header_rows) for text in row])
        for c, text in enumerate(row):
            if text in "<^" and text:
                style.add("SPAN", *_span(table, r, c))
    width = _WIDTH - 2 * _MARGIN
    first = width * (0.22 if len(table.rows[0]) > 2 else 0.3)
    rest = (width - first) / (len(table.rows[0]) - 1)
    return Grid(cells, [first, *[rest] * (len(table.rows[0]) - 1)], style=style, repeatRows=table.header_rows)


def _cell(text: str, *, bold: bool) -> Words | str:
    if text in ("<", "^", ""):
        return ""
    words = "<br/>".join(_markup(piece.strip()) for piece in text.split("¶"))
    return Words(f"<b>{words}</b>" if bold else words, _SMALL)


def _span(table: Table, row: int, column: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the cell that a `<` or `^` joins, to itself."""
    top, left = row, column
    while table.rows[top][left] == "<":
        left -= 1
    while table.rows[top][left] == "^":
        top -= 1
    return (left, top), (column, row)
