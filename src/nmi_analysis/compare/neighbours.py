"""Which vectors may be near one another: an inverted index over the weightiest terms of each."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest

Vector = dict[str, float]


def dot(a: Vector, b: Vector) -> float:
    """Scalar product, over the shorter of the two."""
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[t] for t, v in a.items() if t in b)


def candidates(vectors: Sequence[Vector], key_terms: int, neighbours: int, reach: int) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, that share some of their ``key_terms`` weightiest terms, the ``neighbours`` best a vector.

    A term of more than ``reach`` vectors joins each only to the next in order, so the work grows with their number.
    """
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for term in sorted(vector, key=lambda t: (-vector[t], t))[:key_terms]:
            index[term].append(i)
    kept: set[tuple[int, int]] = set()
    of_vector: defaultdict[int, list[str]] = defaultdict(list)
    places: dict[tuple[str, int], int] = {}
    for term, holders in index.items():
        for place, i in enumerate(holders):
            of_vector[i].append(term)
            places[term, i] = place
    for i, vector in enumerate(vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for term in of_vector[i]:
            holders, place = index[term], places[term, i]
            weight = vector[term]
            near = holders if len(holders) <= reach else (
                holders[max(0, place - reach // 2):place + reach // 2 + 1])
            for j in near:
                if j != i:
                    shared[j] += weight * vectors[j][term]
        best = nsmallest(neighbours, [(-round(weight, 9), j) for j, weight in shared.items()])
        kept.update((min(i, j), max(i, j)) for _, j in best)
    return sorted(kept)
