"""Markdown, by way of the HTML it stands for."""

from dataclasses import replace

from alignment.documents.draft import Draft
from alignment.documents.encoding import decode
from alignment.documents.html import html_draft
from alignment.documents.limits import ReadingLimits
from alignment.types import DocumentFormat


def read_markdown(data: bytes, limits: ReadingLimits) -> Draft:
    """Read Markdown with tables. HTML inside it is read as HTML. A `title:` in YAML above the text is a title."""
    from markdown_it import MarkdownIt

    front, body = _front_matter(decode(data))
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    draft = html_draft(reader.render(body))
    return replace(draft, format=DocumentFormat.MARKDOWN, titles=front)


def _front_matter(text: str) -> tuple[tuple[str, ...], str]:
    """The title in a YAML heading between `---` lines, if there is one, and the text after it."""
    plain = text.replace("\r\n", "\n")
    if not plain.startswith("---\n") or (end := plain.find("\n---\n", 3)) < 0:
        return (), plain
    lines = plain[4:end].split("\n")
    titles = tuple(line.removeprefix("title:").strip(" \"'") for line in lines if line.startswith("title:"))
    return titles, plain[end + 5 :]
