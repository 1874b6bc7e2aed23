from dataclasses import replace
from pathlib import Path

import pytest

from alignment.pathway import Content
from alignment.pathway.sheets.from_content import make_tables
from alignment.pathway.sheets.table import Cell, Odd
from alignment.pathway.sheets.to_content import read_grids
from tests.alignment.pathway.sheets.sheet_cases import bakery, grids_of, problems, put, read_spoiled, spoiled

ID = "Id (leave alone)"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return bakery(tmp_path)


def said(content: Content, sheet: str, column: str, row: int, cell: Cell) -> str:
    """The one problem with a cell."""
    (problem,) = problems(spoiled(content, sheet, put(column, row, cell)))
    return problem


# --- what is read ----------------------------------------------------------------------------------------------------


def test_columns_may_stand_in_any_order_and_headings_in_any_case(content: Content) -> None:
    def turn(cells: list[list[Cell]]) -> None:
        for row in cells:
            row.reverse()
        cells[0] = [str(heading).upper() for heading in cells[0]]

    assert read_spoiled(content, "Statements", turn).content == content


def test_words_of_a_list_may_be_in_any_case_and_ids_stand_for_titles(content: Content) -> None:
    assert read_spoiled(content, "Statements", put("Baker", 2, " CORE ")).content == content
    assert read_spoiled(content, "Statements", put("Theme", 2, "dough")).content == content


def test_empty_rows_and_columns_are_passed_over(content: Content) -> None:
    def pad(cells: list[list[Cell]]) -> None:
        cells.insert(2, [""] * len(cells[0]))
        cells.append([9.0, *[" "] * (len(cells[0]) - 1)])
        for row in cells:
            row.append("")

    assert read_spoiled(content, "Statements", pad).content == content


def test_a_sheet_that_is_not_ours_is_left_out_and_told(content: Content) -> None:
    grids = grids_of(make_tables(content))
    read = read_grids({**grids, "Read me": grids["Codes"], "My notes": grids["Codes"]})
    assert read.content == content
    assert read.left_out == ("My notes",)


def test_the_order_of_rows_is_the_order_of_the_content(content: Content) -> None:
    def swap(cells: list[list[Cell]]) -> None:
        cells[1], cells[2] = cells[2], cells[1]

    back = read_spoiled(content, "Statements", swap).content
    assert [entry.id for entry in back.statements["skills.yaml"]] == ["shop.pride", "dough.knead"]


def test_a_weight_may_be_zero_and_an_empty_cell_is_none(content: Content) -> None:
    back = read_spoiled(content, "Signs", put("Head baker", 2, 0.0)).content
    assert back.categories[0].signs[0].also == {"head_baker": 0}
    back = read_spoiled(content, "Signs", put("Head baker", 2, "")).content
    assert back.categories[0].signs[0].also == {}


def test_two_things_of_the_same_title_go_by_their_ids(content: Content) -> None:
    themes = tuple(theme.model_copy(update={"title": "Bread"}) for theme in content.manifest.themes)
    alike = replace(content, manifest=content.manifest.model_copy(update={"themes": themes}))
    tables = make_tables(alike)
    assert read_grids(grids_of(tables)).content == alike
    assert {row[1] for row in tables[0].rows} == {"dough", "shop"}


# --- what is refused: the sheet, the row and the column are told -----------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "column", "row", "cell", "expected"),
    [
        (
            "Statements", "Baker", 2, "exspected",
            "Statements, row 2, column E (Baker): 'exspected' is not one of the choices. Did you mean 'expected'?",
        ),
        (
            "Statements", "Baker", 2, "x",
            "Statements, row 2, column E (Baker): 'x' is not one of the choices. It is one of: core, expected, "
            "developing.",
        ),
        (
            "Statements", "Theme", 3, "The shopp",
            "Statements, row 3, column B (Theme): 'The shopp' is not one of the choices. Did you mean 'The shop'?",
        ),
        ("Statements", "Kind", 2, "", "Statements, row 2, column C (Kind): it is empty."),
        ("Statements", "Statement", 2, "", "Statements, row 2, column D (Statement): it is empty."),
        (
            "Statements", ID, 3, "dough.knead",
            "Statements, row 3, column J (Id (leave alone)): 'dough.knead' is already used in row 2: each needs its "
            "own.",
        ),
        (
            "Statements", ID, 3, "Dough Knead",
            "Statements, row 3, column J (Id (leave alone)): 'Dough Knead' is not written as it must be. The sheet "
            "'Read me' says how.",
        ),
        (
            "Statements", "File", 3, "../skills.yaml",
            "Statements, row 3, column H (File): '../skills.yaml' is not written as it must be. The sheet 'Read me' "
            "says how.",
        ),
        (
            "Statements", "Statement", 2, 12.0,
            "Statements, row 2, column D (Statement): it holds the number 12 where text was wanted: format the cell as "
            "Text and type it again.",
        ),
        (
            "Codes", "Code", 2, 7.0,
            "Codes, row 2, column C (Code): it holds the number 7 where text was wanted: format the cell as Text and "
            "type it again.",
        ),
        (
            "Statements", "Phrases", 2, Odd("a formula"),
            "Statements, row 2, column G (Phrases): it holds a formula, and only plain text or a number can be read: "
            "type what it shows instead.",
        ),
        (
            "Signs", "Baker", 2, "much",
            "Signs, row 2, column E (Baker): 'much' is not a number: write one such as 1.5 or -2, or leave it empty.",
        ),
        ("Signs", "Baker", 2, "", "Signs, row 2, column E (Baker): it is empty."),
        (
            "Signs", "Head baker", 2, 99.0,
            "Signs, row 2, column F (Head baker): Input should be less than or equal to 10 (it is 99.0)",
        ),
        ("Signs", "Role category", 2, "", "Signs, row 2, column A (Role category): it is empty."),
        (
            "Signs", "Phrases", 2, "a*b",
            "Signs, row 2, column D (Phrases): The phrase 'a*b' holds 'a*b': a word is letters, digits, hyphens and "
            "apostrophes, with a `*` only at its end.",
        ),
        ("Themes", ID, 2, "", "Themes, row 2, column C (Id (leave alone)): it is empty."),
        (
            "Role categories", "Source", 2, "gild",
            "Role categories, row 2, column F (Source): 'gild' is not one of the choices. Did you mean 'guild'?",
        ),
        (
            "Codes", "Confirmed", 2, "maybe",
            "Codes, row 2, column D (Confirmed): 'maybe' is not one of the choices. It is one of: yes, no.",
        ),
        ("About", "Value", 2, "", "About, row 2, column B (Value): it is empty."),
        (
            "About", "Value", 8, "last May",
            "About, row 8, column B (Value): 'last May' is not written as it must be. The sheet 'Read me' says how.",
        ),
        ("About", "Name", 3, "Titel", "About, row 3, column A (Name): 'Titel' is not a name this sheet knows."),
        ("About", "Name", 3, "version", "About, row 3, column A (Name): 'version' stands in row 2 too."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_told(
    content: Content, sheet: str, column: str, row: int, cell: Cell, expected: str
) -> None:
    assert said(content, sheet, column, row, cell) == expected


def test_a_column_of_no_role_category_is_told(content: Content) -> None:
    told = problems(spoiled(content, "Statements", put("Head baker", 1, "Head backer")))
    assert told == [
        "Statements, row 1, column F: there is no column 'Head backer' on this sheet. Did you mean 'Head baker'?",
        "Statements, row 1: the column 'Head baker' is missing.",
    ]
    told = problems(spoiled(content, "Statements", lambda cells: cells[0].append("Miller")))
    assert told == [
        "Statements, row 1, column K: there is no column 'Miller' on this sheet. A role category's column "
        "has its title."
    ]


def test_a_missing_column_is_told(content: Content) -> None:
    told = problems(spoiled(content, "Statements", lambda cells: [row.pop(3) for row in cells]))
    assert told == ["Statements, row 1: the column 'Statement' is missing."]


def test_a_column_that_stands_there_twice_or_without_a_heading_is_told(content: Content) -> None:
    told = problems(spoiled(content, "Themes", lambda cells: cells[0].append("Theme")))
    assert told == ["Themes, row 1, column D: there are two columns called 'Theme': remove one of them."]

    def note(cells: list[list[Cell]]) -> None:
        cells[0].append("")
        cells[1].append("look at this again")

    assert problems(spoiled(content, "Themes", note)) == ["Themes, row 1, column D: the column has no heading."]


def test_merged_cells_are_told(content: Content) -> None:
    grids = grids_of(make_tables(content))
    told = problems({**grids, "Themes": replace(grids["Themes"], merged=("A2:B2",))})
    assert told == ["Themes: the cells A2:B2 are merged: unmerge them, so that each row stands alone."]


def test_an_empty_sheet_lacks_its_columns(content: Content) -> None:
    assert problems(spoiled(content, "Codes", lambda cells: cells.clear()))[0].startswith("Codes, row 1: the column")


def test_a_kind_of_outside_role_without_a_sign_is_told(content: Content) -> None:
    told = problems(spoiled(content, "Outside signs", lambda cells: cells.pop()))
    assert told == ["Outside scope, row 2: it has no sign: give it a row on the sheet 'Outside signs'."]


def test_a_sign_that_one_role_category_has_twice_is_told(content: Content) -> None:
    def copy(cells: list[list[Cell]]) -> None:
        cells.append(list(cells[1]))

    told = problems(spoiled(content, "Signs", copy))
    assert told == ["Signs, row 4, column B (Sign): 'kneads' is already used in row 2: each needs its own."]


def test_several_slips_are_told_together(content: Content) -> None:
    def spoil(cells: list[list[Cell]]) -> None:
        for row in cells[1:]:
            row[1] = "Bred"

    assert len(problems(spoiled(content, "Statements", spoil))) == 4


def test_more_slips_than_a_screen_holds_are_counted(content: Content) -> None:
    def spoil(cells: list[list[Cell]]) -> None:
        cells.extend([[*cells[1][:1], "Bred", *cells[1][2:-1], f"dough.b{at}"] for at in range(40)])

    told = problems(spoiled(content, "Statements", spoil))
    assert len(told) == 21
    assert told[-1] == "… and 20 more."


def test_no_theme_at_all_is_told(content: Content) -> None:
    def clear(cells: list[list[Cell]]) -> None:
        del cells[1:]

    grids = {**spoiled(content, "Themes", clear), "Statements": spoiled(content, "Statements", clear)["Statements"]}
    assert problems(grids) == ["Themes: there is no theme: every statement needs one."]
