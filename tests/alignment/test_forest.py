from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignment.forest import Forest, forest_of, load_forest

# A tree of two floors, a stump and a leaf: "a" up to 0.5 and "b" up to 2 gives 1, "b" above 2 gives 10, and so on.
HAND_MADE = Forest(
    names=("a", "b"),
    feature=np.array([0, 1, 0, 0, 0, 1, 0, 0, 0], dtype=np.int32),
    threshold=np.array([0.5, 2.0, 0, 0, 0, -1.0, 0, 0, 0], dtype=np.float32),
    left=np.array([1, 3, 2, 3, 4, 6, 6, 7, 8], dtype=np.int32),
    right=np.array([2, 4, 2, 3, 4, 7, 6, 7, 8], dtype=np.int32),
    value=np.array([0, 0, 100, 1, 10, 0, 0.25, 0.5, 1000], dtype=np.float32),
    roots=np.array([0, 5, 8], dtype=np.int32),
    base=-5.0,
    depth=2,
)
LEAF_AND_BASE = 1000 - 5.0


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ((0.0, 0.0), 1.5),
        ((0.0, 3.0), 10.5),
        ((0.9, 0.0), 100.5),
        ((0.0, -2.0), 1.25),
        # Equal to a threshold goes left; the next number up goes right.
        ((0.5, 2.0), 1.5),
        ((np.nextafter(np.float32(0.5), np.float32(1)), 2.0), 100.5),
        ((0.5, np.nextafter(np.float32(2), np.float32(3))), 10.5),
        ((0.0, -1.0), 1.25),
    ],
)
def test_a_row_goes_down_every_tree_and_the_leaves_add_up(row: tuple[float, float], score: float) -> None:
    assert HAND_MADE.scores(np.array([row], dtype=np.float32)).tolist() == [score + LEAF_AND_BASE]


def test_a_leaf_that_is_reached_early_stays_where_it_is() -> None:
    rows = np.array([[0.9, 0.0], [0.0, 3.0]], dtype=np.float32)
    assert replace(HAND_MADE, depth=9).scores(rows).tolist() == HAND_MADE.scores(rows).tolist()


def test_no_rows_have_no_scores() -> None:
    assert HAND_MADE.scores(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def grown(seed: int, trees: int, depth: int) -> Forest:
    """Trees that fork at random; thresholds are whole numbers, as are the rows they are tried on."""
    generator = np.random.default_rng(seed)
    nodes: list[tuple[int, float, int, int, float]] = []
    roots = []

    def plant(floors: int) -> int:
        number = len(nodes)
        nodes.append((0, 0.0, number, number, float(generator.normal())))
        if floors and generator.random() < 0.8:
            feature, threshold = int(generator.integers(3)), float(generator.integers(-2, 3))
            left, right = plant(floors - 1), plant(floors - 1)
            nodes[number] = (feature, threshold, left, right, 0.0)
        return number

    for _ in range(trees):
        roots.append(plant(depth))
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Forest(
        names=("a", "b", "c"),
        feature=np.array(feature, dtype=np.int32),
        threshold=np.array(threshold, dtype=np.float32),
        left=np.array(left, dtype=np.int32),
        right=np.array(right, dtype=np.int32),
        value=np.array(value, dtype=np.float32),
        roots=np.array(roots, dtype=np.int32),
        base=float(generator.normal()),
        depth=depth,
    )


def by_plain_loop(forest: Forest, row: NDArray[np.float32]) -> float:
    """The slow twin: one row down one tree at a time."""
    total = forest.base
    for root in forest.roots:
        at = int(root)
        while forest.left[at] != at:
            side = forest.left if row[forest.feature[at]] <= forest.threshold[at] else forest.right
            at = int(side[at])
        total += float(forest.value[at])
    return total


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(0, 5))
def test_scores_are_those_of_a_plain_loop(seed: int, trees: int, depth: int) -> None:
    forest = grown(seed, trees, depth)
    rows = np.random.default_rng(seed + 1).integers(-3, 4, size=(20, 3)).astype(np.float32)
    assert forest.scores(rows) == pytest.approx([by_plain_loop(forest, row) for row in rows])


def test_a_rows_score_does_not_depend_on_its_company() -> None:
    forest = grown(5, 20, 5)
    rows = np.random.default_rng(6).integers(-3, 4, size=(40, 3)).astype(np.float32)
    alone = [forest.scores(row[None])[0] for row in rows]
    assert forest.scores(rows).tolist() == alone


def test_a_forest_is_read_back_as_it_was(tmp_path: Path) -> None:
    forest = grown(3, 4, 4)
    path = tmp_path / "forest.npz"
    np.savez(path, **forest.arrays())
    for back in (load_forest(path), forest_of(forest.arrays())):
        assert (back.names, back.base, back.depth) == (forest.names, forest.base, forest.depth)
        for name, array in forest.arrays().items():
            assert np.array_equal(back.arrays()[name], array)
