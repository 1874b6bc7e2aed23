import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings import fuse, fuse_ranks
from weights.errors import EncoderError

Scores = NDArray[np.float32]
SCORES = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=20).map(lambda s: np.array(s, dtype=np.float32))
WEIGHT = st.floats(0.01, 10)


def same_order(a: Scores, b: Scores) -> bool:
    """Whether nothing that is ahead in `a` is behind in `b`."""
    order = np.argsort(a, kind="stable")
    return bool((np.diff(b[order]) >= 0).all())


@given(SCORES, WEIGHT, WEIGHT)
def test_fusing_a_ranking_with_itself_keeps_its_order(scores: Scores, first: float, second: float) -> None:
    lanes = {"a": scores, "b": scores}
    weights = {"a": first, "b": second}
    assert same_order(scores, fuse(lanes, weights))
    assert same_order(scores, fuse_ranks(lanes, weights))


@given(SCORES, WEIGHT)
def test_fused_scores_stay_within_the_lanes(scores: Scores, weight: float) -> None:
    fused = fuse({"a": scores, "b": -scores}, {"a": weight, "b": 1.0})
    assert (np.abs(fused) <= np.abs(scores) + 1e-6).all()
    ranks = fuse_ranks({"a": scores, "b": -scores}, {"a": weight, "b": 1.0})
    assert ((ranks > 0) & (ranks <= 1 + 1e-6)).all()


def test_the_fused_score_is_the_weighted_mean() -> None:
    lanes = {"dense": np.array([0.8, 0.2], dtype=np.float32), "lexical": np.array([0.0, 1.0], dtype=np.float32)}
    np.testing.assert_allclose(fuse(lanes, {"dense": 3, "lexical": 1}), [0.6, 0.4], rtol=1e-6)


def test_a_lane_without_a_weight_counts_nothing() -> None:
    lanes = {"a": np.array([1, 0], dtype=np.float32), "b": np.array([0, 1], dtype=np.float32)}
    np.testing.assert_array_equal(fuse(lanes, {"a": 0.3}), lanes["a"])


def test_ranks_use_only_the_order_and_equal_scores_share_theirs() -> None:
    fused = fuse_ranks({"a": np.array([[9, 9, 1], [3, 2, 1]], dtype=np.float32)}, {"a": 1})
    np.testing.assert_allclose(fused, [[1, 1, 61 / 63], [1, 61 / 62, 61 / 63]], rtol=1e-6)


@pytest.mark.parametrize("weights", [{"a": -1.0}, {"a": 0.0}, {}, {"a": float("nan")}, {"a": 1.0, "nonesuch": 1.0}])
@pytest.mark.parametrize("method", [fuse, fuse_ranks])
def test_weights_that_mean_nothing_are_refused(method: object, weights: dict[str, float]) -> None:
    assert callable(method)
    with pytest.raises(EncoderError):
        method({"a": np.ones(2, dtype=np.float32)}, weights)


def test_lanes_of_different_shapes_are_refused() -> None:
    with pytest.raises(EncoderError, match="shape"):
        fuse({"a": np.ones(2, dtype=np.float32), "b": np.ones(3, dtype=np.float32)}, {"a": 1.0})
