"""The second stage as trees, and which of the two models a document is judged with."""

import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment import verdicts
from alignment.features import candidate_features, learnt_table
from alignment.matching import find_candidates, open_index
from alignment.types import Band, Candidate, Flag, Verdict
from alignment.verdicts import (
    LANES,
    VerdictModel,
    judge_clauses,
    load_forest_model,
    model_for,
    save_forest_model,
    score_candidates,
    score_clauses,
)
from tests.alignment.align_cases import clause_of
from tests.alignment.learnt_cases import ENCODER, MODEL, PATHWAY, made_model, standing_index, stumps

STATEMENTS = {statement.id: statement for statement in PATHWAY.statements}
LINE = clause_of("Administer medication from the trolley and sign the MAR chart")
OTHER = clause_of("Chair monthly one to ones", number=2)


@cache
def found() -> dict[str, tuple[Candidate, ...]]:
    return find_candidates([LINE, OTHER], standing_index())


PLAIN = VerdictModel(-5.0, {"dense": 10.0}, 0.5, 0.5, 0.9, 0.7, "nothing: made for tests")


def chance(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def test_each_candidate_has_the_chance_of_its_row() -> None:
    table = learnt_table(LINE, found()["c1"], STATEMENTS)
    weighed = MODEL.weigh(LINE, found()["c1"], STATEMENTS)
    assert [features for _, features in weighed] == table.rows()
    for confidence, features in weighed:
        assert confidence == MODEL.confidence(features)
        above = sum(features["example"] > n / 20 for n in range(20))
        assert confidence == pytest.approx(chance(0.5 * (2 * above - 20)))


def test_without_candidates_there_is_nothing_to_weigh() -> None:
    assert MODEL.weigh(LINE, [], STATEMENTS) == []


def test_the_forest_reads_its_own_columns_wherever_they_stand() -> None:
    table = learnt_table(LINE, found()["c1"], STATEMENTS)
    for names in (table.names, table.names[::-1], ("votes", "example")):
        model = made_model(stumps("example", [n / 20 for n in range(20)], names), scale=0.5)
        assert model.columns(table).shape == (len(found()["c1"]), len(names))
        expected = MODEL.weigh(LINE, found()["c1"], STATEMENTS)
        assert model.weigh(LINE, found()["c1"], STATEMENTS) == expected


def test_a_feature_the_table_does_not_have_is_no_silent_nought() -> None:
    model = made_model(stumps("example", [0.5], ("unheard of", "example")))
    with pytest.raises(KeyError, match="unheard of"):
        model.weigh(LINE, found()["c1"], STATEMENTS)
    with pytest.raises(KeyError, match="unheard of"):
        model.confidence({"example": 1.0})


@settings(deadline=None)
@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.01, 1), st.floats(-5, 5))
def test_calibration_keeps_the_order(one: float, other: float, scale: float, shift: float) -> None:
    model = made_model(MODEL.forest, scale=scale, shift=shift)
    low, high = sorted((one, other))
    below, above = ({"example": value} for value in (low, high))
    assert 0 < model.confidence(below) <= model.confidence(above) < 1
    assert model.uncalibrated(below) <= model.uncalibrated(above)
    assert (model.confidence(below) < model.confidence(above)) == (
        model.uncalibrated(below) < model.uncalibrated(above)
    )


def test_calibration_is_a_scale_and_a_shift_of_the_score() -> None:
    model = made_model(stumps("example", [0.5]), scale=0.25, shift=-2.0)
    for value, score in ((0.4, -1.0), (0.6, 1.0)):
        assert model.uncalibrated({"example": value}) == pytest.approx(chance(score))
        assert model.confidence({"example": value}) == pytest.approx(chance(0.25 * score - 2))


def test_an_extreme_score_is_still_a_chance() -> None:
    forest = replace(stumps("example", [0.5]), value=np.array([0, -1e30, 1e30], dtype=np.float32))
    for value in (0.0, 1.0):
        assert 0 <= made_model(forest).confidence({"example": value}) <= 1


def test_a_model_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "forest.npz"
    model = replace(MODEL, shift=-0.25, accept=0.41, accept_more=0.42, partial=0.73, strong=0.91)
    save_forest_model(model, path)
    back = load_forest_model(path)
    for name in ("intercept", "weights", "accept", "accept_more", "strong", "partial", "fitted_on", "scale", "shift"):
        assert getattr(back, name) == getattr(model, name)
    weighed = back.weigh(LINE, found()["c1"], STATEMENTS)
    assert weighed == model.weigh(LINE, found()["c1"], STATEMENTS)
    assert [back.band(x) for x in (0.91, 0.73, 0.72)] == [Band.STRONG, Band.PARTIAL, Band.POSSIBLE]


def test_saving_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        save_forest_model(MODEL, tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made models in place of those that ship."""
    monkeypatch.setattr(verdicts, "load_forest_model", lambda: MODEL)
    monkeypatch.setattr(verdicts, "load_verdict_model", lambda: PLAIN)


@pytest.mark.usefixtures("both")
def test_trees_judge_where_something_was_learnt_and_nowhere_else() -> None:
    assert model_for(standing_index()) is MODEL
    assert model_for(open_index(PATHWAY, ENCODER)) is PLAIN


@pytest.mark.usefixtures("both")
def test_candidates_are_judged_by_the_model_of_the_index_that_found_them() -> None:
    plain = find_candidates([LINE, OTHER], open_index(PATHWAY, ENCODER))
    for candidates, model in ((found(), MODEL), (plain, PLAIN)):
        chosen = judge_clauses([LINE, OTHER], candidates, PATHWAY)
        assert chosen == judge_clauses([LINE, OTHER], candidates, PATHWAY, model)
        assert score_clauses([LINE, OTHER], candidates, PATHWAY) == score_clauses(
            [LINE, OTHER], candidates, PATHWAY, model
        )


@pytest.mark.usefixtures("both")
def test_a_document_that_asks_for_nothing_is_judged_without_trees() -> None:
    heading = clause_of("Personal care", is_heading=True)
    assert judge_clauses([heading], {}, PATHWAY)[0].verdict is Verdict.NOT_JUDGED


def test_a_match_carries_the_score_of_every_lane_and_the_nearest_no_signals() -> None:
    verdict = judge_clauses([OTHER], found(), PATHWAY, MODEL)[0]
    assert verdict.matches[0].statement_id == "people.supervise"
    assert set(verdict.matches[0].scores) == set(LANES)
    candidate = next(c for c in found()["c2"] if c.statement_id == "people.supervise")
    assert verdict.matches[0].scores["example"] == pytest.approx(candidate.signals["example"], abs=1e-4)
    assert verdict.nearest is not None
    assert verdict.nearest.signals == {}


def test_candidates_come_likeliest_first_and_equals_by_id() -> None:
    even = made_model(stumps("example", [2.0]))
    scored = score_candidates(LINE, found()["c1"], STATEMENTS, even)
    assert [one.candidate.statement_id for one in scored] == sorted(STATEMENTS)
    surest = [one.confidence for one in score_candidates(LINE, found()["c1"], STATEMENTS, MODEL)]
    assert surest == sorted(surest, reverse=True)


def test_a_limited_duty_is_marked_down_after_calibration() -> None:
    limited = clause_of(OTHER.text, OTHER.kind, Flag.CONDITIONAL, number=2)
    free, marked = (judge_clauses([clause], found(), PATHWAY, MODEL)[0].matches[0] for clause in (OTHER, limited))
    assert free.band is Band.STRONG
    assert marked.band is Band.PARTIAL
    assert marked.confidence < free.confidence


def test_the_two_models_read_sets_of_their_own() -> None:
    small = candidate_features(LINE, found()["c1"][0], found()["c1"], STATEMENTS[found()["c1"][0].statement_id])
    full = learnt_table(LINE, found()["c1"], STATEMENTS)
    assert set(LANES) <= set(full.names)
    assert set(LANES) & set(small) == {"dense", "part_dense", "lexical"}


def test_the_trees_that_ship_read_features_there_are_and_their_cuts_ascend() -> None:
    model = load_forest_model()
    assert set(model.forest.names) <= set(learnt_table(LINE, found()["c1"], STATEMENTS).names)
    assert 0 < model.accept <= model.accept_more <= 1
    assert model.accept <= model.partial <= model.strong <= 1
    assert model.scale > 0
    assert model.fitted_on
    assert all(0 < chance < 1 for chance, _ in model.weigh(LINE, found()["c1"], STATEMENTS))
