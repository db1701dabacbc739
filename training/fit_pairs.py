"""Fit the trees that judge word pairs, and print recall at a given false-positive rate in cross-validation.

    DATA=folder python -m training.fit_pairs [--write]

DATA holds dev/tortured.jsonl (terms with words replaced, in carrier sentences, folds by the right term) and clean
news texts (the originals of spun.jsonl, attributions.jsonl, stories.jsonl).
"""

import sys
from typing import Any

import numpy as np
from benchmarks.development import lines
from sklearn.ensemble import HistGradientBoostingClassifier

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import parse
from nmi_analysis.flags.assessment import assess
from nmi_analysis.flags.pairs import pairs
from nmi_analysis.settings import QualitySettings

from .forest import write

NEWS = 0.05  # weight of a pair of the clean news: they are for balance, the technical terms are the task
TREES = {"max_iter": 200, "max_leaf_nodes": 31, "learning_rate": 0.1, "min_samples_leaf": 20, "l2_regularization": 1.0,
         "max_features": 0.2, "random_state": 0, "early_stopping": False}


def measured(records: list[dict[str, Any]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Measures, gold and record number of every pair of the records' texts."""
    x, y, numbers = [], [], []
    for number, record in enumerate(records):
        document = parse(Article(id="x", text=record["text"]))
        start, end = record["phrase"] if record["label"] else (0, 0)
        for pair in pairs(document, assess(document, QualitySettings()), QualitySettings()):
            a, b = document.tokens[pair.first], document.tokens[pair.second]
            x.append([np.nan if v is None else round(v, 2) for v in pair.values])
            y.append(a.start < end and start < b.end)
            numbers.append(number)
    return np.array(x, float), np.array(y, bool), np.array(numbers)


def fit(x: np.ndarray, y: np.ndarray, news: np.ndarray) -> HistGradientBoostingClassifier:
    """The trees, with the pairs of the news as clean ones."""
    weights = np.concatenate([np.ones(len(y)), np.full(len(news), NEWS)])
    labels = np.concatenate([y, np.zeros(len(news), bool)])
    return HistGradientBoostingClassifier(**TREES).fit(np.vstack([x, news]), labels, sample_weight=weights)


def main() -> None:
    records = lines("tortured")
    news = [{"label": 0, "text": r["text"]} for n in ("spun", "attributions", "stories") for r in lines(n)
            if not r.get("label")]
    x, y, number = measured(records)
    nx, _, _ = measured(news)
    fold = np.array([int(r["pair"], 16) % 4 for r in records])[number]
    score = np.zeros(len(y))
    for k in range(4):
        train = fold != k
        model = fit(x[train], y[train], nx)
        score[~train] = model.decision_function(x[~train])
    best = np.full(len(records), -99.0)
    np.maximum.at(best, number, score)
    positive = np.array([bool(r["label"]) for r in records])
    for rate in (0.01, 0.015, 0.02, 0.05):
        at = np.sort(best[~positive])[::-1][int(rate * (~positive).sum())]
        print(f"false-positive rate {rate:.3f}: log odds {at:.2f}, recall {(best[positive] > at).mean():.3f}")
    model = fit(x, y, nx)
    if "--write" in sys.argv:
        write("pair_trees", model)


if __name__ == "__main__":
    main()
