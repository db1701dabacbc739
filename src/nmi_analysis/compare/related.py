"""Terms that may stand for one another: synonyms, and names spelled in two ways."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from .. import lexicons
from ..settings import ClaimSettings
from .terms import forms, root

Related = dict[str, dict[str, float]]
_SHORTEST_NAME = 5  # letters; among shorter words one letter makes another word
_PREFIX = 3
_KNOWN = 1 << 16  # roots remembered


@lru_cache(maxsize=_KNOWN)
def _synonyms(t: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The roots of a root's synonyms and of the words one step away (WordNet); None where no word has that root."""
    known = lexicons.rows("synonyms")
    rows = [known[w] for w in forms(t) if w in known]
    if not rows:
        return None
    near = {root(w) for row in rows for w in row[0].split()}
    wide = {root(w) for row in rows for further in row[1:] for w in further.split()}
    return frozenset(near - {t}), frozenset(wide - near - {t})


@cache
def _families() -> dict[str, list[str]]:
    """Word to the words derived from it, and those that it derives from."""
    made: defaultdict[str, list[str]] = defaultdict(list)
    for r in lexicons.table("derivations"):
        for w in r["derived"].split():
            made[r["word"]].append(w)
            made[w].append(r["word"])
    return dict(made)


@lru_cache(maxsize=_KNOWN)
def _derived(t: str) -> frozenset[str]:
    """The roots of the words derived from a root, or that it derives from."""
    return frozenset(root(w) for form in forms(t) for w in _families().get(form, ())) - {t}


def related(terms: Collection[str], settings: ClaimSettings) -> Related:
    """For each of a story's terms the others that may stand for it, and for how much of a match they count."""
    made: Related = defaultdict(dict)
    known = frozenset(terms)
    for t in sorted(known):
        if found := _synonyms(t):
            near, wide = found
            for other, value in ((near, settings.synonym), (wide, settings.wider)):
                for s in sorted(known & other):
                    made[t][s] = max(value, made[t].get(s, 0.0))
                    made[s][t] = max(value, made[s].get(t, 0.0))
        for s in sorted(known & _derived(t)):
            made[t][s] = made[s][t] = max(settings.derived, made[t].get(s, 0.0))
    for a, b in _spellings(known):
        made[a][b] = made[b][a] = settings.spelling
    return dict(made)


def _spellings(terms: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of terms that no dictionary has, one letter apart: 'qassem' and 'qasem'."""
    buckets: defaultdict[str, list[str]] = defaultdict(list)
    for t in sorted(terms):
        if len(t) >= _SHORTEST_NAME and t.isalpha() and _synonyms(t) is None:
            buckets[t[:_PREFIX]].append(t)
    return [(a, b) for bucket in buckets.values() for a, b in combinations(bucket, 2)
            if Levenshtein.distance(a, b, score_cutoff=1) <= 1]
