"""Which units say the same: pairs scored by their shared weighted terms, joined by average linkage."""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush

from ..settings import ClaimSettings
from .neighbours import Vector, candidates
from .units import Unit

_SAMPLE = 6  # members of a group that stand for it


def similarity(a: Unit, b: Unit, settings: ClaimSettings) -> float:
    """Probability that two units state one claim, by logistic regression on five measures.

    The smaller share of either's weight that the other has, and the same of their sentences; the weight of the
    terms in common, synonyms for part; that of the names in common; and how many names the other's sentence
    does not have.
    """
    coverage = min(_covered(a, b), _covered(b, a))
    if coverage < settings.coverage:
        return 0.0
    names = sum((w for t, w in a.weights.items() if t in a.names and t in b.weights), 0.0)
    foreign = sum(t not in b.around for t in a.names) + sum(t not in a.around for t in b.names)
    odds = (settings.intercept + settings.coverage_weight * coverage
            + settings.sentence_weight * min(_share(a.around, b.around), _share(b.around, a.around))
            + settings.evidence_weight * math.log1p(evidence(a, b)) + settings.names_weight * math.log1p(names)
            - settings.foreign_weight * foreign)
    return round(1 / (1 + math.exp(-odds)), 6)


def evidence(a: Unit, b: Unit) -> float:
    """Weight of the terms that both units have, synonyms for part; names aside, they only tell the topic."""
    return sum((w * (1.0 if t in b.weights else b.near.get(t, 0.0)) for t, w in a.weights.items()
                if t not in a.names), 0.0)


def _share(a: Vector, b: Vector) -> float:
    return sum((w for t, w in a.items() if t in b), 0.0) / sum(a.values(), 0.0)


def _covered(a: Unit, b: Unit) -> float:
    """Share of the weight of ``a`` that ``b`` has."""
    return (sum((w * (1.0 if t in b.weights else b.near.get(t, 0.0)) for t, w in a.weights.items()), 0.0)
            / sum(a.weights.values(), 0.0))


def groups(listed: Sequence[Unit], settings: ClaimSettings,
           counted: Collection[tuple[int, int]] = ()) -> list[list[int]]:
    """Numbers of the units that make one claim, each unit in one group; in order of their first unit.

    ``counted``: pairs of units that a figure joins; what else their sentences say is the surer the same.
    """
    edges: dict[tuple[int, int], float] = {}
    near = candidates([u.weights for u in listed], settings.key_terms, settings.neighbours, settings.reach)
    for i, j in near:
        if listed[i].article == listed[j].article or listed[i].frame or listed[j].frame:
            continue
        score = similarity(listed[i], listed[j], settings)
        if score >= settings.similarity:
            edges[i, j] = score
    return _linked(listed, edges | _supported(listed, {*edges, *counted}, settings), settings)


def _supported(listed: Sequence[Unit], joined: Collection[tuple[int, int]],
               settings: ClaimSettings) -> dict[tuple[int, int], float]:
    """Further pairs of two sentences of which other clauses say the same: less makes them sure."""
    of_sentence: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for i, u in enumerate(listed):
        of_sentence[u.article, u.sentence].append(i)
    made: dict[tuple[int, int], float] = {}
    for i, j in sorted(joined):
        one, other = listed[i], listed[j]
        for k in of_sentence[one.article, one.sentence]:
            for m in of_sentence[other.article, other.sentence]:
                key = (min(k, m), max(k, m))
                if k == i or m == j or key in joined or listed[k].frame != listed[m].frame:
                    continue
                score = (1.0 if listed[k].frame and same_saying(listed[k], listed[m], settings)
                         else similarity(listed[k], listed[m], settings) + settings.support)
                if score >= settings.similarity:
                    made[key] = round(score, 6)
    return made


def same_saying(a: Unit, b: Unit, settings: ClaimSettings) -> bool:
    """Whether two frames of one content name the same speaker, or the same time or place of saying it."""
    shared = sum((w for t, w in a.weights.items() if t in b.weights), 0.0)
    return shared >= settings.saying


def _linked(listed: Sequence[Unit], edges: dict[tuple[int, int], float], settings: ClaimSettings) -> list[list[int]]:
    members = {i: [i] for i in range(len(listed))}
    root = list(range(len(listed)))
    links: defaultdict[int, set[int]] = defaultdict(set)
    known: dict[tuple[int, int], float] = {}

    def score(i: int, j: int) -> float:
        key = (min(i, j), max(i, j))
        if key not in known:
            frames = listed[i].frame and listed[j].frame and same_saying(listed[i], listed[j], settings)
            known[key] = edges[key] if key in edges else 1.0 if frames else similarity(listed[i], listed[j], settings)
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
