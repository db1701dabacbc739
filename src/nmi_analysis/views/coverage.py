"""Who states what and when: the matrix of facts and sources, and what each source shares, has alone, leaves out."""

import re
from collections import Counter, defaultdict
from functools import cache
from html import escape

from ..compare.story import apart, days
from ..rows.schemas import STANCES
from ..settings import SummarySettings, VariableSettings
from ..store import Row, TableSet, records
from .evidence import Place, linked
from .frame import Persons, View, badge, sentence_html, view, wide, wrapped
from .items import GLYPHS, OTHER_TIME, RELATED, alike, by_article, items, main_story, spoken, stated
from .sources import Sources
from .words import clip

MOST_ITEMS = 40  # rows of the matrix: more are unreadable at 800 pixels
MOST_SOURCES = 40
LABEL = 110  # characters of a claim
POINTED = 200  # characters of what stands behind a cell, for those who only point at it
SETTLED = 2  # rank of items that nobody disputes
EMPTY = "No claims were found in these articles."


class Matrix(View):
    """Items and articles, long; shows itself as the matrix, each cell a link to the words it stands on."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(self.attrs["empty"]))
        heads = "".join(f"<th>{escape(self.attrs['labels'][a])}</th>" for a in self.attrs["articles"])
        body = "".join(
            f"<tr><td>{escape(clip(rows['label'].iloc[0], LABEL))}"
            f"{badge('; '.join(dict.fromkeys(filter(None, rows['label_decided']))))}</td>"
            f"{''.join(map(_matrix_cell, records(rows)))}</tr>" for _, rows in self.groupby("item", sort=False))
        count = len(self.attrs["articles"])
        return wrapped(wide(f'<table class=matrix style="--n:{count}"><thead><tr><th>Fact or claim</th>{heads}</tr>'
                            f"</thead><tbody>{body}</tbody></table>"))

    def __repr__(self) -> str:
        if not len(self):
            return str(self.attrs["empty"])
        return "\n".join(" | ".join([str(rows["label"].iloc[0]), *(
            f"{r['source']} {_told(r)}" for r in records(rows) if r["shown"] != "silent")])
            for _, rows in self.groupby("item", sort=False))


def _told(row: Row) -> str:
    """A cell's words: what the source does with the item, and the value."""
    glyph, brief = GLYPHS[row["shown"]], str(row["brief"])
    return f"{glyph} {brief}" if brief and row["shown"] not in ("states", "differs", "contradicts") else brief or glyph


def _matrix_cell(row: Row) -> str:
    kind, place = str(row["shown"]).partition(" ")[0], row["value_link"]
    said = f": {clip(' '.join(place.paragraph(POINTED)), POINTED)}" if isinstance(place, Place) else ""
    told = f"{row['source']} {row['shown']}{said}"
    return f'<td class="{kind}" title="{escape(told)}">{linked(_told(row), place)}</td>'


def coverage(tables: TableSet, most: int = MOST_ITEMS, focus: str = "") -> Matrix:
    """The matrix, long: a row per item and article with stance, value and link; items and articles in its order.

    Of the story of ``focus``, else the one with the most articles. Items in dispute come first (contradictions,
    then other values), then those that the most sources speak of, items that the same sources speak of together;
    in each group codebook variables first. At most ``most``. Claims of one source alone are left
    out unless there are no others; codebook variables are not. Articles that state much the same stand side by side.

    >>> list(nmi.views.coverage(tables).attrs["shown"])
    ['label', 'source', 'stance', 'value', 'reason']
    """
    sources = Sources(tables)
    story = main_story(tables, sources.find(focus))
    rows = _shared(items(tables, story))
    place = {a: n for n, a in enumerate(order(rows))}
    groups: dict[str, list[Row]] = defaultdict(list)
    persons = Persons(tables, "claims", "facts", "figures")
    for r in rows:
        groups[r["item"]].append({**r, "label_decided": persons.of(r)})
    for listed in groups.values():
        listed.sort(key=lambda r: place[r["article"]])
    ranked = sorted(groups.values(), key=rank)
    shown = {"label": "Fact", "source": "Source", "stance": "Stance", "value": "Value", "reason": "Reason"}
    made = Matrix.of([r for listed in ranked[:most] for r in listed], shown, empty=EMPTY,
                     hidden=["value_link", "item", "kind", "article", "time_separated", "shown", "brief",
                             "label_decided"])
    made.attrs.update(items=len(ranked), kept=min(most, len(ranked)), articles=sorted(place, key=lambda a: place[a]),
                      stories=int(tables.stories["story"].nunique()), labels={a: sources.dated(a) for a in place})
    return made


def order(rows: list[Row]) -> list[str]:
    """The articles of rows, at most MOST_SOURCES alike ones beside each other (those that state the most), the rest."""
    of = by_article(rows)
    fullest = sorted(of, key=lambda a: -len(of[a]))
    kept = set(fullest[:MOST_SOURCES])
    return [*alike({a: of[a] for a in of if a in kept}), *fullest[MOST_SOURCES:]]


def rank(listed: list[Row]) -> tuple[object, ...]:
    """Order of an item among others, from its rows: contradictions, other values, then what the most speak of."""
    stances = {r["shown"] for r in listed}
    dispute = 0 if "contradicts" in stances else 1 if "differs" in stances else SETTLED
    silent = tuple(r["shown"] in ("silent", RELATED) for r in listed)
    return dispute, listed[0]["kind"] != "variable" if dispute < SETTLED else False, sum(silent), silent, \
        listed[0]["kind"] != "variable"


def _shared(rows: list[Row]) -> list[Row]:
    speaking = spoken(rows, RELATED)
    return [r for r in rows if len(speaking[r["item"]]) > 1 or r["kind"] == "variable"] or rows


def stances(tables: TableSet) -> View:
    """How many claims each article states, differs on, contradicts, tells of another time, in part, or not at all.

    >>> list(nmi.views.stances(tables).attrs["shown"])
    ['source', 'states', 'differs', 'contradicts', 'other time', 'something like it', 'silent']
    """
    sources = Sources(tables)
    counts: dict[str, Counter[str]] = {}
    for r in items(tables):
        counts.setdefault(r["article"], Counter())[r["shown"]] += 1
    shown = {**{s: s.capitalize() for s in STANCES}, OTHER_TIME: "Of another time", RELATED: "Something like it",
             "silent": "Silent"}
    rows = [{"source": sources.dated(a), **{s: counts[a][s] for s in shown}, "article": a}
            for a in sources.articles if a in counts]
    return view(rows, {"source": "Source", **shown}, empty=EMPTY, hidden=["article"])


def shares(tables: TableSet, settings: SummarySettings | None = None) -> View:
    """How many claims each article shares with another independent source, has alone, and leaves out.

    Shared is what another source speaks of too, whatever it says of it. Left out is what many of the others, by
    default half of them, state at its time (or a date before it) and the article says nothing of.

    >>> list(nmi.views.shares(tables).attrs["shown"])
    ['source', 'shared', 'alone', 'left_out']
    """
    sources, widely = Sources(tables), (settings or SummarySettings()).widely
    rows, independent = [r for r in items(tables) if not r["aside"]], set(sources.independent)
    telling, speaking = Telling(sources, rows), spoken(rows, RELATED)
    sizes = Counter(s for s, a in zip(tables.stories["story"], tables.stories["article"], strict=True)
                    if a in independent)
    counts: dict[str, Counter[str]] = {}
    for r in rows:
        counted = counts.setdefault(r["article"], Counter())
        if r["stance"] == "silent":
            others = telling.to(r["article"], r["item"]) & independent
            counted["left_out"] += len(others) >= max(2, widely * (sizes[r["story"]] - 1))
        elif r["shown"] != RELATED:
            counted["shared" if (speaking[r["item"]] & independent) - {r["article"]} else "alone"] += 1
    made = [{"source": sources.dated(a), **{k: counts[a][k] for k in ("shared", "alone", "left_out")}, "article": a}
            for a in sources.articles if a in counts]
    return view(made, {"source": "Source", "shared": "Shared", "alone": "Alone", "left_out": "Left out"},
                empty=EMPTY, hidden=["article"])


_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_APART = VariableSettings().apart_days


@cache
def between(a: str, b: str) -> int:
    """Days from the date ``a`` to the date ``b``; 0 where one is unknown or where they may be one day."""
    return -apart(days(a), days(b))


def same_time(a: str, b: str) -> bool:
    """Whether two publication dates are of one time; those unknown are of any."""
    return abs(between(a, b)) <= _APART


class Telling:
    """Which articles' statements of an item a silent article is held against.

    Those of its own time; all of them where the item is a date before its publication.
    """

    def __init__(self, sources: Sources, rows: list[Row]) -> None:
        self._published = sources.published
        self._stated = stated(rows)
        self._dates = {r["item"]: r["value"] for r in reversed(rows)
                       if r["kind"] == "variable" and r["stance"] == "states" and _DATE.fullmatch(r["value"])}

    def to(self, article: str, item: str) -> set[str]:
        """The other articles that state ``item`` and that ``article`` could have told it with."""
        mine, date = self._published.get(article, ""), self._dates.get(item, "")
        others = self._stated[item] - {article}
        if date and mine and between(date, mine) > 0:
            return others
        return {a for a in others if same_time(mine, self._published.get(a, ""))}
