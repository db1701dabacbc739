"""The articles of a run as a reader names them: labels, dates, sentences and links."""

import re
from bisect import bisect_right
from functools import cached_property

from ..errors import ParameterError
from ..tables import TableSet
from .evidence import Place
from .words import clip

LONGEST_ID = 14  # characters; a longer article id is cut where it stays unique
TELLING = 3  # words, without digits, of a headline
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = re.compile(r"[_\-. ]")
_NUMBER = re.compile(r"\d+")


class Sources:
    """Lookups over one run. An article without a known outlet is labelled by its id, shortened."""

    def __init__(self, tables: TableSet) -> None:
        self._tables = tables
        self.articles: list[str] = list(tables.articles["article"])

    @cached_property
    def labels(self) -> dict[str, str]:
        """Article to its label: the outlet, and what tells apart the articles of one: year, date or else short id."""
        outlets = dict(zip(self.articles, self._tables.articles["source"], strict=True))
        short = short_ids(self.articles)
        made = {a: outlet or short[a] for a, outlet in outlets.items()}
        for outlet in dict.fromkeys(filter(None, outlets.values())):
            mine = [a for a in self.articles if outlets[a] == outlet]
            if len(mine) > 1:
                apart = next((found for found in (self.years, self.published) if
                              all(found[a] for a in mine) and len({found[a] for a in mine}) == len(mine)), short)
                made.update({a: f"{outlet} {apart[a]}" for a in mine})
        return made

    @cached_property
    def published(self) -> dict[str, str]:
        """Article to its publication date, blank where unknown."""
        return dict(zip(self.articles, self._tables.articles["published"], strict=True))

    @cached_property
    def years(self) -> dict[str, str]:
        """Article to its year, blank where unknown."""
        return {a: d[:4] for a, d in self.published.items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        """Article to its text."""
        return dict(zip(self.articles, self._tables.articles["text"], strict=True))

    @cached_property
    def words(self) -> dict[str, int]:
        """Article to its number of words."""
        return {a: int(n) for a, n in zip(self.articles, self._tables.articles["words"], strict=True)}

    @cached_property
    def independent(self) -> list[str]:
        """Articles that repeat no other: those that count as sources."""
        found = self._tables.articles
        return list(found.loc[found["duplicate_of"] == "", "article"])

    def label(self, article: str) -> str:
        """Label of an article."""
        return self.labels.get(article, article)

    @cached_property
    def _usual_year(self) -> str:
        """The year of most articles, ties to the later one: a label names any other year."""
        years = [y for y in self.years.values() if y]
        return max(years, key=lambda y: (years.count(y), y), default="")

    def dated(self, article: str) -> str:
        """Label, with the year of an article that is not of the year of most."""
        year, label = self.years.get(article, ""), self.label(article)
        told = year in ("", self._usual_year) or f" {year}" in label
        return label if told else f"{label} ({year})"

    def named(self, articles: list[str], most: int = 6) -> str:
        """Labels of articles joined in words, at most ``most`` of them."""
        labels = [self.dated(a) for a in articles]
        if len(labels) > most:
            labels = [*labels[: most - 1], f"{len(labels) - most + 1} more"]
        return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}" if labels else ""

    @cached_property
    def _sentences(self) -> dict[str, tuple[list[int], list[str]]]:
        made: dict[str, tuple[list[int], list[str]]] = {}
        found = self._tables.sentences
        for article, start, text in zip(found["article"], found["start"], found["text"], strict=True):
            starts, texts = made.setdefault(article, ([], []))
            starts.append(int(start))
            texts.append(text)
        return made

    def sentence(self, article: str, start: int) -> str:
        """The sentence that a character stands in, its line breaks as spaces; blank where there is none."""
        starts, texts = self._sentences.get(article, ([], []))
        index = bisect_right(starts, start) - 1
        return " ".join(texts[index].split()) if index >= 0 else ""

    def headline(self, article: str, title: str) -> str:
        """The title or, where it is no more than a date or a name, the first sentence with words to it; else the id."""
        told = [title, *self._sentences.get(article, ([], []))[1]]
        return next((t for t in told if len(_WORD.findall(t)) >= TELLING), title or article)

    def sentence_start(self, article: str, start: int) -> int:
        """Where the sentence of a character begins; the character itself where there is none."""
        starts, _ = self._sentences.get(article, ([], []))
        index = bisect_right(starts, start) - 1
        return starts[index] if index >= 0 else start

    def around(self, article: str, start: int, end: int, most: int) -> tuple[str, tuple[int, int] | None]:
        """The sentences of a span in at most about ``most`` characters, and where in them it stands (None: nowhere)."""
        starts, texts = self._sentences.get(article, ([], []))
        index = bisect_right(starts, start) - 1
        if index < 0:
            return "", None
        at = start - starts[index]
        last = bisect_right(starts, max(start, end - 1)) - 1
        raw = texts[index] if last == index else self.texts[article][starts[index]:starts[last] + len(texts[last])]
        before, span = " ".join(raw[:at].split()), " ".join(raw[at:end - starts[index]].split())
        if not span:
            return clip(raw, most), None
        before += " " if before and raw[at - 1].isspace() else ""
        if len(before) + len(span) >= most:
            cut = max(before.find(" ", len(before) - most // 2) + 1, 0)
            before = "…" + before[cut:]
        after = raw[end - starts[index]:]
        apart = after[:1].isspace() or raw[at:end - starts[index]][-1:].isspace()
        text = clip(f"{before}{span}{' ' if apart else ''}{after}", most)
        return text, (len(before), min(len(before) + len(span), len(text)))

    def told(self, opening: str, article: str, start: int, end: int,
             most: int) -> tuple[str, tuple[int, int] | None]:
        """``around`` behind an opening such as the source's name; blank where there is no sentence."""
        quote, mark = self.around(article, start, end, most)
        return opening + quote if quote else "", (mark[0] + len(opening), mark[1] + len(opening)) if mark else None

    def find(self, focus: str | int | None) -> str:
        """The article that ``focus`` names; blank for blank.

        An id, an outlet or a label as charts show it ('Shafaq News'), or the beginning of one, if it is of one article
        alone; or the number an id begins with (papermill makes 4 of '004'). Capitals do not count.
        Raises ParameterError for what names no article, or several.
        """
        if focus in self.articles:
            return str(focus)
        asked = "" if focus is None else _folded(str(focus))
        if not asked:
            return ""
        ways = [self._exact, self._begun, self._numbered]
        if isinstance(focus, int):
            ways[1:] = ways[:0:-1]
        for way in ways:
            found = [a for a in self.articles if way(a, asked)]
            if len(found) == 1:
                return found[0]
            if found:
                raise ParameterError(f"'{focus}' names {len(found)} articles: {', '.join(found[:20])}")
        known = "; ".join(f"{a} ({self.label(a)})" if self.label(a) != a else a for a in self.articles[:20])
        raise ParameterError(f"no article '{focus}'; there are {known}")

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """What each article may be called, in small letters: its id, label, label with year, and outlet."""
        outlets = dict(zip(self.articles, self._tables.articles["source"], strict=True))
        return {a: {_folded(n) for n in (a, self.label(a), self.dated(a), outlets[a])} - {""} for a in self.articles}

    def _exact(self, article: str, asked: str) -> bool:
        return asked in self._names[article]

    def _begun(self, article: str, asked: str) -> bool:
        return any(n.startswith(asked) for n in self._names[article])

    def _numbered(self, article: str, asked: str) -> bool:
        digits = _NUMBER.match(article)
        return digits is not None and asked.isdecimal() and digits[0].lstrip("0") == asked.lstrip("0")

    def link(self, article: str, start: int | None = None, end: int | None = None) -> Place:
        """The article, or a span in it, as a place that a reader can open."""
        first, last = (None, None) if start is None or end is None else (int(start), int(end))
        return Place(article, first, last, self.dated(article), self.published.get(article, ""),
                        self.texts.get(article, ""))


def _folded(name: str) -> str:
    """A name as it is looked up: small letters, single spaces."""
    return " ".join(name.split()).casefold()


def short_ids(articles: list[str]) -> dict[str, str]:
    """Article ids cut at their first separator where that keeps them apart, else at ``LONGEST_ID`` or not at all."""
    for made in ({a: _SEPARATOR.split(a)[0] or a for a in articles}, {a: a[:LONGEST_ID] for a in articles}):
        if len(set(made.values())) == len(articles) and max(map(len, made.values()), default=0) <= LONGEST_ID:
            return made
    return {a: a for a in articles}
