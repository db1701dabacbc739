"""A story as comparers see it: its articles and their rows, when they were published, and how a finding names them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from .. import lexicons
from ..corpus.article import short_ids
from ..english import Document
from ..store import Row, Rows

_LENGTHS = {4: 366, 7: 31, 10: 1}
_WORD = re.compile(r"\d+(?=st|nd|rd|th|\b)|[^\W\d_]+")


def days(published: str) -> tuple[int, int] | None:
    """First and last day, as ordinals, that a date YYYY, YYYY-MM or YYYY-MM-DD may mean; None for another text."""
    if len(published) not in _LENGTHS:
        return None
    try:
        first = date.fromisoformat(published + "-01-01"[:10 - len(published)]).toordinal()
    except ValueError:
        return None
    return first, first + _LENGTHS[len(published)] - 1


def apart(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    """Days from the end of the earlier range to the start of the later: negative where ``a`` is earlier.

    0 where the ranges touch or one is unknown.
    """
    if a is None or b is None:
        return 0
    return a[1] - b[0] if a[1] < b[0] else a[0] - b[1] if b[1] < a[0] else 0


@cache
def _months() -> dict[str, str]:
    """The first three letters of each month to its number."""
    return {name[:3]: f"{int(number):02}" for name, number in lexicons.mapping("months", "number").items()}


def date_value(text: str, iso: str) -> str:
    """'2031-03-04' or, where the text names no year, '03-04'; '2031' for a year; blank for a less certain date."""
    words = _WORD.findall(text.lower())
    month = next((m for w in words if (m := _months().get(w[:3] if len(w) > 3 else w))), "")
    year = next((w for w in words if len(w) == 4 and w.isdigit()), "")
    day = next((w for w in words if w.isdigit() and len(w) < 3 and 0 < int(w) <= 31), "")
    if month and day:
        return f"{year}-{month}-{int(day):02}".lstrip("-")
    return iso if year == iso and not month else ""


_NAMED = 4  # articles named one by one
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})
_ENDS = ("?”", "!”", "…”", ".”")


class Outlets:
    """Labels of a story's articles: the outlet, and what tells apart several of one; an unknown one's id, shortened."""

    def __init__(self, articles: Sequence[Row]) -> None:
        self._articles = articles
        self.published = {str(a["article"]): str(a.get("published") or "") for a in articles}
        ids = list(self.published)
        short = short_ids(ids)
        outlets = {str(a["article"]): str(a.get("source") or "") for a in articles}
        self._labels = {a: outlets[a] or short[a] for a in ids}
        for outlet in {o for o in outlets.values() if o}:
            mine = [a for a in ids if outlets[a] == outlet]
            if len(mine) > 1:
                apart = _apart(mine, self.published, short)
                self._labels.update({a: f"{outlet} ({told})" for a, told in apart.items()})
        years = [d[:4] for d in self.published.values() if d]
        self._usual = max(years, key=lambda y: (years.count(y), y), default="")

    def label(self, article: str) -> str:
        """Label of an article, with the year of one that is not of the year of most."""
        year, label = self.published.get(article, "")[:4], self._labels.get(article, article)
        return label if year in ("", self._usual) or f"({year}" in label else f"{label} ({year})"

    @cached_property
    def copies(self) -> dict[str, list[str]]:
        """Article to those that repeat its text; not to be asked for before copies are known."""
        made: dict[str, list[str]] = {}
        for a in self._articles:
            if a.get("duplicate_of"):
                made.setdefault(a["duplicate_of"], []).append(a["article"])
        return made

    def alone(self, article: str) -> str:
        """Label of an article that alone has something, with those that repeat its text: 'Mail (repeated by Post)'."""
        copies = self.copies.get(article)
        return f"{self.label(article)} (repeated by {self.named(copies)})" if copies else self.label(article)

    def named(self, articles: Iterable[str], most: int = _NAMED) -> str:
        """Labels in words, at most ``most`` of them."""
        labels = [self.label(a) for a in articles]
        return joined([*labels[:most - 1], "others"] if len(labels) > most else labels)

    def said(self, articles: Sequence[str], words: str) -> str:
        """'the Courier “led by a Dane”, likewise the Herald': the words are the first article's."""
        first, *others = dict.fromkeys(articles)
        return f"{self.label(first)} {words_of(words)}{f', likewise {self.named(others)}' if others else ''}"


def _apart(mine: Sequence[str], published: Mapping[str, str], short: Mapping[str, str]) -> dict[str, str]:
    """What tells the articles of one outlet apart: the year, the date, or else the id."""
    for told in ({a: published[a][:4] for a in mine}, {a: published[a] for a in mine}):
        if all(told.values()) and len({*told.values()}) == len(mine):
            return told
    return {a: short[a] for a in mine}


def joined(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def verb(articles: Sequence[object], plural: str) -> str:
    """The verb for one outlet or several: 'leaves', 'leave'."""
    return plural if len(articles) > 1 else f"{plural}s"


def words_of(text: str) -> str:
    """An article's words as they stand in a sentence: on one line, within marks, their own marks single."""
    return f"“{' '.join(text.split()).translate(_INNER)}”"


def ended(sentence: str) -> str:
    """The sentence with a full stop, where no mark of what it quotes ends it."""
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."


@dataclass(frozen=True)
class Story:
    """One event. ``articles`` are rows of the table, in order; ``rows`` holds every other table's.

    ``documents``: the articles as they were tokenised, once.
    """

    id: str
    articles: list[Row]
    rows: Rows = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)  # by article
    known: dict[object, Any] = field(default_factory=dict)  # what one comparer has found and a later one asks for too

    def table(self, name: str) -> list[Row]:
        """Rows of a table, empty where nothing filled it."""
        return self.rows.get(name, [])

    def of(self, name: str, article: str) -> list[Row]:
        """An article's rows of a table that no comparer adds to any more."""
        if ("of", name) not in self.known:
            listed: dict[str, list[Row]] = {}
            for row in self.table(name):
                listed.setdefault(row["article"], []).append(row)
            self.known["of", name] = listed
        rows: list[Row] = self.known["of", name].get(article, [])
        return rows

    @cached_property
    def by_article(self) -> dict[str, Row]:
        """Article id to its row."""
        return {a["article"]: a for a in self.articles}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], Row]:
        """Article and sentence number to the row of ``sentences``."""
        return {(s["article"], s["sentence"]): s for s in self.table("sentences")}

    @cached_property
    def outlets(self) -> Outlets:
        """The articles as a reader knows them."""
        return Outlets(self.articles)

    @cached_property
    def independent(self) -> list[str]:
        """Articles that repeat no other: those that count as sources."""
        return [a["article"] for a in self.articles if not a.get("duplicate_of")]
