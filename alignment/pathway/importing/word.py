"""Word documents set out like a role-category page: headings, and lists or tables under them."""

from alignment.documents.clean import clean
from alignment.documents.isolate import read_isolated
from alignment.documents.limits import ReadingLimits
from alignment.pathway.importing.dates import plain_date
from alignment.pathway.importing.layout import read_layout
from alignment.pathway.importing.naming import category_title, names_role_category
from alignment.pathway.importing.pages import ImportedPage, LeftOut, PageSource
from alignment.types import BlockKind

# A title, a date and a line or two about the publisher stand above the text.
_FRONT_MATTER = 6


def read_word(data: bytes, file: str, limits: ReadingLimits) -> ImportedPage:
    """Read a Word document, in a process of its own.

    Raises:
        DocumentError: It is broken, locked or not safe.
    """
    draft = read_isolated(data, file, limits)
    layout = read_layout(draft.pieces)
    headings = [clean(piece.text) for piece in draft.pieces if piece.kind is BlockKind.HEADING]
    titles = [*map(clean, draft.titles), *headings]
    title = next((one for one in titles if names_role_category(one)), titles[0] if titles else "")
    front = " ".join(piece.text for piece in draft.pieces[:_FRONT_MATTER])
    aside = tuple(LeftOut(one.what, one.reason, one.locator.label or "elsewhere") for one in draft.not_read)
    return ImportedPage(
        file=file,
        category=category_title(title),
        summary=layout.summary,
        source=PageSource(title=title, updated=plain_date(front)),
        statements=layout.statements,
        left_out=(*layout.left_out, *aside),
    )
