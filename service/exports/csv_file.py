"""The line-by-line table as a CSV file that a spreadsheet program opens as it was meant.

A byte order mark tells Excel that it is UTF-8. CSV cannot say that a cell is text, and a spreadsheet would run
`=1+1`; what a job description or a person wrote and begins so gets an apostrophe before it.
"""

import csv
import io

from alignment.types import Report
from service.exports.table import HEADINGS, line_table
from service.review import Review

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# What opens a formula; the wide forms do so in East Asian versions.
_OPENS_FORMULA = tuple("=+-@＝＋－＠'")


def render_csv(report: Report, review: Review | None = None) -> str:
    """The table as the text of a CSV file. Same report and review, same bytes."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(cell) for cell in row] for row in line_table(report, review))
    return BYTE_ORDER_MARK + held.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_OPENS_FORMULA) else cell
