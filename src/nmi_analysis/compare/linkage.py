"""Agglomerative clustering along the edges of a sparse graph: the pair of groups of highest affinity joins first."""

from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush
from typing import TypeVar

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
