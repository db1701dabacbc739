"""Fit ``models/values.json``: ``python -m training.values DATA``, where DATA holds the development corpora.

Whether two values are of one thing is learnt with the answers hidden (distant supervision after M. Mintz et al.,
2009): two articles on one event that give an equal, telling value speak of one thing. Of such a pair one value is
replaced by another (a digit, another day), so that it looks as two sources that differ would; pairs of different
values are of two things, but for few. No annotation is needed. Two models each for figures and dates: ``same`` may
not look at the values, ``rival`` may.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nmi_analysis.compare import Story
from nmi_analysis.compare.entities import entities
from nmi_analysis.compare.linking.linker import goes
from nmi_analysis.compare.linking.pool import Pool, placed, pool, rival
from nmi_analysis.corpus.article import Article
from nmi_analysis.corpus.enrich import enriched
from nmi_analysis.english import Context, parse
from nmi_analysis.rows.relation import DIFFER, significant
from nmi_analysis.run.pipeline import extract_article

TARGET = Path(__file__).resolve().parent.parent / "src" / "nmi_analysis" / "models" / "values.json"
CORPORA = ("ecb", "stories", "events")
STRENGTH = 0.05  # inverse of the L2 penalty
LEAST, TELLING = 0.1, 0.4  # likeness of an equal pair that is taken for one thing: of a telling value, of any
DECIMALS = 4


def stories(path: Path) -> Iterator[tuple[str, Story]]:
    """Events of a file of articles, a line each with id, event and text, as stories with their entities."""
    context = Context()
    by: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        by.setdefault(r.get("event") or r["story"], []).append(r)
    for event, records in sorted(by.items()):
        rows: dict[str, list[Any]] = {}
        documents = {}
        for r in sorted(records, key=lambda r: r["id"]):
            article = enriched(Article(r["id"], r["text"], source=r.get("source", ""), title=r.get("title", ""),
                                       published=r.get("published") or r.get("date", ""), url=r.get("url", "")),
                               context.settings.read)
            documents[article.id] = document = parse(article)
            for table, found in extract_article(article, context, document=document).items():
                rows.setdefault(table, []).extend(found)
        yield event, made(event, rows, documents)


def made(event: str, rows: dict[str, list[Any]], documents: dict[str, Any]) -> Story:
    """A story of these rows, with ``entities``."""
    story = Story(event, rows["articles"], {t: r for t, r in rows.items() if t != "articles"}, documents)
    story.rows["entities"] = entities(story, Context())["entities"]
    return story


def other(value: float | str, rng: random.Random) -> float | str:
    """Another value of the same kind, as another source might have it."""
    if isinstance(value, str):
        if len(value) == 4:
            return str(int(value) + rng.choice((-3, -2, -1, 1, 2, 3)))
        return f"{value[:-2]}{rng.randint(1, 28):02}"
    if value != int(value):
        return round(value + rng.choice((-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)), 3)
    if value < 10:
        return value + rng.choice((1, 2)) if value <= 2 else max(1.0, value + rng.choice((-2, -1, 1, 2)))
    if rng.random() < 0.4:
        return float(round(value * rng.choice((0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 1.8))))
    digits = list(f"{value:.0f}")
    i = rng.choice([i for i, c in enumerate(digits) if c != "0"][-2:])
    digits[i] = rng.choice([c for c in "123456789" if c != digits[i]])
    return float("".join(digits))


def examples(found: Pool, rng: random.Random) -> Iterator[tuple[str, bool, dict[str, float], dict[str, float]]]:
    """(figure or date, whether of one thing, measures of ``same``, of ``rival``) of pairs whose answer is known."""
    for i, j in found.pairs:
        a, b = found.mentions[i], found.mentions[j]
        kind = "date" if a.dimension == "date" else "figure"
        score = found.alike[i, j]
        if a.value == b.value:
            telling = kind == "date" or significant(float(a.value)) >= 2
            hidden = other(b.value, rng)
            if score < (LEAST if telling else TELLING) or hidden in (a.value, b.value) or (
                    hidden in found.values[b.article, b.dimension, b.unit]):
                continue
            yield kind, True, found.surroundings(i, j) | placed(found, i, j), rival(found, i, j, hidden)
        elif rng.random() < 0.5 or score > 0.25:
            if kind == "date" and goes(a, b, Context().settings.agreements) != DIFFER:
                continue
            yield kind, False, found.surroundings(i, j) | placed(found, i, j), rival(found, i, j)


def fitted(rows: list[dict[str, float]], answers: list[bool], *, balanced: bool = False,
           strength: float = STRENGTH) -> dict[str, Any]:
    """A logistic regression on standardised measures, its weights brought back to the measures' own scale.

    ``balanced`` lets both answers weigh the same, however many there are of each.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    names = list(rows[0])
    x = np.array([[r[n] for n in names] for r in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=strength, solver="newton-cholesky", max_iter=100,
                               class_weight="balanced" if balanced else None).fit((x - mean) / spread, answers)
    weights = model.coef_[0] / spread
    return {"intercept": round(float(model.intercept_[0] - (weights * mean).sum()), DECIMALS),
            "weights": {n: round(float(w), DECIMALS) for n, w in zip(names, weights, strict=True)}}


def fit(pools: Iterable[tuple[str, Pool]]) -> dict[str, Any]:
    """The four models."""
    listed = [e for name, found in pools for e in examples(found, random.Random(name))]  # noqa: S311 - a seed, no secret
    return {f"{kind}_{which}": fitted([e[at] for e in listed if e[0] == kind], [e[1] for e in listed if e[0] == kind])
            for kind in ("figure", "date") for which, at in (("same", 2), ("rival", 3))}


def main(data: str) -> None:
    """Write the weights."""
    settings = Context().settings.links
    pools = [(f"{corpus} {event}", pool(story, settings)) for corpus in CORPORA
             for event, story in stories(Path(data) / f"{corpus}.jsonl") if len(story.articles) > 1]
    text = json.dumps({"command": "python -m training.values DATA", "models": fit(pools)}, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
