"""Tables as an Excel workbook, laid out for a person to work in.

Every text is stored as text, in cells formatted as text, so nothing in it is ever run or turned into a date. The same
tables give the same bytes.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from alignment.pathway.sheets.layout import ID, READ_ME, STATEMENTS
from alignment.pathway.sheets.packing import pack, unpack
from alignment.pathway.sheets.table import Column, Holds, Table, column_letter
from alignment.types import Expectation

# No clock in a file that is to be the same each time.
_NO_DATE = datetime(2000, 1, 1)
# Rows below the last that still have the drop-down lists, for new entries.
SPARE_ROWS = 500
# What would be run, or taken for something else than text, if a person pressed Enter in the cell.
_LIKE_A_FORMULA = re.compile(r"[=+\-@']")

_READ_ME_WIDTH = 80
_FONT = "Calibri"
_HEADING = Font(name=_FONT, bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="1F4E5F")
_LEFT_ALONE = Font(name=_FONT, color="6B6B6B")
_PLAIN = Font(name=_FONT)
_LINE = Border(bottom=Side("thin", color="D0D7DB"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")
# Points for a line of text, and the tallest row there may be.
_LINE_HEIGHT, _MOST_HEIGHT = 15, 405
# Phrases are many and seldom read: a row of the sheet people live in shows the first few, and more when made taller.
_NOT_FITTED = (STATEMENTS, ("phrases",))
_LEAST_LINES = 3
# The word stands in the cell as well: the shade only helps the eye along a row.
_SHADES = {Expectation.CORE: "9CCFC4", Expectation.EXPECTED: "D3EAE5", Expectation.DEVELOPING: "F3EBCF"}


def to_workbook(tables: Sequence[Table], read_me: Sequence[str]) -> bytes:
    """A workbook with a sheet of explanations and one for each table.

    Args:
        tables: The sheets, in order.
        read_me: The lines of the first sheet. One that begins with `# ` is a heading.
    """
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    _write_read_me(book.create_sheet(READ_ME), read_me)
    for table in tables:
        _write_table(book.create_sheet(table.name), table, tables)
    book.active = 1
    book.properties.creator = "Fingerpost"
    book.properties.created = book.properties.modified = _NO_DATE
    held = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED)).save()
    return pack(unpack(held.getvalue()))


def _write_read_me(sheet: Worksheet, lines: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = _READ_ME_WIDTH
    sheet.sheet_view.showGridLines = False
    for at, line in enumerate(lines, start=1):
        cell = sheet.cell(at, 1)
        _put_text(cell, line.removeprefix("# "))
        cell.alignment = _WRAPPED
        cell.font = Font(name=_FONT, bold=True, size=14) if line.startswith("# ") else _PLAIN
        sheet.row_dimensions[at].height = _LINE_HEIGHT * _lines(line, _READ_ME_WIDTH) + (
            5 if line.startswith("# ") else 0
        )


def _write_table(sheet: Worksheet, table: Table, tables: Sequence[Table]) -> None:
    for position, column in enumerate(table.columns):
        _write_heading(sheet.cell(1, position + 1), column)
        _format_column(sheet, position, column)
        _add_choices(sheet, position, column, len(table.rows), tables)
    # The button of the filter takes the room of three letters.
    sheet.row_dimensions[1].height = _LINE_HEIGHT * max(_lines(c.heading, c.width - 3) for c in table.columns) + 6
    for at, row in enumerate(table.rows, start=2):
        for position, value in enumerate(row):
            _write_cell(sheet.cell(at, position + 1), value, table.columns[position])
        sheet.row_dimensions[at].height = _height(table, row)
    _shade_expectations(sheet, table)
    sheet.freeze_panes = f"{column_letter(_frozen(table.columns))}2"
    sheet.auto_filter.ref = f"A1:{column_letter(len(table.columns) - 1)}{len(table.rows) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _height(table: Table, row: Sequence[str | float]) -> float:
    """The height of a row, in points. It has to be said: not every program works it out."""
    cells = [
        _lines(cell, column.width)
        for cell, column in zip(row, table.columns, strict=True)
        if isinstance(cell, str) and (table.name, column.key) != _NOT_FITTED
    ]
    least = _LEAST_LINES if table.name == _NOT_FITTED[0] else 1
    return min(_MOST_HEIGHT, _LINE_HEIGHT * max(least, *cells))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of this many characters."""
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))


def _frozen(columns: Sequence[Column]) -> int:
    """How many columns stay in view: up to the statement where there is one, else the first."""
    texts = [position for position, column in enumerate(columns) if column.key == ("text",)]
    return texts[0] + 1 if texts else 1


def _write_heading(cell: Cell | MergedCell, column: Column) -> None:
    _put_text(cell, column.heading)
    cell.font, cell.fill = _HEADING, _HEADING_FILL
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _format_column(sheet: Worksheet, position: int, column: Column) -> None:
    """Rows that are still empty get the format too, so that what is typed into them stays text."""
    dimension = sheet.column_dimensions[column_letter(position)]
    dimension.width = column.width
    dimension.alignment = _WRAPPED
    dimension.number_format = "General" if column.holds is Holds.NUMBER else "@"


def _write_cell(cell: Cell | MergedCell, value: str | float, column: Column) -> None:
    if isinstance(value, str):
        _put_text(cell, value)
    else:
        cell.value = value
    cell.alignment, cell.border = _WRAPPED, _LINE
    cell.font = _LEFT_ALONE if column.heading == ID or not column.read else _PLAIN
    cell.number_format = "General" if column.holds is Holds.NUMBER else "@"


def _put_text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = text
    if text:
        # openpyxl takes what begins with = for a formula.
        cell.data_type = "s"
        cell.quotePrefix = bool(_LIKE_A_FORMULA.match(text))


def _add_choices(sheet: Worksheet, position: int, column: Column, rows: int, tables: Sequence[Table]) -> None:
    if not column.choices:
        return
    listed = _listed(column, tables) if column.listed_on else f'"{",".join(column.choices.values())}"'
    if not listed:
        return
    rule = DataValidation(
        type="list", formula1=listed, allow_blank=True, showErrorMessage=True, errorTitle="Not on the list",
        error="Choose from the list, or leave the cell empty.",
    )  # fmt: skip
    letter = column_letter(position)
    rule.add(f"{letter}2:{letter}{rows + 1 + SPARE_ROWS}")
    sheet.add_data_validation(rule)


def _listed(column: Column, tables: Sequence[Table]) -> str:
    """The cells of another sheet that list the choices, however many there come to be.

    Empty when two things share a title: the list would offer what cannot be told apart.
    """
    if column.listed_on is None:
        return ""
    sheet, heading = column.listed_on
    table = next(table for table in tables if table.name == sheet)
    at = next(position for position, held in enumerate(table.columns) if held.heading == heading)
    if [row[at] for row in table.rows] != list(column.choices.values()):
        return ""
    letter, end = column_letter(at), len(table.rows) + 1 + SPARE_ROWS
    return f"OFFSET('{sheet}'!${letter}$2,0,0,COUNTA('{sheet}'!${letter}$2:${letter}${end}),1)"


def _shade_expectations(sheet: Worksheet, table: Table) -> None:
    held = [position for position, column in enumerate(table.columns) if column.key[0] == "expected_by"]
    if not held:
        return
    area = f"{column_letter(held[0])}2:{column_letter(held[-1])}{len(table.rows) + 1 + SPARE_ROWS}"
    for expectation, shade in _SHADES.items():
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=shade))
        rule = Rule("cellIs", operator="equal", formula=[f'"{expectation.value}"'], dxf=look)
        sheet.conditional_formatting.add(area, rule)
