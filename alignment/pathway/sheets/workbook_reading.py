"""The sheets of an Excel workbook as they are, whoever made it."""

import io
import warnings
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from alignment.documents.archive import check_xml, open_archive
from alignment.documents.limits import ReadingLimits
from alignment.errors import DocumentError, InvalidPathwayError
from alignment.pathway.sheets.table import Cell, Grid, Odd

# The whole of the bundled content takes about a tenth of each.
LIMITS = ReadingLimits(max_bytes=5_000_000, max_unpacked_bytes=40_000_000)
MAX_ROWS = 5_000
MAX_COLUMNS = 120

_SAVE_AGAIN = "Open it in a spreadsheet program and save it again as an Excel workbook (.xlsx)."


def from_workbook(data: bytes, shown: str) -> dict[str, Grid]:
    """The sheets by name, in their order. `shown` is what errors call the file.

    Raises:
        InvalidPathwayError: It is not a workbook, is broken or locked, or is far larger than any content.
    """
    _check_archive(data, shown)
    try:
        with warnings.catch_warnings():
            # It warns of features it does not know, none of which holds content.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:
        # openpyxl raises whatever its parts raise on a file that is not as it should be.
        raise InvalidPathwayError(f"{shown}: this is not a workbook that can be read.", _SAVE_AGAIN) from error
    return {sheet.title: _grid(sheet) for sheet in book.worksheets}


def _check_archive(data: bytes, shown: str) -> None:
    if len(data) > LIMITS.max_bytes:
        raise InvalidPathwayError(
            f"{shown}: the file has {len(data):,} bytes and the limit is {LIMITS.max_bytes:,}.",
            "Take out pictures and sheets that are not part of the content.",
        )
    try:
        with open_archive(data, LIMITS) as archive:
            check_xml(archive)
    except DocumentError as error:
        raise InvalidPathwayError(f"{shown}: {error.problem}", _SAVE_AGAIN) from error


def _grid(sheet: Worksheet) -> Grid:
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        raise InvalidPathwayError(
            f"{sheet.title}: the sheet goes down to row {sheet.max_row:,} and across to column {sheet.max_column:,}; "
            f"the limits are {MAX_ROWS:,} and {MAX_COLUMNS}.",
            "Delete the empty rows and columns beyond the content.",
        )
    merged = tuple(sorted(str(held) for held in sheet.merged_cells.ranges))
    return Grid(sheet.title, tuple(_row(row) for row in sheet.iter_rows()), merged)


def _row(cells: Iterable[BookCell | MergedCell]) -> tuple[Cell, ...]:
    return tuple(_cell(cell) for cell in cells)


def _cell(cell: BookCell | MergedCell) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Odd("a formula")
    if cell.data_type == "e":
        return Odd(f"the error {value}")
    if isinstance(value, bool):
        return Odd("TRUE or FALSE")
    if isinstance(value, datetime | date | time | timedelta):
        return Odd("a date or time")
    if isinstance(value, int | float):
        return float(value)
    # What Excel writes for the other half of a line's end in text from elsewhere.
    return str(value).replace("_x000D_", "")
