from dataclasses import replace

from alignment.types import Report, Sentence, Summary, ThemeCoverage
from service.exports.lookup import look_up
from service.exports.missing import gaps_view
from service.exports.overview import (
    LOOKS_SHOWN,
    PICTURE_WIDTH,
    LookRow,
    SummaryPart,
    coverage_rows,
    look_first,
    summary_note,
    summary_parts,
)
from tests.service.exports.sample import COVERAGE, ROLE_FIT, SUMMARY, report_of, sample_report


def _parts(report: Report) -> tuple[SummaryPart, ...]:
    lookup = look_up(report)
    return summary_parts(report, lookup, gaps_view(report, lookup))


def _looks(report: Report) -> tuple[LookRow, ...]:
    lookup = look_up(report)
    return look_first(report, lookup, gaps_view(report, lookup))


def _refs(item: Sentence) -> list[str]:
    ((row,),) = (part.rows for part in _parts(sample_report(summary=Summary((item,)))))
    return [ref.label for ref in row.refs]


def test_sentences_keep_their_order_and_parts() -> None:
    parts = _parts(sample_report())
    assert [part.title for part in parts] == [
        "",
        "What it speaks of",
        "What it does not mention",
        "What has no counterpart",
    ]
    assert [row.text for part in parts for row in part.rows] == [item.text for item in SUMMARY.sentences]


def test_a_sentence_cites_its_lines_by_number() -> None:
    assert _refs(Sentence("Medicines.", ("c9", "c7"), ("medicines.give",), "extractive")) == ["4", "6"]


def test_a_sentence_on_gaps_cites_their_labels() -> None:
    assert _refs(Sentence("Missing.", (), ("safeguarding.raise", "rights.consent"), "extractive")) == ["G1", "G3"]


def test_a_matched_statement_without_a_line_is_cited_by_the_line_it_stands_at() -> None:
    assert _refs(Sentence("Kind.", (), ("values.kindness",), "model")) == ["12"]


def test_what_cannot_be_found_is_not_cited() -> None:
    assert _refs(Sentence("Odd.", ("c1", "c99"), ("gone",), "model")) == []


def test_the_note_says_who_wrote_the_sentences() -> None:
    assert summary_note(sample_report()) == (
        "3 of 5 sentences written by the language model small-local-model and checked against the findings. "
        "1 did not pass the check and gave way to plain findings."
    )
    plain = Summary((Sentence("One.", (), (), "extractive"),))
    assert "no language model wrote them" in summary_note(sample_report(summary=plain))
    assert summary_note(sample_report(summary=Summary())) == ""


def test_coverage_has_a_square_for_each_expected_statement() -> None:
    medicines = coverage_rows(sample_report())[2]
    assert (medicines.title, medicines.mentioned, medicines.expected) == ("Medicines", 2, 3)
    assert medicines.squares == (True, True, False)


def test_themes_of_which_nothing_is_expected_are_left_out() -> None:
    assert coverage_rows(sample_report(coverage=(ThemeCoverage("x", "Unasked", 0, 0),))) == ()


def test_the_picture_fits_its_width_however_much_is_expected() -> None:
    rows = coverage_rows(sample_report(coverage=(*COVERAGE, ThemeCoverage("big", "Big", 40, 50))))
    assert max(row.step * row.expected for row in rows) <= PICTURE_WIDTH
    assert len({row.step for row in rows}) == 1
    assert rows[-1].squares == (True,) * 40


def test_three_things_are_looked_at_first() -> None:
    looks = _looks(sample_report())
    assert [look.what for look in looks] == [
        "The job description does not mention:",
        "Line 9 has no counterpart in the Pathway:",
        "Speaks against Supervisor or leader:",
    ]
    assert len(looks) == LOOKS_SHOWN
    assert [ref.label for look in looks for ref in look.refs] == ["G1", "9", "7"]


def test_without_evidence_against_lines_that_limit_the_job_are_named() -> None:
    fit = replace(ROLE_FIT, ranked=(replace(ROLE_FIT.ranked[0], evidence_against=()),))
    look = _looks(sample_report(role_fit=fit))[2]
    assert look.words == "3 lines to read with care: outside the job, only on a condition, another person's duty."
    assert [ref.label for ref in look.refs] == ["6", "7", "8"]


def test_with_nothing_else_a_notice_is_looked_at() -> None:
    (look,) = _looks(replace(report_of(), gaps=()))
    assert look.what == "About the document:"
