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

from ...language import Document
from ...settings import Settings
from ...tables import Row
from ..clauses import function_words, saying_words
from ..quoted import quoted
from ..related import Related, related
from ..story import Story
from ..terms import Word, frequency, words
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
    quoted: list[tuple[int, int]]  # its parts within quotation marks
    weights: Weights = field(default_factory=dict)

    def within(self, start: int, end: int) -> list[Word]:
        """Its words from start to end."""
        return [w for w in self.words if start <= w.start and w.end <= end]

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
        for table in ("attributions", "figures", "dates", "mentions", "entities"):
            of = made[table] = {a: [] for a in self.lines}
            for r in self.story.table(table):
                if r["article"] in of:
                    of[r["article"]].append(r)
        return made

    @cached_property
    def speakers(self) -> dict[tuple[str, str], str]:
        """Article and entity to its name across articles, of persons and organisations."""
        return {(r["article"], r["entity"]): r["canonical"] for of in self.rows["entities"].values() for r in of
                if r["type"] in ("PER", "ORG")}

    def line_at(self, article: str, start: int) -> Line | None:
        """The line that a character stands in."""
        number = self.documents[article].sentence_at(start)
        return next((line for line in self.lines[article] if line.sentence == number), None)

    def words_at(self, article: str, start: int, end: int) -> list[Word]:
        """The words of an article from start to end."""
        return words(self.documents[article].text, start, end)

    def weigh(self, listed: list[Word]) -> Weights:
        """The terms of words, in alphabetical order, with their weights."""
        return {t: self.rarity[t] for t in sorted(set(terms_of(listed))) if t in self.rarity}


def read(story: Story, settings: Settings) -> Reading:
    """Read the articles of a story."""
    quotations = {a["article"]: quoted(str(a["text"])) for a in story.articles}
    documents = {a: d for a in story.independent if (d := story.documents.get(a)) and d.english}
    lines = {a: _lines(d, quotations[a]) for a, d in documents.items()}
    rarity = _rarity(lines, settings)
    for of in lines.values():
        for line in of:
            line.weights = {t: rarity[t] for t in sorted(set(terms_of(line.words)))}
    return Reading(story, settings, documents, {a: of for a, of in lines.items() if of}, _names(lines), rarity,
                   related(rarity, settings.claims))


def terms_of(listed: list[Word]) -> list[str]:
    """What words are compared by; words of saying are not."""
    made = []
    for w in listed:
        if w.lower in saying_words():
            continue
        parts = [p for p in w.lower.split("-") if p] if "-" in w.lower else []
        made += [t for p in (w.lower, *parts) if (t := term(p, w.capital and len(p) <= _INITIALS))]
    return made


_INITIALS = 2  # letters: 'US' is a name, 'us' is not


def _lines(document: Document, quotations: list[tuple[int, int]]) -> list[Line]:
    made: list[Line] = []
    for s in document.sentences:
        found = words(document.text, s.start, s.end) if s.kind in ("title", "body") else []
        if found:
            inside = [(max(a, s.start), min(b, s.end)) for a, b in quotations if a < s.end and s.start < b]
            made.append(Line(document.article, s.number, s.start, s.end, s.kind == "title", len(made), found, inside))
    return made


def _names(lines: Mapping[str, list[Line]]) -> frozenset[str]:
    """Terms that stand with a capital within lines, and hardly ever without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for of in lines.values():
        for line in of:
            for w in () if line.title else line.words[1:]:
                (capital if w.capital else small)[term(w.lower)] += 1
    return frozenset(t for t, n in capital.items() if t and n > small[t])


def _rarity(lines: Mapping[str, list[Line]], settings: Settings) -> Weights:
    """Rarity among the story's lines times rarity in English at large; numbers are as telling as the rarest words."""
    found = Counter(t for of in lines.values() for line in of for t in set(terms_of(line.words)))
    total = sum(map(len, lines.values())) + settings.telling.prior
    return {t: round(math.log(total / (n + 1)) * _telling(t), 6) for t, n in sorted(found.items())}


def _telling(t: str) -> float:
    """0.25 for the commonest words to 1 for words that English hardly has."""
    return 1.0 if t[0].isdigit() else min(1.0, max(0.25, -math.log10(frequency(t)) / 6))


def content(listed: list[Word]) -> int:
    """The number of words that are no function words."""
    return sum(w.lower not in function_words() for w in listed)
