"""Keyword in context: every place of a word or pattern with the words around it."""

import re
from bisect import bisect_right
from html import escape
from typing import Literal

from ..english.document import token_spans
from ..errors import ParameterError
from ..extract.facts.places import phrase
from ..settings import ContentSettings
from ..store import Row, TableSet, records
from ..views.evidence import linked
from ..views.frame import View, sentence_html, wide, wrapped
from ..views.sources import Sources

_SETTINGS = ContentSettings()
_ASIDE = ' style="text-align:right"'
Order = Literal["place", "left", "right", "keyword"]


class Concordance(View):
    """A row per place; shown with the keywords below each other, each a link to its sentence."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(str(self.attrs.get("empty", "Nothing found."))))
        cells = "".join(
            f"<tr><td>{escape(r['source'])}</td><td{_ASIDE}>{escape(r['left'])}</td>"
            f"<td>{linked(' '.join(r['text'].split()), r['text_link'])}</td>"
            f"<td>{escape(r['right'])}</td></tr>" for r in records(self))
        head = f"<tr><th>Source</th><th{_ASIDE}>Before</th><th>Keyword</th><th>After</th></tr>"
        return wrapped(wide(f"<table class=kwic><thead>{head}</thead><tbody>{cells}</tbody></table>"))


def kwic(tables: TableSet, pattern: str | re.Pattern[str], *, window: int = _SETTINGS.window,
         sort: Order = "place") -> Concordance:
    """Every place of a word, phrase or regular expression, with the words around it (keyword in context).

    ``pattern``: a word or phrase, case ignored, ``*`` for the rest of a word (``expan*``), whole words alone; or a
    compiled regular expression, taken as it is. ``window``: words on each side, across the ends of sentences.
    ``sort``: by place in the texts, by the words to the left (the nearest first), to the right, or by the keyword
    itself.

    Returns a row per place: ``source`` (label), ``left``, ``text`` (the keyword as it stands in the text), ``right``,
    ``kind`` of the sentence, ``article``, ``sentence``, ``start``, ``end`` (characters of ``articles.text``) and
    ``text_link`` (address of the sentence). Raises ParameterError for a blank pattern, one that finds nothing but
    empty strings, an unknown order or a window below 0.

    The format is the key-word-in-context index of Luhn (1960), as concordancers show it.

    >>> import nmi_analysis as nmi
    >>> nmi.kwic(nmi.analyze("sample"), "criminal gang*", window=3)
    Lake Courier | stop working with | criminal gangs | across the border
    World Digest | and cooperate with | criminal gangs | throughout the border
    """
    if sort not in _ORDERS:
        raise ParameterError(f"no order '{sort}'; there are {', '.join(_ORDERS)}")
    if window < 0:
        raise ParameterError(f"a window of {window} words; 0 is the least")
    sought = _compiled(pattern)
    sources = Sources(tables)
    rows = [row for article in sources.articles for row in _places(tables, sources, article, sought, window)]
    rows.sort(key=_ORDERS[sort])
    shown = {"source": "Source", "left": "Before", "text": "Keyword", "right": "After"}
    told = pattern if isinstance(pattern, str) else pattern.pattern
    return Concordance.of(rows, shown, empty=f"'{told}' stands in no article.",
                          hidden=["kind", "article", "sentence", "start", "end", "text_link"])


def _compiled(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    if isinstance(pattern, str):
        if not pattern.strip(" *"):
            raise ParameterError("a keyword is a word, a phrase or a compiled regular expression, not a blank")
        # The '2,500' of '12,500' and of '2,500,000' is another number.
        return re.compile(rf"(?<!\d[.,]){phrase(pattern.strip()).pattern}(?![.,]\d)", re.IGNORECASE)
    if not isinstance(pattern.pattern, str):
        raise ParameterError("a pattern of bytes finds nothing in a text")
    return pattern


def _places(tables: TableSet, sources: Sources, article: str, sought: re.Pattern[str], window: int) -> list[Row]:
    text = sources.texts[article]
    found = [m.span() for m in sought.finditer(text) if m.end() > m.start()]
    if not found:
        return []
    words = [s for s in token_spans(text) if text[s[0]].isalnum()]
    starts, ends = [s for s, _ in words], [e for _, e in words]
    sentences = tables.sentences[tables.sentences["article"] == article]
    begins = sentences["start"].tolist()
    listed = records(sentences)
    made = []
    for start, end in found:
        first, last = bisect_right(ends, start), bisect_right(starts, end - 1)
        left = words[max(0, first - window)][0] if first and window else start
        right = words[min(len(words), last + window) - 1][1] if last < len(words) and window else end
        index = bisect_right(begins, start) - 1
        inside = listed[index] if index >= 0 else None
        made.append({
            "source": sources.dated(article), "left": " ".join(text[left:start].split()), "text": text[start:end],
            "right": " ".join(text[end:right].split()), "kind": inside["kind"] if inside else "", "article": article,
            "sentence": inside["sentence"] if inside else -1, "start": start, "end": end,
            "text_link": sources.link(article, inside["start"], inside["end"]) if inside else sources.link(article),
        })
    return made


def _place(row: Row) -> tuple[str, int]:
    return row["article"], row["start"]


_ORDERS = {
    "place": lambda r: (),  # as found: the sort is stable
    "left": lambda r: (r["left"].lower().split()[::-1], _place(r)),
    "right": lambda r: (r["right"].lower().split(), _place(r)),
    "keyword": lambda r: (r["text"].lower().split(), _place(r)),
}
