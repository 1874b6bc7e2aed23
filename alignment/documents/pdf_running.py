"""Running headers, footers and page numbers of a PDF: what stands at the same place on page after page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from alignment.documents.clean import excerpt, holds_words
from alignment.documents.pdf_lines import Row, join_row
from alignment.types import Locator, NotRead

# Headers and footers stand in the top or bottom eighth of the page.
_MARGIN = 0.125
# On half the pages: first pages and left and right pages often differ.
_SHARE = 0.5
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|pg\.?|p\.)?\s*\d{1,3}\s*(?:(?:of|/|-|–)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, numbered from 1, and how tall it is."""

    number: int
    height: float
    rows: tuple[Row, ...]


def without_running(pages: Sequence[PageRows]) -> tuple[list[PageRows], list[NotRead]]:
    """The pages without what runs on them, and what that was, each wording once."""
    counts = Counter(key for page in pages for key in {_key(row) for row in page.rows if _in_margin(row, page)})
    least = max(2, round(len(pages) * _SHARE))
    kept: list[PageRows] = []
    left_out: dict[str, NotRead] = {}
    for page in pages:
        keep: list[Row] = []
        for row in page.rows:
            reason = _reason(row, page, counts[_key(row)] >= least)
            if not reason:
                keep.append(row)
            elif holds_words(text := join_row(row).text):
                left_out.setdefault(_key(row), NotRead(excerpt(text), reason, Locator(page=page.number)))
        kept.append(PageRows(page.number, page.height, tuple(keep)))
    return kept, list(left_out.values())


def _reason(row: Row, page: PageRows, repeated: bool) -> str:
    """Why the row is left out, or empty."""
    if all(word.artifact for line in row for word in line.words):
        return "Marked in the file as decoration of the page."
    if not _in_margin(row, page):
        return ""
    if _PAGE_NUMBER.fullmatch(join_row(row).text) and row in (page.rows[0], page.rows[-1]):
        return "Page number."
    return "Repeated at the top or bottom of the pages." if repeated else ""


def _key(row: Row) -> str:
    """The wording, whatever its page number."""
    return _DIGITS.sub("#", join_row(row).text.casefold())


def _in_margin(row: Row, page: PageRows) -> bool:
    line = join_row(row)
    return line.bottom < page.height * _MARGIN or line.top > page.height * (1 - _MARGIN)
