"""Which clauses are rows of the second stage, and what they are graded."""

from dataclasses import replace

import numpy as np

from alignment.types import ClauseKind, Flag
from eval.cases import Label
from eval.fit_forest import grades_of
from tests.alignment.learnt_cases import GIVE, MEALS
from tests.eval.forest_cases import LINES, STATEMENTS, case, graded, rows_found


def test_each_labelled_duty_is_a_row_of_candidates_with_their_grades() -> None:
    rows = rows_found(case("one", *LINES))
    assert [row.wanted for row in rows] == [len(grades) for _, grades in LINES]
    assert [graded(row)[:2] for row in rows] == [[2, 0], [2, 0], [2, 0], [2, 0], [0, 0]]
    for row in rows:
        assert row.case == "one"
        assert row.values.shape == (STATEMENTS, len(row.names))
        assert row.names == rows[0].names


def test_the_grade_stands_beside_the_candidate_it_was_given_to() -> None:
    row = rows_found(case("one", LINES[3]))[0]
    kinds = row.values[:, row.names.index("fused_above")]
    assert row.grades[kinds.argmin()] == 2


def test_lines_without_a_label_are_no_rows() -> None:
    whole = case("one", *LINES)
    assert len(rows_found(replace(whole, labels=whole.labels[1:2]))) == 1
    assert rows_found(replace(whole, labels=())) == []


def test_a_labelled_heading_is_a_row_that_the_product_never_asks_about() -> None:
    whole = case("one", *LINES)
    at = whole.document.text.index("Main duties")
    heading = Label(at, at + 11, "Main duties", ClauseKind.CONTEXT, (), {})
    with_it, without = rows_found(replace(whole, labels=(heading, *whole.labels))), rows_found(whole)
    assert [row.asked for row in with_it] == [False, *[True] * len(LINES)]
    assert graded(with_it[0]) == [0] * STATEMENTS
    # What is found for the others is what the product finds, for which the heading is no neighbour.
    for one, other in zip(with_it[1:], without, strict=True):
        assert np.array_equal(one.values, other.values)


def test_a_line_held_to_be_negated_is_no_row() -> None:
    line = "You will not administer medication or sign the MAR chart"
    assert rows_found(case("one", (line, {}), flags=(Flag.NEGATED,))) == []


def test_two_labels_below_one_clause_call_for_what_both_do() -> None:
    line = "Administer medication from the trolley"
    whole = case("one", (line, {}))
    at = whole.document.text.index(line)
    halves = (
        Label(at, at + 21, line[:21], ClauseKind.DUTY, (), {GIVE.id: 1, MEALS.id: 1}),
        Label(at + 22, at + len(line), line[22:], ClauseKind.DUTY, (), {GIVE.id: 2}),
    )
    (row,) = rows_found(replace(whole, labels=halves))
    assert row.wanted == 2
    assert graded(row)[:3] == [2, 1, 0]


def test_of_two_grades_the_higher_counts() -> None:
    one, other = (Label(0, 1, "x", ClauseKind.DUTY, (), grades) for grades in ({"a": 1, "b": 2}, {"a": 2, "c": 1}))
    assert grades_of([one, other]) == grades_of([other, one]) == {"a": 2, "b": 2, "c": 1}
    assert grades_of([]) == {}
