"""Fit the trees that say how likely two statements are one claim, and print how they fare on events left out.

    DATA=folder python -m training.fit_claims [--write]

DATA holds ``dev/events.jsonl`` with ``gold/events/facts.csv`` (facts that two or more articles state: a pair of
statements that both stand on one fact is a pair of one claim, any other pair is none), ``gold/seeds/claims.csv`` (the
same of the seed articles, of pairs that both stand on some claim) and ``dev/ecb.jsonl`` (pairs of sentences that share
two or more events against those that share none). The last was annotated to another end: a last column tells the two
apart while fitting, and the package evaluates the trees as for the first.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # sums in one order: equal bytes on any machine

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, log_loss

from nmi_analysis.compare import Story
from nmi_analysis.compare.align import candidate_measures
from nmi_analysis.compare.units import Unit, units
from nmi_analysis.corpus import from_frame
from nmi_analysis.english import Context, parse
from nmi_analysis.resources import corpora
from nmi_analysis.run.pipeline import extract_article
from training.forest import write

if TYPE_CHECKING:
    from nmi_analysis.store import Rows

LONGEST = 500  # characters of a statement that stands on one place
EVENTS = 0.1  # weight of a pair of the second kind; 0.1 to 0.2 fare alike, 1 worse on the first kind
TREES = {"max_iter": 80, "max_leaf_nodes": 6, "learning_rate": 0.08, "min_samples_leaf": 30, "l2_regularization": 5.0,
         "random_state": 0, "early_stopping": False}
SEEDS = "seeds"


class Pairs(NamedTuple):
    """Measures (pair x measure) of one event's pairs and how many facts, or events, each shares."""

    measures: np.ndarray
    shared: np.ndarray


def records(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The articles of each event."""
    made: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        made[r["event"]].append({**r, "article": r["id"]})
    return dict(sorted(made.items()))


def story(articles: Sequence[dict[str, Any]], context: Context) -> Story:
    """One event, extracted."""
    rows: Rows = {}
    documents = {}
    columns = ("article", "text", "source", "title", "published", "url")
    listed = [{k: r[k] for k in columns if k in r} for r in articles]
    for article in from_frame(listed, context.settings.read).articles:
        documents[article.id] = document = parse(article)
        for table, found in extract_article(article, context, document=document).items():
            rows.setdefault(table, []).extend(found)
    return Story(rows["articles"][0]["article"], rows.pop("articles"), rows, documents)


def pairs(of: Story, key: Callable[[Unit], frozenset[str] | None], context: Context) -> Pairs:
    """Pairs of statements of two articles; ``key`` is what a statement tells, None where nobody annotated it."""
    settings = context.settings.claims
    listed = units(of, settings)[0]
    told = [key(u) for u in listed]
    kept = [(x, a & b) for (i, j), x in candidate_measures(listed, range(len(listed)), settings).items()
            if (a := told[i]) is not None and (b := told[j]) is not None and listed[i].article != listed[j].article]
    return Pairs(np.array([x for x, _ in kept]), np.array([len(s) for _, s in kept]))


def seed_articles() -> list[dict[str, Any]]:
    """The seed articles as records."""
    import nmi_analysis as nmi

    columns = ["article", "text", "source", "title", "published", "url"]
    return nmi.analyze(corpora()[SEEDS]).articles[columns].to_dict("records")


def stood_on(path: Path, name: str, event: str = "") -> dict[str, Callable[[Unit], frozenset[str]]]:
    """For each event of a file, which of its numbers (column ``name``) a statement stands on."""
    made: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            if r["start"]:
                made[event or r["event"]].append(r)

    def of(rows: list[dict[str, str]]) -> Callable[[Unit], frozenset[str]]:
        return lambda u: frozenset(r[name] for r in rows if u.article.startswith(r["article"]) and _meets(u, r))
    return {event: of(rows) for event, rows in made.items()}


def _meets(u: Unit, r: dict[str, str]) -> bool:
    """Whether a statement and a span overlap by half of the shorter."""
    start, end = int(r["start"]), int(r["end"])
    short = min(u.end - u.start, end - start)
    return u.end - u.start <= LONGEST and 2 * (min(u.end, end) - max(u.start, start)) >= short


def mentioned(articles: Sequence[dict[str, Any]]) -> Callable[[Unit], frozenset[str] | None]:
    """Which events the sentence of a statement speaks of, where all are annotated."""
    sentences = {r["id"]: r["sentences"] for r in articles}

    def key(u: Unit) -> frozenset[str] | None:
        near = max(sentences[u.article], key=lambda s: min(u.end, s["end"]) - max(u.start, s["start"]), default=None)
        return frozenset(near["events"]) if near and near["complete"] and near["start"] < u.end else None
    return key


def data(folder: Path) -> Iterator[tuple[str, bool, Pairs]]:
    """(event, whether its facts are annotated, pairs) of all events."""
    context = Context()
    of = stood_on(folder / "gold/events/facts.csv", "fact")
    for event, articles in records(folder / "dev/events.jsonl").items():
        if event in of:
            yield event, True, pairs(story(articles, context), of[event], context)
    seed = stood_on(folder / "gold/seeds/claims.csv", "claim_id", SEEDS)[SEEDS]
    yield SEEDS, True, pairs(story(seed_articles(), context), lambda u: seed(u) or None, context)
    for event, articles in records(folder / "dev/ecb.jsonl").items():
        yield event, False, pairs(story(articles, context), mentioned(articles), context)


def fit(made: Sequence[tuple[str, bool, Pairs]]) -> HistGradientBoostingClassifier:
    """The trees; of the second kind a pair with one event in common says nothing."""
    x, y, weight = [], [], []
    for _, by_fact, p in made:
        kept = np.ones(len(p.shared), bool) if by_fact else p.shared != 1
        x.append(np.column_stack([p.measures[kept], np.full(kept.sum(), 0.0 if by_fact else 1.0)]))
        y.append(p.shared[kept] > (0 if by_fact else 1))
        weight.append(np.full(kept.sum(), 1.0 if by_fact else EVENTS))
    return HistGradientBoostingClassifier(**TREES).fit(
        np.vstack(x), np.concatenate(y), sample_weight=np.concatenate(weight))


def main() -> None:
    """Print how the trees fare; with ``--write``, fit them to everything and write them."""
    made = [(event, by_fact, p) for event, by_fact, p in data(Path(os.environ["DATA"])) if len(p.shared)]
    scores, gold = [], []
    for event, by_fact, p in made:
        if by_fact:
            model = fit([m for m in made if m[0] != event])
            scores.append(model.predict_proba(np.column_stack([p.measures, np.zeros(len(p.shared))]))[:, 1])
            gold.append(p.shared > 0)
    y, found = np.concatenate(gold), np.concatenate(scores)
    print(f"{len(y)} pairs of {len(gold)} events, {y.sum()} of one fact; each event left out: average precision "
          f"{average_precision_score(y, found):.3f}, log loss {log_loss(y, found):.3f}")
    if "--write" in sys.argv:
        write("claim_trees", fit(made))


if __name__ == "__main__":
    main()
