import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from eval.kappa import Weights, kappa, positive_agreement, same_share

Answers = list[tuple[int, int]]
answers = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=40)


def table(pairs: Answers, size: int = 3) -> np.ndarray:
    counts = np.zeros((size, size))
    for one, other in pairs:
        counts[one, other] += 1
    return counts


def test_cohens_own_sort_of_example_by_hand() -> None:
    # 70 of 100 agree; by chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5 would, so kappa is 0.2 / 0.5.
    assert kappa(np.array([[40.0, 10.0], [20.0, 30.0]])) == pytest.approx(0.4)


def test_weights_forgive_answers_that_are_nearly_alike() -> None:
    near = table([(0, 0), (1, 1), (2, 2), (1, 2)])
    far = table([(0, 0), (1, 1), (2, 2), (0, 2)])
    for weights in (Weights.LINEAR, Weights.QUADRATIC):
        one, other = kappa(near, weights), kappa(far, weights)
        assert one is not None
        assert other is not None
        assert one > other


@pytest.mark.parametrize("weights", Weights)
@given(pairs=answers)
def test_kappa_is_that_of_scikit_learn(weights: Weights, pairs: Answers) -> None:
    one, other = zip(*pairs, strict=True)
    named = None if weights is Weights.NONE else weights.value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = cohen_kappa_score(one, other, labels=[0, 1, 2], weights=named)
    found = kappa(table(pairs), weights)
    assert np.isnan(expected) if found is None else found == pytest.approx(expected)


@given(answers)
def test_swapping_the_readers_changes_nothing(pairs: Answers) -> None:
    counts = table(pairs)
    for weights in Weights:
        assert kappa(counts, weights) == pytest.approx(kappa(counts.T, weights))
    assert positive_agreement(counts) == positive_agreement(counts.T)


@given(answers)
def test_every_value_stays_in_its_range(pairs: Answers) -> None:
    counts = table(pairs)
    for weights in Weights:
        assert (value := kappa(counts, weights)) is None or -1.0000001 <= value <= 1
    assert (dice := positive_agreement(counts)) is None or 0 <= dice <= 1
    assert 0 <= (same_share(counts) or 0) <= 1


@given(answers)
def test_positive_agreement_is_dice_of_what_each_chose(pairs: Answers) -> None:
    one = {number for number, (first, _) in enumerate(pairs) if first}
    other = {number for number, (_, second) in enumerate(pairs) if second}
    expected = 2 * len(one & other) / (len(one) + len(other)) if one or other else None
    assert positive_agreement(table(pairs)) == expected


def test_where_nothing_was_counted_or_chosen_there_is_no_value() -> None:
    empty = np.zeros((3, 3))
    assert (kappa(empty), positive_agreement(empty), same_share(empty)) == (None, None, None)
    alike = table([(0, 0), (0, 0)])
    assert (kappa(alike), positive_agreement(alike), same_share(alike)) == (None, None, 1)
