from dataclasses import replace

import pytest

from alignment.types import Notice, Provenance, RoleFit, Summary
from service.exports.view import view_report
from service.exports.wording import GUIDANCE, count, listed, sentence
from tests.service.exports.sample import Line, report_of, sample_report


def test_the_same_report_gives_the_same_view() -> None:
    assert view_report(sample_report()) == view_report(sample_report())


def test_a_document_without_a_title_goes_by_its_file_name() -> None:
    report = sample_report()
    view = view_report(replace(report, document=replace(report.document, title="  ")))
    assert view.title == "Senior carer - Larkfield Lodge.docx"
    assert view.file_name == ""


def test_the_version_read_against_is_named() -> None:
    assert "version 2025-04" in view_report(sample_report()).held_against


def test_what_stands_at_the_head_is_not_a_notice_again() -> None:
    view = view_report(sample_report())
    assert view.guidance.startswith("This is guidance about a document")
    assert view.pathway_notice.startswith("The statements are illustrative")
    assert view.notices == (
        "Line 19 holds an email address. Think before you pass this report on.",
        "The person specification is short, so fewer statements could be found there.",
    )


def test_every_report_says_it_is_guidance() -> None:
    assert view_report(sample_report(notices=())).guidance == GUIDANCE


def test_a_notice_of_the_document_is_shown_once() -> None:
    report = sample_report()
    view = view_report(replace(report, notices=(*report.document.notices, Notice("x", "Two."))))
    assert len(view.notices) == 2


def test_the_tally_counts_every_line() -> None:
    assert view_report(sample_report()).tally == (
        "20 lines: 7 point to a statement, 3 have no counterpart, 5 are boilerplate and 5 were not matched for another "
        "reason."
    )


def test_the_tally_speaks_of_one_line_and_of_none() -> None:
    assert view_report(report_of(Line("Walk the dog"))).tally == "1 line: 1 has no counterpart."
    assert view_report(report_of()).tally == "There are no lines."


def test_lines_with_no_counterpart_and_boilerplate_are_gathered() -> None:
    view = view_report(sample_report())
    assert [row.number for row in view.without] == [9, 11, 14]
    assert [row.number for row in view.boilerplate] == [15, 16, 17, 18, 19]


def test_what_was_not_read_says_where_and_why() -> None:
    first = view_report(sample_report()).not_read[0]
    assert (first.name, first.value, first.place) == ("A picture", "It may hold words, which are not read.", "page 1")


def test_provenance_is_complete_and_in_a_settled_order() -> None:
    made = {detail.name: detail.value for detail in view_report(sample_report()).provenance}
    assert made["Fingerpost"] == "0.1.0"
    assert made["Text model"] == "small-local-model"
    assert [name for name in made if name.startswith("Prompt")] == ["Prompt: rewrite", "Prompt: summary"]
    assert made["Setting: windowed"] == "yes"
    assert made["Setting: lexical weight"] == "0.35"


def test_provenance_without_a_model_says_so() -> None:
    made = Provenance("0.1.0", "encoder", "e", "p", settings={"category": ""})
    details = {detail.name: detail.value for detail in view_report(sample_report(provenance=made)).provenance}
    assert details["Text model"].startswith("none")
    assert details["Setting: category"] == "none"


def test_an_empty_report_has_a_view() -> None:
    report = report_of(gaps=(), coverage=(), summary=Summary(), notices=())
    view = view_report(replace(report, role_fit=RoleFit(report.role_fit.outcome, (), "")))
    assert (view.lines, view.summary, view.coverage, view.without) == ((), (), (), ())


def test_three_hundred_lines_are_numbered_to_three_hundred() -> None:
    view = view_report(report_of(*[Line(f"Do task {n}") for n in range(300)]))
    assert [row.number for row in view.lines] == list(range(1, 301))


@pytest.mark.parametrize(("words", "said"), [("", ""), ("a fact", "A fact."), ("Why?", "Why?"), (" x. ", "X.")])
def test_words_become_a_sentence(words: str, said: str) -> None:
    assert sentence(words) == said


def test_numbers_and_lists_read_as_people_say_them() -> None:
    assert [count(0, "line"), count(1, "line"), count(2, "line")] == ["no lines", "1 line", "2 lines"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]
