"""What one source alone reports, what it leaves out, and what all but one report."""

from html import escape
from itertools import groupby, islice

from ..compare.values import COMPATIBLE
from ..settings import SummarySettings
from ..tables import Row, TableSet, records
from .frame import Summary, linked, sentence_html, summary, wrapped
from .items import OTHER_TIME, RELATED, items, spoken
from .sources import Sources
from .times import Telling

MOST_ALONE = 6  # rows of a source and kind
QUOTE = 220  # characters of a sentence


class Alone(Summary):
    """What sources alone report and leave out; shows itself as two lists per source."""

    def _repr_html_(self) -> str:
        if not len(self):
            return wrapped(sentence_html(self.attrs["empty"]))
        parts = []
        for source, group in self.groupby("source", sort=False):
            parts.append(f"<h3>{escape(str(source))}</h3>")
            for what, rows in group.groupby("what", sort=False):
                entries = "".join(
                    f"<li>{linked(r['label'], r['label_link'])}"
                    f"{escape(' (reported by ' + r['others'] + ')') if r['others'] else ''}</li>"
                    for r in records(rows))
                parts.append(f"<p>{escape(str(what).capitalize())}:</p><ul>{entries}</ul>")
        return wrapped("".join(parts))


def alone(tables: TableSet, focus: str = "", settings: SummarySettings | None = None) -> Alone:
    """What each source alone reports, and what it leaves out that many of the others (by default half) report.

    Left out is only what others of its time report, or a date before it.
    At most ``MOST_ALONE`` of each kind per source. ``focus``: an article; its rows alone, where there are any.
    """
    sources, widely = Sources(tables), (settings or SummarySettings()).widely
    rows, asked = [r for r in items(tables) if not r["aside"]], _asked(tables)
    telling, speaking, places = Telling(sources, rows), spoken(rows), _first(rows)
    made = []
    for r in rows:
        independent = asked[r["story"]]
        others = telling.to(r["article"], r["item"]) & independent
        lone = r["stance"] == "states" and not speaking[r["item"]] - {r["article"]} and len(independent) > 1
        left = r["stance"] == "silent" and len(others) >= max(2, widely * (len(independent) - 1))
        if lone or left:
            shown = r if lone else places[r["item"]]
            made.append({
                "source": r["source"], "what": "alone reports" if lone else "leaves out",
                "label": f"{r['label']}: {r['value']}" if r["kind"] == "variable" and lone else r["label"],
                "label_link": shown["value_link"],
                "others": sources.named([a for a in sources.articles if a in others]) if left else "",
                "article": r["article"]})
    place = {a: i for i, a in enumerate(sources.articles)}
    made = list({(r["article"], r["what"], r["label"]): r for r in reversed(made)}.values())[::-1]
    made.sort(key=lambda r: (place[r["article"]], r["what"]))
    made = [r for _, group in groupby(made, key=lambda r: (r["article"], r["what"]))
            for r in islice(group, MOST_ALONE)]
    article = sources.find(focus)
    made = [r for r in made if r["article"] == article] or made
    return Alone.of(made, {"source": "Source", "what": "", "label": "Fact or claim", "others": "Reported by"},
                    empty="No claim is stated by one source alone, and none is left out by one.",
                    hidden=["label_link", "article"])


def all_but_one(tables: TableSet) -> Summary:
    """Claims that every independent source of a story speaks of but one, with the sentence of one that does.

    None that is told only at another time than the one's, unless it is a date before it.
    """
    sources, asked = Sources(tables), _asked(tables)
    rows = [r for r in items(tables) if not r["aside"] and r["article"] in asked[r["story"]]]
    places, made = _first(rows), []
    silent: dict[str, list[Row]] = {}
    against, unlike, telling = disputed(rows), disputed(rows, OTHER_TIME), Telling(sources, rows)
    for r in rows:
        if r["shown"] in ("silent", RELATED) and (r["kind"] == "variable" or r["item"] not in against):
            silent.setdefault(r["item"], []).append(r)
    for item, missing in silent.items():
        count = len(asked[missing[0]["story"]])
        if len(missing) == 1 and missing[0]["stance"] == "silent" and count > 2 and item in places and telling.to(
                missing[0]["article"], item):
            first = places[item]
            quote, mark = sources.told(f"{first['source']}: ", first["article"], first["start"], first["end"], QUOTE)
            made.append({
                "missing": missing[0]["source"], "label": first["label"], "count": count - 1,
                "quote": quote, "quote_mark": mark, "quote_link": first["value_link"],
                "tracked": first["kind"] == "variable",
                "sentence": (first["article"], sources.sentence_start(first["article"], first["start"])),
                "disputed": item in unlike, "article": missing[0]["article"]})
    place = {a: i for i, a in enumerate(sources.articles)}
    made.sort(key=lambda r: place[r["article"]])
    made = [r for n, r in enumerate(made) if r["tracked"] or not any(
        (r["article"], r["sentence"]) == (o["article"], o["sentence"]) for o in made[:n])]
    return summary(made, {"missing": "Nothing in", "label": "Fact or claim", "count": "Sources", "quote": "Sentence"},
                   empty="No claim is told by all sources but one.",
                   hidden=["quote_link", "quote_mark", "article", "disputed"])


def disputed(rows: list[Row], *further: str) -> set[str]:
    """Items of which some article says what does not go with the others; a rounder or less precise value does.

    ``further``: what an item may be ``shown`` as beside 'differs' and 'contradicts'.
    """
    return {r["item"] for r in rows if r["shown"] in ("differs", "contradicts", *further)
            and r["reason"] not in COMPATIBLE}


def _asked(tables: TableSet) -> dict[str, set[str]]:
    """Story to its articles that repeat no other: those that count as sources."""
    independent = set(Sources(tables).independent)
    made: dict[str, set[str]] = {"": independent}
    for story, article in zip(tables.stories["story"], tables.stories["article"], strict=True):
        made.setdefault(story, set()).update({article} & independent)
    return made


def _first(rows: list[Row]) -> dict[str, Row]:
    """Item to the row of the first article that states it."""
    made: dict[str, Row] = {}
    for r in rows:
        if r["stance"] == "states":
            made.setdefault(r["item"], r)
    return made
