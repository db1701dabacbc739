"""All values of a story, the pairs of them that may be of one thing, and how each pair stands among the others."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from ...settings import LinkSettings
from ..neighbours import Vector, candidates
from ..story import Story
from .measures import Standing, likeness, rivals, standing, surroundings
from .mention import Exact, Mention, mentions

Pair = tuple[int, int]


@dataclass(frozen=True)
class Pool:
    """``alike``: likeness of the pairs of two articles that are looked at, both ways round.

    ``ranked``: for a mention and another article, that article's mentions by likeness, the nearest first.
    """

    mentions: list[Mention]
    holders: Counter[str]
    alike: dict[Pair, float]
    ranked: dict[tuple[int, str], list[tuple[float, int]]]
    values: dict[tuple[str, str, str], Counter[Exact]]  # by article, dimension and unit
    beside: Counter[tuple[str, int, str]]  # mentions of a dimension in a sentence
    written: dict[tuple[str, int], frozenset[Exact]]  # the values of a sentence, whatever they measure
    burdened: frozenset[tuple[str, Exact]]  # sums that an article gives with debts or taxes, or without

    @property
    def pairs(self) -> list[Pair]:
        """Pairs (i, j), i < j, in order."""
        return sorted(p for p in self.alike if p[0] < p[1])


def pool(story: Story, settings: LinkSettings) -> Pool:
    """The values of a story's articles and the pairs that may be of one thing."""
    listed, holders = mentions(story, settings)
    alike: dict[Pair, float] = {}
    ranked: defaultdict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    vectors = [_vector(m, settings) for m in listed]
    for i, j in candidates(vectors, settings.key_terms, settings.neighbours, settings.reach):
        a, b = listed[i], listed[j]
        if a.article == b.article or not comparable(a, b) or (score := likeness(a, b)) < settings.least:
            continue
        alike[i, j] = alike[j, i] = score
        ranked[i, b.article].append((score, j))
        ranked[j, a.article].append((score, i))
    for found in ranked.values():
        found.sort(key=lambda x: (-x[0], x[1]))
    values: defaultdict[tuple[str, str, str], Counter[Exact]] = defaultdict(Counter)
    for m in listed:
        values[m.article, m.dimension, m.unit][m.exact] += 1
    written: defaultdict[tuple[str, int], set[Exact]] = defaultdict(set)
    for m in listed:
        written[m.article, m.sentence].add(m.exact)
    return Pool(listed, holders, alike, dict(ranked), dict(values),
                Counter((m.article, m.sentence, m.dimension) for m in listed),
                {place: frozenset(of) for place, of in written.items()},
                frozenset((m.dimension, m.exact) for m in listed if m.burdened))


def _vector(m: Mention, settings: LinkSettings) -> Vector:
    made = dict(m.near)
    made[f"#{m.value}"] = settings.value_weight
    if m.unit:
        made[m.unit] = max(made.get(m.unit, 0.0), settings.value_weight / 2)
    return made


def comparable(a: Mention, b: Mention) -> bool:
    """Whether both measure the same; a number without a unit may count what another one names, if both are whole."""
    if a.dimension == b.dimension:
        return True
    return {a.dimension, b.dimension} == {"", "count"} and a.whole == b.whole


def stands(found: Pool, i: int, j: int, hidden: float | str | None = None) -> Standing:
    """How a pair stands. ``hidden``: a value that mention j is taken to have instead of its own."""
    a, b = found.mentions[i], found.mentions[j]
    score = found.alike[i, j]
    ours, theirs = found.ranked[i, b.article], found.ranked[j, a.article]
    rank = max([k for _, k in ours].index(j), [k for _, k in theirs].index(i))
    best = max([s for s, k in ours if k != j][:1] + [s for s, k in theirs if k != i][:1], default=0.0)
    taken = [s for s, k in theirs if k != i and found.mentions[k].exact == b.exact] if hidden is None else []
    taken += [s for s, k in ours if k != j and found.mentions[k].exact == a.exact] if hidden is None else []
    mine = set(found.values[a.article, a.dimension, a.unit])
    its = set(found.values[b.article, b.dimension, b.unit])
    value = b.exact if hidden is None else hidden
    if hidden is not None:
        its = (its - {b.exact}) | {hidden}
    siblings = found.beside[a.article, a.sentence, a.dimension] + found.beside[b.article, b.sentence, b.dimension] - 2
    return Standing(score, rank, round(score - best, 6), max(taken, default=0.0), siblings, min(len(mine), len(its)),
                    max(len(mine), len(its)), len(mine & its), (a.exact in its) + (value in mine))


def same(found: Pool, i: int, j: int) -> dict[str, float]:
    """Measures of whether a pair is of one thing, blind to the values."""
    return surroundings(found.mentions[i], found.mentions[j], found.holders) | standing(stands(found, i, j))


def rival(found: Pool, i: int, j: int, hidden: float | str | None = None) -> dict[str, float]:
    """The same, and what the values tell: for pairs whose values exclude each other."""
    s = stands(found, i, j, hidden)
    a, b = found.mentions[i], found.mentions[j]
    return surroundings(a, b, found.holders) | standing(s) | rivals(a.value, b.value if hidden is None else hidden, s)
