import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.errors import InvalidPathwayError
from alignment.pathway.sheets.csv_files import from_csv, to_csv
from alignment.pathway.sheets.table import Column, Holds, Table
from tests.alignment.pathway.sheets.sheet_cases import TRICKY

COLUMNS = (Column(("text",), "Text"), Column(("weight",), "Weight", holds=Holds.NUMBER))
# As content is: one line or several, without spaces at their ends.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


def table(*texts: str) -> Table:
    return Table("Codes", COLUMNS, tuple((text, -1.5) for text in texts))


def as_a_spreadsheet_sees(data: bytes) -> list[str]:
    return [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))][1:]


def test_a_file_begins_as_excel_wants() -> None:
    assert to_csv(table("a")) == b"\xef\xbb\xbfText,Weight\r\na,-1.5\r\n"


@pytest.mark.parametrize("text", [text for text in TRICKY if text[0] in "=+-@'" or text[0].isdigit()])
def test_nothing_a_spreadsheet_would_run_or_turn_into_a_date_stands_bare(text: str) -> None:
    assert as_a_spreadsheet_sees(to_csv(table(text))) == [f"'{text}"]


def test_ordinary_text_has_no_mark() -> None:
    assert as_a_spreadsheet_sees(to_csv(table("Knead dough", "may contain nuts", "a - b"))) == [
        "Knead dough", "may contain nuts", "a - b",
    ]  # fmt: skip


@given(st.lists(TEXTS | st.sampled_from(TRICKY), max_size=5))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    grid = from_csv(to_csv(table(*texts)), "codes.csv")
    assert [row[0] for row in grid.rows[1:]] == texts


def test_an_apostrophe_that_a_person_typed_stays() -> None:
    assert from_csv(b"Text\r\n'ave a go\r\n", "x.csv").rows[1] == ("'ave a go",)


def test_a_file_in_another_encoding_or_a_broken_one_is_refused() -> None:
    with pytest.raises(InvalidPathwayError, match=r"codes\.csv: the file is not UTF-8"):
        from_csv("café".encode("cp1252"), "codes.csv")
    with pytest.raises(InvalidPathwayError, match=r"codes\.csv: this is not a CSV file"):
        from_csv(b'"never closed', "codes.csv")
