"""Claims that many print and few say: how many sources stand behind each, relays and copies counted once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..store import Row, TableSet, records
from .frame import View, view
from .sources import Sources
from .words import clip, plural

MOST = 40  # claims shown
LABEL = 110  # characters of a claim
NAMED = 3  # origins named

Place = tuple[str, int, int]  # article, start, end


def origins(tables: TableSet, most: int = MOST) -> View:
    """A row per claim that two or more articles have and fewer origins stand behind, the widest gap first.

    ``articles`` counts the articles that have it, ``origins`` what they have it from: another outlet, a speaker, a
    described source, or the article itself; an article that copied the passage, or repeats a whole article, has the
    origin of that one.

    >>> list(nmi.views.origins(tables).attrs["shown"])
    ['claim', 'told', 'by']
    """
    sources = Sources(tables)
    found = _Origins(tables)
    rows: list[Row] = []
    for (_, claim), listed in _by_claim(tables).items():
        articles = list(dict.fromkeys(r["article"] for r in listed))
        behind = found.of([(r["article"], int(r["start"]), int(r["end"])) for r in listed])
        if len(articles) > len(behind):
            first = listed[0]
            rows.append({"claim": clip(str(first["label"]), LABEL), "told": _told(len(articles), behind),
                         "by": sources.named(articles), "articles": len(articles), "origins": len(behind), "id": claim,
                         "claim_link": sources.link(first["article"], int(first["start"]), int(first["end"]))})
    rows.sort(key=lambda r: (r["origins"] - r["articles"], r["claim"]))
    return view(rows[:most], {"claim": "Claim", "told": "Behind it", "by": "Printed by"},
                   empty="No claim has fewer sources than articles.",
                   hidden=["claim_link", "articles", "origins", "id"])


def _by_claim(tables: TableSet) -> Mapping[tuple[str, str], list[Row]]:
    made: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in records(tables.claims):
        made[r["story"], r["claim"]].append(r)
    return made


def _told(articles: int, behind: list[str]) -> str:
    """'4 articles, 1 source: Ann Lee'."""
    named = ", ".join(behind[:NAMED]) + (" and others" if len(behind) > NAMED else "")
    return f"{plural(articles, 'article')}, {plural(len(behind), 'source')}: {named}"


class _Origins:
    """Looks up what stands behind spans."""

    def __init__(self, tables: TableSet) -> None:
        self.labels = Sources(tables)
        self.repeats = dict(zip(tables.articles["article"], tables.articles["duplicate_of"], strict=True))
        self.canonical = {(r["article"], r["entity"]): r["canonical"] for r in records(tables.entities)}
        self.behind: dict[str, list[Row]] = defaultdict(list)
        for r in records(tables.sourcing):
            if r["of"] == "attribution" and r["kind"]:
                self.behind[r["article"]].append(r)
        self.copies: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for r in records(tables.reuse):
            if r["kind"] != "same_quote":
                later, earlier = ("a", "b") if r["direction"] == "b_to_a" else ("b", "a")
                self.copies[r[f"article_{later}"]].append(
                    (int(r[f"start_{later}"]), int(r[f"end_{later}"]), r[f"article_{earlier}"]))

    def of(self, places: Iterable[Place]) -> list[str]:
        """The different origins of some places, in their order."""
        listed = list(places)
        told = {article: self._told(article, start, end) for article, start, end in reversed(listed)}
        return list(dict.fromkeys(told.get(a, a) for a in (self._first(p, told) for p in listed)))

    def _first(self, place: Place, among: Mapping[str, str]) -> str:
        """The article among ``among`` that a place was copied from, or its own."""
        article, start, end = place
        seen = {article}
        while True:
            whole = self.repeats.get(article, "")
            parts = [whole] if whole else [a for s, e, a in self.copies[article] if s < end and start < e]
            nearer = next((a for a in parts if a in among and a not in seen), "")
            if not nearer:
                return article
            article = nearer
            seen.add(article)

    def _told(self, article: str, start: int, end: int) -> str:
        """What one place has its claim from."""
        for r in self.behind[article]:
            if r["start"] < end and start < r["end"]:
                if r["outlet"]:
                    return str(r["outlet"])
                if r["speaker"]:
                    return str(self.canonical.get((article, r["speaker"]), r["speaker"]))
                if r["kind"] == "document":
                    return f"{r['source']} (as {self.labels.label(article)} has it)"
        return self.labels.label(article)
