"""Fit ``gate_trees.csv`` and ``models/gate.json``: ``python -m training.fit_gate DATA SHARE [--check]``.

DATA holds the development corpora: all of them are texts of people or of translation machines, none of them spun but
the spun halves of ``spun``. SHARE (as /usr/share) holds WordNet and Aiksaurus, two of the four thesauri that samples of
every corpus are spun with here, the replacements of a spinner whole, halved and quartered. It takes two minutes.
``--check`` prints what texts get whose corpus and whose thesaurus were left out, at thresholds that few clean ones
reach.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator
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
from .spinning import PARTS, Record, Thesaurus, document, part_of, respun, thesauri
from .values import fitted

SETTINGS = QualitySettings()
CLEAN = {"human": 80, "ecb": 60, "events": 20, "stories": 15, "names": 40, "attributions": 15, "mt": 0, "spun": 20}
FOLDS = ((("human", "names"), ("aiksaurus",)), (("ecb", "events"), ("moby",)),
         (("spun", "stories", "attributions", "mt"), ("kit", "sisters", "wordnet")))
TREES = {"max_iter": 40, "max_leaf_nodes": 10, "max_depth": 4, "learning_rate": 0.3, "min_samples_leaf": 60,
         "random_state": 0, "early_stopping": False}
PERCENT = (1.0, 0.4, 0.1)  # of clean texts above a threshold


class Text(NamedTuple):
    """Measures of a text's words, and which were put in; ``thesaurus`` is blank for a clean text."""

    corpus: str
    thesaurus: str
    part: str
    group: int
    values: np.ndarray
    replaced: np.ndarray


def text(record: Record, corpus: str, thesaurus: str = "", part: str = "") -> Text:
    """The text as the gate sees it."""
    words = gate.types(document(record), SETTINGS)
    put = {record["text"][s["start"]:s["end"]].lower() for s in record.get("spans") or () if thesaurus}
    rows = [[np.nan if v is None else v for v in found] for found in words.values()]
    return Text(corpus, thesaurus, part, random.Random(str(record.get("pair") or record["id"])).randrange(5),  # noqa: S311
                np.array(rows, float).reshape(-1, len(gate.MEASURES)), np.array([w in put for w in words], bool))


class Sample(NamedTuple):
    """A text, its corpus, and the thesaurus and part of the words that it was spun with, blank for a clean one."""

    record: Record
    corpus: str
    thesaurus: str = ""
    part: str = ""


def records(data: str, tables: dict[str, Thesaurus]) -> Iterator[Sample]:
    """All clean texts, and the spun ones."""
    for corpus, most in CLEAN.items():
        clean = [r for r in lines(corpus, data) if not r.get("label")]
        yield from (Sample(r, corpus) for r in clean)
        for number, record in enumerate(random.Random(corpus).sample(clean, min(most, len(clean)))):  # noqa: S311
            for name, table in tables.items():
                for part, rate in PARTS.items():
                    yield Sample(respun(record, number, table, rate), corpus, name, part)
    for record in lines("spun", data):
        if record["label"]:
            for part, rate in PARTS.items():
                yield Sample(part_of(record, rate), "spun", "kit", part)


def trees(listed: Iterable[Text]) -> HistGradientBoostingClassifier:
    """Trees that tell a word that was put in."""
    listed = list(listed)
    return HistGradientBoostingClassifier(**TREES).fit(
        np.vstack([t.values for t in listed]), np.concatenate([t.replaced for t in listed]))


def measured(model: HistGradientBoostingClassifier, listed: Iterable[Text]) -> list[dict[str, float]]:
    """The measures of texts; none is short."""
    return [gate.measures(model.decision_function(t.values).tolist(), SETTINGS) for t in listed]


def long(t: Text) -> bool:
    """Whether the text has words enough to be judged."""
    return len(t.values) >= SETTINGS.gate_words


def decided(listed: list[Text]) -> dict[str, Any]:
    """The regression over measures that come from trees which have not seen the text."""
    rows, gold = [], []
    for group in range(5):
        held = [t for t in listed if t.group == group and long(t)]
        rows += measured(trees(t for t in listed if t.group != group), held)
        gold += [bool(t.thesaurus) for t in held]
    return fitted(rows, gold, balanced=True)


def odds(model: dict[str, Any], measures: dict[str, float]) -> float:
    """Log odds that a text was spun."""
    return float(model["intercept"] + sum(w * measures[k] for k, w in model["weights"].items()))


def check(listed: list[Text]) -> None:
    """Leave corpora out, with and without their thesauri, and print shares above the thresholds of clean texts."""
    for apart in (False, True):
        clean: list[float] = []
        spun: dict[tuple[str, str], list[float]] = {}
        for corpora, names in FOLDS:
            fit_on = [t for t in listed if t.corpus not in corpora and not (apart and t.thesaurus in names)]
            model, rule = trees(fit_on), decided(fit_on)
            held = [t for t in listed if t.corpus in corpora and long(t) and (not apart or t.thesaurus in ("", *names))]
            for t, m in zip(held, measured(model, held), strict=True):
                value = odds(rule, m)
                (spun.setdefault((t.thesaurus, t.part), []) if t.thesaurus else clean).append(value)
        print("thesauri left out" if apart else "corpora left out", len(clean), "clean texts")
        for percent in PERCENT:
            least = float(np.percentile(clean, 100 - percent))
            above = (f"{name} {part} {np.mean(np.array(v) > least):.2f}" for (name, part), v in sorted(spun.items()))
            print(f"  {percent} % of clean above {least:.2f}:", ", ".join(above), flush=True)


def main(data: str, share: str, *options: str) -> None:
    """Write both files."""
    listed = [text(*sample) for sample in records(data, thesauri(Path(share)))]
    trained = float(np.concatenate([t.replaced for t in listed]).mean())
    words = {"intercept": round(logit(trained), 4), "weights": {}}
    target = FOLDER / "gate.json"
    # the share of words put in comes first: the measures need it
    target.write_text(json.dumps({"command": "", "models": {"words": words}}), encoding="utf-8")
    if "--check" in options:
        check(listed)
    rule = decided(listed)
    write("gate_trees", trees(listed))
    target.write_text(json.dumps({"command": "python -m training.fit_gate DATA SHARE",
                                  "models": {"words": words, "spun": rule}}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
