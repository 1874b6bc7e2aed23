from alignment.documents.draft import Piece
from alignment.documents.tables import Cell, Table, table_pieces
from alignment.types import BlockKind


def grid(*rows: tuple[str, ...], bold_first: bool = False) -> Table:
    cells = [
        Cell(row, column, [Piece(BlockKind.PARAGRAPH, text, bold=bold_first and row == 1)])
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return Table(1, cells)


def headings(table: Table) -> list[tuple[str, str, str]]:
    return [(piece.text, piece.column_heading, piece.row_heading) for piece in table_pieces(table)]


def test_the_first_column_names_its_row_when_it_is_short() -> None:
    assert headings(grid(("Hours", "37"), ("Pay", "£12")))[1::2] == [("37", "", "Hours"), ("£12", "", "Pay")]


def test_a_first_column_that_says_something_itself_names_nothing() -> None:
    assert headings(grid(("Washes people and helps them dress.", "Cooks"), ("1.", "Cleans")))[1::2] == [
        ("Cooks", "", ""), ("Cleans", "", ""),
    ]  # fmt: skip


def test_a_bold_first_row_over_plain_rows_is_a_header() -> None:
    assert headings(grid(("Task", "How often"), ("Cook", "Daily"), bold_first=True))[-1] == (
        "Daily",
        "How often",
        "Cook",
    )
    assert headings(grid(("Task", "How often"), ("Cook", "Daily")))[-1] == ("Daily", "", "Cook")


def test_a_header_in_the_middle_starts_afresh_and_names_the_rows_below() -> None:
    first = ("Training", "Essential", "Desirable"), ("", "Level 2", "")
    table = grid(*first, ("Skills", "Essential", "Desirable"), ("", "", "Cook"))
    found = {text: (column, row) for text, column, row in headings(table)}
    assert found["Level 2"] == ("Essential", "Training")
    assert found["Cook"] == ("Desirable", "Skills")


def test_a_table_of_one_column_is_a_frame_round_ordinary_text() -> None:
    table = Table(3, [Cell(1, 1, [Piece(BlockKind.HEADING, "Duties", level=1), Piece(BlockKind.PARAGRAPH, "Wash")])])
    pieces = list(table_pieces(table))
    assert [piece.kind for piece in pieces] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert pieces[1].locator.table == 3


def test_an_empty_table_has_no_pieces() -> None:
    assert list(table_pieces(Table(1))) == []


def test_two_columns_of_wishes_do_not_name_each_other() -> None:
    table = grid(
        ("Must have", "Nice to have"),
        ("Bags of energy, creativity and patience", "Play an instrument or share a craft"),
        ("Good organiser who sees things through", "Drives"),
    )
    assert headings(table)[2:4] == [
        ("Bags of energy, creativity and patience", "Must have", ""),
        ("Play an instrument or share a craft", "Nice to have", ""),
    ]


def test_an_abbreviation_with_full_stops_is_a_heading_too() -> None:
    assert headings(grid(("", "Essential", "M.O.A."), ("Skills", "Hoists", "A")))[-1] == ("A", "M.O.A.", "Skills")


def test_labels_lose_their_colon_as_headings() -> None:
    assert headings(grid(("Pay:", "£12"), ("Hours:", "37")))[1] == ("£12", "", "Pay")
