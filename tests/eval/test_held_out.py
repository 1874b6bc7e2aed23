from collections.abc import Sequence
from dataclasses import replace

import pytest

from alignment.forest import Forest
from alignment.matching import StatementIndex, with_learnt
from alignment.pipeline import Tools
from alignment.verdicts import ForestModel, VerdictModel
from eval import held_out
from eval.cases import Case
from eval.fit import fit_verdicts
from eval.fit_forest import Row, grow_forest, rows_of_case
from eval.fit_lanes import Lesson, fit_lanes
from eval.held_out import read_held_out
from tests.alignment.align_cases import hashing_tools
from tests.eval.test_fit import CASES

NAMES = {case.name for case in CASES}
LESSONS = [
    Lesson(label.quote, label.statements, case.name) for case in CASES for label in case.labels if label.statements
]


def test_each_document_is_read_once_by_a_stage_that_never_saw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def spy(cases: Sequence[Case], tools: Tools) -> tuple[VerdictModel, object]:
        seen.append({case.name for case in cases})
        return fit_verdicts(cases, tools)

    monkeypatch.setattr(held_out, "fit_verdicts", spy)
    reads = read_held_out(CASES, hashing_tools())
    assert set(reads) == NAMES
    assert [NAMES - names for names in seen] == [{"one"}, {"two"}, {"three"}]


def test_every_scored_clause_has_a_verdict() -> None:
    for read in read_held_out(CASES, hashing_tools()).values():
        assert read.scored
        assert set(read.scored) <= {verdict.clause.id for verdict in read.verdicts}


def test_where_lanes_are_learnt_they_too_are_learnt_without_what_they_read(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = hashing_tools()
    index = with_learnt(tools.index, tools.pathway, fit_lanes(LESSONS, tools.pathway, tools.index.encoder))
    taught: list[set[str]] = []
    grown: list[set[str]] = []

    def lanes(rows: Sequence[Lesson], *rest: object) -> object:
        taught.append({row.source for row in rows})
        return fit_lanes(rows, *rest)  # type: ignore[arg-type]

    def forest(rows: Sequence[Row]) -> Forest:
        grown.append({row.case for row in rows})
        return grow_forest(rows)

    monkeypatch.setattr(held_out, "TURNS", 3)
    monkeypatch.setattr(held_out, "fit_lanes", lanes)
    monkeypatch.setattr(held_out, "grow_forest", forest)
    monkeypatch.setattr(held_out, "load_forest_model", lambda: made_up(index, tools))
    further = replace(CASES[0], name="further")
    reads = read_held_out(CASES, replace(tools, index=index), [further], LESSONS)
    assert set(reads) == NAMES
    assert [NAMES - names for names in taught] == [{"one"}, {"two"}, {"three"}]
    assert [{*NAMES, "further"} - names for names in grown] == [{"one", "further"}, {"two"}, {"three"}]


def made_up(index: StatementIndex, tools: Tools) -> ForestModel:
    rows = [row for case in CASES for row in rows_of_case(case, index, tools)]
    cuts = {"accept": 0.5, "accept_more": 0.5, "strong": 0.8, "partial": 0.6}
    return ForestModel(0.0, {}, **cuts, fitted_on="", forest=grow_forest(rows), scale=1.0, shift=0.0)
