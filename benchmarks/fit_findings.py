"""Fit what is told of a story beside its conflicts: the silence of articles, and what matters of what one alone says.

    python -m benchmarks.fit_findings EVENTS.jsonl GOLD

EVENTS holds articles with id, event, text, title, source, published; GOLD the folder with facts.csv (every fact that
two or more articles of an event state: event, fact, article, start, end) and items.csv (what readers told first:
event, item, kind, article, start, end). Prints how many statements of each probability are right, each event judged by
weights fitted to the others, and the weights of all events for ``settings.silence`` and ``settings.importance``.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.compare.story import Outlets
from nmi_analysis.compare.telling.reading import read
from nmi_analysis.compare.telling.silence import Measures
from nmi_analysis.compare.telling.told import Desk, Ties
from nmi_analysis.corpus import from_frame
from nmi_analysis.english import Context, parse
from nmi_analysis.run.pipeline import extract_article
from nmi_analysis.settings import SilenceSettings

STATED = 0.15  # share of a statement's characters in facts that another article states, from which it is not silent
LINE, PIECE = 1.0, 0.5  # weights: the pieces of a line repeat it
KINDS = ("alone", "omission", "voices", "framing", "time")
BINS = (0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.5, 0.3, 0.1, 0.0)
Rows = dict[str, list[dict[str, str]]]


class Case(NamedTuple):
    """A statement and another article: its measures, whether that is silent, and the weight of the case."""

    event: str
    measures: tuple[float, ...]
    silent: bool
    weight: float


def stories(path: Path, context: Context) -> dict[str, Story]:
    """Event to its story, with the rows of its articles and its entities."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    event = {r["id"]: r["event"] for r in records}
    made: dict[str, Story] = {}
    for a in from_frame([{**r, "article": r["id"]} for r in records], context.settings.read).articles:
        story = made.setdefault(event[a.id], Story(event[a.id], []))
        document = parse(a)
        rows = extract_article(a, context, document=document)
        story.articles.extend(rows.pop("articles"))
        story.documents[a.id] = document
        for table, found in rows.items():
            story.rows.setdefault(table, []).extend(found)
    for story in made.values():
        story.rows.update(entities(story, context))
    return made


def gold(path: Path) -> dict[str, Rows]:
    """Event and number of a fact or item to its rows."""
    made: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            made[r["event"]][r["fact"] if "fact" in r else r["item"]].append(r)
    return made


def stated(facts: Rows, article: str, other: str, start: int, end: int) -> float:
    """Share of a span of an article in facts that the other one states too."""
    covered: set[int] = set()
    for rows in facts.values():
        if any(r["article"] == other for r in rows):
            for r in rows:
                if r["article"] == article:
                    covered.update(range(max(int(r["start"]), start), min(int(r["end"]), end)))
    return len(covered) / max(1, end - start)


def told_first(items: Rows, article: str, start: int, end: int) -> bool:
    """Whether a span is evidence of what readers told first: at least half of the shorter."""
    spans = [(int(r["start"]), int(r["end"])) for rows in items.values() for r in rows
             if r["article"] == article and r["kind"] in KINDS]
    return any(2 * (min(b, end) - max(a, start)) >= min(b - a, end - start) for a, b in spans)


def cases(desk: Desk, event: str, facts: Rows) -> Iterable[Case]:
    """The lines and pieces of all articles, each against every other article."""
    spans = [(line, line.start, line.end, LINE) for of in desk.reading.lines.values() for line in of
             if not line.title and len(line.words) > 4]
    spans += [(p.line, p.start, p.end, PIECE) for of in desk.pieces.values() for p in of]
    for line, start, end, weight in spans:
        for other, (found, _) in desk.silence.measures(line, start, end).items():
            yield Case(event, tuple(found), stated(facts, line.article, other, start, end) < STATED, weight)


def fit(x: np.ndarray, y: np.ndarray, strength: float, weight: np.ndarray | None = None) -> tuple[float, ...]:
    """Intercept and weights of a logistic regression, for measures as they are."""
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=strength, max_iter=2000).fit(scaler.transform(x), y, sample_weight=weight)
    slopes = model.coef_[0] / scaler.scale_
    return tuple(round(float(v), 3) for v in (model.intercept_[0] - slopes @ scaler.mean_, *slopes))


def odds(x: np.ndarray, weights: tuple[float, ...]) -> np.ndarray:
    """Probabilities."""
    made: np.ndarray = 1 / (1 + np.exp(-weights[0] - x @ np.array(weights[1:])))
    return made


def crossed(x: np.ndarray, y: np.ndarray, events: np.ndarray,
            fitted: Callable[[np.ndarray], tuple[float, ...]]) -> np.ndarray:
    """Probabilities of each event's cases by weights fitted to the others."""
    made = np.zeros(len(y))
    for event in sorted(set(events)):
        made[events == event] = odds(x[events == event], fitted(events != event))
    return made


def report(name: str, p: np.ndarray, y: np.ndarray) -> None:
    """Print how many of each probability are right."""
    print(f"\n{name}: {len(y)} cases, {y.mean():.3f} of them so, AUC {roc_auc_score(y, p):.3f}")
    for low, high in zip(BINS, (1.01, *BINS), strict=False):
        within = (p >= low) & (p < high)
        if within.any():
            print(f"  from {low:4.2f}: {within.sum():5d}  {y[within].mean():.3f}")


def main(events: str, folder: str) -> None:
    context = Context()
    facts, items = gold(Path(folder) / "facts.csv"), gold(Path(folder) / "items.csv")
    found = stories(Path(events), context)
    desks = {e: Desk(read(s, context.settings), Outlets(s.articles)) for e, s in sorted(found.items())}
    listed = [c for e, desk in desks.items() for c in cases(desk, e, facts[e])]
    x, y, weight = (np.array([c[i] for c in listed]) for i in (1, 2, 3))
    event = np.array([c.event for c in listed])

    def silence(mask: np.ndarray) -> tuple[float, ...]:
        return fit(x[mask], y[mask], 1.0, weight[mask])

    report("silent", crossed(x, y, event, silence), y)
    print(f"silence: {dict(zip(('intercept', *Measures._fields), silence(y == y), strict=True))}")
    ties, first, of = [], [], []
    for e, desk in desks.items():
        held_out = replace(context.settings, silence=SilenceSettings(*silence(event != e)))
        judged = Desk(replace(desk.reading, settings=held_out), desk.outlets)
        for p, matches in judged.matches.items():
            if min((m.silent for m in matches.values()), default=0.0) >= BINS[4]:
                ties.append(judged.importance.ties(p))
                first.append(told_first(items[e], p.article, p.start, p.end))
                of.append(e)
    x2, y2, e2 = np.array(ties), np.array(first), np.array(of)

    def importance(mask: np.ndarray) -> tuple[float, ...]:
        return fit(x2[mask], y2[mask], 0.3)

    report("told first, of what one alone says", crossed(x2, y2, e2, importance), y2)
    print(f"importance: {dict(zip(('intercept', *Ties._fields), importance(y2 == y2), strict=True))}")


if __name__ == "__main__":
    arguments: Any = sys.argv[1:]
    main(*arguments)
