import io
from collections.abc import Iterable, Sequence

import pytest
from openpyxl import Workbook

from alignment.errors import CorruptDocumentError, EncodingError, InvalidPathwayError, PathwayImportError
from alignment.pathway.importing.pages import AskedOf, ImportedPage
from alignment.pathway.importing.sheets import read_csv, read_workbook
from alignment.pathway.schema import CategoryFile
from alignment.types import Expectation, StatementKind

from .import_cases import SHEET

CORE, EXPECTED, DEVELOPING = Expectation.CORE, Expectation.EXPECTED, Expectation.DEVELOPING
KNOWN = (
    CategoryFile(id="baker", title="Baker", summary="Bakes."),
    CategoryFile(id="head_baker", title="Head baker", summary="Leads."),
)


def csv_page(*lines: str, known: Sequence[CategoryFile] = KNOWN, one_category: bool = False) -> ImportedPage:
    return read_csv("\n".join(lines).encode(), "list.csv", known, one_category=one_category)


def workbook(*sheets: tuple[str, Iterable[Sequence[object]]], merged: str = "") -> bytes:
    """An Excel workbook; the merged cells are in the first sheet."""
    book = Workbook()
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    if merged:
        book.worksheets[0].merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_sheet_with_a_column_for_each_role_category_gives_what_each_expects() -> None:
    page = read_csv(SHEET.read_bytes(), "statements.csv", KNOWN, one_category=False)
    assert [(one.theme, one.kind, one.text, one.place) for one in page.statements] == [
        ("Dough", StatementKind.SKILL, "Knead dough, by hand or by machine, until it is smooth.", "row 3"),
        ("Dough", StatementKind.KNOWLEDGE, "Know how flour takes up water.", "row 4"),
        ("The shop", StatementKind.BEHAVIOUR, "Greet each customer.", "row 5"),
    ]
    assert [one.asked_of for one in page.statements] == [
        (AskedOf("Baker", EXPECTED), AskedOf("Head baker", EXPECTED)),
        (AskedOf("Baker", CORE, stated=True), AskedOf("Head baker", DEVELOPING, stated=True)),
        (AskedOf("Baker", EXPECTED),),
    ]


def test_what_is_not_understood_is_said_with_its_place() -> None:
    page = read_csv(SHEET.read_bytes(), "statements.csv", KNOWN, one_category=False)
    assert [(one.place, one.text, one.reason) for one in page.left_out] == [
        ("row 1", "List of statements for trying things out", "It stands above the headings."),
        ("row 5", "perhaps", "Under 'Head baker', this is not understood."),
        ("row 6", "4 The shop", "The row has no statement."),
        ("row 7", "Count the till at night", "No role category asks for it."),
    ]
    assert page.notes == ("In the sheet, these columns were not understood and not read: 'Ref', 'Comment'.",)


def test_a_column_of_role_categories_may_name_several_and_another_the_expectation() -> None:
    page = csv_page(
        "Role category;Wording;Expected", '"Baker; head_baker";Knead dough;must do', "All;Taste bread;", "Cook;Fry;yes"
    )
    assert [one.asked_of for one in page.statements] == [
        (AskedOf("Baker", CORE, stated=True), AskedOf("head_baker", CORE, stated=True)),
        (AskedOf("Baker", EXPECTED), AskedOf("Head baker", EXPECTED)),
        (AskedOf("Cook", EXPECTED),),
    ]


def test_a_role_category_that_is_nearly_a_known_one_is_taken_for_a_slip() -> None:
    page = csv_page("Role category,Statement", "Baker,Knead", "Heed baker,Taste")
    assert [one.text for one in page.statements] == ["Knead."]
    assert page.left_out[0].text == "Heed baker"


def test_a_column_of_nothing_but_marks_is_a_role_category_of_its_own() -> None:
    page = csv_page("Statement,Pastry cook,Remark", "Knead,x,ok", "Fold,core,", known=())
    assert [asked.category for one in page.statements for asked in one.asked_of] == ["Pastry cook", "Pastry cook"]


def test_a_sheet_about_one_role_category_needs_no_column_for_it() -> None:
    page = csv_page("Text\tKind of statement", "Respect\tValue", "Knead\tCompetency", one_category=True)
    assert [(one.text, one.kind, one.theme) for one in page.statements] == [
        ("Respect", StatementKind.VALUE, "Values"),
        ("Knead.", StatementKind.SKILL, ""),
    ]
    assert page.notes == ("row 3: the kind 'Competency' is not understood, so it was guessed.",)


def test_a_role_category_that_was_named_stands_for_those_in_the_sheet_and_that_is_said() -> None:
    page = csv_page("Statement,Role category", "Knead,Head baker", one_category=True)
    assert page.statements[0].asked_of == (AskedOf("", EXPECTED),)
    assert page.notes == ("In the sheet, the columns of role categories were not read: one was named.",)


def test_a_sheet_that_names_no_role_category_is_refused() -> None:
    with pytest.raises(PathwayImportError, match="no column says which role category") as caught:
        csv_page("Statement", "Knead")
    assert "--category" in caught.value.cure


def test_a_sheet_without_statements_is_refused() -> None:
    with pytest.raises(PathwayImportError, match="No column is headed as one of statements"):
        csv_page("Name,Price", "Bread,2")


def test_csv_from_an_older_spreadsheet_program_is_read() -> None:
    page = read_csv("Statement;Baker\nSay “café”;x\n".encode("cp1252"), "list.csv", KNOWN, one_category=False)
    assert page.statements[0].text == "Say “café”."


def test_what_is_not_csv_is_refused() -> None:
    with pytest.raises(CorruptDocumentError, match="not a CSV file"):
        csv_page("Statement,Baker", '"Knead"dough,x')
    with pytest.raises(EncodingError):
        read_csv(bytes(range(1, 9)) * 500, "list.csv", KNOWN, one_category=False)


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    data = workbook(
        ("About", [["Made for trying things out"]]),
        ("Skills", [["Theme", "Statement", "Baker"], ["Dough", "Knead", "core"]]),
        ("More", [["Statement", "Baker"], ["Taste", "x"]]),
    )
    page = read_workbook(data, "list.xlsx", KNOWN, one_category=False)
    assert [(one.text, one.place) for one in page.statements] == [
        ("Knead.", "Skills, row 2"),
        ("Taste.", "More, row 2"),
    ]
    assert page.notes == ("The sheet 'About' has no column of statements and was not read.",)


def test_a_merged_cell_counts_for_every_row_it_covers() -> None:
    rows: list[list[object]] = [["Theme", "Statement", "Baker"], ["Dough", "Knead", "x"], [None, "Fold", "x"]]
    page = read_workbook(workbook(("Sheet", rows), merged="A2:A3"), "list.xlsx", KNOWN, one_category=False)
    assert [one.theme for one in page.statements] == ["Dough", "Dough"]


def test_a_formula_is_not_read_and_said() -> None:
    rows = [["Statement", "Baker"], ["=A3", "x"], ["Knead", "x"]]
    page = read_workbook(workbook(("Sheet", rows)), "list.xlsx", KNOWN, one_category=False)
    assert [one.text for one in page.statements] == ["Knead."]
    assert page.notes == ("row 2, column A holds a formula and was not read.",)


def test_a_broken_workbook_is_refused() -> None:
    with pytest.raises(InvalidPathwayError):
        read_workbook(workbook(("Sheet", [["Statement"]]))[:-200], "list.xlsx", KNOWN, one_category=False)
