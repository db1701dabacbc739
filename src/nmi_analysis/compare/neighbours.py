"""Which vectors may be near one another, and groups of what is near.

Near are those that an inverted index over the weightiest terms of each finds. Groups are made by agglomerative
clustering along the edges of a sparse graph: the pair of groups of highest affinity joins first.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vector = dict[str, float]
Key = tuple[Hashable, float]  # a term and its weight


def candidates(vectors: Sequence[Vector], key_terms: int, neighbours: int, reach: int) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, that share some of their ``key_terms`` weightiest terms, the ``neighbours`` best a vector.

    See ``nearest``.
    """
    keys = [sorted(v.items(), key=lambda k: (-k[1], k[0]))[:key_terms] for v in vectors]
    return nearest(keys, neighbours, reach)


def nearest(keys: Sequence[Sequence[Key]], neighbours: int, reach: int) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, in order, of vectors given by their weightiest terms, the ``neighbours`` best of each.

    A term of more than ``reach`` vectors joins each only to the next in order, so the work grows with their number.
    """
    import numpy as np

    index = _index(keys)
    passed = dict.fromkeys(index, 0)
    shared, last = np.zeros(len(keys)), np.zeros(len(keys), dtype=np.int64)
    made = [np.zeros(0, dtype=np.int64)]
    for i, listed in enumerate(keys):
        met = []
        for term, weight in listed:
            holders, weights = index[term]
            place = passed[term]
            passed[term] = place + 1
            near = slice(None) if len(holders) <= reach else slice(max(0, place - reach // 2), place + reach // 2 + 1)
            shared[holders[near]] += weight * weights[near]
            met.append(holders[near])
        if not met:
            continue
        others = np.concatenate(met)
        last[others] = count = np.arange(len(others))
        others = others[(last[others] == count) & (others != i)]  # each once
        best = _best(others, np.round(shared[others], 9), neighbours)
        made.append(np.minimum(best, i) * len(keys) + np.maximum(best, i))
        shared[others] = shared[i] = 0
    return (divmod(int(pair), len(keys)) for pair in np.unique(np.concatenate(made)))


def _index(keys: Sequence[Sequence[Key]]) -> "dict[Hashable, tuple[NDArray[np.int64], NDArray[np.float64]]]":
    """Each term's holders in order, and what it weighs in each."""
    import numpy as np

    made: defaultdict[Hashable, tuple[array[int], array[float]]] = defaultdict(lambda: (array("q"), array("d")))
    for i, listed in enumerate(keys):
        for term, weight in listed:
            holders, weights = made[term]
            holders.append(i)
            weights.append(weight)
    return {term: (np.array(holders, dtype=np.int64), np.array(weights)) for term, (holders, weights) in made.items()}


def _best(others: "NDArray[np.int64]", sums: "NDArray[np.float64]", count: int) -> "NDArray[np.int64]":
    """Those of the highest sums; of equal ones the first in order."""
    import numpy as np

    if len(others) > count:
        enough = sums >= np.partition(sums, -count)[-count]
        others, sums = others[enough], sums[enough]
    return others[np.lexsort((others, -sums))[:count]]


Group = TypeVar("Group")


def link(groups: dict[int, Group], edges: Mapping[tuple[int, int], float], affinity: Callable[[Group, Group], float],
         join: Callable[[Group, Group], None], cut: float) -> list[Group]:
    """The groups left when no two reach ``cut``; ``join`` puts its second argument into its first.

    An affinity is taken anew when its pair comes up and one of the two has grown, not at every join: so the work
    grows with the number of edges.
    """
    root = {i: i for i in groups}
    version = dict.fromkeys(groups, 0)

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    queue = [(-weight, i, j, 0, 0) for (i, j), weight in edges.items() if weight >= cut]
    heapify(queue)
    queued: set[tuple[int, int, int, int]] = set()
    while queue:
        _, i, j, version_i, version_j = heappop(queue)
        a, b = sorted((find(i), find(j)))
        if a == b:
            continue
        key = (a, b, version[a], version[b])
        if key == (i, j, version_i, version_j):
            join(groups[a], groups.pop(b))
            root[b] = a
            version[a] += 1
        elif key not in queued:
            queued.add(key)
            weight = affinity(groups[a], groups[b])
            if weight >= cut:
                heappush(queue, (-weight, *key))
    return list(groups.values())
