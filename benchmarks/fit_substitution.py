"""Fit the weights of the substitution scorecard and print what settings.QualitySettings should hold.

    DATA=folder python benchmarks/fit_substitution.py [--write]

DATA holds dev/spun.jsonl and other news texts (attributions.jsonl, stories.jsonl) as clean controls. Beside the
spun articles as they are, it trains on them with the synonyms of half of all words hidden, and on originals
spun here with WordNet's sister terms (words with a common hypernym, which the synonym table lacks): the weights
must hold for a spinner with another thesaurus. Four-fold cross-validation by article is printed for each.
"""

import csv
import hashlib
import json
import os
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from nmi_analysis.corpus.article import Article
from nmi_analysis.language import parse
from nmi_analysis.lexicons import FOLDER
from nmi_analysis.quality import slots as slots_module
from nmi_analysis.quality.frequencies import zipf
from nmi_analysis.quality.inflection import inflect, lemmas
from nmi_analysis.quality.slots import MEASURES, is_content, slots
from nmi_analysis.settings import QualitySettings

WORDNET = Path("/usr/share/wordnet")
QUANTILES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
PRIOR_WORDS, PRIOR_SHARE = 30, 0.05
RATE = 0.36  # of the content words: what the spun articles have
Record = dict[str, Any]


class Set(NamedTuple):
    """Content words of many texts: measures, gold, pair, text number, word and suggestion."""

    x: np.ndarray
    y: np.ndarray
    pair: np.ndarray
    text: np.ndarray
    words: list[tuple[str, str, str]]
    records: list[Record]


def document(record: Record) -> Any:
    return parse(Article(id=record["id"], text=record["text"], language="en"))


def measured(records: list[Record]) -> Set:
    x, y, pairs, texts, words = [], [], [], [], []
    for number, record in enumerate(records):
        doc = document(record)
        gold = {at: s["original"] for s in record["spans"] for at in range(s["start"], s["end"])}
        for slot in slots(doc, QualitySettings()):
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
    kept, common = slots_module.substitutes, slots_module.commonest
    slots_module.substitutes = lambda w: {} if hide(w) else kept(w)  # type: ignore[assignment]
    slots_module.commonest = lambda w: "" if hide(w) else common(w)  # type: ignore[assignment]
    try:
        return measured(records)
    finally:
        slots_module.substitutes, slots_module.commonest = kept, common


def half(word: str) -> bool:
    return hashlib.sha256(word.encode()).digest()[0] % 2 == 0


def sisters() -> dict[str, dict[str, list[str]]]:
    """Lemma to part of speech to the words that share a hypernym (or a similar adjective) of its first senses."""
    made: dict[str, dict[str, list[str]]] = {}
    for pos in ("noun", "verb", "adj"):
        words, up, down = {}, {}, defaultdict(list)
        for line in (WORDNET / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            f = line.partition("|")[0].split()
            n = int(f[3], 16)
            words[f[0]] = [w for i in range(n) if (w := re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower()).isalpha()]
            up[f[0]] = [f[6 + 2 * n + 4 * j] for j in range(int(f[4 + 2 * n])) if f[5 + 2 * n + 4 * j] in "@&"]
            for above in up[f[0]]:
                down[above].append(f[0])
        for line in (WORDNET / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  ") or "_" in line.split()[0]:
                continue
            f = line.split()
            found = {w for o in f[-int(f[2]):][:3] for above in up[o] for q in down[above] if q != o for w in words[q]}
            found |= {w for o in f[-int(f[2]):][:3] for a in up[o] for b in up.get(a, ()) for w in words.get(b, ())}
            if found - {f[0]}:
                made.setdefault(f[0], {})[pos[0].upper()] = sorted(found - {f[0]})
    return made


def spun(record: Record, seed: int, table: dict[str, dict[str, list[str]]]) -> Record:
    """The record with content words replaced by sister terms, each word by the same one throughout or not at all."""
    rng, known, text = random.Random(f"{seed}{record['id']}"), zipf(), record["text"]
    rarest = 2.0 if seed % 2 else 3.2
    chosen: dict[str, str] = {}
    out, at, spans = "", 0, []
    for token in document(record).tokens:
        if not is_content(token, QualitySettings()) or (token.text[0].isupper() and known.get(token.lower, 0) < 5):
            continue
        if rng.random() > RATE and not (token.lower in chosen and rng.random() < 0.5):
            continue
        if token.lower not in chosen:
            pos = {"J": "A"}.get(token.tag[0], token.tag[0])
            forms = {inflect(s, e)[0] for lemma, e in lemmas(token.lower) for s in table.get(lemma, {}).get(pos, ())
                     if known.get(s, 0) >= rarest and (pos == "V" or e in (("", "s") if pos == "N" else ("",)))}
            chosen[token.lower] = rng.choice(sorted(forms)) if forms else ""
        word = chosen[token.lower]
        if word:
            word = word.capitalize() if token.text[0].isupper() else word
            out += text[at:token.start]
            spans.append({"start": len(out), "end": len(out) + len(word), "original": token.text})
            out, at = out + word, token.end
    return {**record, "id": f"{record['id']}-{seed}", "label": 1, "text": out + text[at:], "spans": spans}


class Card:
    """Logistic regression over bins: the model that ``quality.scorecard`` evaluates."""

    def fit(self, x: np.ndarray, y: np.ndarray) -> "Card":
        """Bins by quantiles, then the regression."""
        self.bounds = []
        for c in x.T:
            values = np.unique(c[~np.isnan(c)])
            cut = np.unique(np.round(np.quantile(c[~np.isnan(c)], QUANTILES), 2)) if len(values) > 7 else values[1:]
            self.bounds.append(cut)
        self.model = LogisticRegression(C=0.3, max_iter=500).fit(self.bins(x), y)
        return self

    def bins(self, x: np.ndarray) -> sparse.csr_matrix:
        """One column per bin; the last bin of a measure is for undefined values."""
        parts = []
        for c, b in zip(x.T, self.bounds, strict=True):
            k = np.where(np.isnan(c), len(b) + 1, np.searchsorted(b, c, side="right"))
            parts.append(sparse.csr_matrix((np.ones(len(c)), (np.arange(len(c)), k)), (len(c), len(b) + 2)))
        return sparse.hstack(parts).tocsr()

    def log_odds(self, x: np.ndarray) -> np.ndarray:
        """Log odds of substitution per row."""
        return self.model.decision_function(self.bins(x))

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Rows of the lexicon; the intercept goes into the first measure's weights."""
        weights, at = self.model.coef_[0], 0
        for number, (name, bounds) in enumerate(zip(MEASURES, self.bounds, strict=True)):
            extra = self.model.intercept_[0] / 2 if number < 2 else 0.0  # zipf and name: one of them is undefined
            labels = ["lowest", *(f"{b:g}" for b in bounds), "undefined"]
            for label, w in zip(labels, weights[at:at + len(labels)], strict=True):
                yield name, label, f"{w + extra:.3f}"
            at += len(labels)


def second(first: np.ndarray, s: Set, keep: np.ndarray) -> np.ndarray:
    """Columns of the second pass: own score, log odds of the text's share, mean score of the same word."""
    p = 1 / (1 + np.exp(-first))
    texts, words = s.text[keep], [w for w, k in zip(s.words, keep, strict=True) if k]
    share, same, groups = np.zeros(len(first)), np.zeros(len(first)), defaultdict(list)
    for number in np.unique(texts):
        at = texts == number
        share[at] = (p[at].sum() + PRIOR_WORDS * PRIOR_SHARE) / (at.sum() + PRIOR_WORDS)
    for i, w in enumerate(words):
        groups[texts[i], w[0]].append(i)
    for g in groups.values():
        same[g] = first[g].mean()
    return np.column_stack([first, np.log(share / (1 - share)), same])


def fit(sets: list[Set], keep: Callable[[Set], np.ndarray]) -> tuple[Card, LogisticRegression]:
    kept = [(s, keep(s)) for s in sets]
    y = np.concatenate([s.y[k] for s, k in kept])
    card = Card().fit(np.vstack([s.x[k] for s, k in kept]), y)
    columns = np.vstack([second(card.log_odds(s.x[k]), s, k) for s, k in kept])
    return card, LogisticRegression(C=10, max_iter=500).fit(columns, y)


def cross_validated(name: str, test: Set, sets: list[Set]) -> None:
    pairs = sorted(set(test.pair))
    score = np.zeros(len(test.y))
    for fold in range(4):
        out = pairs[fold::4]
        card, top = fit(sets, lambda s, out=out: ~np.isin(s.pair, out))  # type: ignore[misc]
        k = np.isin(test.pair, out)
        score[k] = top.decision_function(second(card.log_odds(test.x[k]), test, k))
    gold = sum(len(r["spans"]) for r in test.records)
    clean = np.array([not r["label"] for r in test.records])[test.text]
    words = sum(len(re.findall(r"\w+", r["text"])) for r in test.records if not r["label"])
    for threshold in (0.3, 0.35, 0.4, 0.5):
        flagged = score > np.log(threshold / (1 - threshold))
        hit = flagged & test.y
        p, r = hit.sum() / flagged.sum(), hit.sum() / gold
        right = sum(f and b == o for f, (_, b, o) in zip(flagged, test.words, strict=True) if o)
        print(f"{name:10} at {threshold:.2f}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} "
              f"clean {(flagged & clean).sum() / words:.2%} suggestion {right / gold:.3f}", flush=True)


def main() -> None:
    data = os.environ.get("DATA")
    if not data:
        sys.exit("DATA is not set: nothing to fit on")
    load = lambda name: [json.loads(line) for line in (Path(data) / "dev" / f"{name}.jsonl").open(encoding="utf-8")]  # noqa: E731
    records = load("spun")
    originals = [r for r in records if not r["label"]]
    other = [{"id": f"x{i}", "pair": f"x{i}", "label": 0, "text": r["text"], "spans": []}
             for i, r in enumerate(load("attributions") + load("stories"))]
    table = sisters()
    sets = {"spun": measured(records), "half": with_hidden(records, half)}
    for seed in (1, 2):
        sets[f"sisters {seed}"] = measured(originals + [spun(r, seed, table) for r in originals])
    more = [measured(other + [spun(r, seed, table) for r in other]) for seed in (3,)]
    everything = [*sets.values(), *more]
    if "--quick" not in sys.argv:
        for name, test in sets.items():
            cross_validated(name, test, everything)
    card, top = fit(everything, lambda s: np.ones(len(s.y), bool))
    print("place_weight, text_weight, word_weight:", top.coef_[0].round(2), "intercept:", top.intercept_.round(2))
    if "--write" in sys.argv:
        with (FOLDER / "substitution_weights.csv").open("w", encoding="utf-8", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["measure", "at_least", "weight"])
            out.writerows(card.rows())


if __name__ == "__main__":
    main()
