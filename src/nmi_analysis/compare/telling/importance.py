"""How much a statement matters to a reader of the whole story: ties to what the headlines are about.

Fitted by ``benchmarks/fit_findings.py`` to what readers would tell a colleague first. What is told at length by one
article alone matters less than a single new thing in the midst of what all tell.
"""

from functools import cached_property
from typing import NamedTuple

from ...models import logistic
from ..polarity import denies
from ..terms import words
from .pieces import Piece
from .reading import Reading, Weights, terms_of

_BESIDE = (-2, -1, 1, 2)  # lines around


class Ties(NamedTuple):
    """What a statement has to do with the story; shares are of its weight."""

    title: float  # share in words of its article's headline
    titles: float  # share of the headlines that it shares a word with
    around: float  # share of the lines around it in words that no other article has
    denies: float  # 1 where it denies something


class Importance:
    """Weights of the statements of a story."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        titles = {a["article"]: str(a.get("title") or "") for a in reading.story.articles}
        self._titles = {a: frozenset(t for w in words(titles[a]) for t in terms_of(w)) for a in reading.articles}
        self._having: dict[str, set[str]] = {}  # term to the articles that have it in their headlines
        for article, terms in self._titles.items():
            for t in terms:
                self._having.setdefault(t, set()).add(article)

    def of(self, piece: Piece) -> float:
        """Probability that a statement is one to be told first, if it is right."""
        weights = self._reading.settings.importance
        odds = weights.intercept + sum(getattr(weights, n) * t for n, t in self.ties(piece)._asdict().items())
        return logistic(odds, 4)

    def ties(self, piece: Piece) -> Ties:
        """Ties of a statement."""
        reading, line = self._reading, piece.line
        weights = reading.weigh(line, piece.start, piece.end)
        lines = reading.lines[piece.article]
        around = [_share(other.weights, self._own[piece.article]) for d in _BESIDE
                  if 0 <= line.place + d < len(lines) and not (other := lines[line.place + d]).title]
        shared = set[str]().union(*(self._having.get(t, ()) for t in weights))
        return Ties(_share(weights, self._titles[piece.article]), len(shared) / max(1, len(self._titles)),
                    sum(around) / max(1, len(around)), float(denies(
                        reading.documents[piece.article].text[piece.start:piece.end])))

    @cached_property
    def _own(self) -> dict[str, frozenset[str]]:
        """Article to the terms that no other article has."""
        return {a: frozenset(t for t in of if self._reading.spread[t] == 1) for a, of in self._reading.terms.items()}


def _share(weights: Weights, terms: frozenset[str]) -> float:
    return sum(w for t, w in weights.items() if t in terms) / (sum(weights.values()) or 1.0)
