"""Tables as CSV files, one a sheet, that a spreadsheet program opens as they were meant.

They are UTF-8 with a byte order mark, which is how Excel knows. CSV has no way to say that a cell is text, so a
spreadsheet would run `=1+1` and turn `2025-04` into a date. A text that begins so is written with an apostrophe before
it, which reading takes away again; one that begins with an apostrophe gets a second.
"""

import csv
import io
import re

from alignment.errors import InvalidPathwayError
from alignment.pathway.sheets.table import Column, Grid, Holds, Table

MARK = "'"
# Formulas; numbers and dates; and the mark itself.
_GUARDED = re.compile(
    r"[=+\-@\t\r\d']|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ /-]?\d", re.IGNORECASE
)


def csv_name(sheet: str) -> str:
    """The file a sheet is written to, such as `role-categories.csv`."""
    return f"{sheet.lower().replace(' ', '-')}.csv"


def to_csv(table: Table) -> bytes:
    """A table as a CSV file."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([_guard(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_written(cell, column) for cell, column in zip(row, table.columns, strict=True)])
    return held.getvalue().encode("utf-8-sig")


def from_csv(data: bytes, shown: str) -> Grid:
    """A CSV file as a grid of texts. `shown` is what errors call it.

    Raises:
        InvalidPathwayError: It is not UTF-8 or not CSV.
    """
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError as error:
        raise InvalidPathwayError(
            f"{shown}: the file is not UTF-8 text.", "Save it again, choosing “CSV UTF-8 (comma delimited)”."
        ) from error
    except csv.Error as error:
        raise InvalidPathwayError(
            f"{shown}: this is not a CSV file: {error}.", "Save it again, choosing “CSV UTF-8 (comma delimited)”."
        ) from error
    return Grid(shown, tuple(tuple(_unguard(cell) for cell in row) for row in rows))


def _written(cell: str | float, column: Column) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return cell if column.holds is Holds.NUMBER else _guard(cell)


def _guard(text: str) -> str:
    return MARK + text if _GUARDED.match(text) else text


def _unguard(text: str) -> str:
    return text[1:] if text.startswith(MARK) and _GUARDED.match(text[1:]) else text
