"""Which articles report one event: average linkage over a sparse graph of near neighbours.

An article is a vector of the content words of its beginning, weighted by tf-idf, where the document frequencies are
those of the corpus plus a background of ``prior`` articles of general English (wordfreq): so the weights hold for a
corpus of five articles on one event as for thousands on many. The affinity of two groups is their mean cosine, times a
factor for what their dates say. Near-linear: candidates come from an inverted index of each article's weightiest terms.
Vectors take little memory: twelve bytes a term, against a hundred in a dict.
"""

import math
import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

from ..english import Context
from ..settings import StorySettings
from ..store import Row, Rows
from .neighbours import link, nearest
from .story import apart, days
from .terms import WORD, frequency, lowered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Sparse(NamedTuple):
    """A vector's terms by number, ascending, and their weights."""

    terms: "NDArray[np.int32]"
    weights: "NDArray[np.float64]"


class Vectors(Sequence[Sparse]):
    """Many vectors end to end in two arrays."""

    def __init__(self, ends: "array[int]", terms: "NDArray[np.int32]", weights: "NDArray[np.float64]") -> None:
        self._ends, self._terms, self._weights = ends, terms, weights

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Sparse: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sparse]: ...
    def __getitem__(self, at: int | slice) -> Sparse | list[Sparse]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        place = slice(self._ends[at], self._ends[at + 1])
        return Sparse(self._terms[place], self._weights[place])


class Counts:
    """Term counts of texts, in the order in which they are added: eight bytes a term."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._ends, self._terms, self._counts = array("q", [0]), array("i"), array("f")

    def add(self, counts: Mapping[str, float]) -> None:
        """One more text."""
        numbers = self._numbers
        self._terms.extend(numbers.setdefault(term, len(numbers)) for term in counts)
        self._counts.extend(counts.values())  # multiples of a half: exact
        self._ends.append(len(self._terms))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @property
    def terms(self) -> list[str]:
        """All terms in order; a term's place is its number in ``vectors``."""
        return sorted(self._numbers)

    def texts_with(self) -> "NDArray[np.int64]":
        """The number of texts that hold each of ``terms``."""
        import numpy as np

        held = np.bincount(np.frombuffer(self._terms, dtype=np.int32), minlength=len(self._numbers))
        return held.astype(np.int64)[self._order()] if self._terms else np.zeros(len(self._numbers), dtype=np.int64)

    def vectors(self, rarity: "NDArray[np.float64]") -> Vectors:
        """Unit vectors of (1 + log tf) x ``rarity``, which is given for each of ``terms``; uses the counts up."""
        import numpy as np

        order = self._order()
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        ends = array("q", [0])
        terms, weights = np.empty(len(self._terms), dtype=np.int32), np.empty(len(self._terms))
        for start, end in pairwise(self._ends):
            one = _unit(place[self._terms[start:end]], self._counts[start:end], rarity)
            ends.append(ends[-1] + len(one.terms))
            terms[ends[-2]:ends[-1]], weights[ends[-2]:ends[-1]] = one
        self._ends, self._terms, self._counts, self._numbers = array("q", [0]), array("i"), array("f"), {}
        return Vectors(ends, terms, weights)

    def _order(self) -> "NDArray[np.int64]":
        """Numbers of the terms in the order of their texts."""
        import numpy as np

        return np.array([self._numbers[t] for t in self.terms], dtype=np.int64)


def _unit(terms: "NDArray[np.int32]", counts: "array[float]", rarity: "NDArray[np.float64]") -> Sparse:
    import numpy as np

    order = np.argsort(terms)
    terms = terms[order]
    # math's logarithm and exact sum: numpy's differ in the last bit between processors
    logs = np.array([math.log1p(n) for n in counts])[order]
    kept = rarity[terms] > 0
    terms, weights = terms[kept], (logs * rarity[terms])[kept]
    norm = math.sqrt(math.fsum((weights * weights).tolist()))
    return Sparse(terms, weights / norm if norm else weights)


def dot(a: Sparse, b: Sparse) -> float:
    """Scalar product."""
    import numpy as np

    if len(a.terms) > len(b.terms):
        a, b = b, a
    if not len(a.terms):
        return 0.0
    at = np.minimum(np.searchsorted(b.terms, a.terms), len(b.terms) - 1)
    return math.fsum((a.weights * b.weights[at])[b.terms[at] == a.terms].tolist())


def added(a: Sparse, b: Sparse) -> Sparse:
    """Sum of two vectors."""
    import numpy as np

    terms, where = np.unique(np.concatenate((a.terms, b.terms)), return_inverse=True)
    weights: NDArray[np.float64] = np.zeros(len(terms))
    np.add.at(weights, where, np.concatenate((a.weights, b.weights)))
    return Sparse(terms, weights)


def weightiest(vector: Sparse, count: int) -> list[tuple[int, float]]:
    """The ``count`` terms of most weight, with it; of equal ones the first in order."""
    import numpy as np

    order = np.argsort(-vector.weights, kind="stable")[:count]
    return list(zip(vector.terms[order].tolist(), vector.weights[order].tolist(), strict=True))


class Keys(Sequence[list[tuple[int, float]]]):
    """The weightiest terms of many vectors, taken when they are asked for."""

    def __init__(self, vectors: Sequence[Sparse], count: int) -> None:
        self._vectors, self._count = vectors, count

    def __len__(self) -> int:
        return len(self._vectors)

    @overload
    def __getitem__(self, at: int) -> list[tuple[int, float]]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[tuple[int, float]]]: ...
    def __getitem__(self, at: int | slice) -> list[tuple[int, float]] | list[list[tuple[int, float]]]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return weightiest(self._vectors[at], self._count)


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
