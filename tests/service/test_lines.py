"""The lines of a kept report. What decisions make sense is tested over HTTP, in routes/test_reviews.py."""

import pytest

from service.errors import LineNotFoundError
from service.lines import find_line, read_lines
from service.store import NewAlignment


def test_headings_are_no_lines_and_each_line_has_its_statements(advert_report: NewAlignment) -> None:
    lines = read_lines(advert_report.report)
    assert len(lines) == advert_report.lines
    assert len({line.id for line in lines}) == len(lines)
    pointing = next(line for line in lines if line.statements)
    assert all(text and text != name for name, text in pointing.statements.items())


def test_an_unknown_line_is_told_and_not_repeated_at_length(advert_report: NewAlignment) -> None:
    with pytest.raises(LineNotFoundError) as caught:
        find_line(read_lines(advert_report.report), "x" * 5000)
    assert len(caught.value.problem) < 200
