"""Fit the trees and weights of the substitution detector, and print how well they do in cross-validation.

    python -m training.fit_substitution DATA SHARE [--write] [--quick]

DATA holds dev/spun.jsonl and other news texts (attributions.jsonl, stories.jsonl) as clean controls; SHARE (as
/usr/share) holds WordNet and Aiksaurus. Beside the spun articles as they are, it trains on them with the synonyms of
half of all words hidden, and on texts spun here with three thesauri: the weights must hold for a spinner with another
one. Three-fold cross-validation by article is printed for the spun articles, for them with the synonyms of the other
half hidden, and for a thesaurus that is never trained on (see ``spinning``).
"""

import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from benchmarks.development import lines
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from nmi_analysis.flags import alongside
from nmi_analysis.flags import slots as slots_module
from nmi_analysis.flags.assessment import SECOND, doubtful, logit, second, substituted_share
from nmi_analysis.flags.slots import slots
from nmi_analysis.lexicons import FOLDER
from nmi_analysis.settings import QualitySettings

from .forest import write
from .spinning import Record, Thesaurus, document, spun, thesauri

SETTINGS = QualitySettings()
FOLDS = 3
SPUN = (("sisters", 1), ("sisters", 2), ("sisters", 3), ("moby", 1), ("moby", 2), ("wordnet", 1))  # and the seed
OTHER = (("sisters", 4), ("moby", 1))  # and the first of six seeds
TREES = {"max_iter": 60, "max_leaf_nodes": 12, "learning_rate": 0.2, "min_samples_leaf": 40, "l2_regularization": 1.0,
         "random_state": 0, "early_stopping": False}


class Set(NamedTuple):
    """Content words of many texts: measures, gold, pair, text number, (word, suggestion, original), and the texts."""

    x: np.ndarray
    y: np.ndarray
    pair: np.ndarray
    text: np.ndarray
    words: list[tuple[str, str, str]]
    records: list[Record]


def measured(records: list[Record]) -> Set:
    x, y, pairs, texts, words = [], [], [], [], []
    for number, record in enumerate(records):
        doc = document(record)
        gold = {at: s["original"] for s in record["spans"] for at in range(s["start"], s["end"])}
        for slot in slots(doc, SETTINGS):
            token = doc.tokens[slot.token]
            original = next((gold[at] for at in range(token.start, token.end) if at in gold), "")
            x.append([np.nan if v is None else v for v in slot.values])
            y.append(bool(original))
            pairs.append(record["pair"])
            texts.append(number)
            words.append((token.lower, slot.best, original.lower()))
    return Set(np.array(x, float), np.array(y), np.array(pairs), np.array(texts), words, records)


def with_hidden(records: list[Record], hide: Callable[[str], bool]) -> Set:
    """The same with no synonyms for the words that ``hide`` names."""
    alongside.candidates.cache_clear()
    hidden = ((slots_module, "substitutes", {}), (slots_module, "commonest", ""),
              (alongside, "substitutes", {}), (alongside, "others", frozenset()),
              (slots_module, "thesaurus_measures", (None, None, 0.0, 0.0)))
    with ExitStack() as stack:
        for module, name, nothing in hidden:
            kept = getattr(module, name)
            stack.enter_context(patch.object(module, name, lambda w, *rest, k=kept, n=nothing:
                                             n if hide(w) else k(w, *rest)))
        made = measured(records)
    alongside.candidates.cache_clear()  # they were found with words hidden
    return made


def half(word: str) -> bool:
    return hashlib.sha256(word.encode()).digest()[0] % 2 == 0


class Model:
    """The two passes as ``quality.assessment`` has them."""

    def __init__(self, sets: Iterable[Set], pairs: Iterable[str]) -> None:
        self.sets, pairs = list(sets), sorted(pairs)
        halves = pairs[::2], pairs[1::2]
        self.share = float(np.concatenate([s.y for s in self.sets]).mean())
        parts = [self._second(self._first(fit_on), rest) for fit_on, rest in (halves, halves[::-1])]
        self.top = LogisticRegression(C=10, max_iter=500).fit(
            np.vstack([c for c, _ in parts]), np.concatenate([y for _, y in parts]))
        self.trees = self._first(pairs)

    def _first(self, pairs: list[str]) -> HistGradientBoostingClassifier:
        kept = [(s, np.isin(s.pair, pairs)) for s in self.sets]
        return HistGradientBoostingClassifier(**TREES).fit(
            np.vstack([s.x[k] for s, k in kept]), np.concatenate([s.y[k] for s, k in kept]))

    def _second(self, trees: HistGradientBoostingClassifier, pairs: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Scores of the first pass on texts it was not fitted on, as the second sees them, and gold."""
        rows, gold = [], []
        for s in self.sets:
            first = trees.decision_function(s.x)
            for at, share in self._texts(s, first, np.isin(s.pair, pairs)):
                rows.append(second([s.words[i][0] for i in at], first[at], share, SETTINGS).T)
                gold.append(s.y[at])
        return np.vstack(rows), np.concatenate(gold)

    def _texts(self, s: Set, first: np.ndarray, keep: np.ndarray) -> Iterator[tuple[np.ndarray, float]]:
        """Places of the words of each text that ``keep`` names, and its share of substituted words."""
        for number in np.unique(s.text[keep]):
            at = np.flatnonzero(s.text == number)
            yield at, substituted_share(first[at], self.share, SETTINGS)

    def log_odds(self, s: Set, keep: np.ndarray) -> np.ndarray:
        """Log odds of substitution per word that ``keep`` names."""
        first = self.trees.decision_function(s.x)
        made = np.zeros(len(first))
        for at, share in self._texts(s, first, keep):
            if doubtful(len(at), share, SETTINGS):
                made[at] = self.top.decision_function(second([s.words[i][0] for i in at], first[at], share, SETTINGS).T)
            else:
                made[at] = first[at] + logit(share) - logit(self.share)
        return made[keep]

    def weights(self) -> Iterator[tuple[str, str]]:
        """Rows of the lexicon of weights."""
        yield from ((name, f"{w:.4f}") for name, w in zip(SECOND, self.top.coef_[0], strict=True))
        yield "intercept", f"{self.top.intercept_[0]:.4f}"
        yield "trained_share", f"{self.share:.4f}"


def cross_validated(tests: dict[str, Set], training: list[Set]) -> None:
    """Print what each set gives when its articles were not trained on."""
    pairs = sorted({str(p) for s in [*tests.values(), *training] for p in s.pair})
    scores = {name: np.zeros(len(s.y)) for name, s in tests.items()}
    for fold in range(FOLDS):
        out = pairs[fold::FOLDS]
        model = Model(training, set(pairs) - set(out))
        for name, test in tests.items():
            keep = np.isin(test.pair, out)
            scores[name][keep] = model.log_odds(test, keep)
    for name, test in tests.items():
        report(name, test, scores[name])


def report(name: str, test: Set, score: np.ndarray) -> None:
    gold = sum(len(r["spans"]) for r in test.records)
    clean = np.array([not r["label"] for r in test.records])[test.text]
    words = sum(len(re.findall(r"\w+", r["text"])) for r in test.records if not r["label"])
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.5):
        flagged = score > np.log(threshold / (1 - threshold))
        hit = flagged & test.y
        p, r = hit.sum() / flagged.sum(), hit.sum() / gold
        right = sum(f and b == o for f, (_, b, o) in zip(flagged, test.words, strict=True) if o)
        print(f"{name:10} at {threshold:.2f}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} "
              f"clean {(flagged & clean).sum() / words:.2%} suggestion {right / gold:.3f}", flush=True)


def training_sets(records: list[Record], data: str, tables: dict[str, Thesaurus]) -> dict[str, Set]:
    """What is fitted on: the spun articles, and texts spun here with three thesauri."""
    originals = [r for r in records if not r["label"]]
    other = [{"id": f"x{i}", "pair": f"x{i}", "label": 0, "text": r["text"], "spans": []}
             for i, r in enumerate(lines("attributions", data) + lines("stories", data))]
    made = {"spun": measured(records), "half": with_hidden(records, half)}
    for name, seed in SPUN:
        made[f"{name} {seed}"] = measured(originals + [spun(r, seed, tables[name]) for r in originals])
    for name, first in OTHER:
        made[f"other {name}"] = measured(other + [spun(r, first + i % 6, tables[name]) for i, r in enumerate(other)])
    return made


def main(data: str, share: str, *options: str) -> None:
    """Print how well it does, unless ``--quick``, and write the files if ``--write``."""
    records, tables = lines("spun", data), thesauri(Path(share))
    sets = training_sets(records, data, tables)
    training = list(sets.values())
    if "--quick" not in options:
        originals = [r for r in records if not r["label"]]
        tests = {"spun": sets["spun"], "other half": with_hidden(records, lambda w: not half(w))}
        for seed in (1, 2):
            tests[f"another {seed}"] = measured(originals + [spun(r, seed, tables["aiksaurus"]) for r in originals])
        cross_validated(tests, training)
    if "--write" in options:
        model = Model(training, {str(p) for s in training for p in s.pair})
        write("word_trees", model.trees)
        with (FOLDER / "substitution_weights.csv").open("w", encoding="utf-8", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["measure", "weight"])
            out.writerows(model.weights())


if __name__ == "__main__":
    main(*sys.argv[1:])
