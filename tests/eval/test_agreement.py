from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment import load_pathway
from alignment.documents import read_document
from alignment.types import ClauseKind, Flag, Outcome, Statement, StatementKind
from eval import __main__ as main
from eval.agreement import (
    MEASURES,
    Tally,
    align_labels,
    estimate_agreement,
    flags_of,
    grades_of,
    kind_of,
    tally,
)
from eval.cases import Case, Label
from eval.measures.measure import Estimate
from tests.eval.made_gold import ROWS, TEXT, add_labels, made_row, make_gold

LINE = "Give medicines and sign the chart, help at mealtimes and keep the kitchen clean"
DOCUMENT = read_document(LINE.encode())
PATHWAY = replace(
    load_pathway(), statements=tuple(Statement(name, StatementKind.SKILL, "all", name) for name in ("a", "b", "c", "d"))
)
CATEGORY = PATHWAY.role_categories[0].id


def label(start: int, end: int, *flags: Flag, kind: ClauseKind = ClauseKind.DUTY, **statements: int) -> Label:
    return Label(start, end, LINE[start:end], kind, flags, statements)


def case(*labels: Label, name: str = "cook", category: str | None = CATEGORY, **acceptable: str) -> Case:
    outcome = Outcome.ONE if category else Outcome.OUT_OF_SCOPE
    return Case(name, DOCUMENT, labels, outcome, category, tuple(acceptable.values()))


def value(name: str, *tallies: Tally) -> float | None:
    (measure,) = [measure for measure in MEASURES if measure.name == name]
    return estimate_agreement(measure, tallies, resamples=1).value


def test_rows_cut_alike_are_units_of_their_own() -> None:
    rows = (label(0, 33), label(35, 52), label(57, 79))
    assert [(unit.first, unit.second) for unit in align_labels(rows, rows)] == [((row,), (row,)) for row in rows]


def test_a_row_cut_in_two_is_compared_whole() -> None:
    whole = label(0, 33, a=2, b=1)
    parts = (label(0, 14, a=1, kind=ClauseKind.VALUE), label(15, 33, Flag.CONDITIONAL, a=2, c=1))
    (unit,) = align_labels([whole], parts)
    assert (unit.first, unit.second) == ((whole,), parts)
    assert grades_of(unit.second) == {"a": 2, "c": 1}
    assert kind_of(unit.second) is ClauseKind.DUTY
    assert flags_of(unit.second) == {Flag.CONDITIONAL}


def test_rows_no_other_row_belongs_to_are_counted_and_left_out() -> None:
    one, other = case(label(0, 33, a=2), label(35, 52)), case(label(0, 33, a=2))
    found = tally(one, other, PATHWAY)
    assert (found.units, found.alone) == (1, 1)
    assert tally(case(label(0, 33)), case(label(35, 52)), PATHWAY).units == 0
    assert align_labels((), ()) == ()


def test_counts_by_hand() -> None:
    one = case(label(0, 33, a=2, b=1), label(35, 52, Flag.NEGATED), label(57, 79, kind=ClauseKind.CONTEXT))
    other = case(label(0, 33, a=1, c=2), label(35, 52, Flag.NEGATED, Flag.CONDITIONAL, d=1), label(56, 79))
    found = tally(one, other, PATHWAY)
    assert found.tables["grades"].tolist() == [[8, 1, 1], [1, 0, 0], [0, 1, 0]]
    assert found.tables["fits"].tolist() == [[1, 1], [0, 1]]
    assert found.tables["flags"].tolist() == [[7, 1], [0, 1]]
    assert found.tables["borders"].tolist() == [3, 3, 3]
    assert value("same kind", found) == pytest.approx(2 / 3)
    assert value("statement positive agreement", found) == pytest.approx(2 * 1 / (2 + 3))
    assert value("same grade where both chose", found) == 0
    assert value("flag positive agreement", found) == pytest.approx(2 / 3)


def test_borders_differ_only_where_words_do() -> None:
    assert value("clause boundary F1", tally(case(label(0, 34)), case(label(0, 33)), PATHWAY)) == 1
    assert value("clause boundary F1", tally(case(label(0, 33)), case(label(5, 33)), PATHWAY)) == 0


@pytest.mark.parametrize(
    ("first", "second", "same", "acceptable"),
    [
        (case(), case(), 1, 1),
        (case(category=None), case(category=None), 1, 1),
        (case(), case(category=None), 0, 0),
        (case(also="registered_manager"), case(category="registered_manager"), 0, 0),
        (case(also="registered_manager"), case(category="registered_manager", also=CATEGORY), 0, 1),
    ],
    ids=["the same", "both outside", "one outside", "one would accept", "both would accept"],
)
def test_categories_agree_or_are_acceptable(first: Case, second: Case, same: int, acceptable: int) -> None:
    found = tally(first, second, PATHWAY)
    assert value("same category", found) == same
    assert value("category acceptable to both", found) == acceptable


def test_a_reader_agrees_with_itself_on_everything_there_is_to_agree_on() -> None:
    rows = (label(0, 33, a=2), label(35, 52, Flag.NEGATED), label(57, 79, kind=ClauseKind.VALUE, b=1))
    found = tally(case(*rows), case(*rows), PATHWAY)
    other = tally(case(category=None), case(category=None), PATHWAY)
    assert {value(measure.name, found, other) for measure in MEASURES} == {1}


def test_no_evidence_is_none_and_not_zero() -> None:
    found = tally(case(), case(), PATHWAY)
    assert value("statement kappa, linear", found) is None
    assert value("kind kappa", found) is None
    assert value("clause boundary F1", found) is None


@given(st.lists(st.integers(0, 2), min_size=3, max_size=3), st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_order_of_job_descriptions_and_of_readers_changes_no_value(one: list[int], other: list[int]) -> None:
    places = ((0, 33), (35, 52), (57, 79))
    graded = [
        case(*(label(*at, a=grade) if grade else label(*at) for at, grade in zip(places, grades, strict=True)))
        for grades in (one, other)
    ]
    here, there = tally(graded[0], graded[1], PATHWAY), tally(graded[1], graded[0], PATHWAY)
    for measure in MEASURES:
        assert value(measure.name, here) == pytest.approx(value(measure.name, there))
        assert value(measure.name, here, there) == value(measure.name, there, here)


def test_intervals_come_from_whole_job_descriptions_and_are_seeded() -> None:
    agreed, split = np.diag([90.0, 5.0, 5.0]), np.array([[90.0, 5.0, 5.0], [0, 0, 0], [0, 0, 0]])
    rows = [Tally(str(n), {"grades": agreed if n % 2 else split}, 100, 0) for n in range(6)]
    found = estimate_agreement(MEASURES[0], rows, resamples=200, seed=1)
    assert found == estimate_agreement(MEASURES[0], rows, resamples=200, seed=1)
    assert found != estimate_agreement(MEASURES[0], rows, resamples=200, seed=2)
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low < found.value < found.high
    alone = estimate_agreement(MEASURES[0], rows[1:2])
    assert alone == Estimate(1.0, None, None, 1)


def test_the_command_compares_the_second_readers_labels_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT, dev__baker=TEXT)
    assert main.main(["agreement"]) == 1
    assert "label NAME --second" in capsys.readouterr().err
    for name in ("cook", "baker"):
        add_labels(name)
        add_labels(name, second=True)
    add_labels("baker", [*ROWS[:4], made_row("Help at mealtimes", kind="value"), ROWS[5]], second=True)
    assert main.main(["agreement", "--each", "--list"]) == 0
    out = capsys.readouterr().out
    assert "2 job descriptions labelled twice, 12 lines in common" in out
    assert "1: duty: none\n    2: value: none" in out
    assert "| same kind | 0.917 |" in out


def test_any_folder_of_labels_can_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_gold(tmp_path, monkeypatch, train__cook=TEXT)
    file = add_labels("cook")
    assert main.main(["agreement", "gold", str(file.rows.parent)]) == 0
    assert main.main(["agreement", "dev", str(file.rows.parent)]) == 1
