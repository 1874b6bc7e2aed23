"""The fit of the second stage: what learns from what, and what is judged."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from alignment.learnt import Learnt
from alignment.matching import StatementIndex
from alignment.pipeline import Tools
from alignment.types import Pathway
from alignment.verdicts import ForestModel
from embeddings import Encoder
from eval import fit_forest as fitting
from eval.cases import Case
from eval.fit_forest import (
    GOLD_WEIGHT,
    TREES,
    TURNS,
    ForestFit,
    Row,
    figures,
    fit_forest,
    rows_of_case,
)
from eval.fit_lanes import Lesson
from tests.alignment.learnt_cases import ENCODER, GIVE, MEALS, PATHWAY, made_learnt
from tests.eval.forest_cases import LINES, STATEMENTS, TOOLS, case, rows_found

Rows = NDArray[np.float32]


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the trees says as much of who learns from whom."""
    monkeypatch.setattr(fitting, "TREES", {**TREES, "max_iter": 20})


# --- who learns from whom ---------------------------------------------------------------------------------------------

GOLD_NAMES = tuple(f"home-{number}" for number in range(5))
# One has the stem of a labelled document, and is another document all the same.
WRITTEN_NAMES = tuple(f"training/{name}" for name in ("home-1", *(f"pa-{number}" for number in range(8))))
CASES = tuple(case(name, *LINES[n % 3 :]) for n, name in enumerate((*GOLD_NAMES, *WRITTEN_NAMES)))
LESSONS = [
    Lesson("help people with their tablets", {GIVE.id: 2}, own=True),
    Lesson("cook tea", {MEALS.id: 2}),
    Lesson("cook dinner", {MEALS.id: 2}, "training/known-to-the-encoder"),
    *(Lesson(line, grades, one.name) for one in CASES for line, grades in LINES if grades),
]


@dataclass(frozen=True)
class Turn:
    """What lanes were learnt from, and in which documents they then looked for candidates."""

    sources: list[str]
    cases: list[str]


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[Turn]:
    """Filled as the fit goes on; lanes are made by hand, and each turn's can be told from another's."""
    seen: list[Turn] = []

    def spied_lanes(rows: Sequence[Lesson], pathway: Pathway, encoder: Encoder) -> Learnt:
        assert (pathway, encoder) == (PATHWAY, ENCODER)
        seen.append(Turn([row.source for row in rows], []))
        return replace(made_learnt(), bias=np.full(STATEMENTS, len(seen), dtype=np.float32))

    def spied_rows(one: Case, index: StatementIndex, tools: Tools) -> list[Row]:
        assert index.learnt is not None
        turn = int(index.learnt.bias[0])
        seen[turn - 1].cases.append(one.name)
        return rows_of_case(one, index, tools)

    monkeypatch.setattr(fitting, "fit_lanes", spied_lanes)
    monkeypatch.setattr(fitting, "rows_of_case", spied_rows)
    return seen


def test_lanes_never_learn_from_a_document_they_find_candidates_in(turns: list[Turn]) -> None:
    fit_forest(CASES, LESSONS, TOOLS)
    assert len(turns) == TURNS
    for turn in turns:
        assert turn.cases
        assert not set(turn.sources) & set(turn.cases)


def test_lanes_learn_from_everything_else(turns: list[Turn]) -> None:
    fit_forest(CASES, LESSONS, TOOLS)
    for turn in turns:
        assert turn.sources == [row.source for row in LESSONS if row.source not in turn.cases]
        assert "training/known-to-the-encoder" in turn.sources


def test_every_document_has_its_turn_once(turns: list[Turn]) -> None:
    fit_forest(CASES, LESSONS, TOOLS)
    assert sorted(name for turn in turns for name in turn.cases) == sorted(one.name for one in CASES)


@dataclass
class Asked:
    """A forest that was grown of some rows and asked about others; its score is the row's second number."""

    names: tuple[str, ...]
    grown_of: Rows
    weight: NDArray[np.float64]
    asked: list[float]

    def scores(self, x: Rows) -> NDArray[np.float64]:
        self.asked += x[:, 0].tolist()
        found: NDArray[np.float64] = x[:, 1].astype(np.float64)
        return found


def numbered_rows(cases: Sequence[Case], wrong_in_written: bool = False) -> dict[str, Row]:
    """A row of eight candidates for each document; the first column numbers them all, the second rises with grade."""
    generator = np.random.default_rng(4)
    rows = {}
    for number, one in enumerate(cases):
        grades = np.array([2, 1, 1, 0, 0, 0, 0, 0])
        scores = grades + generator.normal(scale=0.8, size=8)
        if wrong_in_written and one.name.startswith("training/"):
            grades = grades[::-1].copy()
        values = np.column_stack([number * 8 + np.arange(8), scores]).astype(np.float32)
        rows[one.name] = Row(one.name, ("number", "score"), values, grades, 4)
    return rows


def fit_numbered(
    monkeypatch: pytest.MonkeyPatch,
    cases: Sequence[Case] = CASES,
    *,
    wrong_in_written: bool = False,
    more: Sequence[Row] = (),
) -> tuple[ForestModel, ForestFit, list[Asked]]:
    rows, forests = numbered_rows(cases, wrong_in_written), list[Asked]()

    def rows_of_turn(some: Sequence[Case], *_: object) -> list[Row]:
        names = [one.name for one in some]
        return [*(rows[name] for name in names), *(row for row in more if row.case in names)]

    def grow(x: Rows, y: NDArray[np.bool_], weight: NDArray[np.float64], names: tuple[str, ...]) -> Asked:
        forests.append(Asked(names, x, weight, []))
        return forests[-1]

    monkeypatch.setattr(fitting, "_rows_of_turn", rows_of_turn)
    monkeypatch.setattr(fitting, "_grow", grow)
    return (*fit_forest(cases, [], TOOLS), forests)


def test_trees_are_never_asked_about_a_document_they_grew_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, forests = fit_numbered(monkeypatch)
    *turns, whole = forests
    everything = set(range(8 * len(CASES)))
    assert len(turns) == TURNS
    for forest in turns:
        grown_of = set(forest.grown_of[:, 0].astype(int).tolist())
        documents = {int(number) // 8 for number in forest.asked}
        assert not documents & {number // 8 for number in grown_of}
        assert grown_of | {int(number) for number in forest.asked} == everything
    assert sorted(number for forest in turns for number in forest.asked) == sorted(everything)
    assert set(whole.grown_of[:, 0].astype(int).tolist()) == everything


def test_a_row_of_a_labelled_document_counts_for_more_than_a_written_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fit_numbered(monkeypatch)[2][-1]
    for number, weight in zip(whole.grown_of[:, 0], whole.weight, strict=True):
        written = CASES[int(number) // 8].name.startswith("training/")
        assert weight == (1.0 if written else GOLD_WEIGHT)


def test_calibration_cuts_and_figures_are_those_of_labelled_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    (model, result, _), (other, again, _) = (
        fit_numbered(monkeypatch, wrong_in_written=wrong) for wrong in (False, True)
    )
    for name in ("scale", "shift", "accept", "accept_more", "partial", "strong"):
        assert getattr(model, name) == getattr(other, name)
    assert result == again


def test_lines_that_are_not_asked_about_teach_trees_and_move_no_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "_platt", lambda *_: (1.0, 0.0))
    plain, result, _ = fit_numbered(monkeypatch)
    idle = replace(numbered_rows(CASES)["home-0"], grades=np.zeros(8, dtype=np.int64), wanted=0, asked=False)
    idle.values[:, 1] = 9.0
    model, again, forests = fit_numbered(monkeypatch, more=[idle])
    assert (model.accept, model.partial, model.strong) == (plain.accept, plain.partial, plain.strong)
    assert (again.precision, again.recall, again.f1) == (result.precision, result.recall, result.f1)
    assert len(forests[-1].grown_of) == 8 * (len(CASES) + 1)


def test_what_is_called_for_and_not_asked_about_counts_as_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "_platt", lambda *_: (1.0, 0.0))
    _, result, _ = fit_numbered(monkeypatch)
    missed = replace(numbered_rows(CASES)["home-0"], wanted=10, asked=False)
    _, again, _ = fit_numbered(monkeypatch, more=[missed])
    gold = 4 * len(GOLD_NAMES)
    assert again.precision == result.precision
    assert again.recall == pytest.approx(result.recall * gold / (gold + 10))


def test_without_labelled_documents_the_written_ones_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [one for one in CASES if one.name.startswith("training/")]
    model, result, _ = fit_numbered(monkeypatch, written)
    assert (result.documents, result.written_documents) == (0, len(written))
    assert 0 < result.recall <= 1
    assert model.scale > 0


def test_bands_are_cut_no_lower_than_what_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    model, result, _ = fit_numbered(monkeypatch)
    assert 0 < model.accept == model.accept_more <= model.partial <= model.strong <= 1
    shares = {name: value for name, value in asdict(result).items() if isinstance(value, float)}
    assert all(0 <= value <= 1 for value in shares.values())
    assert result.precision >= fitting.ACCEPT_PRECISION
    assert result.recall >= result.strong_recall
    assert result.candidates_recall == 3 / 4


def test_a_band_that_nothing_is_good_enough_for_begins_no_lower_than_what_is_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {fitting.ACCEPT_PRECISION: 0.995, fitting.PARTIAL_PRECISION: 0.997, fitting.STRONG_PRECISION: 0.99}
    monkeypatch.setattr(fitting, "cut_at", lambda _, __, wanted: found[wanted])
    model, _, _ = fit_numbered(monkeypatch)
    assert (model.accept, model.partial, model.strong) == (0.995, 0.997, 0.997)


# --- the whole fit ----------------------------------------------------------------------------------------------------


def test_what_is_easy_to_tell_is_learnt_and_said(turns: list[Turn]) -> None:
    cases = [case(f"home-{number}", *LINES) for number in range(12)]
    model, result = fit_forest(cases, LESSONS, TOOLS)
    assert (result.documents, result.written_documents, result.clauses) == (12, 0, 60)
    assert result.candidates_recall == 1
    assert result.f1 > 0.9
    assert "12 documents" in model.fitted_on
    assert str(60 * STATEMENTS) in model.fitted_on
    assert model.forest.names == rows_found(cases[0])[0].names
    lines = figures(result)
    assert [line.split()[0] for line in lines] == list(asdict(result))
    assert "f1" in " ".join(lines)


def test_fitting_twice_gives_the_same_model(turns: list[Turn]) -> None:
    one, other = (fit_forest(CASES, LESSONS, TOOLS) for _ in range(2))
    assert one[1] == other[1]
    for name in ("accept", "partial", "strong", "scale", "shift", "fitted_on"):
        assert getattr(one[0], name) == getattr(other[0], name)
    for name, array in one[0].forest.arrays().items():
        assert np.array_equal(other[0].forest.arrays()[name], array)


@pytest.mark.parametrize("count", [0, 1, TURNS - 1])
def test_too_few_documents_are_refused_by_number(count: int) -> None:
    with pytest.raises(ValueError, match=f"there are {count}"):
        fit_forest(CASES[:count], LESSONS, TOOLS)
