"""Content words of a text as light stems, how rare a word is in English at large, and terms that may stand for another.

These are synonyms, and names spelled in two ways.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .. import lexicons
from ..flags.frequencies import centibels
from ..settings import ClaimSettings

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W_]|[-'’.](?=[^\W_]))*")
_CLITIC = re.compile(r"['’](?:s|d|m|ll|re|ve)$")
_SUFFIXES = ("ational", "ation", "ating", "ated", "ates", "ate", "ments", "ment", "ings", "ing", "ions", "ion",
             "ities", "ity", "ives", "ive", "ers", "er", "ies", "ied", "ed", "es", "al", "ly", "s", "y", "e")
_SHORTEST_STEM = 4
_LATINATE = frozenset(("ion", "ions", "ation", "ational", "al", "er", "ers", "ive", "ives", "y"))
_SHORTEST_LATINATE = 5  # 'miss-ion', 'leg-al', 'mon-ey' are whole
_INFLECTED = frozenset(("s", "ed", "ing"))  # a comparative is another claim than its adjective
_KNOWN = 1 << 16  # words or roots remembered; a large corpus has that many in common use
RAREST = 1e-8  # frequency taken for a word that the list does not have


class Word(NamedTuple):
    """A word in its place: lower-cased without a clitic, and its stem."""

    start: int
    end: int
    lower: str
    stem: str
    capital: bool


@lru_cache(maxsize=_KNOWN)
def stem(word: str) -> str:
    """A light stem: the longest common English ending cut where four letters are left.

    It only has to bring the forms of one word together; it is no lemma.
    """
    if not word[0].isalpha():
        return word
    for suffix in _SUFFIXES:
        least = _SHORTEST_LATINATE if suffix in _LATINATE else _SHORTEST_STEM
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not word.endswith("ss"):
            return word[:-len(suffix)]
    return word


@cache
def _irregular() -> dict[str, str]:
    """Irregular form of a verb or noun to its lemma; the longest of several is the plain word."""
    made: dict[str, str] = {}
    columns = lexicons.columns("inflected_forms")
    for form, lemma, ending in zip(columns["form"], columns["lemma"], columns["ending"], strict=True):
        if ending in _INFLECTED:
            made[form] = max(made.get(form, ""), lemma, key=lambda w: (len(w), w))
    return made


@lru_cache(maxsize=_KNOWN)
def root(word: str) -> str:
    """The stem of a lower-cased word's lemma: 'sent' and 'sends' give 'send'."""
    return stem(_irregular().get(word, word))


@cache
def _forms() -> dict[str, list[str]]:
    """Root to its irregular forms."""
    made: dict[str, list[str]] = {}
    for form, lemma in _irregular().items():
        made.setdefault(stem(lemma), []).append(form)
    return made


def forms(t: str) -> list[str]:
    """All that may be words of which a root is the ``root``; most are none."""
    return [w for w in dict.fromkeys((t, *(t + s for s in _SUFFIXES), *_forms().get(t, ()))) if root(w) == t]


@lru_cache(maxsize=_KNOWN)
def lowered(raw: str) -> str:
    """A match of ``WORD`` in lower case, without a clitic, a number's commas and an abbreviation's stops."""
    lower = _CLITIC.sub("", raw).lower().replace("’", "'")
    if lower[0].isdigit():
        return lower.replace(",", "")
    return lower.replace(".", "")


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Words and numbers of ``text[start:end]`` in order, with offsets into ``text``."""
    made = []
    for m in WORD.finditer(text, start, len(text) if end is None else end):
        raw = m.group()
        lower = lowered(raw)
        made.append(Word(m.start(), m.end(), lower, stem(lower), raw[0].isupper()))
    return made


@cache
def _frequencies() -> dict[str, float]:
    return {word: 10 ** (-n / 100) for n, words in enumerate(centibels("small_en")) for word in words}


def frequency(word: str) -> float:
    """Share of running English that is this word (wordfreq); never 0."""
    return _frequencies().get(word, RAREST)


Related = dict[str, dict[str, float]]
_SHORTEST_NAME = 5  # letters; among shorter words one letter makes another word
_PREFIX = 3



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
