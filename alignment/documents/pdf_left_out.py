"""What a PDF holds beside its pages' text: filled-in form fields, comments, attached files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from alignment.documents.clean import excerpt, holds_words
from alignment.types import Locator, NotRead

if TYPE_CHECKING:
    from pypdf import PdfReader

# Notes and drawn text a person adds; links and form widgets are not among them.
_COMMENTS = ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Popup", "/Stamp", "/Caret")


def left_out_of(reader: "PdfReader") -> list[NotRead]:
    """The list, as far as the file lets itself be asked."""
    found: list[NotRead] = []
    try:
        found += _fields(reader)
        for number, page in enumerate(reader.pages, start=1):
            found += _comments(page, number)
        found += [
            NotRead(excerpt(str(name)), "A file attached to the PDF. It was not opened.") for name in reader.attachments
        ]
    except Exception:
        # The text has been read; a broken list of extras must not lose it, but the reader should know.
        found.append(NotRead("Extras of the PDF", "Its list of form fields, comments or attachments is broken."))
    return found


def _fields(reader: "PdfReader") -> Iterator[NotRead]:
    for name, value in sorted((reader.get_form_text_fields() or {}).items()):
        if value and holds_words(str(value)):
            yield NotRead(excerpt(f"{name}: {value}"), "A form field. Print the form to a new PDF to have it read.")


def _comments(page: Any, number: int) -> Iterator[NotRead]:  # noqa: ANN401
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        text = str(annotation.get("/Contents") or "")
        if annotation.get("/Subtype") in _COMMENTS and holds_words(text):
            yield NotRead(excerpt(text), "A comment on the page.", Locator(page=number))
