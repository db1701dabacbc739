"""Which renderings are one utterance: pairs scored by logistic regression, joined by average linkage over articles."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from ... import lexicons
from ...models import logistic
from ...settings import QuoteSettings
from ..days import apart
from ..linkage import link
from ..neighbours import Key, nearest
from .measures import Measures, Weighed, measure

Pair = tuple[int, int]


def pairs(listed: Sequence[Weighed], settings: QuoteSettings) -> dict[Pair, Measures]:
    """Pairs of renderings of two articles that may be one utterance, by number."""
    near = nearest([_keys(w, settings) for w in listed], settings.neighbours, settings.reach)
    made = {(i, j): measure(listed[i], listed[j], settings) for i, j in near
            if listed[i].rendering.article != listed[j].rendering.article}
    return {(i, j): m for (i, j), m in made.items() if m.verbatim >= settings.later or abs(apart(
        listed[i].rendering.published, listed[j].rendering.published)) <= settings.window_days}


def _keys(w: Weighed, settings: QuoteSettings) -> list[Key]:
    """The weightiest terms, and pairs of neighbouring words in marks, which find fragments without terms."""
    found = dict(w.weights)
    for (x, one), (y, other) in pairwise(zip(w.rendering.words, w.surprises, strict=True)):
        if x.quoted and y.quoted:
            found[f"{x.key} {y.key}"] = one + other
    return [*sorted(found.items(), key=lambda k: (-k[1], k[0]))[:settings.key_terms]]


@cache
def _weights() -> tuple[float, ...]:
    table = lexicons.mapping("utterance_weights", "weight")
    return tuple(float(table[name]) for name in ("intercept", *Measures._fields))


def probability(m: Measures) -> float:
    """That two renderings are one utterance."""
    intercept, *weights = _weights()
    odds = intercept + sum(w * x for w, x in zip(weights, m, strict=True))
    return logistic(odds)


def linked(listed: Sequence[Weighed], scores: Mapping[Pair, float], settings: QuoteSettings) -> list[list[int]]:
    """Numbers of the renderings of each utterance that two articles or more have, in order."""
    edges = {pair: p for pair, p in scores.items() if p >= settings.similarity}
    within = sorted({i for pair in edges for i in pair})
    articles = [w.rendering.article for w in listed]

    def affinity(one: list[int], other: list[int]) -> float:
        """The mean over pairs of articles of the best pair: an article may have said a thing twice, or in parts."""
        best: dict[tuple[str, str], float] = {}
        for i in one[:settings.sample]:
            for j in other[:settings.sample]:
                if (key := (articles[i], articles[j])) and key[0] != key[1]:
                    best[key] = max(best.get(key, 0.0), scores.get((min(i, j), max(i, j)), 0.0))
        return round(sum(best.values()) / len(best), 6) if best else 0.0

    groups = link({i: [i] for i in within}, edges, affinity, list.extend, settings.cohesion)
    return sorted(sorted(_outermost(listed, g)) for g in groups if len({articles[i] for i in g}) > 1)


def _outermost(listed: Sequence[Weighed], group: Iterable[int]) -> list[int]:
    """Without renderings that lie within another of the group."""
    made: list[int] = []
    for i in sorted(group, key=lambda i: (listed[i].rendering.article, listed[i].rendering.start,
                                          -listed[i].rendering.end)):
        if made and listed[made[-1]].rendering.overlaps(listed[i].rendering):
            made[-1] = max(made[-1], i, key=lambda k: listed[k].rendering.end - listed[k].rendering.start)
        else:
            made.append(i)
    return made


def utterances(listed: Sequence[Weighed], settings: QuoteSettings) -> list[list[Weighed]]:
    """The renderings of each utterance that two articles or more have, in order."""
    scores = {pair: probability(m) for pair, m in pairs(listed, settings).items()}
    return [[listed[i] for i in group] for group in linked(listed, scores, settings)]
