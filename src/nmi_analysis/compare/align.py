"""Which units say the same: likely pairs, joined by average linkage."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..settings import ClaimSettings
from .likeness import Measures, Pair, Surroundings, geometric, measures, probabilities, shares
from .neighbours import candidates, link
from .units import Unit

_SAMPLE = 4  # members of a group that stand for it


class Likely:
    """How likely units say the same.

    ``compared``: for a unit, the others that it was compared with, and how likely; copies have one mapping in common.
    ``copies``: for a unit, the copies next to it, which say the same for sure.
    """

    def __init__(self, compared: Mapping[int, Mapping[int, float]], copies: Mapping[int, Sequence[int]]) -> None:
        self._compared, self._copies = compared, copies

    def compared(self, i: int) -> Mapping[int, float]:
        """The units that one was compared with."""
        return self._compared.get(i, {})

    def copies(self, i: int) -> Sequence[int]:
        """The copies next to a unit."""
        return self._copies.get(i, ())

    def pair(self, i: int, j: int) -> float:
        """Of two units; 0 where they were not compared."""
        found = self._compared[i].get(j) if i in self._compared else None
        return found if found is not None else float(j in self._copies.get(i, ()))


class Aligned(NamedTuple):
    """``groups``: numbers of the units of each claim, in order of their first; a unit may state two claims."""

    groups: list[list[int]]
    likely: Likely


def align(listed: Sequence[Unit], settings: ClaimSettings) -> Aligned:
    """Units that state one claim. Equal ones are compared once."""
    first: dict[tuple[str, ...], int] = {}
    same = [first.setdefault(tuple(u.stems), i) for i, u in enumerate(listed)]
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for i, f in enumerate(same):
        alike[f].append(i)
    kept = sorted(alike)
    scores = likely(listed, kept, settings)
    grouped = _grouped(listed, kept, scores, settings)
    groups = sorted(sorted(i for f in members for i in alike[f]) for members in grouped)
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for copies in alike.values():
        for i, j in pairwise(copies):
            beside[i].append(j)
            beside[j].append(i)
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        found[i].update(dict.fromkeys(alike[j], score))
        found[j].update(dict.fromkeys(alike[i], score))
    return Aligned(groups, Likely({i: found[f] for f in found for i in alike[f]}, beside))


def likely(listed: Sequence[Unit], kept: Sequence[int], settings: ClaimSettings) -> dict[Pair, float]:
    """How likely each pair of near neighbours among ``kept`` states one claim."""
    found = candidate_measures(listed, kept, settings)
    return dict(zip(found, probabilities(list(found.values())), strict=True))


def candidate_measures(listed: Sequence[Unit], kept: Sequence[int], settings: ClaimSettings) -> dict[Pair, Measures]:
    """Measures of the pairs of near neighbours among ``kept`` that have enough in common."""
    near = candidates([listed[i].weights for i in kept], settings.key_terms, settings.neighbours, settings.reach)
    found = {(i, j): shares(listed[i], listed[j]) for i, j in ((kept[i], kept[j]) for i, j in near)}
    overlaps = {pair: geometric(of) for pair, of in found.items()}
    around = Surroundings(listed, overlaps)
    return {(i, j): measures(listed[i], listed[j], found[i, j], around.measures(i, j))
            for (i, j), value in overlaps.items() if value >= settings.overlap}


def _grouped(listed: Sequence[Unit], kept: Sequence[int], scores: Mapping[Pair, float],
             settings: ClaimSettings) -> list[list[int]]:
    """Average linkage of the units ``kept``, then of those whose likely pairs are left between the groups.

    What a statement shares with one article need not be what it shares with another.
    """
    edges = {(i, j): score for (i, j), score in scores.items() if score >= (
        settings.repeated if listed[i].article == listed[j].article else settings.similarity)}
    made: list[list[int]] = []
    for _ in range(settings.rounds):
        found = _linked(kept, scores, edges, settings.cohesion)
        home = {i: number for number, members in enumerate(found) for i in members}
        left = {pair: score for pair, score in edges.items() if home[pair[0]] != home[pair[1]]
                and score >= settings.again and listed[pair[0]].article != listed[pair[1]].article}
        made += found if not made else [m for m in found if len(m) > 1]
        if not left or len(left) == len(edges):
            break
        edges = left
        kept = sorted({i for pair in left for i in pair})
    return made


def _linked(kept: Sequence[int], scores: Mapping[Pair, float], edges: Mapping[Pair, float],
            cohesion: float) -> list[list[int]]:
    """Average linkage of the units ``kept`` along the edges; a pair not scored counts nothing."""
    def mean(a: list[int], b: list[int]) -> float:
        found = [scores.get((min(i, j), max(i, j)), 0.0) for i in a[:_SAMPLE] for j in b[:_SAMPLE]]
        return round(sum(found) / len(found), 6)

    return link({i: [i] for i in kept}, edges, mean, list.extend, cohesion)
