"""Web pages."""

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from alignment.documents.clean import clean, excerpt
from alignment.documents.draft import Draft
from alignment.documents.encoding import decode
from alignment.documents.headings import promote_bold
from alignment.documents.html_hidden import Hidden
from alignment.documents.html_walk import Walker
from alignment.documents.limits import ReadingLimits
from alignment.errors import UnsafeDocumentError
from alignment.types import DocumentFormat, NotRead

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements a browser closes by itself, or that hold nothing: they do not nest when left open.
_UNNESTED = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
# Real pages go to about 40. The parser's time grows with the square of it.
_MAX_DEPTH = 400


def read_html(data: bytes, limits: ReadingLimits) -> Draft:
    """Read a web page: its text in order, without menus, footers, cookie notices and hidden text, which are listed."""
    found = _CHARSET.search(data[:2048])
    return html_draft(decode(data, declared=found[1].decode("ascii") if found else ""))


def html_draft(text: str) -> Draft:
    """The same, from text."""
    check_depth(text)
    try:
        tree = LexborHTMLParser(text)
    except SelectolaxError as error:
        # Every text is HTML to this parser, so it fails only for want of memory.
        raise MemoryError from error
    if tree.body is None:
        return Draft(DocumentFormat.HTML, ())
    hidden = Hidden(tree)
    pieces = promote_bold(Walker(hidden).walk(tree.body))
    title = tree.css_first("title")
    return Draft(
        DocumentFormat.HTML,
        pieces,
        titles=(clean(title.text()),) if title else (),
        not_read=(*hidden.not_read, *_pictures(tree)),
    )


def check_depth(text: str) -> None:
    """Raise `UnsafeDocumentError` for elements nested beyond any page a person made."""
    depth = 0
    for slash, tag in _TAG.findall(text):
        if tag.lower() not in _UNNESTED:
            depth = max(depth + (-1 if slash else 1), 0)
        if depth > _MAX_DEPTH:
            raise UnsafeDocumentError("The page is nested too deeply to read.", "Copy its text and paste that.")


def _pictures(tree: LexborHTMLParser) -> list[NotRead]:
    """Pictures that say of themselves what they show."""
    described = (excerpt(node.attributes.get("alt") or "") for node in tree.css("img[alt]"))
    return [NotRead(text, "A picture; only its description is given here.") for text in described if text]
