from dataclasses import replace

from alignment.types import Expectation, Gap, Touched
from service.exports.lookup import look_up
from service.exports.missing import GAPS_SHOWN, GapsView, gaps_view
from tests.service.exports.sample import GAPS, sample_report


def _gaps(*gaps: Gap) -> GapsView:
    report = sample_report(gaps=gaps)
    return gaps_view(report, look_up(report))


def test_at_most_seven_are_shown_to_begin_with() -> None:
    view = _gaps(*GAPS)
    assert sum(len(group.rows) for group in view.first) == GAPS_SHOWN
    assert view.left == len(GAPS) - GAPS_SHOWN


def test_every_gap_is_there_once_and_labelled_in_the_order_shown() -> None:
    view = _gaps(*GAPS)
    assert [row.ref.label for row in view.rows] == [f"G{n}" for n in range(1, len(GAPS) + 1)]
    assert {row.ref.href for row in view.rows} == {f"gap-{gap.statement_id}" for gap in GAPS}


def test_core_comes_first_whatever_the_order_of_the_report() -> None:
    view = _gaps(*reversed(GAPS))
    shown = [row.expectation for group in view.first for row in group.rows]
    assert shown.count("Core to the role") == 4
    assert [group.rows[0].expectation for group in view.first[:3]] == ["Core to the role"] * 3
    assert view.rows[-1].expectation == "Still being learnt"


def test_gaps_of_one_theme_stand_together() -> None:
    first = _gaps(*GAPS).first[0]
    assert first.theme == "Safeguarding"
    assert len(first.rows) == 2


def test_what_gaps_of_a_theme_say_alike_is_said_once() -> None:
    first = _gaps(*GAPS).first[0]
    assert first.why.startswith("Whoever leads a shift")
    assert {row.why for row in first.rows} == {""}


def test_a_themes_own_reason_stands_for_its_gaps() -> None:
    medicines = next(group for group in _gaps(*GAPS).groups if group.theme == "Medicines")
    assert medicines.why == "Medicines given wrongly do harm."
    assert medicines.rows[0].why == ""


def test_a_reason_of_its_own_stays_with_its_gap() -> None:
    (group,) = _gaps(GAPS[2]).first
    assert group.why == ""
    assert group.rows[0].why == GAPS[2].why


def test_the_nearest_line_is_shown_with_its_number() -> None:
    nearest = _gaps(GAPS[0]).rows[0].nearest
    assert nearest is not None
    assert nearest.ref is not None
    assert (nearest.ref.label, nearest.ref.href, nearest.text) == ("6", "c9", "Use the hoist, once trained")


def test_a_heading_or_nothing_is_no_nearest_line() -> None:
    gap = replace(GAPS[0], nearest_clause_id="c1")
    assert [row.nearest for row in _gaps(gap, GAPS[1]).rows] == [None, None]


def test_without_gaps_there_is_nothing_to_show() -> None:
    view = _gaps()
    assert (view.rows, view.left, view.groups) == ((), 0, ())


def test_an_unknown_theme_is_shown_by_its_id() -> None:
    gap = Gap("gone", "no-such-theme", Expectation.CORE, "It matters.")
    assert _gaps(gap).first[0].theme == "no-such-theme"


# --- themes that most leave out, and what is touched on ---------------------------------------------------------------


def test_themes_that_most_leave_out_stand_apart_and_come_last() -> None:
    rare = replace(GAPS[0], seldom_said=True)
    view = _gaps(rare, *GAPS[1:])
    assert [row.ref.href for group in view.seldom for row in group.rows] == [f"gap-{rare.statement_id}"]
    assert view.rows[-1].ref.label == f"G{len(GAPS)}"
    assert (view.ordinary, view.seldom_said) == (len(GAPS) - 1, 1)


def test_a_note_on_one_theme_speaks_of_one_theme() -> None:
    one = _gaps(replace(GAPS[0], seldom_said=True))
    many = _gaps(*(replace(gap, seldom_said=True) for gap in GAPS))
    assert one.seldom_note.startswith(
        "Most job descriptions for Supervisor or leader say little or nothing on this theme"
    )
    assert "these themes" in many.seldom_note


def test_only_what_many_job_descriptions_say_is_said_to_be_common() -> None:
    said = [_gaps(replace(GAPS[0], said_by=share)).rows[0].said for share in (0.6, 0.4, 0.2)]
    assert said == ["said in most job descriptions", "said in many job descriptions", ""]


def test_what_all_gaps_are_to_the_role_is_said_once() -> None:
    core = [gap for gap in GAPS if gap.expectation is Expectation.CORE]
    assert _gaps(*core).expectation == "Core to the role"
    assert {row.expectation for row in _gaps(*core).rows} == {""}
    assert _gaps(*GAPS).expectation == ""
    assert _gaps(core[0]).rows[0].expectation == "Core to the role"


def test_what_is_touched_on_names_its_line_and_is_no_gap() -> None:
    touched = Touched("medicines.give", "medicines", Expectation.CORE, "c9", 0.6)
    report = sample_report(gaps=(), touched=(touched,))
    view = gaps_view(report, look_up(report))
    (row,) = view.touched
    assert (row.theme, row.kind) == ("Medicines", "skill")
    assert row.nearest.ref is not None
    assert row.nearest.ref.label == "6"
    assert view.rows == ()
    assert "near this," in view.touched_note


def test_a_heading_is_not_said_to_touch_on_anything() -> None:
    report = sample_report(touched=(Touched("medicines.give", "medicines", Expectation.CORE, "c1", 0.6),))
    assert gaps_view(report, look_up(report)).touched == ()
