"""What the rules that find something to tell have in hand, and how much a statement matters to a reader."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...english.forms import singular
from ...models import logistic
from ...rows import Evidence
from ...rows.relation import measured
from ...settings import TellingSettings
from ...store import Row
from ..linking.mention import dimension
from ..polarity import denies
from ..story import Outlets, apart, days
from ..terms import words
from .pieces import UNKNOWN, Piece, pieces, speeches
from .reading import Line, Reading, Weights, terms_of
from .silence import Matches, Silence
from .voices import lone

_NOUN = re.compile(r" (?:[A-Z]{2,} )?([a-z-]+)")
_BARE = re.compile(r"[\w ]*\d[\d.,]*\Z")  # a figure with nothing behind its digits
_JOINED = re.compile(r"(?:[^\W\d_]+|%)|(?:-[^\W\d_]+)+")  # '130km', '15-year'


@dataclass(frozen=True)
class Desk:
    """A story read, with the names of its outlets."""

    reading: Reading
    outlets: Outlets

    @property
    def settings(self) -> TellingSettings:
        """Settings of what is told."""
        return self.reading.settings.telling

    @cached_property
    def silence(self) -> Silence:
        """How likely each article says nothing of a statement of another."""
        return Silence(self.reading)

    @cached_property
    def importance(self) -> "Importance":
        """How much a statement matters."""
        return Importance(self.reading)

    @cached_property
    def pieces(self) -> dict[str, list[Piece]]:
        """Article to what can be told of it in its own words; of many articles what matters most of each."""
        reading = self.reading
        found = {a: [p for line in lines for p in pieces(reading, line)] + speeches(reading, a)
                 for a, lines in reading.lines.items()}
        most = max(1, self.settings.most_pieces // max(1, len(found)))
        return {a: of if len(of) <= most else sorted(of, key=lambda p: (-self.importance.of(p), p.start, p.end))[:most]
                for a, of in found.items()}

    @cached_property
    def matches(self) -> dict[Piece, Matches]:
        """Each piece to what every other article has of it."""
        return {p: self.silence.of(p.line, p.start, p.end) for of in self.pieces.values() for p in of}

    @cached_property
    def voices(self) -> dict[str, dict[str, list[Row]]]:
        """Article to the speakers whom it alone hears, and what they say."""
        return lone(self.reading)

    def silent(self, line: Line, start: int, end: int) -> float:
        """Probability that no other article says anything of what a line says from start to end."""
        return self.silence.of(line, start, end).least

    def words(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.reading.documents[piece.article].text[piece.start:piece.end]

    def counted(self, row: Row) -> str:
        """The characters of a figure, with the noun counted, or what it measures, where it stands right behind."""
        text, head = self.reading.documents[row["article"]].text, str(row.get("unit") or "").rpartition(" ")[2]
        behind = _NOUN.match(text, row["end"])
        bare = _BARE.match(row["text"])
        told = behind and head and (singular(behind[1].lower()) == singular(head) or (
            bare and (measured(head) or dimension(head) == "share")))
        found = behind if told else _JOINED.match(text, row["end"]) if bare else None
        return text[row["start"]:found.end() if found else row["end"]]

    def apart(self, article: str, other: str) -> bool:
        """Whether two articles are from different times."""
        mine, theirs = days(self.outlets.published[article]), days(self.outlets.published[other])
        return abs(apart(mine, theirs)) > self.reading.settings.claims.time_window_days

    def later(self, article: str, other: str) -> bool:
        """Whether an article surely appeared on a later day than another."""
        mine, theirs = days(self.outlets.published[article]), days(self.outlets.published[other])
        return bool(mine and theirs and mine[0] > theirs[1])


def evidence(piece: Piece) -> Evidence:
    """The row of a piece; whose words they are stands in its value."""
    return Evidence(piece.article, piece.start, piece.end, "states", "" if piece.speaker == UNKNOWN else piece.speaker)


def of_line(line: Line) -> Evidence:
    """The row of a line."""
    return Evidence(line.article, line.start, line.end)


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
