"""Which articles report one event: average linkage over a sparse graph of near neighbours.

An article is a vector of the content words of its beginning, weighted by tf-idf, where the document
frequencies are those of the corpus plus a background of ``prior`` articles of general English (wordfreq):
so the weights hold for a corpus of five articles on one event as for thousands on many. The affinity of two
groups is their mean cosine, times a factor for what their dates say. Near-linear: candidates come from an
inverted index of each article's weightiest terms.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from ..english import Context
from ..settings import StorySettings
from ..store import Row, Rows
from .neighbours import link, nearest
from .story import apart, days
from .terms import WORD, frequency, lowered
from .vectors import Counts, Keys, Sparse, Vectors, added, dot

_CHARS_A_WORD = 12  # cutting the text there before splitting it loses none of the words looked at
_PLURAL = re.compile(r"(?<=.{4})s\Z", re.DOTALL)


def group(rows: Rows, context: Context) -> list[Row]:
    """Rows of ``stories``: each article in one story, named after the story's first article."""
    settings = context.settings.stories
    articles = sorted(rows["articles"], key=lambda r: str(r["article"]))
    counts = Counts()
    for a in articles:
        counts.add(counted(str(a["text"]), str(a.get("title") or ""), settings))
    found = grouped(counts, [str(a.get("published") or "") for a in articles], settings)
    names = [str(a["article"]) for a in articles]
    return sorted(({"story": names[min(members)], "article": names[i]} for members in found for i in members),
                  key=lambda r: (r["story"], r["article"]))


def counted(text: str, title: str, settings: StorySettings) -> dict[str, float]:
    """Term counts of the title and the article's beginning; the lead, names and numbers count more."""
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    counts: defaultdict[str, float] = defaultdict(float)
    for i, word in enumerate(WORD.findall(text, 0, settings.words * _CHARS_A_WORD)[:settings.words]):
        kind = settings.name_weight if word[0].isupper() else settings.number_weight if word[0].isdigit() else 1.0
        counts[_term(word)] += kind * (settings.lead_weight if i < settings.lead else 1.0)
    return dict(counts)


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    return _PLURAL.sub("", lowered(word))


def grouped(counts: Counts, published: Sequence[str], settings: StorySettings) -> list[list[int]]:
    """Numbers of the articles of each story, from their term counts, which are used up, and dates."""
    return _linked(weighted(counts, settings), [days(p) for p in published], settings)


def named(groups: Sequence[Sequence[int]], names: Sequence[str]) -> list[list[int]]:
    """The groups, but that the articles to which the user gave one name are one story, and none else is in it.

    >>> named([[0, 1], [2, 3]], ["", "fire", "fire", ""])
    [[0], [3], [1, 2]]
    """
    given: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        if name:
            given[name].append(i)
    left = [kept for members in groups if (kept := [i for i in members if not names[i]])]
    return [*left, *given.values()]


def weighted(counts: Counts, settings: StorySettings) -> Vectors:
    """Unit vectors of (1 + log tf) x idf."""
    import numpy as np

    total = len(counts) + settings.prior
    rarity = [math.log(total / (settings.prior * -math.expm1(-frequency(term) * settings.words) + n))
              for term, n in zip(counts.terms, counts.texts_with().tolist(), strict=True)]
    return counts.vectors(np.array(rarity, dtype=np.float64))


class _Group:
    """Articles joined so far: the sum of their vectors, how many, and the days they were published on."""

    __slots__ = ("days", "members", "total")

    def __init__(self, index: int, vector: Sparse, days: tuple[int, int] | None) -> None:
        self.members, self.total = [index], vector
        self.days = [days] if days else []

    def absorb(self, other: "_Group") -> None:
        """Take in the other group; it is used up."""
        self.total = added(self.total, other.total)
        self.members += other.members
        self.days = sorted({*self.days, *other.days})


def _gap(a: _Group, b: _Group) -> int | None:
    """Days between the nearest publication dates of two groups; None where one has none."""
    if not a.days or not b.days:
        return None
    if len(a.days) > len(b.days):
        a, b = b, a
    least = -1
    for first, last in a.days:
        at = bisect_left(b.days, (first, last))
        for other in b.days[max(0, at - 1):at + 1]:
            gap = abs(apart((first, last), other))
            least = gap if least < 0 else min(least, gap)
    return least


def _affinity(a: _Group, b: _Group, settings: StorySettings) -> float:
    gap = _gap(a, b)
    factor = (settings.undated if gap is None else 1.0 if gap <= settings.window_days else settings.apart)
    return round(factor * dot(a.total, b.total) / (len(a.members) * len(b.members)), 6)


def _linked(vectors: Sequence[Sparse], published: list[tuple[int, int] | None],
            settings: StorySettings) -> list[list[int]]:
    """Groups of article numbers."""
    groups = {i: _Group(i, v, d) for i, (v, d) in enumerate(zip(vectors, published, strict=True))}
    keys = Keys(vectors, settings.key_terms)
    edges = {(i, j): weight for i, j in nearest(keys, settings.neighbours, settings.reach)
             if (weight := _affinity(groups[i], groups[j], settings)) >= settings.affinity}
    found = link(groups, edges, lambda a, b: _affinity(a, b, settings), _Group.absorb, settings.affinity)
    return [sorted(g.members) for g in found]
