"""The place that a statement stands on, and its markup: the words in their paragraph, with source and date.

The markup is ``details`` and ``summary`` alone: it opens with a click or the keyboard, without a script, a server or
another page, in JupyterLab (also where a notebook is not trusted) as in an exported page.
"""

import re
from dataclasses import dataclass, field
from html import escape

from .words import clip

MOST = 1200  # characters of a paragraph; a longer one is cut on both sides of the words
OPENING = 500  # characters of an article that is named as a whole
_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article, or the whole of it (``start`` None): where it is, who says it and when.

    As text it is the address of the place in the page of all articles, which is what ``to_csv`` writes.
    """

    article: str
    start: int | None
    end: int | None
    source: str = field(compare=False)
    published: str = field(compare=False)
    text: str = field(compare=False, repr=False)

    def __str__(self) -> str:
        return link(self.article, self.start, self.end)

    @property
    def told(self) -> str:
        """Source and date."""
        return f"{self.source}, {self.published or 'date unknown'}"

    def paragraph(self, most: int = MOST) -> tuple[str, str, str]:
        """The paragraph before, in and after the span; at most about ``most`` characters."""
        if self.start is None or self.end is None or self.end <= self.start:
            return "", "", clip(self.text, OPENING)
        first, last = _around(self.text, self.start, self.end)
        before, span, after = self.text[first:self.start], self.text[self.start:self.end], self.text[self.end:last]
        room = max(0, most - len(span)) // 2
        if len(before) > room:
            before = "…" + before[before.find(" ", len(before) - room) + 1:]
        if len(after) > room:
            after = after[:after.rfind(" ", 0, room) + 1] + "…"
        return _spaced(before), _spaced(span), _spaced(after)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph of a span begins and ends: blank lines part paragraphs or, in a text without, lines do."""
    if _BLANK.search(text):
        first = max((m.end() for m in _BLANK.finditer(text, 0, start)), default=0)
        after = _BLANK.search(text, end)
        return first, after.start() if after else len(text)
    after_line = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after_line if after_line >= 0 else len(text)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def linked(text: str, place: "Place | str | None", mark: tuple[int, int] | None = None) -> str:
    """Escaped text, its characters of ``mark`` highlighted; where there is a place, it opens to the words there."""
    first, last = mark or (0, 0)
    marked = f"<mark>{escape(text[first:last])}</mark>" if mark else ""
    shown = escape(text[:first]) + marked + escape(text[last:])
    return opening(shown, place) if isinstance(place, Place) else shown


def opening(shown: str, place: Place) -> str:
    """Markup that opens to the paragraph of a place."""
    before, span, after = (escape(part) for part in place.paragraph())
    told = f"<mark>{span}</mark>" if span else ""
    at = anchor(place.article, place.start, place.end)
    return (f'<details class="ev" name="ev"><summary title="{escape(place.told)}">{shown}</summary>'
            f'<div class="said"><cite data-at="{at}">{escape(place.told)}</cite> '
            f"<bdi>{before}{told}{after}</bdi></div></details>")


_CITED = re.compile(r'<cite data-at="([^"<>]+)">(.*?)</cite>', re.DOTALL)


def cited(markup: str) -> str:
    """The markup for a page that lies beside the page of all articles: source and date lead there."""
    return _CITED.sub(lambda m: f'<cite><a href="{_page(m[1])}">{m[2]}</a></cite>', markup)


def _page(at: str) -> str:
    return f"{link('').partition('#')[0]}#{at}"


PAGE = "articles.html"


def anchor(article: str, start: int | None = None, end: int | None = None) -> str:
    """The id of an article's or a span's element; different places never share one.

    Letters, digits, '.' and '-' of the article id stay; every other character is written as ``_<hex>_``,
    so that the id needs no escaping in an attribute or in an address.
    """
    safe = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else f"_{ord(c):x}_" for c in article)
    return f"a:{safe}" if start is None else f"a:{safe}:{start}:{end}"


def link(article: str, start: int | None = None, end: int | None = None) -> str:
    """Relative address of an article or a span in the page of all articles."""
    return f"{PAGE}#{anchor(article, start, end)}"
