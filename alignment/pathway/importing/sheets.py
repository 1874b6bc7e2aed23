"""Spreadsheets of other people: Excel workbooks and CSV files with one statement a row."""

import csv
import io
from collections.abc import Sequence

from openpyxl.worksheet.cell_range import CellRange

from alignment.documents.encoding import decode
from alignment.errors import CorruptDocumentError, DocumentTooLargeError, PathwayImportError
from alignment.pathway.importing.pages import ImportedPage, PageSource
from alignment.pathway.importing.sheet_rows import SheetRead, read_rows
from alignment.pathway.schema import CategoryFile
from alignment.pathway.sheets.table import Cell, Grid, Odd, column_letter
from alignment.pathway.sheets.workbook_reading import MAX_ROWS, from_workbook

_SEPARATORS = (",", ";", "\t", "|")
_CURE = "Give the column of statements the heading Statement, in one of the first rows."


def read_workbook(data: bytes, file: str, categories: Sequence[CategoryFile], *, one_category: bool) -> ImportedPage:
    """Read every sheet of a workbook that has a column of statements.

    Raises:
        InvalidPathwayError: It is no workbook, is broken or locked, or expands beyond limits.
        PathwayImportError: No sheet has a column of statements.
    """
    grids = from_workbook(data, file)
    reads: list[SheetRead] = []
    notes: list[str] = []
    for name, grid in grids.items():
        shown = f"{name}, " if len(grids) > 1 else ""
        read = read_rows(_texts(grid), shown, categories, one_category=one_category)
        notes += _odd_cells(grid, shown) if read else ()
        if read is None:
            notes.append(f"The sheet {name!r} has no column of statements and was not read.")
        else:
            reads.append(read)
    return _page(file, reads, notes)


def read_csv(data: bytes, file: str, categories: Sequence[CategoryFile], *, one_category: bool) -> ImportedPage:
    """Read a CSV file, whatever separates its columns.

    Raises:
        CorruptDocumentError: It is not CSV.
        EncodingError: It is no text, or in an encoding that cannot be told.
        DocumentTooLargeError: It has more rows than any content.
        PathwayImportError: It has no column of statements.
    """
    text = decode(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=lambda mark: len(next(csv.reader([first], delimiter=mark))))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise CorruptDocumentError(
            f"This is not a CSV file that can be read: {error}.", "Save it again as CSV, or as an Excel workbook."
        ) from error
    if len(rows) > MAX_ROWS:
        raise DocumentTooLargeError(
            f"The file has {len(rows):,} rows and the limit is {MAX_ROWS:,}.", "Split it into smaller files."
        )
    read = read_rows(rows, "", categories, one_category=one_category)
    return _page(file, [read] if read else [], [])


def _page(file: str, reads: Sequence[SheetRead], notes: Sequence[str]) -> ImportedPage:
    if not reads:
        raise PathwayImportError("No column is headed as one of statements.", _CURE)
    return ImportedPage(
        file=file,
        category="",
        summary="",
        source=PageSource(title=file),
        statements=tuple(one for read in reads for one in read.statements),
        left_out=tuple(one for read in reads for one in read.left_out),
        notes=(*notes, *(note for read in reads for note in read.notes)),
    )


def _texts(grid: Grid) -> list[list[str]]:
    """The cells as text. What stands in a merged cell stands in every cell it covers."""
    width = max((len(row) for row in grid.rows), default=0)
    texts = [[_text(cell) for cell in row] + [""] * (width - len(row)) for row in grid.rows]
    for merged in grid.merged:
        held = CellRange(merged)
        for row in texts[held.min_row - 1 : held.max_row]:
            right = min(held.max_col, width)
            row[held.min_col - 1 : right] = [texts[held.min_row - 1][held.min_col - 1]] * (right - held.min_col + 1)
    return texts


def _odd_cells(grid: Grid, shown: str) -> list[str]:
    return [
        f"{shown}row {row}, column {column_letter(column)} holds {cell.what} and was not read."
        for row, cells in enumerate(grid.rows, start=1)
        for column, cell in enumerate(cells)
        if isinstance(cell, Odd)
    ]


def _text(cell: Cell) -> str:
    if isinstance(cell, Odd):
        return ""
    return f"{cell:g}" if isinstance(cell, float) else cell
