"""How likely an article says nothing of a statement of another one: logistic regression on its best match.

The other article may tell it in other words or in two sentences: so it is looked at as a whole and by line. Fitted by
``benchmarks/fit_findings.py`` to events of which readers marked every fact that two articles state; the probabilities
hold for events that were not fitted to.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...models import logistic
from ..terms import Word, root
from .reading import Line, Reading, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_RUN = 3  # words of a run


class Measures(NamedTuple):
    """What an article has of a statement, and what kind of statement it is."""

    article: float  # share of its weight that stands anywhere in the article, synonyms for part
    novel: float  # share of its weight of which nothing stands there, not even a synonym
    names: float  # share of its names' weight in the line that has most of it; a half where it has no name
    line: float  # largest cosine with a line
    run: float  # share of its runs of three words that stand there
    weight: float  # log of one plus its weight
    place: float  # log of one plus its line's place: what an article tells first, others tell too
    quoted: float  # share of its characters in quotation marks


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


class Silence:
    """Measures and probabilities for the statements of a story."""

    def __init__(self, reading: Reading) -> None:
        import numpy as np

        self._reading = reading
        self._lines = [line for of in reading.lines.values() for line in of]
        self._bounds = _bounds([line.article for line in self._lines])
        self._firsts = np.array([self._bounds[a][0] for a in reading.articles], dtype=np.int64)
        self._in_lines = Index([line.weights for line in self._lines], reading.related)
        self._in_articles = Index([dict.fromkeys(reading.terms[a], 1.0) for a in reading.articles], reading.related)
        self._lengths = np.array([math.sqrt(sum(w * w for w in line.weights.values())) or 1.0 for line in self._lines])
        self._runs = {a: frozenset(r for line in of for r in _runs(line.words)) for a, of in reading.lines.items()}

    def of(self, line: Line, start: int, end: int) -> dict[str, Match]:
        """Each other article's match for what the line says from start to end."""
        weights = self._reading.settings.silence
        words = {t: w for t, w in self._reading.weigh(line, start, end).items() if t not in self._reading.names}
        made = {}
        for article, (found, nearest) in self.measures(line, start, end).items():
            odds = weights.intercept + sum(getattr(weights, n) * m for n, m in found._asdict().items())
            made[article] = Match(logistic(odds, 4), nearest, found.run,
                                  round(self._share(words, nearest), 4))
        return made

    def measures(self, line: Line, start: int, end: int) -> dict[str, tuple[Measures, Line]]:
        """Measures of what the line says from start to end, and the nearest line, by each other article."""
        import numpy as np

        found = line.within(start, end)
        weights = self._reading.weigh(line, start, end)
        total = sum(weights.values()) or 1.0
        named = {t: w for t, w in weights.items() if t in self._reading.names}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        in_lines, in_articles = self._in_lines.of(weights), self._in_articles.of(weights)
        have = np.round(in_lines.sum(weights.values()), 6)
        cosine = in_lines.sum(w * w for w in weights.values()) / (length * self._lengths)
        likest = np.maximum.reduceat(cosine, self._firsts).tolist()
        article, known = in_articles.sum(weights.values()).tolist(), in_articles.any(weights.values()).tolist()
        runs = set(_runs(found))
        marked, place, weight = line.marked(start, end), math.log1p(line.place), math.log1p(total)
        made = {}
        for number, name in enumerate(self._reading.articles):
            if name == line.article:
                continue
            first, last = self._bounds[name]
            best = self._lines[first + int(have[first:last].argmax())]
            made[name] = (Measures(
                article[number] / total, 1 - known[number] / total, self._share(named, best), likest[number],
                len(runs & self._runs[name]) / max(1, len(runs)), weight, place, marked), best)
        return made

    def _share(self, weights: Weights, line: Line) -> float:
        """Share of the weight of terms that a line has, a half where there are none."""
        related = self._reading.related
        has = sum(w if t in line.weights else
                  w * max((v for o, v in related.get(t, {}).items() if o in line.weights), default=0.0)
                  for t, w in weights.items())
        return has / sum(weights.values()) if weights else 0.5


class Index:
    """Which of the things listed have a term, or one that may stand for it."""

    def __init__(self, listed: Sequence[Weights], related: Mapping[str, Mapping[str, float]]) -> None:
        self._size, self._related = len(listed), related
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for i, weights in enumerate(listed):
            for t in weights:
                postings[t].append(i)
        self._postings = dict(postings)
        self._known: dict[str, tuple[NDArray[np.int64], Floats]] = {}

    def of(self, terms: Iterable[str]) -> Places:
        """The things that have some terms."""
        import numpy as np

        found = [self._known.get(t) or self._one(t) for t in terms]
        none = self._one("")
        numbers, values = (np.concatenate(part) for part in zip(none, *found, strict=True))
        return Places(self._size, numbers, values, [len(n) for n, _ in found])

    def _one(self, t: str) -> "tuple[NDArray[np.int64], Floats]":
        import numpy as np

        best: dict[int, float] = dict.fromkeys(self._postings.get(t, ()), 1.0)
        for other, value in self._related.get(t, {}).items():
            for i in self._postings.get(other, ()):
                if value > best.get(i, 0.0):
                    best[i] = value
        numbers = sorted(best)
        self._known[t] = np.array(numbers, dtype=np.int64), np.array([best[i] for i in numbers], dtype=np.float64)
        return self._known[t]


def _bounds(articles: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Article to the first and one past the last of its places."""
    made: dict[str, tuple[int, int]] = {}
    for i, a in enumerate(articles):
        made[a] = (made.get(a, (i, i))[0], i + 1)
    return made


def _runs(listed: Sequence[Word]) -> list[tuple[str, ...]]:
    roots = [root(w.lower) for w in listed]
    return [tuple(roots[i:i + _RUN]) for i in range(len(roots) - _RUN + 1)]
