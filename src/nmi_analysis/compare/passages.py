"""Passages that two word sequences share: exact runs found by shingles, chained across small edits.

Shingles are tuples of words, so a shared one is equal word for word: no hash can collide (M. Broder's
shingling with exact verification; the spans are those of passim).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..settings import ReuseSettings

Run = tuple[int, int, int]  # position in a, position in b, words
_BITS = 32  # of a position in an anchor's number
_POSITION = (1 << _BITS) - 1


class Passage(NamedTuple):
    """Words start_a to end_a of one text and start_b to end_b of the other; similarity is 2 * shared / both."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    similarity: float


def anchor(i: int, j: int) -> int:
    """A shingle at i in a and at j in b as one number: in order, what runs on in both stands together."""
    return (i - j) << _BITS | i


def shared(a: Sequence[str], b: Sequence[str], anchors: Iterable[int], settings: ReuseSettings) -> list[Passage]:
    """Passages of two texts that share the shingles at ``anchors``, in order.

    No word stands in two of them: the longest is taken first, and what another has left of its runs is tried again.
    """
    queue = [(p.start_a - p.end_a, p, runs) for chain in _chains(_runs(anchors, settings.shingle), settings.gap)
             for p, runs in _passages(a, b, chain, settings)]
    heapify(queue)
    kept: list[Passage] = []
    while queue:
        _, p, runs = heappop(queue)
        near = [k for k in kept if _overlap(p, k)]
        if not near:
            kept.append(p)
            continue
        left = [run for r in runs if (run := _apart(r, near))[2] > 0]
        for found, inner in _passages(a, b, left, settings) if left and left != runs else ():
            heappush(queue, (found.start_a - found.end_a, found, inner))
    return sorted(kept)


def _overlap(p: Passage, other: Passage) -> bool:
    return (min(p.end_a, other.end_a) > max(p.start_a, other.start_a)
            or min(p.end_b, other.end_b) > max(p.start_b, other.start_b))


def _apart(run: Run, kept: list[Passage]) -> Run:
    """The run without the words at its ends that stand in a passage kept; no words where it lies within one."""
    i, j, size = run
    for k in kept:
        head = max(k.end_a - i if k.start_a <= i else 0, k.end_b - j if k.start_b <= j else 0, 0)
        i, j, size = i + head, j + head, size - head
        tail = max(i + size - k.start_a if k.start_a >= i else 0, j + size - k.start_b if k.start_b >= j else 0, 0)
        size -= tail
    return i, j, size


def _runs(anchors: Iterable[int], n: int) -> list[Run]:
    """Longest exact runs (position in a, in b, words) of overlapping or touching shingles, by position."""
    runs: list[Run] = []
    diagonal = start = last = 0
    for at in sorted(anchors):
        i = at & _POSITION
        if not runs or at >> _BITS != diagonal or i > last + n:
            diagonal, start = at >> _BITS, i
            runs.append((i, i - diagonal, n))
        else:
            runs[-1] = start, start - diagonal, i - start + n
        last = i
    return sorted(runs)


def _chains(runs: list[Run], gap: int) -> list[list[Run]]:
    """Runs that follow one another in both texts with at most ``gap`` words between."""
    chains: list[list[Run]] = []
    ends: list[int] = []  # where the chains end in a, in the order they were begun
    live: list[int] = []
    for i, j, size in runs:
        live = [c for c in live if ends[c] + gap >= i]
        best, least = -1, 0
        for c in live:
            last = chains[c][-1]
            between_a, between_b = i - last[0] - last[2], j - last[1] - last[2]
            if between_a <= gap and between_b <= gap and i > last[0] and j > last[1] and min(
                    i + size - last[0] - last[2], j + size - last[1] - last[2]) > 0:
                shift = abs(between_a - between_b)
                if best < 0 or shift < least:
                    best, least = c, shift
        if best < 0:
            best = len(chains)
            chains.append([])
            ends.append(0)
            live.append(best)
        chains[best].append((i, j, size))
        ends[best] = i + size
    return chains


def _passages(a: Sequence[str], b: Sequence[str], chain: list[Run],
              settings: ReuseSettings) -> list[tuple[Passage, list[Run]]]:
    """The chain as one passage where it is close enough, else its halves about the widest gap, and so on."""
    pending = [chain]
    made: list[tuple[Passage, list[Run]]] = []
    while pending:
        runs = pending.pop()
        start_a, start_b = runs[0][0], runs[0][1]
        end_a, end_b = runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]
        if max(end_a - start_a, end_b - start_b) < settings.words:
            continue
        similarity = round(Indel.normalized_similarity(a[start_a:end_a], b[start_b:end_b]), 6)
        if similarity >= settings.similarity:
            made.append((Passage(start_a, end_a, start_b, end_b, similarity), runs))
        elif len(runs) > 1:
            cut = max(range(1, len(runs)), key=lambda k: (
                runs[k][0] - runs[k - 1][0] - runs[k - 1][2] + runs[k][1] - runs[k - 1][1] - runs[k - 1][2], -k))
            pending += [runs[:cut], runs[cut:]]
    return made


def inside(spans: Sequence[tuple[int, int]], starts: Sequence[int], offset: int) -> bool:
    """Whether ``offset`` lies in one of the spans; ``starts`` are their first offsets, in order."""
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < spans[at][1]
