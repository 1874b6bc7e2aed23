import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from alignment.errors import InvalidPathwayError
from alignment.pathway import Content
from alignment.pathway.sheets.from_content import make_tables
from alignment.pathway.sheets.layout import SHEETS
from alignment.pathway.sheets.packing import pack, unpack
from alignment.pathway.sheets.read_me import write_read_me
from alignment.pathway.sheets.table import Odd
from alignment.pathway.sheets.workbook import to_workbook
from alignment.pathway.sheets.workbook_reading import from_workbook
from tests.alignment.pathway.sheets.sheet_cases import bakery, grids_of


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return bakery(tmp_path)


@pytest.fixture
def book(content: Content) -> bytes:
    tables = make_tables(content)
    return to_workbook(tables, write_read_me(tables))


def sheet(book: bytes, name: str) -> Worksheet:
    found = load_workbook(io.BytesIO(book))[name]
    assert isinstance(found, Worksheet)
    return found


def made(**cells: str | float | date) -> bytes:
    """A workbook of one sheet, by the names of its cells."""
    made_book = Workbook()
    page = made_book["Sheet"]
    for place, value in cells.items():
        page[place] = value
    held = io.BytesIO()
    made_book.save(held)
    return held.getvalue()


# --- what a person finds ---------------------------------------------------------------------------------------------


def test_the_sheets_come_in_order_with_one_to_read_first(book: bytes) -> None:
    assert tuple(load_workbook(io.BytesIO(book)).sheetnames) == ("Read me", *SHEETS)


def test_statements_have_a_column_for_each_role_category_and_stay_in_view(book: bytes) -> None:
    page = sheet(book, "Statements")
    headings = [cell.value for cell in page[1]]
    assert headings == [
        "No.", "Theme", "Kind", "Statement", "Baker", "Head baker", "Phrases", "File", "Replaces", "Id (leave alone)",
    ]  # fmt: skip
    assert page.freeze_panes == "E2"
    assert page.auto_filter.ref == "A1:J5"


def test_cells_with_a_choice_have_a_drop_down_list_that_goes_on_below_the_last_row(book: bytes) -> None:
    lists = {str(rule.sqref): rule.formula1 for rule in sheet(book, "Statements").data_validations.dataValidation}
    assert lists == {
        "B2:B505": "OFFSET('Themes'!$A$2,0,0,COUNTA('Themes'!$A$2:$A$503),1)",
        "C2:C505": '"value,behaviour,knowledge,skill"',
        "E2:E505": '"core,expected,developing"',
        "F2:F505": '"core,expected,developing"',
    }


def test_every_text_is_text_even_where_it_looks_like_a_formula(book: bytes) -> None:
    page = sheet(book, "Statements")
    formula = next(cell for cell in page["D"] if str(cell.value).startswith("="))
    assert (formula.data_type, formula.number_format, formula.quotePrefix) == ("s", "@", True)
    assert all(b"<f>" not in data for data in unpack(book).values())


def test_what_is_typed_into_a_new_row_stays_text(book: bytes) -> None:
    assert sheet(book, "Codes").column_dimensions["C"].number_format == "@"


def test_the_first_sheet_says_how_to_read_it_back(book: bytes) -> None:
    text = "\n".join(str(row[0].value or "") for row in sheet(book, "Read me").iter_rows())
    assert "fingerpost pathway import-sheets FILE --into FOLDER" in text
    assert all(f"{name}: " in text for name in SHEETS)


def test_nothing_in_the_file_tells_the_time(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_workbook_comes_back_cell_by_cell(content: Content, book: bytes) -> None:
    grids = from_workbook(book, "out.xlsx")
    assert {name: grid for name, grid in grids.items() if name != "Read me"} == grids_of(make_tables(content))


def test_what_no_content_could_hold_is_kept_as_odd() -> None:
    book = made(A1="=1+1", B1=True, C1=date(2025, 4, 9), D1="#REF!", E1=3, F1="x_x000D_\ny")
    assert from_workbook(book, "x.xlsx")["Sheet"].rows == (
        (Odd("a formula"), Odd("TRUE or FALSE"), Odd("a date or time"), Odd("the error #REF!"), 3.0, "x\ny"),
    )


def test_merged_cells_are_noted() -> None:
    made_book = Workbook()
    made_book["Sheet"]["A1"] = "a"
    made_book["Sheet"].merge_cells("A1:B2")
    held = io.BytesIO()
    made_book.save(held)
    assert from_workbook(held.getvalue(), "x.xlsx")["Sheet"].merged == ("A1:B2",)


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.hostile
def test_what_is_not_a_workbook_is_refused(book: bytes) -> None:
    parts = unpack(book)
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    for data in (
        b"",
        b"hello",
        book[: len(book) // 2],
        pack({"a.xml": b"<a/>"}),
        pack({name: data for name, data in parts.items() if name != "xl/workbook.xml"}),
        pack({**parts, "xl/workbook.xml": entities}),
        pack({**parts, "xl/worksheets/sheet2.xml": b"<worksheet"}),
        pack({**parts, "xl/big.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
    ):
        with pytest.raises(InvalidPathwayError, match=r"^out\.xlsx: "):
            from_workbook(data, "out.xlsx")


@pytest.mark.hostile
def test_a_sheet_that_goes_on_for_ever_is_refused() -> None:
    with pytest.raises(InvalidPathwayError, match="goes down to row 1,048,576 and across to column 16,384"):
        from_workbook(made(XFD1048576="x"), "x.xlsx")


@pytest.mark.hostile
def test_a_file_over_the_limit_is_refused(book: bytes) -> None:
    with pytest.raises(InvalidPathwayError, match="bytes and the limit is"):
        from_workbook(book + b" " * 5_000_000, "out.xlsx")
