"""The table as a CSV file."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from service.exports import render_csv
from service.exports.csv_file import BYTE_ORDER_MARK
from service.exports.table import HEADINGS, line_table
from service.review import Choice, Decision, Draft, Review

from .sample import sample_report

LINE = next(v.clause.id for v in sample_report().verdicts if v.matches)


def review(wording: str) -> Review:
    draft = Draft(LINE, Choice.ADJUST, by="Asha", wording=wording, reason="clearer, shorter")
    return Review(60, (Decision(draft, 1, datetime(2026, 3, 1, 9, 5, tzinfo=UTC)),))


def read(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))


def test_the_file_is_as_it_was_agreed(golden: Callable[[str, str], None]) -> None:
    golden("exports/senior-carer.csv", render_csv(sample_report(), review("Give “medicines”, as agreed.")))


def test_it_reads_back_as_the_table() -> None:
    rows = read(render_csv(sample_report()))
    assert tuple(rows[0]) == HEADINGS
    assert [tuple(row) for row in rows[1:]] == list(line_table(sample_report()))


def test_a_spreadsheet_program_knows_the_encoding_and_the_lines() -> None:
    data = render_csv(sample_report()).encode()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == len(line_table(sample_report())) + 1


@pytest.mark.parametrize(
    "wording",
    ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://evil.example","x")', "\t=1", " =1", "＝1+1", "'=1", "|=1\n=2"],
)
def test_nothing_a_person_wrote_is_run_as_a_formula(wording: str) -> None:
    cells = {cell for row in read(render_csv(sample_report(), review(wording))) for cell in row}
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in cells)
    assert any(wording.split()[-1].lstrip("'") in cell for cell in cells)
