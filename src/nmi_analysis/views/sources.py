"""The articles of a run as a reader names them: labels, dates, sentences and links."""

import re
from bisect import bisect_right
from functools import cached_property

from ..compare.story import joined
from ..corpus.article import Known, labels
from ..errors import ParameterError
from ..store import TableSet
from ..store.tableset import matching
from .evidence import Place
from .words import clip

TELLING = 3  # words, without digits, of a headline
_WORD = re.compile(r"[^\W\d_]+")


class Sources:
    """Lookups over one run. An article without a known outlet is labelled by its id, shortened."""

    def __init__(self, tables: TableSet) -> None:
        self._tables = tables
        self.articles: list[str] = list(tables.articles["article"])

    @cached_property
    def labels(self) -> dict[str, str]:
        """Article to its label, as the table has it; of rows that no run made, as it would be."""
        found = self._tables.articles
        given = dict(zip(self.articles, found["label"], strict=True))
        if all(given.values()):
            return given
        return labels([Known(*row) for row in zip(self.articles, found["source"], found["published"], strict=True)])

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
        """Label of an article without the year of one that is not of the year of most."""
        return self.dated(article).removesuffix(f" ({self.years.get(article, '')})")

    def dated(self, article: str) -> str:
        """Label of an article, as the table has it."""
        return self.labels.get(article, article)

    def named(self, articles: list[str], most: int = 6) -> str:
        """Labels of articles joined in words, at most ``most`` of them."""
        labels = [self.dated(a) for a in articles]
        if len(labels) > most:
            labels = [*labels[: most - 1], f"{len(labels) - most + 1} more"]
        return joined(labels)

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

        An id, an outlet or a label as charts show it ('Shafaq News'), or the beginning of one; or the number that an
        id begins with. Raises ParameterError for what names no article, or several.
        """
        if focus is None or (focus not in self.articles and not str(focus).strip()):
            return ""
        outlets = zip(self.articles, self._tables.articles["source"], strict=True)
        found = matching(focus, {a: (self.label(a), self.dated(a), outlet) for a, outlet in outlets})
        if len(found) == 1:
            return found[0]
        if found:
            raise ParameterError(f"'{focus}' names {len(found)} articles: {', '.join(found[:20])}")
        known = "; ".join(f"{a} ({self.label(a)})" if self.label(a) != a else a for a in self.articles[:20])
        raise ParameterError(f"no article '{focus}'; there are {known}")

    def link(self, article: str, start: int | None = None, end: int | None = None) -> Place:
        """The article, or a span in it, as a place that a reader can open."""
        first, last = (None, None) if start is None or end is None else (int(start), int(end))
        return Place(article, first, last, self.dated(article), self.published.get(article, ""),
                     self.texts.get(article, ""))
