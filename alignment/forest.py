"""Boosted decision trees, read from plain arrays: what `eval` fitted, without the library that fitted it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_ARRAYS = ("feature", "threshold", "left", "right", "value", "roots")


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to a score (Friedman 2001).

    `names` are the features in the order of the columns it reads. The other arrays have one entry a node: which column
    it looks at, up to which value a row goes left, the numbers of the nodes to the left and right, and what a leaf
    adds. A leaf has itself on both sides. `roots` are the trees' first nodes, `base` is added to every sum, and `depth`
    is the longest way down.
    """

    names: tuple[str, ...]
    feature: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    roots: NDArray[np.int32]
    base: float
    depth: int

    def scores(self, rows: Floats) -> NDArray[np.float64]:
        """The sum for each row, of shape (rows,), larger for likelier; `rows` is of shape (rows, features)."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[row, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        total: NDArray[np.float64] = self.base + self.value[at].sum(axis=1, dtype=np.float64)
        return total

    def arrays(self) -> dict[str, Any]:
        """Everything by name, ready for `numpy.savez`."""
        whole = {"names": np.array(self.names), "base": np.float64(self.base), "depth": np.int64(self.depth)}
        return whole | {name: getattr(self, name) for name in _ARRAYS}


def forest_of(arrays: Mapping[str, Any]) -> Forest:
    """The forest that `Forest.arrays` described."""
    return Forest(
        names=tuple(map(str, arrays["names"])),
        base=float(arrays["base"]),
        depth=int(arrays["depth"]),
        **{name: arrays[name] for name in _ARRAYS},
    )


def load_forest(path: Path) -> Forest:
    """The forest in a file that `numpy.savez` wrote from `Forest.arrays`."""
    with np.load(path, allow_pickle=False) as held:
        return forest_of(held)
