"""The line-by-line table."""

from datetime import UTC, datetime

from alignment.types import Verdict
from service.exports.table import CHOICES, HEADINGS, line_table
from service.review import Choice, Decision, Draft, Review

from .sample import sample_report

AT = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
MATCHED = next(v for v in sample_report().verdicts if len(v.matches) > 1)
LINE = MATCHED.clause.id
FIRST, SECOND = (match.statement_id for match in MATCHED.matches[:2])


def review(*drafts: Draft) -> Review:
    return Review(60, tuple(Decision(draft, number, AT) for number, draft in enumerate(drafts, 1)))


def table(*drafts: Draft) -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in line_table(sample_report(), review(*drafts))]


def about_line(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["What the job description says"] == MATCHED.clause.text]


def test_every_line_is_there_in_order_with_a_row_for_each_statement() -> None:
    report = sample_report()
    lines = [verdict for verdict in report.verdicts if not verdict.clause.is_heading]
    expected = [
        (str(number), match_id)
        for number, verdict in enumerate(lines, 1)
        for match_id in ([match.statement_id for match in verdict.matches] or [""])
    ]
    assert [(row["Line"], row["Statement id"]) for row in table()] == expected


def test_a_line_that_points_to_nothing_says_why() -> None:
    without = {v.clause.text for v in sample_report().verdicts if v.verdict is Verdict.NO_COUNTERPART}
    findings = {row["Finding"] for row in table() if row["What the job description says"] in without}
    assert all(finding.startswith("No counterpart in") for finding in findings)


def test_without_a_review_every_row_is_undecided() -> None:
    assert {row["Decision"] for row in table()} == {"Undecided"}
    assert line_table(sample_report()) == line_table(sample_report(), Review(60))


def test_a_decision_about_the_line_is_beside_each_of_its_statements() -> None:
    rows = about_line(table(Draft(LINE, Choice.ADJUST, by="Asha", wording="Better.", reason="clearer")))
    decided = {
        (row["Decision"], row["New wording"], row["Reason"], row["Decided by"], row["Decided at (UTC)"]) for row in rows
    }
    assert decided == {("Wording adjusted", "Better.", "clearer", "Asha", "2026-03-01 09:05")}


def test_a_decision_about_a_statement_goes_before_that_about_its_line() -> None:
    rows = about_line(
        table(
            Draft(LINE, Choice.REJECT, statement_id=SECOND, by="Ben"),
            Draft(LINE, Choice.ADJUST, by="Asha", wording="Better."),
        )
    )
    decided = {row["Statement id"]: (row["Decision"], row["Decided by"], row["New wording"]) for row in rows}
    assert decided[FIRST] == ("Wording adjusted", "Asha", "Better.")
    assert decided[SECOND] == ("Rejected", "Ben", "Better.")


def test_an_added_statement_has_a_row_of_its_own() -> None:
    rows = about_line(table(Draft(LINE, Choice.ADD, statement_id="new.one", statement_text="Do a new thing.")))
    added = rows[-1]
    assert (added["Statement"], added["Statement id"], added["Decision"]) == ("Do a new thing.", "new.one", "Added")
    assert (added["How sure"], added["Because"]) == ("", "")
    assert [row["Decision"] for row in rows[:-1]] == ["Undecided"] * len(MATCHED.matches)


def test_what_was_taken_back_is_undecided_again() -> None:
    rows = about_line(
        table(Draft(LINE, Choice.ACCEPT), Draft(LINE, Choice.WITHDRAW), Draft(LINE, Choice.ADD, statement_id="new.one"))
    )
    assert [row["Decision"] for row in rows] == ["Undecided"] * len(MATCHED.matches) + ["Added"]


def test_every_cell_is_one_line_with_nothing_hidden_in_it() -> None:
    rows = table(Draft(LINE, Choice.ADJUST, by="A\u202eB", wording="one\ntwo\tthree", reason="a\u200bb"))
    cells = [cell for row in rows for cell in row.values()]
    assert not any(sign in cell for cell in cells for sign in "\n\t\r\u202e\u200b")
    assert about_line(rows)[0]["New wording"] == "one two three"


def test_every_row_says_whose_wording_the_statements_are() -> None:
    pathway = sample_report().pathway
    assert {row["Held against"] for row in table()} == {f"{pathway.title}, version {pathway.version}"}


def test_every_decision_that_can_stand_has_its_words() -> None:
    assert set(CHOICES) == set(Choice) - {Choice.WITHDRAW}
