"""Word files for the tests, made in code."""

import io
from typing import Any, TypeAlias

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

# python-docx ships no types.
WordDocument: TypeAlias = Any

W14 = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def saved(document: WordDocument) -> bytes:
    """The document's bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add_xml(document: WordDocument, xml: str) -> None:
    """Append raw body XML, with the usual prefixes declared, before the section properties."""
    start, rest = xml.split(">", 1)
    closed = "/" if start.endswith("/") else ""
    element = parse_xml(f"{start.rstrip('/')} {nsdecls('w')} {W14} {MC} {V}{closed}>{rest}")
    document.element.body.insert(len(document.element.body) - 1, element)


def paragraph(*runs: str, properties: str = "") -> str:
    """A `w:p` of text runs."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def simple(*texts: str) -> bytes:
    """A file of plain paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def text_box(text: str, *, fallback: bool = True) -> str:
    """A paragraph holding a text box as Word stores it: twice, or once without a fallback."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    new = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    both = f"<mc:AlternateContent>{new}{old if fallback else ''}</mc:AlternateContent>"
    return f"<w:p><w:r><w:t>Before the box</w:t></w:r><w:r>{both}</w:r></w:p>"


def council() -> bytes:
    """A job description as councils write them: header table, nested lists, person specification, margins."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Larchshire Council – People Directorate"
    section.footer.paragraphs[0].text = "Job description v3, page 1"
    document.core_properties.title = "Template v7"
    document.core_properties.author = "Nobody in particular"
    document.add_paragraph("Job Description", style="Title")
    facts = document.add_table(rows=4, cols=2)
    for row, (label, value) in enumerate(
        [("Job title", "Senior Care Assistant"), ("Location", "Larch House"), ("Grade", "E (SCP 7–11)"),
         ("Responsible to", "Deputy Manager")]
    ):  # fmt: skip
        facts.cell(row, 0).paragraphs[0].add_run(label).bold = True
        facts.cell(row, 1).text = value
    document.add_heading("Purpose of the post", level=1)
    document.add_paragraph(
        "To lead a shift and give person\u2011centred care\u00a0to the people who live at Larch House."
    )
    document.add_heading("Main duties", level=1)
    document.add_paragraph().add_run("Personal care").bold = True
    document.add_paragraph("Support people to:", style="List Bullet")
    document.add_paragraph("wash and dress", style="List Bullet 2")
    document.add_paragraph("eat and drink well", style="List Bullet 2")
    document.add_paragraph("Give medicines and sign the MAR chart.", style="List Bullet")
    document.add_paragraph("Lead the shift.", style="List Number")
    document.add_paragraph("Write the handover.", style="List Number")
    broken = document.add_paragraph()
    broken.add_run("Order stock.")
    broken.add_run().add_break()
    broken.add_run("Check the fridge temperatures.")
    document.add_heading("Person specification", level=1)
    specification(document)
    add_xml(document, text_box("Closing date: 3 May"))
    add_xml(document, "<w:p><w:r><w:t>Post holder signs here</w:t></w:r></w:p>")
    return saved(document)


def specification(document: WordDocument) -> None:
    """A person specification with a band across, a cell merged down, and lists in cells."""
    table = document.add_table(rows=5, cols=3)
    for column, text in enumerate(("Criteria", "Essential", "Desirable")):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(1, 2)).text = "Experience and training"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Qualifications"
    table.cell(2, 1).text = "Level 2 diploma in care"
    table.cell(2, 2).text = "Level 3 diploma"
    table.cell(3, 1).text = "First aid"
    table.cell(4, 0).text = "Skills"
    cell = table.cell(4, 1)
    cell.text = "Can write clearly"
    cell.add_paragraph("Can use a hoist")
    cell.add_paragraph("• Listens well")
    table.cell(4, 2).text = "Drives"
