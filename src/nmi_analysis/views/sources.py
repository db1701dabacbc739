"""The articles of a run as a reader names them, what its results depend on, and what people decided about rows.

Names are labels, dates, sentences and links.
"""

import hashlib
import json
import re
from bisect import bisect_right
from functools import cached_property

from ..compare.story import joined
from ..corpus.article import Known, labels
from ..errors import ParameterError
from ..rows.decision import CLAIM, STATEMENT
from ..store import Row, TableSet, records
from ..store.tableset import matching
from .evidence import Place
from .frame import View, view
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


HASHED = ("settings", "lexicons", "inputs")  # parts of the signature that are long
BASIS = {"inferred": " (inferred)", "user": " (given)", "text": "", "metadata": "", "": ""}


def articles(tables: TableSet) -> View:
    """A row per article: label, headline linked to the text, date and where it comes from, size, doubts.

    >>> list(nmi.views.articles(tables).attrs["shown"])
    ['source', 'headline', 'published', 'language', 'words', 'sentences']
    """
    sources = Sources(tables)
    rows = [{
        "source": sources.label(r["article"]),
        "headline": clip(sources.headline(r["article"], r["title"]), 110),
        "headline_link": sources.link(r["article"]),
        "published": (r["published"] or "unknown") + BASIS[r["published_basis"] if r["published"] else ""],
        "language": r["language"], "words": int(r["words"]), "sentences": int(r["sentences"]),
        "repeats": sources.label(r["duplicate_of"]) if r["duplicate_of"] else "", "article": r["article"],
    } for r in records(tables.articles)]
    columns = {"source": "Source", "headline": "Headline", "published": "Published", "language": "Language",
               "words": "Words", "sentences": "Sentences"}
    if any(r["repeats"] for r in rows):
        columns["repeats"] = "Repeats"
    return view(rows, columns, empty="No article could be read.", hidden=["headline_link", "article"])


def signature(tables: TableSet) -> View:
    """What can change a result, as name and value.

    >>> list(nmi.views.signature(tables).attrs["shown"])
    ['name', 'value']
    """
    made = tables.signature
    rows = [{"name": "nmi-analysis", "value": str(made.get("package", ""))},
            {"name": "signature", "value": digest(made)}]
    rows += [{"name": part, "value": digest(made[part])} for part in HASHED if made.get(part)]
    if made.get("codebook"):
        rows.append({"name": "codebook", "value": str(made["codebook"])[:12]})
    rows += [{"name": name, "value": str(version)} for name, version in sorted(made.get("libraries", {}).items())]
    return view(rows, {"name": "Part", "value": "Version or SHA-256, shortened"}, empty="No signature.")


def digest(part: object) -> str:
    """First 12 digits of the SHA-256 of a value's JSON."""
    return hashlib.sha256(json.dumps(part, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:12]


_SHOWN = 80  # characters of a place
_VERBS = {"reject": "rejected", "edit": "changed", "add": "added", "accept": "confirmed"}


def decisions(tables: TableSet) -> View:
    """A row per decision in force, those first whose row or text is gone (orphans), which change nothing.

    The frame has the columns of the table ``decisions`` too; ``tables.undo(number)`` takes one back.

    >>> len(nmi.views.decisions(tables)) == len(tables.decisions)
    True
    """
    sources = Sources(tables)
    there = set(sources.articles)
    rows = [_row(sources, r, gone=r["article"] not in there) for r in records(tables.decisions)]
    rows.sort(key=lambda r: r["status"] != "orphan")
    return view(rows, {"source": "Source", "said": "Decision", "place": "Place", "why": "Why", "who": "By",
                       "state": ""}, empty="Nobody has decided anything about a row.",
                hidden=["place_link", *tables.decisions.columns.drop(["why", "who"])])


def _row(sources: Sources, r: Row, *, gone: bool) -> Row:
    orphan = r["status"] == "orphan"
    text = "" if gone or orphan or r["table"] == "findings" else sources.texts[r["article"]][r["start"]:r["end"]]
    return {**r, "source": sources.dated(r["article"]), "said": _said(r),
            "place": clip(" ".join((text or r["was"]).split()), _SHOWN),
            "place_link": "" if gone or orphan else sources.link(r["article"], r["start"], r["end"]),
            "state": "its row or text is gone" if orphan else ""}


def _said(r: Row) -> str:
    """'figures: value changed from 41 to 14'."""
    if r["field"] == CLAIM:
        return f"claims: {'joined with' if r['decision'] == 'edit' else 'parted from'} {r['value']}"
    if r["decision"] == "edit":
        return f"{r['table']}: {r['field']} changed from {r['was'] or 'blank'} to {r['value'] or 'blank'}"
    told = f" ({r['value']})" if r["value"] and r["field"] != STATEMENT else ""
    return f"{r['table']}: {_VERBS[r['decision']]}{told}"
