"""Fit ``models/beside.json``: ``python -m training.fit_beside DATA SHARE [--check]``.

DATA holds the development corpora, of which those with several articles on an event serve that no word was fitted on.
Some of these are spun here, with thesauri in turn, and judged beside others of their event, two or four of them. SHARE
(as /usr/share) holds WordNet and Aiksaurus, which is for testing alone. ``--check`` prints, by events left out in turn,
what words give that are judged by their text alone and beside the other articles.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.development import lines

from nmi_analysis.flags.assessment import Told, assess, beside_measures
from nmi_analysis.models import FOLDER, Logistic, logistic
from nmi_analysis.settings import QualitySettings

from .spinning import Record, document, spun, thesauri
from .values import fitted

CORPORA = {"events": (2, 3), "ecb": (2, 4)}  # articles of an event beside a spun one
LENGTHS = (900, 7000)  # characters of a text that is spun
EACH = 3  # of an event
TESTED = "aiksaurus"
NAMES = ("moby", "sisters", "wordnet")
FOLDS = 4
PRECISIONS = (0.6, 0.7, 0.8)
STRENGTH = 1.0  # inverse of the L2 penalty


class Text(NamedTuple):
    """A spun text: its event's number, the thesaurus, the words' measures, which were put in, and how many were."""

    event: int
    thesaurus: str
    rows: list[dict[str, float]]
    replaced: list[bool]
    count: int


def events(data: str) -> Iterator[tuple[str, list[Record]]]:
    """Name and articles of each event."""
    for corpus in CORPORA:
        by: defaultdict[str, list[Record]] = defaultdict(list)
        for record in lines(corpus, data):
            by[record["event"]].append(record)
        yield from ((corpus, listed) for _, listed in sorted(by.items()))


def texts(data: str, share: str) -> Iterator[Text]:
    """Spun texts of all events."""
    tables, rng, settings = thesauri(Path(share)), random.Random(1), QualitySettings()  # noqa: S311
    for number, (corpus, listed) in enumerate(events(data)):
        words = {r["id"]: {t.lower for t in document(r).tokens} for r in listed}
        fit = [r for r in listed if LENGTHS[0] < len(r["text"]) < LENGTHS[1]]
        for turn, record in enumerate(rng.sample(fit, min(EACH, len(fit)))):
            others = [i for i in words if i != record["id"]][:CORPORA[corpus][turn % 2]]
            told = Told(Counter(w for i in others for w in words[i]), len(others))
            for name in (TESTED, NAMES[(number + turn) % len(NAMES)]):
                made = spun(record, 1 + turn, tables[name])
                doc = document(made)
                starts = {s["start"] for s in made["spans"]}
                found = [(doc.tokens[w.slot.token], w.probability) for w in assess(doc, settings).words]
                yield Text(number, name, [beside_measures(t.lower, p, told) for t, p in found],
                           [t.start in starts for t, _ in found], len(starts))


def fit(listed: Iterable[Text]) -> dict[str, object]:
    """The weights."""
    chosen = [t for t in listed if t.thesaurus != TESTED]
    return fitted([r for t in chosen for r in t.rows], [y for t in chosen for y in t.replaced], strength=STRENGTH)


def check(listed: list[Text]) -> None:
    """Print what events give that were left out of the fit."""
    found: defaultdict[tuple[bool, str], list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        made = fit(t for t in listed if t.event % FOLDS != fold)
        model = Logistic(made["intercept"], made["weights"])  # type: ignore[arg-type]
        for t in (t for t in listed if t.event % FOLDS == fold):
            for how, score in (("alone", lambda r: r["alone"]), ("beside", model.odds)):
                found[t.thesaurus == TESTED, how] += [(score(r), y) for r, y in zip(t.rows, t.replaced, strict=True)]
    for (tested, how), scored in sorted(found.items()):
        gold = sum(t.count for t in listed if (t.thesaurus == TESTED) == tested)
        scored.sort(reverse=True)
        hit = np.cumsum([y for _, y in scored])
        precision, recall = hit / np.arange(1, len(hit) + 1), hit / gold
        best = float((2 * precision * recall / (precision + recall + 1e-9)).max())
        last = [int(np.flatnonzero(precision >= p)[-1]) for p in PRECISIONS]
        at = [f"{recall[n]:.3f} at {precision[n]:.2f} from {logistic(scored[n][0]):.2f}," for n in last]
        print(f"{'thesaurus left out' if tested else 'others':20} {how:6} best F1 {best:.3f}, recall", *at, flush=True)


def main(data: str, share: str, *options: str) -> None:
    """Write the weights, or print what they are worth."""
    listed = list(texts(data, share))
    if "--check" in options:
        check(listed)
        return
    (FOLDER / "beside.json").write_text(json.dumps({"command": "python -m training.fit_beside DATA SHARE", "models": {
        "substituted": fit(listed)}}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
