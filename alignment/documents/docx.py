"""Word documents: mammoth for the text in order, python-docx for everything mammoth does not carry over.

A paragraph's number is the place of its `w:p` element among all those of the body, in document order, tables, text
boxes and empty ones included. So `body.iter(qn("w:p"))` finds it again, to hang a comment on.
"""

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from alignment.documents.archive import check_xml, open_archive
from alignment.documents.docx_facts import ParagraphFacts, paragraph_facts
from alignment.documents.docx_left_out import margins_and_notes, parts_left_out
from alignment.documents.docx_prepare import prepare_body
from alignment.documents.docx_xml import W
from alignment.documents.draft import Draft, Piece
from alignment.documents.headings import promote_bold
from alignment.documents.html_walk import Walker
from alignment.documents.limits import ReadingLimits
from alignment.errors import CorruptDocumentError, UnsupportedFormatError
from alignment.types import BlockKind, DocumentFormat

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_CURE = "Open it in Word, which can mend some files, save it as a new .docx file and send that."
_STRICT = b"http://purl.oclc.org/ooxml/"
# Word's names for styles that mammoth would turn into ordinary paragraphs. Pictures and notes are reported elsewhere.
_STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
comment-reference => !
"""


def read_docx(data: bytes, limits: ReadingLimits) -> Draft:
    """Read a Word document, text boxes, form fields and tracked insertions too. What is left out is listed."""
    with open_archive(data, limits) as archive:
        check_xml(archive)
        if _STRICT in archive.read("[Content_Types].xml") or _is_strict(archive.namelist(), archive.read):
            problem = "The file is a Strict Open XML document, which cannot be read."
            raise UnsupportedFormatError(problem, "In Word choose Save As, pick Word Document (.docx), and send that.")
    document = _open(data)
    facts = paragraph_facts(document)
    not_read = prepare_body(document.element.body)
    pieces = [_with_facts(piece, facts) for piece in _walk(_to_html(document))]
    return Draft(
        DocumentFormat.DOCX,
        promote_bold(pieces),
        titles=_titles(document, facts),
        not_read=(*not_read, *margins_and_notes(document), *parts_left_out(document)),
    )


def _is_strict(names: Sequence[str], read: Any) -> bool:  # noqa: ANN401
    """Whether the relationships speak the strict dialect, which neither library reads."""
    return "_rels/.rels" in names and _STRICT in read("_rels/.rels")


def _open(data: bytes) -> "WordDocument":
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:
        # python-docx lets out whatever the missing or broken part led to.
        raise CorruptDocumentError("The Word file is broken: its main part cannot be found or read.", _CURE) from error


def _to_html(document: "WordDocument") -> str:
    import mammoth

    _slim_styles(document)
    prepared = io.BytesIO()
    document.save(prepared)
    prepared.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = mammoth.convert_to_html(
            prepared, style_map=_STYLE_MAP, convert_image=lambda _: [], ignore_empty_paragraphs=True
        )
    return str(result.value)


def _slim_styles(document: "WordDocument") -> None:
    """Drop the looks of tables and the list of styles not in use, on which no word depends.

    They are most of the XML: mammoth took three quarters of its time to parse them.
    """
    styles = document.styles.element
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "table":
            for child in [child for child in style if child.tag != f"{W}name"]:
                style.remove(child)
    for latent in styles.findall(f"{W}latentStyles"):
        styles.remove(latent)


def _walk(html: str) -> tuple[Piece, ...]:
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    return () if body is None else Walker(lambda node: False, anchored=True).walk(body)


def _with_facts(piece: Piece, facts: Mapping[int, ParagraphFacts]) -> Piece:
    """What the paragraph's own settings say wins over what its HTML looks like."""
    fact = facts.get(piece.locator.paragraph or 0)
    if fact is None:
        return piece
    bold = fact.bold or piece.bold
    if fact.heading_level:
        return replace(piece, kind=BlockKind.HEADING, level=fact.heading_level, marker=fact.marker, bold=bold)
    if piece.kind is BlockKind.HEADING:
        return replace(piece, marker=fact.marker, bold=bold)
    if fact.list_level:
        return replace(
            piece, kind=BlockKind.LIST_ITEM, level=fact.list_level, marker=fact.marker or piece.marker, bold=bold
        )
    return replace(piece, bold=bold)


def _titles(document: "WordDocument", facts: Mapping[int, ParagraphFacts]) -> tuple[str, ...]:
    """What is styled as the title, then the title in the file's properties."""
    styled = [fact.text for fact in facts.values() if fact.is_title]
    return tuple(title for title in (*styled, document.core_properties.title or "") if title)
