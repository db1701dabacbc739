"""Gradient-boosted trees as rows of a lexicon, for ``quality.trees``."""

import csv
from collections.abc import Iterator

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from nmi_analysis.lexicons import FOLDER

COLUMNS = ["node", "measure", "threshold", "undefined_left", "left", "right", "value", "root"]


def rows(model: HistGradientBoostingClassifier) -> Iterator[list[object]]:
    """The trees' nodes, numbered through; the baseline goes into the first tree."""
    first = 0
    for number, (tree,) in enumerate(model._predictors):
        base = float(np.ravel(model._baseline_prediction)[0]) if number == 0 else 0.0
        for i, node in enumerate(tree.nodes):
            own, root = first + i, int(i == 0)
            if node["is_leaf"]:
                yield [own, 0, 0, 0, own, own, f"{node['value'] + base:.4f}", root]
            else:
                yield [own, node["feature_idx"], f"{node['num_threshold']:.3f}", int(node["missing_go_to_left"]),
                       first + int(node["left"]), first + int(node["right"]), 0, root]
        first += len(tree.nodes)


def write(name: str, model: HistGradientBoostingClassifier) -> None:
    """Write the lexicon ``<name>.csv``."""
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(rows(model))
