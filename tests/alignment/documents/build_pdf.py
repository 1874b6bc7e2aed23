"""PDFs for the tests, made in code with reportlab and pypdf."""

import io
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
WIDTH, HEIGHT = A4
# reportlab ships no types.
Laid: TypeAlias = Any
Draw = Callable[[Laid], None]


def drawn(*pages: Draw, title: str = "") -> bytes:
    """A PDF of pages drawn by hand."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines_at(lines: Sequence[str], x: float = 60, y: float = 760, *, size: float = 11, leading: float = 14) -> Draw:
    """A page, or part of one, with lines one below another."""

    def draw(canvas: Laid) -> None:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y - number * leading, line)

    return draw


def together(*draws: Draw) -> Draw:
    """One page of several parts."""

    def draw(canvas: Laid) -> None:
        for part in draws:
            part(canvas)

    return draw


def laid_out(story: list[Laid], *, columns: int = 1, header: str = "", footer: str = "") -> bytes:
    """A PDF of flowing text, in columns, with what runs on every page."""
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, invariant=1)
    width = (WIDTH - 40 * mm - (columns - 1) * 10 * mm) / columns
    frames = [
        Frame(20 * mm + n * (width + 10 * mm), 25 * mm, width, HEIGHT - 50 * mm, id=str(n)) for n in range(columns)
    ]

    def margins(canvas: Laid, page: Laid) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(20 * mm, HEIGHT - 12 * mm, header)
        canvas.drawString(20 * mm, 12 * mm, footer.replace("#", str(page.page)))

    document.addPageTemplates([PageTemplate(frames=frames, onPage=margins)])
    document.build(story)
    return file.getvalue()


def p(text: str, style: str = "BodyText") -> Laid:
    """A paragraph."""
    return Paragraph(text, STYLES[style])


def bullets(*items: Laid) -> Laid:
    """A bulleted list; an item that is itself a list is nested."""
    made = [item if isinstance(item, ListFlowable) else ListItem(p(item)) for item in items]
    return ListFlowable(made, bulletType="bullet", start="•")


def table(rows: list[list[str]], *, spans: Sequence[Laid] = (), widths: Laid = None) -> Laid:
    """A ruled table."""
    cells = [[Paragraph(cell, ParagraphStyle("cell", fontSize=9, leading=11)) for cell in row] for row in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans]
    return Table(cells, colWidths=widths, style=TableStyle(style), repeatRows=1)


LONG = (
    "Work alongside colleagues and health professionals so that every person we support has a life that they "
    "choose, and record what was done in a way that anyone who reads it tomorrow will understand at once."
)


def care_home() -> bytes:
    """Two pages with a header, a footer, bullets, and a person specification in a table."""
    story = [
        p("Job description", "Title"),
        p("<b>Job title:</b> Support worker"),
        p("Purpose", "Heading1"),
        p(LONG),
        p("Main duties", "Heading1"),
        bullets("Support people with washing, dressing and eating.", LONG, bullets("Keep notes", "Tell the senior")),
        PageBreak(),
        p("Person specification", "Heading1"),
        table(
            [
                ["Criteria", "Essential", "Desirable"],
                ["Experience", "Has worked with people in their own homes for at least a year", "Has led a shift"],
                ["Qualifications", "Level 2 diploma", "Level 3 diploma"],
            ],
            widths=[40 * mm, 65 * mm, 55 * mm],
        ),
        p("We are an equal opportunities employer."),
    ]
    return laid_out(story, header="Larch House Care Ltd", footer="Page #")


def two_columns() -> bytes:
    """One page in two columns, with a title across."""
    left = [f"Left {number}. {LONG}" for number in range(1, 8)]
    right = [f"Right {number}. {LONG}" for number in range(1, 8)]
    return laid_out([p(text) for text in left + right], columns=2)


def locked(data: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
