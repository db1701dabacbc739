"""Terms that may stand for one another: synonyms, and names spelled in two ways."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from .. import lexicons
from ..settings import ClaimSettings
from .terms import root

Related = dict[str, dict[str, float]]
_SHORTEST_NAME = 5  # letters; among shorter words one letter makes another word
_PREFIX = 3


@cache
def _synonyms() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Root to the roots of its synonyms and of the words one step away (WordNet)."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    wide: defaultdict[str, set[str]] = defaultdict(set)
    for r in lexicons.table("synonyms"):
        one = root(r["word"])
        near[one].update(map(root, r["near"].split()))
        wide[one].update(map(root, [*r["narrower"].split(), *r["broader"].split()]))
    return {s: (frozenset(near[s] - {s}), frozenset(wide[s] - near[s] - {s})) for s in sorted({*near, *wide})}


@cache
def _derived() -> dict[str, frozenset[str]]:
    """Root to the roots of the words derived from it, or that it derives from."""
    made: defaultdict[str, set[str]] = defaultdict(set)
    for r in lexicons.table("derivations"):
        for one, other in ((root(r["word"]), root(w)) for w in r["derived"].split()):
            made[one].add(other)
            made[other].add(one)
    return {s: frozenset(found - {s}) for s, found in made.items()}


def related(terms: Collection[str], settings: ClaimSettings) -> Related:
    """For each of a story's terms the others that may stand for it, and for how much of a match they count."""
    made: Related = defaultdict(dict)
    known, synonyms = frozenset(terms), _synonyms()
    for t in sorted(known):
        if t in synonyms:
            near, wide = synonyms[t]
            for other, value in ((near, settings.synonym), (wide, settings.wider)):
                for s in sorted(known & other):
                    made[t][s] = max(value, made[t].get(s, 0.0))
                    made[s][t] = max(value, made[s].get(t, 0.0))
        for s in sorted(known & _derived().get(t, frozenset())):
            made[t][s] = made[s][t] = max(settings.derived, made[t].get(s, 0.0))
    for a, b in _spellings(known):
        made[a][b] = made[b][a] = settings.spelling
    return dict(made)


def _spellings(terms: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of terms that no dictionary has, one letter apart: 'qassem' and 'qasem'."""
    buckets: defaultdict[str, list[str]] = defaultdict(list)
    for t in sorted(terms):
        if len(t) >= _SHORTEST_NAME and t.isalpha() and t not in _synonyms():
            buckets[t[:_PREFIX]].append(t)
    return [(a, b) for bucket in buckets.values() for a, b in combinations(bucket, 2)
            if Levenshtein.distance(a, b, score_cutoff=1) <= 1]
