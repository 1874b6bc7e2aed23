import docx

from alignment.pathway.importing.reading import LIMITS
from alignment.pathway.importing.word import read_word
from tests.alignment.documents.build_docx import saved


def made_up_document(title: str = "Care technologist role category") -> bytes:
    """A role category set out like a page, in Word."""
    document = docx.Document()
    document.add_heading(title, level=0)
    document.add_paragraph("Updated 3 March 2026")
    document.add_heading("What people do in their work", level=1)
    document.add_paragraph("Someone in this role looks after sensors and tablets.")
    document.add_heading("The behaviours people must show (must do)", level=1)
    document.add_heading("Teamworking", level=2)
    document.add_paragraph("Show colleagues how a device works.", style="List Bullet")
    document.add_paragraph("Ask people whether a device helps them.", style="List Bullet")
    document.add_heading("Knowledge and skills", level=1)
    document.add_heading("Digital skills", level=2)
    document.add_paragraph("You should know how to:")
    document.add_paragraph("charge each device", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Area", "Skills", "Privacy", "Turn cameras off when people ask"],
        strict=True,
    ):
        cell.text = text
    return saved(document)


def test_a_word_document_gives_its_statements_in_order_with_their_themes() -> None:
    page = read_word(made_up_document(), "page.docx", LIMITS)
    assert page.category == "Care technologist"
    assert page.summary == "Someone in this role looks after sensors and tablets."
    assert page.source.updated == "2026-03-03"
    assert [(one.kind.value, one.theme, one.text) for one in page.statements] == [
        ("behaviour", "Teamworking", "Show colleagues how a device works."),
        ("behaviour", "Teamworking", "Ask people whether a device helps them."),
        ("knowledge", "Digital skills", "Know how to charge each device."),
        ("skill", "Privacy", "Turn cameras off when people ask."),
    ]


def test_every_statement_and_what_is_left_out_has_its_place() -> None:
    page = read_word(made_up_document(), "page.docx", LIMITS)
    assert page.statements[0].place == "paragraph 7, under 'Teamworking'"
    assert [(one.text, one.reason) for one in page.left_out] == [
        ("Updated 3 March 2026", "It stands under 'Care technologist role category', a part without statements."),
        ("Skills", "It looks like the heading of a column."),
    ]
