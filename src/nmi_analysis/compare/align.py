"""Which units say the same: pairs scored by their shared weighted terms, joined by average linkage."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from ..settings import ClaimSettings
from .neighbours import Vector, candidates
from .units import Unit

_SAMPLE = 6  # members of a group that stand for it


def similarity(a: Unit, b: Unit, settings: ClaimSettings) -> float:
    """0 to 1, higher says more surely the same.

    The geometric mean of the shares of each unit's weight that the other has, where the other's sentence
    makes up for part of what its clause leaves to the context.
    """
    shared = sum(w for t, w in a.weights.items() if t in b.weights)
    if shared < settings.evidence:
        return 0.0
    one = _covered(a.weights, b, settings)
    other = _covered(b.weights, a, settings)
    score: float = (one * other) ** 0.5
    return round(score, 6)


def _covered(weights: Vector, other: Unit, settings: ClaimSettings) -> float:
    total = sum(weights.values())
    found = sum(w * (1.0 if t in other.weights else settings.context if t in other.around else 0.0)
                for t, w in weights.items())
    return found / total if total else 0.0


def groups(listed: Sequence[Unit], settings: ClaimSettings) -> list[list[int]]:
    """Numbers of the units that make one claim, each unit in one group; in order of their first unit."""
    edges: dict[tuple[int, int], float] = {}
    for i, j in candidates([u.weights for u in listed], settings.key_terms, settings.neighbours, settings.reach):
        if listed[i].article != listed[j].article:
            score = similarity(listed[i], listed[j], settings)
            if score >= settings.similarity:
                edges[i, j] = score
    return _linked(listed, edges, settings)


def _linked(listed: Sequence[Unit], edges: dict[tuple[int, int], float], settings: ClaimSettings) -> list[list[int]]:
    members = {i: [i] for i in range(len(listed))}
    root = list(range(len(listed)))
    links: defaultdict[int, set[int]] = defaultdict(set)
    known: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        key = (min(i, j), max(i, j))
        if key not in known:
            known[key] = edges[key] if key in edges else similarity(listed[i], listed[j], settings)
        return known[key]

    def mean(a: int, b: int) -> float:
        pairs = [(i, j) for i in members[a][:_SAMPLE] for j in members[b][:_SAMPLE]]
        return round(sum(score(i, j) for i, j in pairs) / len(pairs), 6)

    queue = [(-s, i, j) for (i, j), s in edges.items()]
    heapify(queue)
    for i, j in edges:
        links[i].add(j)
        links[j].add(i)
    while queue:
        _, a, b = heappop(queue)
        if root[a] != a or root[b] != b or b not in links[a]:
            continue
        if mean(a, b) < settings.similarity:
            links[a].discard(b)
            links[b].discard(a)
            continue
        root[b] = a
        members[a] = sorted(members[a] + members.pop(b))
        links[a].discard(b)
        for c in sorted(links.pop(b) - {a}):
            links[c].discard(b)
            links[c].add(a)
            links[a].add(c)
        for c in sorted(links[a]):
            heappush(queue, (-mean(a, c), min(a, c), max(a, c)))
    return sorted(members.values())
