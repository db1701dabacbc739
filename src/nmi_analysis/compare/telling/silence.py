"""How likely an article says nothing of a statement of another one: logistic regression on its best match.

The other article may tell it in other words or in two sentences: so it is looked at as a whole and by line. Fitted by
``benchmarks/fit_findings.py`` to events of which readers marked every fact that two articles state; the probabilities
hold for events that were not fitted to.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ...models import logistic
from ..terms import Word, root
from .reading import Line, Reading, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_RUN = 3  # words of a run
_DIGITS = 4  # of a probability or share
_MARGIN = 0.01  # log odds: more than rounding takes away
Value = TypeVar("Value")
Term = TypeVar("Term", bound=Hashable)


class Measures(NamedTuple, Generic[Value]):
    """What an article, or each of many, has of a statement, and what kind of statement it is."""

    article: Value  # share of its weight that stands anywhere in the article, synonyms for part
    novel: Value  # share of its weight of which nothing stands there, not even a synonym
    names: Value  # share of its names' weight in the line that has most of it; a half where it has no name
    line: Value  # largest cosine with a line
    run: Value  # share of its runs of three words that stand there
    weight: Value  # log of one plus its weight
    place: Value  # log of one plus its line's place: what an article tells first, others tell too
    quoted: Value  # share of its characters in quotation marks


class Match(NamedTuple):
    """Probability that an article says nothing of a statement, and its nearest line.

    ``run``: share of the statement's runs of words that the article has; ``words``: share of the weight of its terms,
    names aside, that the line has.
    """

    silent: float
    line: Line
    run: float
    words: float


class Places(NamedTuple):
    """Numbers of the things that have some terms, one term after the other, and what each term counts there.

    ``counts``: how many of the things have each term.
    """

    size: int
    numbers: "NDArray[np.int64]"
    values: "Floats"
    counts: list[int]

    def sum(self, weights: Iterable[float]) -> "Floats":
        """For each thing the sum of the weights of the terms that it has; a term that may stand for one counts less."""
        import numpy as np

        return self._added(np.repeat([*weights, 0.0], [*self.counts, 0]) * self.values)

    def any(self, weights: Iterable[float]) -> "Floats":
        """The same where it counts in full."""
        import numpy as np

        return self._added(np.repeat([*weights, 0.0], [*self.counts, 0]))

    def _added(self, each: "Floats") -> "Floats":
        import numpy as np

        return np.bincount(self.numbers, each, self.size).astype(np.float64, copy=False)


class Matches(Mapping[str, Match]):
    """Each other article's match for a statement, put together when one is asked for: of hundreds few are."""

    def __init__(self, articles: Sequence[str], own: int, odds: "Floats", make: Callable[[], dict[str, Match]]) -> None:
        self._articles, self._own, self._odds, self._make = articles, own, odds, make

    @cached_property
    def _made(self) -> dict[str, Match]:
        return self._make()

    def __getitem__(self, article: str) -> Match:
        return self._made[article]

    def __iter__(self) -> Iterator[str]:
        return (a for number, a in enumerate(self._articles) if number != self._own)

    def __len__(self) -> int:
        return len(self._articles) - 1

    @property
    def least(self) -> float:
        """The smallest probability that one says nothing of it; 0 where there is no other article."""
        odds = self._odds.tolist()
        others = odds[:self._own] + odds[self._own + 1:]
        return logistic(min(others), _DIGITS) if others else 0.0

    def one(self, silent: float) -> bool:
        """Whether just one article may say nothing of it, with this probability or more: all that odds tell."""
        least = math.log(silent / (1 - silent))
        sure, may = self._odds >= least + _MARGIN, self._odds >= least - _MARGIN
        return bool(sure.sum() - sure[self._own] <= 1 <= may.sum() - may[self._own])


class Silence:
    """Measures and probabilities for the statements of a story."""

    def __init__(self, reading: Reading) -> None:
        import numpy as np

        self._reading = reading
        self._lines = [line for of in reading.lines.values() for line in of]
        firsts = [0, *accumulate(len(reading.lines[a]) for a in reading.articles)]
        self._firsts = np.array(firsts[:-1], dtype=np.int64)
        self._homes = np.repeat(np.arange(len(reading.articles)), np.diff(firsts))
        self._in_lines = Index([line.weights for line in self._lines], reading.related)
        self._in_articles = Index([dict.fromkeys(reading.terms[a], 1.0) for a in reading.articles], reading.related)
        self._lengths = np.array([math.sqrt(sum(w * w for w in line.weights.values())) or 1.0 for line in self._lines])
        self._runs = Index([{r: 1.0 for line in of for r in _runs(line.words)} for of in reading.lines.values()], {})

    def of(self, line: Line, start: int, end: int) -> "Matches":
        """Each other article's match for what the line says from start to end."""
        weights = self._reading.settings.silence
        words = {t: w for t, w in self._reading.weigh(line, start, end).items() if t not in self._reading.names}
        found, nearest = self._measured(line, start, end)
        odds = weights.intercept + sum(getattr(weights, n) * m for n, m in found._asdict().items())
        shared = self._share(words)[nearest]
        own, runs = self._reading.articles.index(line.article), found.run
        return Matches(self._reading.articles, own, odds, lambda: {
            name: Match(logistic(odd, _DIGITS), self._lines[near], run, round(share, _DIGITS))
            for number, (name, odd, near, run, share) in enumerate(zip(
                self._reading.articles, odds.tolist(), nearest.tolist(), runs.tolist(), shared.tolist(),
                strict=True)) if number != own})

    def measures(self, line: Line, start: int, end: int) -> dict[str, tuple[Measures[float], Line]]:
        """Measures of what the line says from start to end, and the nearest line, by each other article."""
        found, nearest = self._measured(line, start, end)
        each = zip(*(m.tolist() for m in found), strict=True)
        return {name: (Measures(*own), self._lines[near]) for name, own, near
                in zip(self._reading.articles, each, nearest.tolist(), strict=True) if name != line.article}

    def _measured(self, line: Line, start: int, end: int) -> "tuple[Measures[Floats], NDArray[np.int64]]":
        """The measures of all articles, in order, and the number of the line nearest in each."""
        import numpy as np

        weights = self._reading.weigh(line, start, end)
        total = sum(weights.values()) or 1.0
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        in_lines, in_articles = self._in_lines.of(weights), self._in_articles.of(weights)
        nearest = self._first_best(np.round(in_lines.sum(weights.values()), 6))
        cosine = in_lines.sum(w * w for w in weights.values()) / (length * self._lengths)
        names = self._share({t: w for t, w in weights.items() if t in self._reading.names})
        runs = dict.fromkeys(_runs(line.within(start, end)), 1.0)
        same = [float(m) for m in (math.log1p(total), math.log1p(line.place), line.marked(start, end))]
        return Measures(
            in_articles.sum(weights.values()) / total, 1 - in_articles.any(weights.values()) / total, names[nearest],
            np.maximum.reduceat(cosine, self._firsts), self._runs.of(runs).any(runs.values()) / max(1, len(runs)),
            *(np.full(len(nearest), m) for m in same)), nearest

    def _first_best(self, values: "Floats") -> "NDArray[np.int64]":
        """Of each article the first of its lines that have most."""
        import numpy as np

        best = np.flatnonzero(values == np.maximum.reduceat(values, self._firsts)[self._homes])
        return best[np.searchsorted(self._homes[best], np.arange(len(self._firsts)))]

    def _share(self, weights: Weights) -> "Floats":
        """Share of the weight of terms that each line has, a half where there are none."""
        import numpy as np

        if not weights:
            return np.full(len(self._lines), 0.5)
        return self._in_lines.of(weights).sum(weights.values()) / sum(weights.values())


class Index(Generic[Term]):
    """Which of the things listed have a term, or one that may stand for it."""

    def __init__(self, listed: Sequence[Mapping[Term, float]], related: Mapping[Term, Mapping[Term, float]]) -> None:
        self._size, self._related = len(listed), related
        postings: defaultdict[Term, list[int]] = defaultdict(list)
        for i, weights in enumerate(listed):
            for t in weights:
                postings[t].append(i)
        self._postings = dict(postings)
        self._known: dict[Term, tuple[NDArray[np.int64], Floats]] = {}

    def of(self, terms: Iterable[Term]) -> Places:
        """The things that have some terms."""
        import numpy as np

        found = [self._known.get(t) or self._one(t) for t in terms]
        none = np.zeros(0, dtype=np.int64), np.zeros(0)
        numbers, values = (np.concatenate(part) for part in zip(none, *found, strict=True))
        return Places(self._size, numbers, values, [len(n) for n, _ in found])

    def _one(self, t: Term) -> "tuple[NDArray[np.int64], Floats]":
        import numpy as np

        best: dict[int, float] = dict.fromkeys(self._postings.get(t, ()), 1.0)
        for other, value in self._related.get(t, {}).items():
            for i in self._postings.get(other, ()):
                if value > best.get(i, 0.0):
                    best[i] = value
        numbers = sorted(best)
        self._known[t] = np.array(numbers, dtype=np.int64), np.array([best[i] for i in numbers], dtype=np.float64)
        return self._known[t]


def _runs(listed: Sequence[Word]) -> list[tuple[str, ...]]:
    roots = [root(w.lower) for w in listed]
    return [tuple(roots[i:i + _RUN]) for i in range(len(roots) - _RUN + 1)]
