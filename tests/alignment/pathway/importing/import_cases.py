"""Pages, statements and files in a line or two, for the tests of importing."""

from collections.abc import Sequence
from pathlib import Path

from alignment.pathway.importing.layout import PageLayout, read_layout
from alignment.pathway.importing.pages import AskedOf, ImportedPage, ImportedStatement, PageSource
from alignment.pathway.importing.web_page import parse, walk
from alignment.types import Expectation, StatementKind

PAGES = Path(__file__).parents[1] / "pages"
LETTERED = PAGES / "lettered-2024.html"
HEADED = PAGES / "headed-2025.html"
CONTENT_API = PAGES / "lettered-2024.json"
SHEET = PAGES / "statements.csv"


def no_encoder(texts: Sequence[str], others: Sequence[str]) -> None:
    """Stands for an encoder that is not there."""


def layout_of(html: str) -> PageLayout:
    """What a page with this HTML holds."""
    body = parse(html).body
    assert body is not None
    return read_layout(walk([body]))


def texts_of(html: str) -> list[str]:
    """The statements on a page with this HTML."""
    return [one.text for one in layout_of(html).statements]


def points(*lines: str) -> str:
    """A bulleted list."""
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def whole_page(body: str, title: str = "Baker role category") -> str:
    """A saved page of GOV.UK around a body, with as little of the site as its reader needs."""
    return (
        f"<!DOCTYPE html><html><head><title>{title} - GOV.UK</title></head><body><main><h1>{title}</h1>"
        f'<div class="govspeak">{body}</div></main></body></html>'
    )


def behaviours(*lines: str, theme: str = "Teamworking") -> str:
    """A page with one part, of behaviours under one theme."""
    return whole_page(f"<h2>Behaviours people must show (must do)</h2><h3>{theme}</h3>{points(*lines)}")


def saved(folder: Path, text: str | bytes, name: str = "page.html") -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def statement(
    text: str, *, kind: StatementKind = StatementKind.BEHAVIOUR, theme: str = "Dough", is_name: bool = False
) -> ImportedStatement:
    """A statement found in the first paragraph, which the page expects of its own role category."""
    return ImportedStatement(kind, theme, text, "paragraph 1", (AskedOf("", Expectation.EXPECTED),), is_name)


def page(*statements: ImportedStatement, category: str = "Baker", address: str = "") -> ImportedPage:
    """A page about a role category, with no word on where it comes from unless an address is given."""
    return ImportedPage(f"{category}.html", category, "", PageSource(category, address=address), statements)
