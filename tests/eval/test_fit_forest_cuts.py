"""The trees of the second stage as the library grew them, how they are calibrated, and where to cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from eval import fit_forest as fitting
from eval.fit_forest import SEED, STEPS, TREES, _grow, _platt, cut_at

Rows = NDArray[np.float32]


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the trees says as much of how they are grown and read."""
    monkeypatch.setattr(fitting, "TREES", {**TREES, "max_iter": 20})


def by_the_library(x: Rows, y: NDArray[np.bool_], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """The slow twin: the same trees, asked by the library that grew them."""
    grown = HistGradientBoostingClassifier(**fitting.TREES, early_stopping=False, random_state=SEED)
    scores: NDArray[np.float64] = grown.fit(x, y, sample_weight=weight).decision_function(x)
    return scores


@pytest.mark.parametrize("seed", range(4))
def test_a_forest_scores_rows_as_the_library_that_grew_it(seed: int) -> None:
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(400, 5)).astype(np.float32)
    # Few values, many of them equal, beside columns of many: thresholds fall on values too.
    x[:, 0] = np.round(x[:, 0], 1)
    x[:, 1] = x[:, 1] > 0
    y = x @ generator.normal(size=5) + generator.normal(size=400) > 0
    weight = np.where(generator.random(400) > 0.5, 2.0, 1.0)
    forest = _grow(x, y, weight, tuple("abcde"))
    assert forest.scores(x) == pytest.approx(by_the_library(x, y, weight), abs=1e-5)


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("low", [13.0, 0.5, -13.0])
def test_neighbouring_numbers_fall_on_their_own_sides_of_a_threshold(low: float, step: int) -> None:
    values = [np.float32(low)]
    for _ in range(step + 1):
        values.append(np.nextafter(values[-1], np.float32(np.inf)))
    x = np.repeat(np.array(values[-2:]), 100)[:, None]
    y = np.repeat([False, True], 100)
    weight = np.ones(200)
    scores = _grow(x, y, weight, ("a",)).scores(x)
    assert scores == pytest.approx(by_the_library(x, y, weight), abs=1e-5)
    assert scores[0] < 0 < scores[-1]


def test_trees_of_one_leaf_give_every_row_the_same() -> None:
    x = np.zeros((60, 2), dtype=np.float32)
    y = np.arange(60) % 3 == 0
    forest = _grow(x, y, np.ones(60), ("a", "b"))
    assert forest.depth == 0
    assert forest.scores(x) == pytest.approx(by_the_library(x, y, np.ones(60)), abs=1e-6)


@pytest.mark.parametrize(
    ("chances", "agreed", "wanted", "cut"),
    [
        ([0.9, 0.8, 0.3], [True, True, True], 0.7, 0.3),
        ([0.9, 0.8, 0.3], [True, True, False], 0.7, 0.8),
        ([0.9, 0.8, 0.3], [True, True, False], 0.6, 0.3),
        # A wrong one above a right one: far enough down the share is right again.
        ([0.9, 0.8, 0.7, 0.6], [False, True, True, True], 0.7, 0.6),
        # Equal chances stand or fall together, whichever comes first.
        ([0.9, 0.5, 0.5], [True, True, False], 0.7, 0.9),
        ([0.9, 0.5, 0.5], [True, False, True], 0.7, 0.9),
        ([0.9, 0.50004, 0.50001], [True, True, False], 0.7, 0.9),
        # Never above the chance it lets in.
        ([0.9, 0.50006], [True, True], 0.7, 0.5),
        ([0.7], [True], 1.0, 0.7),
        # Nothing is good enough, or there is nothing.
        ([0.9, 0.8], [False, False], 0.7, 0.99),
        ([], [], 0.7, 0.99),
    ],
)
def test_a_cut_lies_at_the_lowest_chance_that_keeps_the_share(
    chances: list[float], agreed: list[bool], wanted: float, cut: float
) -> None:
    assert cut_at(np.array(chances), np.array(agreed, dtype=bool), wanted) == cut


CHANCES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.25, 0.7, 0.70001, 0.7001, 1.0]))


@settings(deadline=None)
@given(st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40), st.sampled_from([0.5, 0.7, 0.85, 1.0]))
def test_what_a_cut_lets_in_keeps_the_share_and_no_lower_one_does(
    rows: list[tuple[float, bool]], wanted: float
) -> None:
    chances, y = np.array([chance for chance, _ in rows]), np.array([right for _, right in rows])
    cut = cut_at(chances, y, wanted)
    lower = {float(STEPS[chance >= STEPS].max()) for chance in chances if chance < cut}
    assert all(y[chances >= step].mean() < wanted for step in lower if step < cut)
    if cut != 0.99:
        assert y[chances >= cut].mean() >= wanted


@settings(deadline=None)
@given(st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40))
def test_the_order_of_rows_moves_no_cut(rows: list[tuple[float, bool]]) -> None:
    chances, y = np.array([chance for chance, _ in rows]), np.array([right for _, right in rows])
    assert cut_at(chances[::-1], y[::-1], 0.7) == cut_at(chances, y, 0.7)


@pytest.mark.parametrize("seed", range(3))
def test_calibrated_chances_keep_the_order_and_add_up_to_what_is_agreed(seed: int) -> None:
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=400) * 3
    y = generator.random(400) < 1 / (1 + np.exp(-(0.5 * scores - 1)))
    scale, shift = _platt(scores, y)
    assert scale > 0
    chances = 1 / (1 + np.exp(-(scale * scores + shift)))
    assert chances.sum() == pytest.approx(y.sum(), rel=0.01)
