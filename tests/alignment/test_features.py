"""The fuller set of features; the small one is tested with the verdicts it serves."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.features import MOST_WORDS, Table, learnt_table
from alignment.matching import find_candidates
from alignment.types import Candidate, Clause, ClauseKind, StatementKind
from tests.alignment.align_cases import clause_of
from tests.alignment.learnt_cases import GIVE, KIND, LAW, PATHWAY, RECORD, standing_index

STATEMENTS = {statement.id: statement for statement in PATHWAY.statements}
COMPARED = ("dense", "learnt", "example", "votes", "fused")
LINE = clause_of("Administer medication from the trolley and sign the MAR chart")
FOUND = find_candidates([LINE], standing_index())["c1"]


def table_of(candidates: Sequence[Candidate] = FOUND, clause: Clause = LINE) -> Table:
    return learnt_table(clause, candidates, STATEMENTS)


def column(table: Table, name: str) -> list[float]:
    found: list[float] = table.values[:, table.names.index(name)].tolist()
    return found


def made(statement_id: str, score: float) -> Candidate:
    """A candidate of which every lane says the same."""
    return Candidate(
        "c1", statement_id, score, score, score, score, signals={"learnt": score, "example": score, "votes": score}
    )


def test_there_is_a_row_for_each_candidate_and_a_name_for_each_column() -> None:
    table = table_of()
    assert table.values.shape == (len(FOUND), len(table.names))
    assert table.values.dtype == np.float32
    assert len(set(table.names)) == len(table.names)
    assert np.isfinite(table.values).all()


def test_lanes_and_signals_are_the_candidates_own() -> None:
    table = table_of()
    for name in ("dense", "part_dense", "lexical", "fused"):
        assert column(table, name) == pytest.approx([getattr(candidate, name) for candidate in FOUND])
    for name in FOUND[0].signals:
        assert column(table, name) == pytest.approx([candidate.signals[name] for candidate in FOUND])


@pytest.mark.parametrize("lane", COMPARED)
def test_candidates_are_compared_with_each_other_lane_by_lane(lane: str) -> None:
    table = table_of()
    own = column(table, lane)
    assert column(table, f"{lane}_behind") == pytest.approx([max(own) - score for score in own])
    assert column(table, f"{lane}_above") == [sum(other > score for other in own) for score in own]
    if lane == "votes":
        assert f"{lane}_best" not in table.names
    else:
        assert column(table, f"{lane}_best") == pytest.approx([max(own)] * len(own))


def test_equal_candidates_are_above_each_other_in_nothing() -> None:
    table = table_of([made(GIVE.id, 0.5), made(RECORD.id, 0.5), made(LAW.id, 0.25)])
    for lane in COMPARED:
        assert column(table, f"{lane}_above") == [0, 0, 2]
        assert column(table, f"{lane}_behind") == [0, 0, 0.25]


def test_a_candidate_alone_is_the_best() -> None:
    table = table_of(FOUND[3:4])
    assert len(table.values) == 1
    for lane in COMPARED:
        assert column(table, f"{lane}_behind") == column(table, f"{lane}_above") == [0]


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(len(FOUND))))
def test_the_order_of_candidates_moves_their_rows_and_nothing_else(order: list[int]) -> None:
    mixed = table_of([FOUND[number] for number in order])
    assert mixed.names == table_of().names
    assert np.array_equal(mixed.values, table_of().values[order])


@pytest.mark.parametrize("kind", [ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE])
def test_the_kind_of_the_clause_is_one_of_three(kind: ClauseKind) -> None:
    table = table_of(clause=replace(LINE, kind=kind))
    for other in (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE):
        assert column(table, f"clause_{other.value}") == [float(other is kind)] * len(FOUND)


def test_each_row_has_the_kind_of_its_own_statement() -> None:
    table = table_of([made(GIVE.id, 0.5), made(KIND.id, 0.5), made(LAW.id, 0.25)])
    found = {kind: column(table, f"statement_{kind.value}") for kind in StatementKind}
    assert found == {
        StatementKind.SKILL: [1, 0, 0],
        StatementKind.VALUE: [0, 1, 0],
        StatementKind.KNOWLEDGE: [0, 0, 1],
        StatementKind.BEHAVIOUR: [0, 0, 0],
    }


def test_words_are_counted_up_to_a_limit() -> None:
    for text, words in (("Cook", 1), ("Cook the evening meal", 4), ("cook " * 99, MOST_WORDS)):
        assert set(column(table_of(clause=replace(LINE, text=text)), "words")) == {words}


def test_a_word_of_knowing_counts_in_the_clause_and_above_it() -> None:
    for text, context, asks in (
        ("Knowledge of medicines", "", 1),
        ("medicines", "You understand:", 1),
        ("Medicines", "", 0),
    ):
        clause = replace(LINE, text=text, context=context)
        assert set(column(table_of(clause=clause), "asks_knowledge")) == {asks}


def test_rows_go_by_name() -> None:
    table = table_of()
    rows = table.rows()
    assert len(rows) == len(FOUND)
    for number, row in enumerate(rows):
        assert list(row) == list(table.names)
        assert list(row.values()) == table.values[number].tolist()
