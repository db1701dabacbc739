"""A boosted ensemble of small regression trees, evaluated for many rows at once.

The trees of ``pair_trees.csv`` are fitted by ``training/fit_pairs.py`` (scikit-learn's histogram gradient
boosting; J. H. Friedman (2001), "Greedy function approximation"); their sum is the log odds.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]


class Forest(NamedTuple):
    """Nodes of all trees in one array each; a leaf is its own left and right."""

    roots: "NDArray[np.int64]"
    measure: "NDArray[np.int64]"
    threshold: "NDArray[np.float64]"
    undefined_left: "NDArray[np.bool_]"
    left: "NDArray[np.int64]"
    right: "NDArray[np.int64]"
    value: "NDArray[np.float64]"
    depth: int


@cache
def forest(name: str) -> Forest:
    """The trees of a lexicon with the columns node, measure, threshold, undefined_left, left, right, value, root."""
    import numpy as np

    rows = lexicons.table(name)

    def column(key: str, kind: type) -> "NDArray[np.float64]":
        return np.array([float(r[key] or 0) for r in rows]).astype(kind)

    left, right = column("left", int), column("right", int)
    depth = _depth(left.tolist(), right.tolist(), roots := np.flatnonzero(column("root", int)))
    return Forest(roots, column("measure", int), column("threshold", float), column("undefined_left", bool),  # type: ignore[arg-type]
                  left, right, column("value", float), depth)  # type: ignore[arg-type]


def _depth(left: list[int], right: list[int], roots: "NDArray[np.int64]") -> int:
    depth, level = 0, set(roots.tolist())
    while any(left[n] != n for n in level):
        level = {child for n in level for child in (left[n], right[n])}
        depth += 1
    return depth


def log_odds(name: str, rows: "Sequence[Sequence[float | None]] | Floats") -> list[float]:
    """Sum of the trees' values for each row of measures (None or NaN is undefined)."""
    import numpy as np

    if not len(rows):
        return []
    trees = forest(name)
    values = np.array([[np.nan if v is None else v for v in row] for row in rows] if isinstance(rows, list) else rows,
                      dtype=np.float64)
    at = np.broadcast_to(trees.roots, (len(rows), len(trees.roots))).copy()
    index = np.arange(len(rows))[:, None]
    for _ in range(trees.depth):
        found = values[index, trees.measure[at]]
        goes_left = np.where(np.isnan(found), trees.undefined_left[at], found <= trees.threshold[at])
        at = np.where(goes_left, trees.left[at], trees.right[at])
    made: list[float] = trees.value[at].sum(axis=1).round(6).tolist()
    return made
