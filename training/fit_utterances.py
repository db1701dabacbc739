"""Fit the probability that two renderings are one utterance, and print what it finds in events left out.

    python -m training.fit_utterances DATA GOLD [--write]

GOLD: folder with quote_links.csv (event, link, article, start, end): the spans of one link are one utterance. DATA:
folder with the articles, events.jsonl (id, event, text, source, title, published), and with versions of one text, whose
sentences at one place render one another: mt.jsonl (id, event, text), translations, and spun.jsonl (id, pair, text),
words replaced. Versions teach that other words may be the same utterance; they count little, for their sentences all
have a counterpart. Of the pairs of renderings that a link and two articles have, the one that fits best is right and
the others are left out: a link may be several sentences long.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from nmi_analysis import lexicons
from nmi_analysis.compare.quote_variants import weighed
from nmi_analysis.compare.utterances.linking import Measures, Weighed, linked, pairs
from nmi_analysis.english import Document, Sentence
from nmi_analysis.settings import QuoteSettings

from .events import Span, overlapping, records, stories

ROUNDS = 3
LONGEST = 1_000  # characters of a span that may be held against a link's
PARALLEL = 0.05  # what a pair of versions counts; 0.02 to 0.1 are alike on the events
VERSIONS = 2  # pairs of versions of one text
REGULAR = 0.3  # inverse strength of the penalty; 0.1 to 1 are alike


@dataclass
class Event:
    """Renderings and pairs of one event; ``links`` of each rendering, and the articles of each link."""

    listed: list[Weighed]
    pairs: list[tuple[int, int]]
    x: np.ndarray
    links: list[set[str]]
    gold: dict[str, set[str]]

    def bags(self) -> Iterator[tuple[int, tuple[str, str, str]]]:
        """Number of a pair, and a link with the two articles, for each link that both renderings are of."""
        for n, (i, j) in enumerate(self.pairs):
            for link in sorted(self.links[i] & self.links[j]):
                yield n, (link, self.listed[i].rendering.article, self.listed[j].rendering.article)


def events(articles: Path, folder: Path) -> dict[str, Event]:
    """The events that the gold has, measured."""
    gold: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    with (folder / "quote_links.csv").open(encoding="utf-8") as f:
        for r in csv.DictReader(f):
            gold[r["event"]][r["link"]].append(Span(r["article"], int(r["start"]), int(r["end"])))
    return {name: _event(weighed(story, QuoteSettings()), gold[name]) for name, story in stories(records(articles))
            if name in gold}


def versions(folder: Path) -> list[Event]:
    """Pairs of versions of one text."""
    texts: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for r in records(folder / "mt.jsonl"):
        texts[r["event"]].append(r)
    for r in records(folder / "spun.jsonl"):
        texts[r["pair"]].append(r)
    rows = [{**r, "event": f"{name} {n}"} for name, listed in sorted(texts.items())
            for n, pair in enumerate(list(pairwise(listed))[:VERSIONS]) for r in pair]
    return [_event(weighed(story, QuoteSettings()), _aligned(*story.documents.values())) for _, story in stories(rows)]


def _aligned(a: Document, b: Document) -> dict[str, list[Span]]:
    """Sentences at one place of two versions, where their paragraphs have as many."""
    of: list[defaultdict[int, list[Sentence]]] = []
    for document in (a, b):
        of.append(defaultdict(list))
        for s in document.sentences:
            of[-1][s.paragraph].append(s)
    return {str(x.number): [Span(a.article, x.start, x.end), Span(b.article, y.start, y.end)]
            for p, listed in of[0].items() if len(listed) == len(of[1][p])
            for x, y in zip(listed, of[1][p], strict=True)}


def _event(listed: list[Weighed], gold: dict[str, list[Span]]) -> Event:
    measured = pairs(listed, QuoteSettings())
    links = [{link for link, rows in gold.items() if any(_meets(w, g) for g in rows)} for w in listed]
    return Event(listed, list(measured), np.array(list(measured.values())).reshape(-1, len(Measures._fields)), links,
                 {link: {g.article for g in rows} for link, rows in gold.items()})


def _meets(w: Weighed, g: Span) -> bool:
    r = w.rendering
    return overlapping(Span(r.article, r.start, r.end), g, LONGEST)


def fit(events: list[Event], parallel: list[Event]) -> np.ndarray:
    """Intercept and weights."""
    train = [*events, *parallel]
    x = np.vstack([e.x for e in train])
    counted = np.concatenate([np.full(len(e.x), 1.0 if k < len(events) else PARALLEL) for k, e in enumerate(train)])
    starts = np.cumsum([0, *(len(e.pairs) for e in train)])
    bags = [(start + n, (k, *bag)) for k, (e, start) in enumerate(zip(train, starts, strict=False))
            for n, bag in e.bags()]
    right = np.zeros(len(x), bool)
    right[[n for n, _ in bags]] = True
    score = x.sum(axis=1)
    for _ in range(ROUNDS):
        best: dict[tuple[object, ...], int] = {}
        for n, bag in bags:
            if bag not in best or score[n] > score[best[bag]]:
                best[bag] = n
        used = ~right
        used[list(best.values())] = True
        scale = StandardScaler().fit(x[used])
        model = LogisticRegression(C=REGULAR, max_iter=1_000).fit(scale.transform(x[used]), right[used], counted[used])
        weights = model.coef_[0] / scale.scale_
        found = np.array([model.intercept_[0] - weights @ scale.mean_, *weights])
        score = x @ found[1:]
    return found


def counts(event: Event, weights: np.ndarray, settings: QuoteSettings) -> tuple[int, int, int, int]:
    """Pairs of articles: of links found, of all links, right ones predicted, all predicted."""
    odds = event.x @ weights[1:] + weights[0]
    scores = {pair: round(float(1 / (1 + np.exp(-v))), 6) for pair, v in zip(event.pairs, odds, strict=True)}
    found, right, predicted = set(), 0, 0
    for group in linked(event.listed, scores, settings):
        by: defaultdict[str, set[str]] = defaultdict(set)
        for i in group:
            by[event.listed[i].rendering.article] |= event.links[i]
        for a, b in combinations(sorted(by), 2):
            predicted += 1
            right += bool(by[a] & by[b])
            found |= {(link, a, b) for link in by[a] & by[b]}
    return len(found), sum(len(v) * (len(v) - 1) // 2 for v in event.gold.values()), right, predicted


def main() -> None:
    """Print what is found in events left out; with --write, write the weights."""
    data, gold, *options = sys.argv[1:]
    listed, parallel = events(Path(data) / "events.jsonl", Path(gold)), versions(Path(data))
    total = np.zeros(4, int)
    for name in listed:
        left_out = fit([e for n, e in listed.items() if n != name], parallel)
        total += counts(listed[name], left_out, QuoteSettings())
    found, links, right, predicted = total
    print(f"left out in turn, {len(listed)} events: precision {right / predicted:.3f}, recall {found / links:.3f}"
          f" (pairs of articles: {predicted} predicted, {links} in the gold)")
    rows = [f"{name},{value:.2f}" for name, value in zip(("intercept", *Measures._fields),
                                                         fit(list(listed.values()), parallel), strict=True)]
    print(*rows, sep="\n")
    if "--write" in options:
        text = "\n".join(["measure,weight", *rows, ""])
        (lexicons.FOLDER / "utterance_weights.csv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
