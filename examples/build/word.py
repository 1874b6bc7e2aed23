"""A page written as a Word file."""

import datetime
import io
from collections.abc import Iterator
from itertools import count

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from examples.build import word_xml
from examples.build.archive import settle_zip
from examples.build.source import Box, Columns, Mark, Page, PageBreak, Paragraph, Run, Style, Table, read_runs

# Shown in the file's properties; not the date of anything.
_WRITTEN = datetime.datetime(2025, 3, 3, 9, 0, tzinfo=datetime.UTC)
# python-docx's template carries 440 kB of table styles no page of ours uses, twice.
_KEPT_STYLES = {
    "Normal", "Header", "Footer", "Title", "Heading 1", "Heading 2", "Heading 3", "List Paragraph", "Table Grid",
    "Default Paragraph Font", "Normal Table", "No List", "Header Char", "Footer Char", "Title Char",
    "Heading 1 Char", "Heading 2 Char", "Heading 3 Char",
}  # fmt: skip
_DROPPED_PARTS = ("stylesWithEffects", "customXml", "thumbnail")


def write_word(page: Page) -> bytes:
    """The bytes of a DOCX file."""
    document = docx.Document()
    _slim(document)
    _add_lists(document)
    section = document.sections[0]
    section.header.paragraphs[0].text = page.header.replace("⇥", "\t")
    section.footer.paragraphs[0].text = page.footer.replace("⇥", "\t")
    numbers = count(101)
    for part in page.parts:
        _write_part(document, part, numbers)
    _set_properties(document, page.title)
    out = io.BytesIO()
    document.save(out)
    return settle_zip(out.getvalue())


def _slim(document: Document) -> None:
    """Leave out of python-docx's template what these pages do not use."""
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES:
            style.delete()
    for holder in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in holder.items() if any(name in rel.target_ref for name in _DROPPED_PARTS)]:
            del holder[key]


def _add_lists(document: Document) -> None:
    """Put our two lists in the place of the template's."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for elements in word_xml.list_definitions():
        numbering.extend(elements)


def _set_properties(document: Document, title: str) -> None:
    about = document.core_properties
    about.title, about.author, about.comments = title, "Fingerpost examples", ""
    about.created = about.modified = _WRITTEN
    about.last_modified_by, about.revision = "Fingerpost examples", 1


def _write_part(document: Document, part: object, numbers: Iterator[int]) -> None:
    match part:
        case Paragraph():
            _write_paragraph(document.add_paragraph(), part, numbers)
        case Table():
            _write_table(document, part, numbers)
        case Box():
            _write_box(document, part, numbers)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Columns():
            message = "columns are for PDF pages only"
            raise ValueError(message)


def _write_paragraph(home: WordParagraph, paragraph: Paragraph, numbers: Iterator[int]) -> None:
    match paragraph.style:
        case Style.TITLE:
            home.style = "Title"
        case Style.HEADING:
            home.style = f"Heading {paragraph.level}"
        case Style.BULLET | Style.NUMBER:
            home.style = "List Paragraph"
            numbering = word_xml.BULLETS if paragraph.style is Style.BULLET else word_xml.NUMBERS
            home._p.get_or_add_pPr().append(word_xml.list_place(numbering, paragraph.level))
    home._p.extend(_write_run(run, numbers) for run in read_runs(paragraph.text))
    if paragraph.style is Style.CONTROL:
        word_xml.wrap_control(home._p, next(numbers))


def _write_run(run: Run, numbers: Iterator[int]) -> BaseOxmlElement:
    match run.mark:
        case Mark.INSERTED:
            return word_xml.inserted_run(run.text, next(numbers))
        case Mark.DELETED:
            return word_xml.deleted_run(run.text, next(numbers))
        case Mark.CONTROL:
            return word_xml.inline_control(run.text, next(numbers))
    return word_xml.plain_run(run.text, bold=run.mark is Mark.BOLD)


def _write_table(document: Document, table: Table, numbers: Iterator[int]) -> None:
    grid = document.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            if text == "<":
                grid.cell(r, c - 1).merge(grid.cell(r, c))
            elif text == "^":
                grid.cell(r - 1, c).merge(grid.cell(r, c))
            else:
                words = f"**{text}**" if r < table.header_rows and text else text
                _write_cell(grid.cell(r, c)._tc, words, numbers)
    document.add_paragraph()


def _write_cell(cell: BaseOxmlElement, text: str, numbers: Iterator[int]) -> None:
    """A `¶` in a cell starts a new paragraph there, as pressing Enter does."""
    first = WordParagraph(cell.p_lst[0], cell)
    for i, words in enumerate(text.split("¶")):
        home = first if i == 0 else WordParagraph(cell.add_p(), cell)
        home._p.extend(_write_run(run, numbers) for run in read_runs(words.strip()))


def _write_box(document: Document, box: Box, numbers: Iterator[int]) -> None:
    anchor = document.add_paragraph()
    inner = [document.add_paragraph() for _ in box.paragraphs]
    for home, paragraph in zip(inner, box.paragraphs, strict=True):
        _write_paragraph(home, paragraph, numbers)
    anchor._p.append(word_xml.text_box([home._p for home in inner], next(numbers)))
