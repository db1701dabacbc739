"""Which units say the same: pairs scored by their shared weighted terms, joined by average linkage."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..settings import ClaimSettings
from ..tables import Row
from .likeness import covered, mentions, similarity
from .linkage import link
from .neighbours import candidates
from .units import Unit

_CLAUSES = 40  # of a sentence that are compared with another's, the first ones: more are a list without stops
_SAMPLE = 4  # members of a group that stand for it


def copied_pairs(listed: Sequence[Unit], reuse: Sequence[Row], settings: ClaimSettings) -> set[tuple[int, int]]:
    """Pairs of units most of which stand in one shared passage, where they say the same."""
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    for i, u in enumerate(listed):
        of_article[u.article].append(i)
    made = set()
    for r in reuse:
        one, other = ([i for i in of_article[r[f"article_{s}"]] if _within(listed[i], r[f"start_{s}"], r[f"end_{s}"])]
                      for s in "ab")
        for i in one:
            made |= {(min(i, j), max(i, j)) for j in other
                     if min(covered(listed[i], listed[j]), covered(listed[j], listed[i])) >= settings.copied}
    return made


def _within(u: Unit, start: int, end: int) -> bool:
    return 2 * (min(u.end, end) - max(u.start, start)) >= min(u.end - u.start, end - start)


class Aligned(NamedTuple):
    """``groups``: numbers of the units of each claim, each unit in one, in order of their first.

    ``related``: for a unit, others that may say something like it, and how likely they say the same.
    """

    groups: list[list[int]]
    related: dict[int, dict[int, float]]


def align(listed: Sequence[Unit], settings: ClaimSettings, counted: Collection[tuple[int, int]] = (),
          copied: Collection[tuple[int, int]] = ()) -> Aligned:
    """Units that state one claim.

    ``counted``: pairs of units that a figure joins; what else their sentences say is the surer the same.
    ``copied``: pairs of units of one passage that two articles share.
    """
    first: dict[tuple[str, ...], int] = {}
    same = [first.setdefault(tuple(u.terms), i) for i, u in enumerate(listed)]
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for i, f in enumerate(same):
        alike[f].append(i)
    kept = sorted(alike)
    edges = {_pair(same[i], same[j]): 1.0 for i, j in sorted(copied) if same[i] != same[j]}
    near = candidates([listed[i].weights for i in kept], settings.key_terms, settings.neighbours, settings.reach)
    scores = {(kept[i], kept[j]): similarity(listed[kept[i]], listed[kept[j]], settings) for i, j in near}
    for (i, j), score in scores.items():
        if score >= (settings.repeated if listed[i].article == listed[j].article else settings.similarity):
            edges[i, j] = max(score, edges.get((i, j), 0.0))
    joined = {*edges, *(_pair(i, j) for f in kept for i, j in pairwise(alike[f])), *counted}
    beside = _beside(listed, joined)
    for i, j in beside:
        score = similarity(listed[i], listed[j], settings) + settings.support
        if same[i] != same[j] and score >= settings.similarity:
            edges.setdefault(_pair(same[i], same[j]), round(score, 6))
    groups = sorted(sorted(i for f in members for i in alike[f]) for members in _linked(listed, kept, edges, settings))
    related: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            if score >= settings.related or mentions(listed[one], listed[other], settings):
                for copy in alike[one]:
                    related[copy] |= dict.fromkeys(alike[other], score)
    for one, other in (pair for i, j in beside for pair in ((i, j), (j, i))):
        if mentions(listed[one], listed[other], settings, supported=True):
            related[one].setdefault(other, 0.0)
    return Aligned(groups, dict(related))


def _pair(i: int, j: int) -> tuple[int, int]:
    return min(i, j), max(i, j)


def _beside(listed: Sequence[Unit], joined: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Further pairs of two sentences of which other clauses say the same."""
    of_sentence: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for i, u in enumerate(listed):
        if len(of_sentence[u.article, u.sentence]) < _CLAUSES:
            of_sentence[u.article, u.sentence].append(i)
    made: set[tuple[int, int]] = set()
    for i, j in joined:
        one, other = listed[i], listed[j]
        made |= {_pair(k, m) for k in of_sentence[one.article, one.sentence]
                 for m in of_sentence[other.article, other.sentence] if k != i and m != j}
    return sorted(made.difference(joined))


def _linked(listed: Sequence[Unit], kept: Sequence[int], edges: dict[tuple[int, int], float],
            settings: ClaimSettings) -> list[list[int]]:
    """Average linkage of the units ``kept`` along the edges."""
    known = dict(edges)

    def score(i: int, j: int) -> float:
        key = _pair(i, j)
        if key not in known:
            known[key] = similarity(listed[i], listed[j], settings)
        return known[key]

    def mean(a: list[int], b: list[int]) -> float:
        found = [score(i, j) for i in a[:_SAMPLE] for j in b[:_SAMPLE]]
        return round(sum(found) / len(found), 6)

    return link({i: [i] for i in kept}, edges, mean, list.extend, settings.cohesion)
