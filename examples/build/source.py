"""Plain source text in, parts of a page out.

One line of source is one paragraph; a line that starts with two spaces continues the one before.

    = Title                     # Heading    ## Heading 2
    - bullet   -- nested        + numbered   ++ numbered 1.1
    |# head | head |            | cell | cell |     `<` joins the cell to its left, `^` to the one above
    :header text  :footer text  :columns 2   :page
    :box ... :end               a text box beside the paragraph before it
    :control text               a form field that holds a whole paragraph

Inside a line: `**bold**`, `{+inserted+}`, `{-deleted-}`, `[[a form field]]`, `⏎` for a line break, `⇥` for a tab.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    PLAIN = "plain"
    CONTROL = "control"


class Mark(StrEnum):
    """How a run of words inside a paragraph stands out."""

    NONE = "none"
    BOLD = "bold"
    INSERTED = "inserted"
    DELETED = "deleted"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words and how they stand out."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` counts from 1."""

    style: Style
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as written, `<` and `^` included, and how many rows at the top are headings."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class Box:
    """The paragraphs of a text box."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns begin under what stands above them; one column begins on the next page."""

    count: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next part starts a new page."""


Part = Paragraph | Table | Box | Columns | PageBreak


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document: what runs along the top and bottom of each page, and what lies between."""

    header: str
    footer: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The first title or heading, for the file's own properties."""
        titles = (p.text for p in self.parts if isinstance(p, Paragraph) and p.style in (Style.TITLE, Style.HEADING))
        return next(titles, "")


_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\{\+(?P<inserted>.+?)\+\}|\{-(?P<deleted>.+?)-\}|\[\[(?P<control>.+?)\]\]", re.DOTALL
)
_LEADS = {"=": Style.TITLE, "#": Style.HEADING, "-": Style.BULLET, "+": Style.NUMBER}


def read_runs(text: str) -> list[Run]:
    """Cut one paragraph into runs."""
    runs, at = [], 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[at : found.start()], Mark.NONE))
        name = found.lastgroup or Mark.NONE
        runs.append(Run(found[name], Mark(name)))
        at = found.end()
    runs.append(Run(text[at:], Mark.NONE))
    return [run for run in runs if run.text]


def read_page(source: str) -> Page:
    """Read a whole source file."""
    lines = list(_joined(source.splitlines()))
    header = next((line.removeprefix(":header ") for line in lines if line.startswith(":header ")), "")
    footer = next((line.removeprefix(":footer ") for line in lines if line.startswith(":footer ")), "")
    body = [line for line in lines if not line.startswith((":header ", ":footer "))]
    return Page(header, footer, tuple(_read_parts(body)))


def _joined(lines: list[str]) -> Iterator[str]:
    """Physical lines with their continuations joined; blank lines are left out."""
    held = ""
    for line in lines:
        if line.startswith("  ") and held:
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield held
        held = line.rstrip()
    if held:
        yield held


def _read_parts(lines: list[str]) -> Iterator[Part]:
    at = 0
    while at < len(lines):
        line = lines[at]
        size = 1
        if line.startswith("|"):
            size = _run_length(lines[at:])
            yield _read_table(lines[at : at + size])
        elif line == ":box":
            size = lines.index(":end", at) - at + 1
            yield Box(tuple(_read_paragraph(inner) for inner in lines[at + 1 : at + size - 1]))
        elif line.startswith(":columns "):
            yield Columns(int(line.removeprefix(":columns ")))
        elif line == ":page":
            yield PageBreak()
        else:
            yield _read_paragraph(line)
        at += size


def _run_length(lines: list[str]) -> int:
    return next((i for i, line in enumerate(lines) if not line.startswith("|")), len(lines))


def _read_table(lines: list[str]) -> Table:
    rows = tuple(tuple(cell.strip() for cell in line.strip("|#").split("|")) for line in lines)
    if len({len(row) for row in rows}) != 1:
        message = f"the rows of the table that starts {lines[0]!r} have different numbers of cells"
        raise ValueError(message)
    return Table(rows, sum(line.startswith("|#") for line in lines))


def _read_paragraph(line: str) -> Paragraph:
    if line.startswith(":control "):
        return Paragraph(Style.CONTROL, line.removeprefix(":control "))
    lead, _, rest = line.partition(" ")
    if rest and lead[0] in _LEADS and len(set(lead)) == 1:
        return Paragraph(_LEADS[lead[0]], rest, len(lead))
    return Paragraph(Style.PLAIN, line)
