"""Fit ``context_trees.csv`` and ``models/context.json``; it takes some ten minutes.

    python -m training.fit_belonging DATA SHARE [--check]

DATA holds the development corpora: all of them are texts of people or of translation machines, none of them spun but
the spun halves of ``spun``. SHARE (as /usr/share) holds WordNet and Aiksaurus (Debian: wordnet-base,
libaiksaurus-1.2-data), two of the four thesauri of which each text is spun with three here, with all of the words that
they list replaced, a half, a quarter or a tenth. With ``--check`` nothing is written: a half of every corpus (ECB+ by
topic) and Aiksaurus are kept away from the fit, and the curve is printed that these give.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.development import lines
from sklearn.ensemble import HistGradientBoostingClassifier

from nmi_analysis.flags import gate
from nmi_analysis.flags.assessment import logit
from nmi_analysis.models import FOLDER
from nmi_analysis.settings import QualitySettings

from .forest import write
from .spinning import SHARES, Record, Thesaurus, document, part_of, replaced, thesauri
from .values import fitted

SETTINGS = QualitySettings()
CORPORA = ("human", "ecb", "events", "stories", "names", "attributions", "mt", "spun")
NAMES = ("wordnet", "sisters", "moby", "aiksaurus")
EACH = 3  # of these that a text is spun with
TOPICS = {"ecb": "event", "events": "event", "mt": "event", "stories": "story", "spun": "pair"}
LONGEST = 9000  # characters of a text that is spun
WORDS = 400_000  # that trees are fitted on, chosen at random
FOLDS = 3
TOLD = ("", "quarter", "tenth")  # parts that the rule is fitted on: what tells few replaced words tells many too
STRENGTH = 0.3  # inverse of the L2 penalty
LONG = 150  # different words of a text that is told apart in the curve
TREES = {"max_iter": 80, "max_leaf_nodes": 8, "learning_rate": 0.15, "min_samples_leaf": 150, "l2_regularization": 1.0,
         "random_state": 0, "early_stopping": False}
PERCENT = (1.0, 0.5, 0.2)  # of clean texts above a threshold


class Sample(NamedTuple):
    """A text, its corpus, and the thesaurus and part of the words that it is to be spun with, blank for a clean one."""

    record: Record
    corpus: str
    thesaurus: str = ""
    part: str = ""


class Text(NamedTuple):
    """The measures of a text's different words, and which of them were put in."""

    corpus: str
    topic: str
    thesaurus: str
    part: str
    values: np.ndarray
    replaced: np.ndarray


def drawn(key: str, parts: int) -> int:
    """A number that only depends on a key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % parts


def samples(data: str) -> Iterator[Sample]:
    """All clean texts, and the spun ones: each with each thesaurus, a part of its words in turn."""
    for corpus in CORPORA:
        for record in lines(corpus, data):
            if record.get("label"):
                yield from (Sample(record, corpus, "kit", part) for part in SHARES)
                continue
            yield Sample(record, corpus)
            if len(record["text"]) < LONGEST:
                parts = ("quarter", *SHARES)
                at, first = drawn(record["id"], len(parts)), drawn(f"first {record['id']}", len(NAMES))
                yield from (Sample(record, corpus, NAMES[(first + n) % len(NAMES)], parts[(at + n) % len(parts)])
                            for n in range(EACH))


_TABLES: dict[str, Thesaurus] = {}


def begin(share: str) -> None:
    """Give a process the thesauri."""
    _TABLES.update(thesauri(Path(share)))


def text(sample: Sample) -> Text:
    """The text as the gate sees it."""
    record, corpus, thesaurus, part = sample
    topic = str(record[TOPICS[corpus]] if corpus in TOPICS else record["id"]).replace("plus", "")
    if thesaurus == "kit":
        record = part_of(record, SHARES[part])
    elif thesaurus:
        record = replaced(record, drawn(f"{record['id']} {thesaurus}", 3), _TABLES[thesaurus], SHARES[part])
    made = document(record)
    found = gate.looked(made, SETTINGS)
    starts = {s["start"] for s in record.get("spans") or () if thesaurus}
    put_in = np.zeros(len(found.words), bool)
    put_in[[number for n, number in zip(found.at, found.numbers, strict=True) if made.tokens[n].start in starts]] = True
    return Text(corpus, topic, thesaurus, part, found.values.astype(np.float32), put_in)


class Fitted(NamedTuple):
    """All that decides."""

    trees: HistGradientBoostingClassifier
    words: float
    rule: dict[str, Any]


def fold(t: Text) -> int:
    return drawn(f"{t.corpus} {t.topic}", FOLDS)


def long(t: Text) -> bool:
    """Whether the text has words enough to be judged."""
    return len(t.values) >= SETTINGS.gate_words


def trees(listed: list[Text]) -> HistGradientBoostingClassifier:
    """Trees that tell a word that was put in; a word of a clean text weighs twice."""
    weights = np.concatenate([np.full(len(t.values), 1.0 if t.thesaurus else 2.0) for t in listed])
    chosen = np.random.default_rng(0).permutation(len(weights))[:WORDS]
    return HistGradientBoostingClassifier(**TREES).fit(
        np.vstack([t.values for t in listed])[chosen], np.concatenate([t.replaced for t in listed])[chosen],
        sample_weight=weights[chosen])


def fit(listed: list[Text]) -> Fitted:
    """Trees, and a rule over odds that come from trees fitted on other texts."""
    words = logit(float(np.concatenate([t.replaced for t in listed]).mean()))
    put({"words": {"intercept": round(words, 4), "weights": {}}})  # the measures of a text need it
    rows, gold = [], []
    for number in range(FOLDS):
        model = trees([t for t in listed if fold(t) != number])
        for t in listed:
            if fold(t) == number and long(t) and t.part in TOLD:
                rows.append(measured(model, t))
                gold.append(bool(t.thesaurus))
    return Fitted(trees(listed), words, fitted(rows, gold, balanced=True, strength=STRENGTH))


def measured(model: HistGradientBoostingClassifier, t: Text) -> dict[str, float]:
    """The measures of a text."""
    return gate.belonging_measures(model.decision_function(t.values).tolist(), SETTINGS)


def put(found: dict[str, Any]) -> None:
    """Write ``models/context.json``."""
    gate.models.load.cache_clear()
    (FOLDER / "context.json").write_text(json.dumps(
        {"command": "python -m training.fit_belonging DATA SHARE", "models": found}, indent=1) + "\n", encoding="utf-8")


def odds(made: Fitted, t: Text) -> float:
    """Log odds that a text was spun."""
    measures = measured(made.trees, t)
    return float(made.rule["intercept"] + sum(w * measures[k] for k, w in made.rule["weights"].items()))


def check(listed: list[Text]) -> None:
    """Print what a half that was kept away gets, spun with a thesaurus that was kept away too or one that was not."""
    kept = [drawn(f"kept {t.corpus} {t.topic}", 2) == 1 for t in listed]
    made = fit([t for t, k in zip(listed, kept, strict=True) if not k and t.thesaurus != "aiksaurus"])
    scored = [(t, odds(made, t)) for t, k in zip(listed, kept, strict=True) if k and long(t)]
    clean = np.array([x for t, x in scored if not t.thesaurus])
    print(len(clean), "clean texts kept away, highest log odds",
          sorted(((round(x, 2), t.corpus, t.topic) for t, x in scored if not t.thesaurus), reverse=True)[:8])
    for percent in PERCENT:
        least = float(np.sort(clean)[::-1][int(len(clean) * percent / 100)])
        print(f"{percent} % of clean above {least:.2f}:")
        for name in ("kit", *NAMES):
            print(f"  {name:10}", ", ".join(_found(scored, name, part, least) for part in SHARES), flush=True)


def _found(scored: Iterable[tuple[Text, float]], name: str, part: str, least: float) -> str:
    """The share found of the texts that were spun so, and of the long ones among them."""
    rows = [(x > least, len(t.values) >= LONG) for t, x in scored if (t.thesaurus, t.part) == (name, part)]
    hits = [hit for hit, much in rows if much]
    every, long_ones = np.mean([hit for hit, _ in rows]), np.mean(hits or [np.nan])
    return f"{part} {every:.2f} of {len(rows)} ({long_ones:.2f} of {len(hits)} long)"


def main(data: str, share: str, *options: str) -> None:
    """Write the files, or print the curve."""
    with Pool(2, begin, (share,)) as pool:
        listed = pool.map(text, samples(data), chunksize=40)
    if "--check" in options:
        before = (FOLDER / "context.json").read_text(encoding="utf-8")
        check(listed)
        (FOLDER / "context.json").write_text(before, encoding="utf-8")
        return
    made = fit(listed)
    write("context_trees", made.trees)
    put({"words": {"intercept": round(made.words, 4), "weights": {}}, "spun": made.rule})


if __name__ == "__main__":
    main(*sys.argv[1:])
