from service.exports.numbering import Ref, line_refs, number_lines
from service.exports.view import number_lines as from_view
from tests.service.exports.sample import sample_report


def test_lines_are_numbered_in_document_order_without_headings() -> None:
    report = sample_report()
    numbers = number_lines(report)
    lines = [verdict.clause for verdict in report.verdicts if not verdict.clause.is_heading]
    assert [numbers[clause.id] for clause in lines] == list(range(1, len(lines) + 1))
    assert len(numbers) == len(lines)


def test_references_are_in_line_order_each_once() -> None:
    assert line_refs({"c3": 1, "c5": 2}, ("c5", "c3", "c5")) == (Ref("1", "c3"), Ref("2", "c5"))


def test_headings_and_unknown_clauses_give_no_reference() -> None:
    assert line_refs({"c3": 1}, ("c1", "c99")) == ()


def test_the_view_offers_the_same_numbers_to_other_exports() -> None:
    assert from_view is number_lines
