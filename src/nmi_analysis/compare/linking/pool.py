"""All values of a story, the pairs of them that may be of one thing, and how each pair stands among the others."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import TypeVar

from ...rows.relation import scales
from ...settings import LinkSettings
from ..neighbours import Vector, candidates
from ..story import Story
from .measures import Standing, likeness, places, rivals, standing, surroundings
from .mention import Exact, Mention, mentions
from .value_frame import alike_noun

_ADDENDS = 3  # counts that one may be the sum of
Pair = tuple[int, int]
Found = TypeVar("Found")


class Mentions(list[Mention]):
    """The values of a story, numbered; of copies of a sentence one stands for all where only its words matter."""

    def __init__(self, listed: Sequence[Mention]) -> None:
        super().__init__(listed)
        numbers: dict[Hashable, int] = {}
        self.wordings = [numbers.setdefault(m.wording, len(numbers)) for m in listed]

    def once(self, compare: Callable[[Mention, Mention], Found]) -> Callable[[int, int], Found]:
        """What a comparison of two mentions' words says of two numbers; asked once for copies."""
        known: dict[Pair, Found] = {}

        def asked(i: int, j: int) -> Found:
            key = self.wordings[i], self.wordings[j]
            if key not in known:
                known[key] = compare(self[i], self[j])
            return known[key]

        return asked


@dataclass(frozen=True)
class Pool:
    """``alike``: likeness of the pairs of two articles that are looked at, both ways round.

    ``ranked``: for a mention and another article, that article's mentions by likeness, the nearest first.
    """

    mentions: Mentions
    holders: Counter[str]
    surroundings: Callable[[int, int], dict[str, float]]  # of two mentions
    alike: dict[Pair, float]
    ranked: dict[tuple[int, str], list[tuple[float, int]]]
    values: dict[tuple[str, str, str], set[Exact]]  # by article, dimension and unit
    beside: Counter[tuple[str, int, str]]  # mentions of a dimension in a sentence
    written: dict[tuple[str, int], frozenset[Exact]]  # the values of a sentence, whatever they measure
    counted: dict[tuple[str, int], frozenset[float | str]]  # those of them that count things
    burdened: frozenset[tuple[str, Exact]]  # sums that an article gives with debts or taxes, or without

    @property
    def pairs(self) -> list[Pair]:
        """Pairs (i, j), i < j, in order."""
        return sorted(p for p in self.alike if p[0] < p[1])

    def summed(self, whole: Mention, part: Mention) -> bool:
        """Whether a count is the sum of another and some beside it: 'five', 'three gold medals and two bronzes'."""
        if not (whole.dimension == part.dimension == "count" and whole.whole):
            return False
        beside = sorted(self.counted[part.article, part.sentence] - {part.value})
        return any(math.fsum(map(float, (part.value, *some))) == whole.value
                   for n in range(1, _ADDENDS) for some in combinations(beside, n))


def pool(story: Story, settings: LinkSettings) -> Pool:
    """The values of a story's articles and the pairs that may be of one thing."""
    found, holders = mentions(story, settings)
    listed = Mentions(_in_one_unit(found, settings))
    near = listed.once(_near)
    alike: dict[Pair, float] = {}
    ranked: defaultdict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    vectors = [_vector(m, settings) for m in listed]
    for i, j in candidates(vectors, settings.key_terms, settings.neighbours, settings.reach):
        one, other = listed[i].article, listed[j].article
        if one == other or (score := near(i, j)) < settings.least:
            continue
        alike[i, j] = alike[j, i] = score
        ranked[i, other].append((score, j))
        ranked[j, one].append((score, i))
    for those in ranked.values():
        those.sort(key=lambda x: (-x[0], x[1]))
    values: defaultdict[tuple[str, str, str], set[Exact]] = defaultdict(set)
    written: defaultdict[tuple[str, int], set[Exact]] = defaultdict(set)
    counted: defaultdict[tuple[str, int], set[float | str]] = defaultdict(set)
    for m in listed:
        values[m.article, m.dimension, m.unit].add(m.exact)
        written[m.article, m.sentence].add(m.exact)
        if m.dimension == "count":
            counted[m.article, m.sentence].add(m.value)
    return Pool(listed, holders, listed.once(partial(surroundings, holders=holders)), alike, dict(ranked), dict(values),
                Counter((m.article, m.sentence, m.dimension) for m in listed),
                {place: frozenset(of) for place, of in written.items()},
                {place: frozenset(of) for place, of in counted.items()},
                frozenset((m.dimension, m.exact) for m in listed if m.burdened))


def _in_one_unit(listed: list[Mention], settings: LinkSettings) -> list[Mention]:
    """Values of units that measure the same, in the one that the most have: 300 kilometres as 186.4 miles.

    What a sentence gives once more in another unit, '30 miles (48 km)', is left out.
    """
    known = scales()
    used = Counter(m.dimension for m in listed if m.dimension in known)
    best = {known[u].base: u for u, _ in sorted(used.items(), key=lambda x: (x[1], x[0]))}
    told: defaultdict[tuple[str, int, str], list[tuple[str, float]]] = defaultdict(list)
    made = []
    for m in listed:
        scale = known.get(m.dimension)
        if scale is None or isinstance(m.value, str):
            made.append(m)
            continue
        unit, size, earlier = best[scale.base], scale.of(m.value), told[m.article, m.sentence, scale.base]
        if any(u != m.dimension and abs(size - x) <= settings.converted * abs(size) for u, x in earlier):
            continue
        earlier.append((m.dimension, size))
        made.append(m if unit == m.dimension else replace(
            m, value=scale.to(known[unit], m.value), dimension=unit, unit=alike_noun(unit)))
    return made


def _vector(m: Mention, settings: LinkSettings) -> Vector:
    made = dict(m.near)
    made[f"#{m.value}"] = settings.value_weight
    if m.unit:
        made[m.unit] = max(made.get(m.unit, 0.0), settings.value_weight / 2)
    return made


def _near(a: Mention, b: Mention) -> float:
    """Likeness of two values; below every threshold where they measure different things."""
    return likeness(a, b) if comparable(a, b) else -math.inf


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
    rank = max(ours.index((score, j)), theirs.index((score, i)))
    beside, against = [r for r in ours if r[1] != j], [r for r in theirs if r[1] != i]
    best = max([s for s, _ in (*beside[:1], *against[:1])], default=0.0)
    taken = [s for s, k in against if found.mentions[k].exact == b.exact] if hidden is None else []
    taken += [s for s, k in beside if found.mentions[k].exact == a.exact] if hidden is None else []
    mine = found.values[a.article, a.dimension, a.unit]
    its = found.values[b.article, b.dimension, b.unit]
    value = b.exact if hidden is None else hidden
    if hidden is not None:
        its = (its - {b.exact}) | {hidden}
    siblings = found.beside[a.article, a.sentence, a.dimension] + found.beside[b.article, b.sentence, b.dimension] - 2
    return Standing(score, rank, round(score - best, 6), max(taken, default=0.0), siblings, min(len(mine), len(its)),
                    max(len(mine), len(its)), len(mine & its), (a.exact in its) + (value in mine))


def placed(found: Pool, i: int, j: int) -> dict[str, float]:
    """Measures that are no matter of words: how a pair stands among the others, and where in its articles."""
    return places(found.mentions[i], found.mentions[j]) | standing(stands(found, i, j))


def rival(found: Pool, i: int, j: int, hidden: float | str | None = None) -> dict[str, float]:
    """Measures of words and places, and what the values tell: for pairs whose values exclude each other."""
    s = stands(found, i, j, hidden)
    a, b = found.mentions[i], found.mentions[j]
    return (found.surroundings(i, j) | places(a, b) | standing(s)
            | rivals(a.value, b.value if hidden is None else hidden, s))
