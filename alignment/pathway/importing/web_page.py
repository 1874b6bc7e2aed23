"""Saved web pages: GOV.UK's role-category pages, and others built of headings and lists."""

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from alignment.documents.clean import clean, holds_words
from alignment.documents.draft import Piece
from alignment.documents.encoding import decode
from alignment.documents.html import check_depth
from alignment.documents.html_hidden import Hidden
from alignment.documents.html_walk import Walker
from alignment.errors import CorruptDocumentError
from alignment.pathway.importing.dates import plain_date
from alignment.pathway.importing.layout import read_layout
from alignment.pathway.importing.naming import category_title
from alignment.pathway.importing.pages import OPEN_GOVERNMENT, ImportedPage, LeftOut, PageSource

GOVUK = "https://www.gov.uk/"
# GOV.UK wraps the text of every page in one or more of these; all the rest is the site's own furniture.
_TEXT = ".govspeak, .gem-c-govspeak"
_BEGINS = re.compile(r"<html[\s>]", re.IGNORECASE)
_ENDS = re.compile(r"</html\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.-]{1,40})", re.IGNORECASE)
_AVAILABLE_AT = re.compile(r"This publication is available at (https?://\S+)")
_OGL = re.compile(r"Open Government Licence(?: v?(\d(?:\.\d)?))?", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"footnote[-_]?ref|fnref")
_UPDATED = re.compile(r"\b(?:Last updated|Updated|Published)\s+(\d{1,2} [A-Z][a-z]+ \d{4})")


def read_web_page(data: bytes, file: str) -> ImportedPage:
    """Read a saved page.

    Raises:
        CorruptDocumentError: The page is cut short.
        UnsafeDocumentError: It is nested too deeply to read.
        EncodingError: It is no text, or in an encoding that cannot be told.
    """
    found = _CHARSET.search(data[:2048])
    text = decode(data, declared=found[1].decode("ascii") if found else "")
    if _BEGINS.search(text) and not _ENDS.search(text):
        raise CorruptDocumentError(
            "The page is cut short: its end is missing.", "Open it in the browser and save the whole page again."
        )
    tree = parse(text)
    body = _bodies(tree)
    hidden = Hidden(tree)
    layout = read_layout(walk(body) if body else _walk_whole(tree, hidden))
    title = _title(tree)
    return ImportedPage(
        file=file,
        category=category_title(title),
        summary=layout.summary,
        source=_source(tree, title),
        statements=layout.statements,
        left_out=(*layout.left_out, *_footnotes(body), *_furniture(hidden)),
        notes=(*_withdrawal(tree), *_passed_over(tree, body)),
    )


def parse(text: str) -> LexborHTMLParser:
    """A tree of a page that is safe to walk."""
    check_depth(text)
    return LexborHTMLParser(text)


def walk(nodes: Sequence[LexborNode]) -> tuple[Piece, ...]:
    """The pieces of GOV.UK's own text, without its footnotes and the marks that lead to them."""
    html = "".join(node.html or "" for node in nodes)
    body = LexborHTMLParser(f"<body>{html}</body>").body
    return () if body is None else Walker(_is_footnote).walk(body)


def _is_footnote(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    mark = node.tag == "sup" and (_FOOTNOTE_MARK.search(names) or node.css_first("a[rel=footnote]") is not None)
    return bool(mark) or "footnotes" in names.split()


def _walk_whole(tree: LexborHTMLParser, hidden: Hidden) -> tuple[Piece, ...]:
    root = tree.css_first("main") or tree.body
    return () if root is None else Walker(hidden).walk(root)


def _bodies(tree: LexborHTMLParser) -> list[LexborNode]:
    """The outermost nodes that hold the page's own text."""
    found = [node for node in tree.css(_TEXT) if not _is_inside(node)]
    return [node for node in found if holds_words(node.text())]


def _is_inside(node: LexborNode) -> bool:
    """Whether a node lies in another that holds text, or in a notice above it."""
    parent = node.parent
    while parent is not None:
        names = (parent.attributes.get("class") or "").split() if parent.is_element_node else []
        if {"govspeak", "gem-c-govspeak", "gem-c-notice"} & set(names):
            return True
        parent = parent.parent
    return False


def _title(tree: LexborHTMLParser) -> str:
    heading = tree.css_first("main h1") or tree.css_first("h1") or tree.css_first("title")
    return clean(heading.text()) if heading else ""


def _source(tree: LexborHTMLParser, title: str) -> PageSource:
    text = clean(tree.body.text(separator=" ")) if tree.body else ""
    address = _address(tree, text)
    licence = _OGL.search(text)
    named = f"Open Government Licence v{licence[1] or '3.0'}" if licence else ""
    logo = tree.css_first(".gem-c-organisation-logo, .organisation-logo")
    return PageSource(
        title=title.removesuffix(" - GOV.UK"),
        publisher=_meta(tree, "govuk:primary-publishing-organisation") or (clean(logo.text()) if logo else ""),
        address=address,
        updated=_updated(tree, text),
        licence=named or (OPEN_GOVERNMENT if address.startswith(GOVUK) else ""),
    )


def _address(tree: LexborHTMLParser, text: str) -> str:
    link = tree.css_first("link[rel=canonical]")
    address = (link.attributes.get("href") or "") if link else _meta(tree, "og:url")
    said = _AVAILABLE_AT.search(text)
    address = address or (said[1].rstrip(".") if said else "")
    return address if address.startswith(("https://", "http://")) else ""


def _meta(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f'meta[name="{name}"]') or tree.css_first(f'meta[property="{name}"]')
    return clean(node.attributes.get("content") or "") if node else ""


def _updated(tree: LexborHTMLParser, text: str) -> str:
    said = _UPDATED.search(text)
    return plain_date(_meta(tree, "govuk:public-updated-at")) or (plain_date(said[1]) if said else "")


def _withdrawal(tree: LexborHTMLParser) -> Iterator[str]:
    for notice in tree.css(".gem-c-notice"):
        if "withdrawn" in notice.text().lower():
            yield f"GOV.UK has withdrawn this page: {clean(notice.text(separator=' '))}"


def _footnotes(body: Sequence[LexborNode]) -> Iterator[LeftOut]:
    for note in (note for node in body for note in node.css(".footnotes li")):
        yield LeftOut(clean(note.text()).rstrip(" ↩"), "It is a footnote.", "footnotes")


def _furniture(hidden: Hidden) -> Iterator[LeftOut]:
    for one in hidden.not_read:
        yield LeftOut(one.what, one.reason, "outside the text")


def _passed_over(tree: LexborHTMLParser, body: Sequence[LexborNode]) -> Iterator[str]:
    """How much of GOV.UK's own words stand around the text: too many to list, and the same on every page."""
    whole = tree.body.text(separator=" ") if tree.body else ""
    number = len(whole.split()) - sum(len(node.text(separator=" ").split()) for node in body)
    if body and number > 0:
        yield f"{number} words of the web site around the text were passed over: menus, cookie message, footer."
