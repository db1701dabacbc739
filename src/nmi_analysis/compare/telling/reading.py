"""A story as it is read for what its articles say and leave unsaid: their lines with weighted terms.

A line is a sentence of headline or running text. Articles in other languages than English, and those that repeat
another one, are not read.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ...english import Document
from ...settings import Settings
from ...store import Row
from ..frames import saying_words
from ..standing import quoted
from ..story import Story
from ..terms import Related, Word, frequency, related, words
from ..units import term

Weights = dict[str, float]  # a term and how much it tells


@dataclass(slots=True, eq=False)
class Line:
    """A sentence: ``place`` is its number among the lines of its article."""

    article: str
    sentence: int
    start: int
    end: int
    title: bool
    place: int
    words: list[Word]
    terms: list[list[str]]  # of each word
    quoted: list[tuple[int, int]]  # its parts within quotation marks
    weights: Weights = field(default_factory=dict)

    def within(self, start: int, end: int) -> list[Word]:
        """Its words from start to end."""
        return [w for w in self.words if start <= w.start and w.end <= end]

    def terms_within(self, start: int, end: int) -> list[str]:
        """The terms of its words from start to end, each once, in alphabetical order."""
        return sorted({t for w, of in zip(self.words, self.terms, strict=True) if start <= w.start and w.end <= end
                       for t in of})

    def marked(self, start: int, end: int) -> float:
        """Share of the characters from start to end within quotation marks."""
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in self.quoted)
        return inside / max(1, end - start)


class Part(NamedTuple):
    """What stands between two marks of a line, and the sum of its terms' weights."""

    article: str
    weights: Weights
    total: float


@dataclass(frozen=True)
class Reading:
    """Lines by article in order, the terms that are names, and those that may stand for one another."""

    story: Story
    settings: Settings
    documents: dict[str, Document]
    lines: dict[str, list[Line]]
    names: frozenset[str]
    rarity: Weights
    related: Related

    @property
    def articles(self) -> list[str]:
        """The articles read, in order."""
        return list(self.lines)

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """Article to the terms that stand in it."""
        return {a: frozenset(t for line in lines for t in line.weights) for a, lines in self.lines.items()}

    @cached_property
    def rows(self) -> dict[str, dict[str, list[Row]]]:
        """Table and article to the rows of that article."""
        made: dict[str, dict[str, list[Row]]] = {}
        for table in ("attributions", "figures", "dates", "mentions", "entities", "roles"):
            of = made[table] = {a: [] for a in self.lines}
            for r in self.story.table(table):
                if r["article"] in of:
                    of[r["article"]].append(r)
        return made

    @cached_property
    def people(self) -> dict[str, list[Row]]:
        """Article to its mentions of persons."""
        return {a: [r for r in of if r["type"] == "PER"] for a, of in self.rows["mentions"].items()}

    @cached_property
    def speakers(self) -> dict[tuple[str, str], str]:
        """Article and entity to its name across articles, of persons and organisations."""
        return {(r["article"], r["entity"]): r["canonical"] for of in self.rows["entities"].values() for r in of
                if r["type"] in ("PER", "ORG")}

    def line_at(self, article: str, start: int) -> Line | None:
        """The line that a character stands in."""
        return self._places.get((article, self.documents[article].sentence_at(start)))

    @cached_property
    def _places(self) -> dict[tuple[str, int], Line]:
        return {(line.article, line.sentence): line for of in self.lines.values() for line in of}

    def word_places(self, article: str, word: str) -> list[Line]:
        """The lines of an article that have a lower-cased word."""
        return self._words.get((article, word), [])

    @cached_property
    def _words(self) -> dict[tuple[str, str], list[Line]]:
        made: dict[tuple[str, str], list[Line]] = {}
        for article, of in self.lines.items():
            for line in of:
                for w in {w.lower for w in line.words}:
                    made.setdefault((article, w), []).append(line)
        return made

    def weigh(self, line: Line, start: int, end: int) -> Weights:
        """The terms of a line from start to end, in alphabetical order, with their weights."""
        return {t: self.rarity[t] for t in line.terms_within(start, end)}

    @cached_property
    def spread(self) -> Counter[str]:
        """Term to the number of articles that have it."""
        return Counter(t for of in self.terms.values() for t in of)

    @cached_property
    def word_spread(self) -> Counter[str]:
        """Lower-cased word to the number of articles that have it."""
        return Counter(w for _, w in self._words)


def read(story: Story, settings: Settings) -> Reading:
    """Read the articles of a story."""
    documents = {a: d for a in story.independent if (d := story.documents.get(a)) and d.english}
    lines = {a: _lines(d, quoted(d.text)) for a, d in documents.items()}
    rarity = _rarity(lines, settings)
    for of in lines.values():
        for line in of:
            line.weights = {t: rarity[t] for t in line.terms_within(line.start, line.end)}
    return Reading(story, settings, documents, {a: of for a, of in lines.items() if of}, _names(lines), rarity,
                   related(rarity, settings.claims))


def terms_of(w: Word) -> list[str]:
    """What a word is compared by: its term, and those of its parts; none for a word of saying."""
    if w.lower in saying_words():
        return []
    parts = [p for p in w.lower.split("-") if p] if "-" in w.lower else []
    return [t for p in (w.lower, *parts) if (t := term(p, w.capital and len(p) <= _INITIALS))]


_INITIALS = 2  # letters: 'US' is a name, 'us' is not


def _lines(document: Document, quotations: list[tuple[int, int]]) -> list[Line]:
    made: list[Line] = []
    for s in document.sentences:
        found = words(document.text, s.start, s.end) if s.kind in ("title", "body") else []
        if found:
            inside = [(max(a, s.start), min(b, s.end)) for a, b in quotations if a < s.end and s.start < b]
            made.append(Line(document.article, s.number, s.start, s.end, s.kind == "title", len(made), found,
                             [terms_of(w) for w in found], inside))
    return made


def _names(lines: Mapping[str, list[Line]]) -> frozenset[str]:
    """Terms that stand with a capital within lines, and hardly ever without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for of in lines.values():
        for line in of:
            for w, terms in zip(line.words[1:], line.terms[1:], strict=True) if not line.title else ():
                (capital if w.capital else small).update(terms[:1])
    return frozenset(t for t, n in capital.items() if n > small[t])


def _rarity(lines: Mapping[str, list[Line]], settings: Settings) -> Weights:
    """Rarity among the story's lines times rarity in English at large; numbers are as telling as the rarest words."""
    found = Counter(t for of in lines.values() for line in of for t in line.terms_within(line.start, line.end))
    total = sum(map(len, lines.values())) + settings.telling.prior
    return {t: round(math.log(total / (n + 1)) * _telling(t), 6) for t, n in sorted(found.items())}


def _telling(t: str) -> float:
    """0.25 for the commonest words to 1 for words that English hardly has."""
    return 1.0 if t[0].isdigit() else min(1.0, max(0.25, -math.log10(frequency(t)) / 6))

