"""How likely an article says nothing of a statement of another one: logistic regression on its best match.

The other article may tell it in other words, in two sentences, or in half a clause: so it is looked at as a whole, by
line and by parts of lines. Fitted by ``benchmarks/fit_findings.py`` to events of which readers marked every fact that
two articles state; the probabilities hold for events that were not fitted to.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    part: float  # largest share of a part of a line that the statement has
    line: float  # largest cosine with a line
    run: float  # share of its runs of three words that stand there
    weight: float  # log of one plus its weight
    place: float  # log of one plus its line's place: what an article tells first, others tell too
    quoted: float  # share of its characters in quotation marks


class Match(NamedTuple):
    """Probability that an article says nothing of a statement, and its line that is nearest to it."""

    silent: float
    line: Line


class Silence:
    """Measures and probabilities for the statements of a story."""

    def __init__(self, reading: Reading) -> None:
        import numpy as np

        self._reading = reading
        self._lines = [line for of in reading.lines.values() for line in of]
        self._bounds = _bounds(line.article for line in self._lines)
        self._of_line = _postings([line.weights for line in self._lines])
        self._lengths = np.array([math.sqrt(sum(w * w for w in line.weights.values())) or 1.0 for line in self._lines])
        parts = [(line.article, p) for line in self._lines for p in _parts(line, reading)]
        self._part_bounds = _bounds(article for article, _ in parts)
        self._of_part = _postings([p for _, p in parts])
        self._totals = np.array([sum(p.values()) for _, p in parts])
        self._runs = {a: frozenset(r for line in of for r in _runs(line.words)) for a, of in reading.lines.items()}

    def of(self, line: Line, start: int, end: int) -> dict[str, Match]:
        """Each other article's match for what the line says from start to end."""
        weights = self._reading.settings.telling.silence
        made = {}
        for article, (found, nearest) in self.measures(line, start, end).items():
            odds = weights[0] + sum(w * m for w, m in zip(weights[1:], found, strict=True))
            made[article] = Match(round(1 / (1 + math.exp(-odds)), 4), nearest)
        return made

    def measures(self, line: Line, start: int, end: int) -> dict[str, tuple[Measures, Line]]:
        """Measures of what the line says from start to end, and the nearest line, by each other article."""
        import numpy as np

        found = line.within(start, end)
        weights = self._reading.weigh(found)
        total = sum(weights.values()) or 1.0
        named = {t: w for t, w in weights.items() if t in self._reading.names}
        alike = {t: {t: 1.0, **self._reading.related.get(t, {})} for t in weights}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        have, cosine, of_names = np.zeros(len(self._lines)), np.zeros(len(self._lines)), np.zeros(len(self._lines))
        for t, w in weights.items():
            here = self._present(self._of_line, alike[t], len(self._lines))
            have += w * here
            cosine += w * w * here
            if t in named:
                of_names += w * here
        cosine /= length * self._lengths
        parts = self._covered(alike)
        runs = set(_runs(found))
        made = {}
        for article in self._reading.articles:
            if article == line.article:
                continue
            first, last = self._bounds[article]
            best = first + int(np.argmax(np.round(have[first:last], 6)))
            there = self._reading.terms[article]
            known = {t: max((v for o, v in alike[t].items() if o in there), default=0.0) for t in weights}
            of_part = parts[slice(*self._part_bounds.get(article, (0, 0)))]
            made[article] = (Measures(
                sum(w * known[t] for t, w in weights.items()) / total,
                sum(w for t, w in weights.items() if not known[t]) / total,
                float(of_names[best]) / sum(named.values()) if named else 0.5,
                float(of_part.max()) if len(of_part) else 0.0, float(cosine[first:last].max()),
                len(runs & self._runs[article]) / max(1, len(runs)), math.log1p(total), math.log1p(line.place),
                line.marked(start, end)), self._lines[best])
        return made

    def _present(self, index: Mapping[str, "NDArray[np.int64]"], alike: Mapping[str, float], size: int) -> "Floats":
        """For how much each line or part has a term: 1, or what the best of the terms counts that may stand for it."""
        import numpy as np

        made = np.zeros(size)
        for other, value in sorted(alike.items(), key=lambda o: (o[1], o[0])):
            if other in index:
                made[index[other]] = value
        return made

    def _covered(self, alike: Mapping[str, Mapping[str, float]]) -> "Floats":
        """Share of the weight of each part of a line that a statement with these terms has."""
        import numpy as np

        best: dict[str, float] = {}
        for of in alike.values():
            for other, value in of.items():
                best[other] = max(value, best.get(other, 0.0))
        made = np.zeros(len(self._totals))
        for t, value in sorted(best.items()):
            if t in self._of_part:
                made[self._of_part[t]] += value * self._reading.rarity[t]
        return made / self._totals


def _bounds(articles: "Sequence[str] | object") -> dict[str, tuple[int, int]]:
    """Article to the first and one past the last of its places."""
    made: dict[str, tuple[int, int]] = {}
    for i, a in enumerate(articles):  # type: ignore[arg-type, var-annotated]
        made[a] = (made.get(a, (i, i))[0], i + 1)
    return made


def _postings(listed: Sequence[Weights]) -> "dict[str, NDArray[np.int64]]":
    """Term to the places that have it."""
    import numpy as np

    made: defaultdict[str, list[int]] = defaultdict(list)
    for i, weights in enumerate(listed):
        for t in weights:
            made[t].append(i)
    return {t: np.array(places, dtype=np.int64) for t, places in made.items()}


_PARTING = frozenset(",;:()[]“”\"—–―")
_LEAST = 3.0  # weight of a part that says anything


def _parts(line: Line, reading: Reading) -> list[Weights]:
    """What stands between the marks of a line, and the line as a whole."""
    text = reading.documents[line.article].text
    runs: list[list[Word]] = [[]]
    for w in line.words:
        if runs[-1] and not _PARTING.isdisjoint(text[runs[-1][-1].end:w.start]):
            runs.append([])
        runs[-1].append(w)
    made = [reading.weigh(run) for run in (runs if len(runs) > 1 else [])] + [line.weights]
    return [p for p in made if sum(p.values()) >= _LEAST and sum(t not in reading.names for t in p) > 1]


def _runs(listed: Sequence[Word]) -> list[tuple[str, ...]]:
    roots = [root(w.lower) for w in listed]
    return [tuple(roots[i:i + _RUN]) for i in range(len(roots) - _RUN + 1)]
