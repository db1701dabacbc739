"""Fit ``models/names.json``: ``python -m training.fit_names names.jsonl``.

A line of the file is an article: text, and mentions with start, end and type (CoNLL-2003's persons, organisations and
places in newswire). Two averaged perceptrons over the tokens of every stretch of capitalised words (M. Collins, 2002):
the second also sees what the first, fitted without this article, says of the same words elsewhere in it (stacking
after V. Krishnan and C. Manning, 2006). A hint that few articles have is left out.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nmi_analysis.corpus.article import Article
from nmi_analysis.english import Context, Document, parse
from nmi_analysis.extract.mentions import ruled, running
from nmi_analysis.extract.names.regions import Region, regions
from nmi_analysis.extract.names.tagger import LABELS, Hints, joined
from nmi_analysis.models import chain

TARGET = Path(chain.__file__).parent / "names.json"
ROUNDS, ARTICLES, FOLDS = 8, 3, 5
HIDDEN = 0.15  # share of hints hidden at each look, so that no few of them decide alone
SCALE = 20  # of averaged weights, which become whole numbers
NEVER = -1_000_000


class Example(NamedTuple):
    """One article: the hints of its regions, and the number of the right label of every token."""

    own: list[chain.Hints]
    right: list[list[int]]
    hints: Hints


def example(document: Document, mentions: Iterable[dict[str, object]]) -> Example:
    """What is learnt from one article."""
    sentences = running(document, Context().settings.mentions)
    found = [r for s in sentences for r in regions(document, s)]
    hints = Hints(document, found, ruled(document, sentences))
    return Example(hints.own(document), _right(document, found, mentions), hints)


def _right(document: Document, found: Sequence[Region], mentions: Iterable[dict[str, object]]) -> list[list[int]]:
    label: dict[int, str] = {}
    for m in mentions:
        first, last = document.token_at(int(str(m["start"]))), document.token_at(int(str(m["end"])) - 1)
        label.update({i: f"{'B' if i == first else 'I'}-{m['type']}" for i in range(first, last + 1)})
    made = []
    for region in found:
        row = [label.get(i, "O") for i in range(region.first, region.last)]
        if row[0].startswith("I"):
            row[0] = f"B{row[0][1:]}"
        made.append([LABELS.index(x) for x in row])
    return made


def perceptron(articles: Sequence[tuple[Sequence[chain.Hints], Sequence[Sequence[int]]]]) -> chain.Chain:
    """Averaged weights; articles as (hints of their regions, right labels)."""
    counted = Counter(h for regions_, _ in articles for h in {h for s in regions_ for t in s for h in t})
    index = {h: i for i, h in enumerate(sorted(h for h, n in counted.items() if n >= ARTICLES))}
    data = [([np.array([index[h] for h in t if h in index]) for t in s], list(y))
            for seqs, right in articles for s, y in zip(seqs, right, strict=True)]
    size = len(LABELS)
    weights, total = np.zeros((len(index), size)), np.zeros((len(index), size))
    steps = np.array([[NEVER if _impossible(a, b) else 0 for b in LABELS] for a in (*LABELS, "O")], dtype=float)
    stepped = np.zeros_like(steps)
    noise = np.random.default_rng(1)
    rng, clock = random.Random(1), 1  # noqa: S311 - a seed, no secret
    for _ in range(ROUNDS):
        rng.shuffle(data)
        for tokens, right in data:
            kept = [t[noise.random(len(t)) >= HIDDEN] for t in tokens]
            said = chain.best([weights[t].sum(axis=0).tolist() for t in kept], steps.tolist())
            before = (-1, -1)
            for t, r, s in zip(kept, right, said, strict=True):
                if r != s:
                    for label, by in ((r, 1), (s, -1)):
                        weights[t, label] += by
                        total[t, label] += by * clock
                if (before[0], r) != (before[1], s):
                    for step, by in (((before[0], r), 1), ((before[1], s), -1)):
                        steps[step] += by
                        stepped[step] += by * clock
                before = r, s
            clock += 1
    mean = np.rint(SCALE * (weights - total / clock)).astype(int)
    told = {h: mean[i].tolist() for h, i in index.items() if mean[i].any()}
    return chain.made(LABELS, told, np.rint(SCALE * (steps - stepped / clock)).astype(int).tolist())


def _impossible(before: str, label: str) -> bool:
    return label.startswith("I") and before[1:] != label[1:]


def fit(examples: Sequence[Example]) -> dict[str, chain.Chain]:
    """Both models."""
    second = []
    for k in range(FOLDS):
        model = perceptron([(e.own, e.right) for n, e in enumerate(examples) if n % FOLDS != k])
        for e in examples[k::FOLDS]:
            said = [[LABELS[x] for x in row] for row in model.decode(e.own)]
            second.append((joined(e.own, e.hints.memory(said)), e.right))
    return {"first": perceptron([(e.own, e.right) for e in examples]), "second": perceptron(second)}


def main(data: str) -> None:
    """Write the weights."""
    examples = []
    for line in Path(data).read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        examples.append(example(parse(Article(r["id"], r["text"])), r["mentions"]))
    chains = {key: {"labels": m.labels, "steps": m.steps,
                    "weights": {h: m.weights[i].tolist() for h, i in m.numbers.items()}}
              for key, m in fit(examples).items()}
    text = json.dumps({"command": "python -m training.fit_names names.jsonl", "chains": chains}, separators=(",", ":"))
    TARGET.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
