from alignment.types import Band, ClauseKind
from service.exports.lines import FOLD_FROM, OPENING, STATEMENTS_SHOWN, LineRow, Section, section_views
from service.exports.lookup import look_up
from tests.service.exports.sample import Line, report_of, sample_report


def _sections(*lines: Line) -> tuple[Section, ...]:
    report = report_of(*lines) if lines else sample_report()
    return section_views(report, look_up(report))


def _rows(*lines: Line) -> list[LineRow]:
    return [row for section in _sections(*lines) for chunk in section.chunks for row in chunk.rows]


def _row(start: str) -> LineRow:
    return next(row for row in _rows() if row.text.startswith(start))


HEADING = Line("General", ClauseKind.CONTEXT, reason="a heading", context="#")
SMALL_PRINT = Line("This post needs a DBS check.", ClauseKind.BOILERPLATE, reason="recruitment checks, not a skill")
FACT = Line("Hours: 36", ClauseKind.CONTEXT, reason="a fact about the post")


def test_every_line_is_there_once_in_order() -> None:
    report = sample_report()
    expected = [verdict.clause.text for verdict in report.verdicts if not verdict.clause.is_heading]
    assert [row.text for row in _rows()] == expected
    assert [row.number for row in _rows()] == list(range(1, len(expected) + 1))


def test_headings_without_lines_stand_above_the_next_one() -> None:
    first = _sections()[0]
    assert first.above == ("Job description",)
    assert first.title == "Senior Carer, Larkfield Lodge"


def test_lines_before_any_heading_get_a_plain_one() -> None:
    assert [section.title for section in _sections(FACT)] == [OPENING]


def test_a_heading_at_the_end_is_not_lost() -> None:
    assert [section.title for section in _sections(FACT, HEADING)] == [OPENING, "General"]


def test_a_document_without_clauses_has_no_sections() -> None:
    report = report_of()
    assert section_views(report, look_up(report)) == ()


def test_a_line_with_many_statements_shows_the_best_and_keeps_the_rest() -> None:
    row = _row("Run the shift")
    assert len(row.statements) == STATEMENTS_SHOWN
    assert [found.band for found in row.more] == ["Possible", "Possible"]


def test_a_statement_row_says_band_kind_theme_and_why() -> None:
    found = _row("Give out meds").statements[0]
    assert (found.band, found.dots, found.kind, found.theme) == ("Strong", 3, "skill", "Medicines")
    assert found.because == "both speak of giving medicines; rests on the words “Give out meds from the trolley”"


def test_each_kind_of_unmatched_line_says_why() -> None:
    said = {row.state: (row.verdict, row.because) for row in _rows() if row.verdict}
    assert said["outside"] == ("Outside the job, so not matched", "says what is outside the job (“not expected to”)")
    assert said["no_counterpart"] == ("No counterpart in the Pathway", "")
    assert said["boilerplate"] == ("Boilerplate, so not matched", "pay, terms or benefits")
    assert said["background"] == ("Background, so not matched", "a fact about the post")


def test_background_does_not_say_so_twice() -> None:
    assert _row("Larkfield Lodge is").because == ""


def test_a_line_with_no_counterpart_shows_what_came_nearest() -> None:
    nearest = _row("Walk the dog").nearest
    assert nearest is not None
    assert nearest.text == "Help people do what matters to them, at home and out and about."
    assert nearest.theme == "Community and activities"
    assert _row("Keep the laundry").nearest is None


def test_a_line_outside_the_job_shows_no_nearest_statement() -> None:
    assert _row("Not expected to").nearest is None


def test_conditions_and_other_peoples_duties_are_flagged() -> None:
    assert _row("Use the hoist").flags == ("Only on a condition",)
    assert _row("To assist").flags == ("Another person's duty",)
    assert _row("Not expected to").flags == ()


def test_a_lead_in_is_not_repeated_under_itself() -> None:
    assert _row("Give out meds").context == ""
    assert _row("Kind, patient").context == "Essential"
    assert [_row("Good computer").context, _row("Level 3").context] == ["Desirable", ""]


def test_a_page_is_named_where_it_begins() -> None:
    assert [(row.number, row.page) for row in _rows() if row.page] == [(1, "page 1"), (12, "page 2")]


def test_a_longer_run_of_boilerplate_is_folded_in_place() -> None:
    (section,) = _sections(FACT, *[SMALL_PRINT] * FOLD_FROM, FACT)
    assert [chunk.fold for chunk in section.chunks] == ["", "Lines 2 to 4: boilerplate, so not matched", ""]


def test_a_line_or_two_of_boilerplate_stays_in_sight() -> None:
    (section,) = _sections(FACT, *[SMALL_PRINT] * (FOLD_FROM - 1))
    assert [chunk.fold for chunk in section.chunks] == [""]


def test_a_very_long_line_may_be_split_between_pages() -> None:
    (row,) = _rows(Line("care " * 1000))
    assert row.is_long
    assert len(row.glimpse) < 100


def test_a_statement_the_framework_lacks_is_shown_by_its_id() -> None:
    (row,) = _rows(Line("Help", found=(("gone.for-good", Band.POSSIBLE, ()),)))
    assert row.statements[0].text == "gone.for-good"
