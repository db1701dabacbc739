"""Claims that many print and few say, and who copied whom, passage by passage.

Behind each claim stand so many sources, relays and copies counted once. How much of what one source states another
states too is told as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from ..store import Row, TableSet, records
from .coverage import order
from .frame import View, view
from .items import by_article, items, main_story, share
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


MOST_PAIRS = 60
QUOTE = 150  # characters of a passage


def reuse(tables: TableSet, most: int = MOST_PAIRS, story: str | None = None) -> View:
    """A row per pair of articles that share passages, the most copied words first, at most ``most``.

    ``copied`` counts passages copied or edited, ``words`` their words, ``quotes`` utterances that both quote (no
    copying); ``origin`` is the article the other has it from, blank unless all the dates of the pair say so.

    >>> list(nmi.views.reuse(tables).attrs["shown"])
    ['a', 'b', 'told', 'passage', 'other']
    """
    sources = Sources(tables)
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    members = None if story is None else set(tables.stories.loc[tables.stories["story"] == story, "article"])
    for r in records(tables.reuse):
        if members is not None and r["article_a"] not in members:
            continue
        pairs[r["article_a"], r["article_b"]].append(r)
    repeats = dict(zip(tables.articles["article"], tables.articles["duplicate_of"], strict=True))
    rows = [{**_passage_row(sources, a, b, listed),
             "whole": "yes" if repeats.get(a) == b or repeats.get(b) == a else ""}
            for (a, b), listed in pairs.items()]
    rows.sort(key=lambda r: (-r["words"], -r["quotes"]))
    for r in rows:
        r["told"] = _told_of_passage(r)
    columns = {"a": "Source", "b": "and", "told": "They share", "passage": "Longest passage in the first",
               "other": "in the second"}
    made = view(rows[:most], columns, empty="No two articles share a passage.",
                hidden=["passage_link", "other_link", "copied", "words", "quotes", "from", "whole", "article_a",
                        "article_b", "origin"])
    made.attrs.update(pairs=len(rows), copied=sum(r["copied"] > 0 for r in rows),
                      quoting=sum(r["quotes"] > 0 for r in rows))
    return made


def _told_of_passage(row: Row) -> str:
    """What two articles share, in words: '2 passages copied (110 words), the whole article, from Northern Post'."""
    copied = f"{plural(row['copied'], 'passage')} copied ({plural(row['words'], 'word')})" if row["copied"] else ""
    return ", ".join(filter(None, (
        copied, "the whole article" if row["whole"] else "", f"from {row['from']}" if row["from"] else "",
        plural(row["quotes"], "same quotation") if row["quotes"] else "")))


def _passage_row(sources: Sources, a: str, b: str, listed: list[Row]) -> Row:
    """What two articles share."""
    copied = [r for r in listed if r["kind"] != "same_quote"]
    longest = max(copied or listed, key=lambda r: (len(r["text_a"]), -r["start_a"]))
    origin = _origin(a, b, copied)
    return {
        "a": sources.dated(a), "b": sources.dated(b), "copied": len(copied),
        "words": sum(len(r["text_a"].split()) for r in copied), "quotes": len(listed) - len(copied),
        "from": sources.dated(origin) if origin else "",
        "passage": clip(longest["text_a"], QUOTE), "other": clip(longest["text_b"], QUOTE),
        "passage_link": sources.link(a, longest["start_a"], longest["end_a"]),
        "other_link": sources.link(b, longest["start_b"], longest["end_b"]),
        "article_a": a, "article_b": b, "origin": origin}


def _origin(a: str, b: str, copied: list[Row]) -> str:
    """The article that passages were first in: where all of them have a direction, and the same."""
    found = Counter(r["direction"] for r in copied)
    return {"a_to_b": a, "b_to_a": b}.get(next(iter(found)), "") if len(found) == 1 else ""


def overlap(tables: TableSet) -> View:
    """Pairs of articles of a story: the Jaccard index of what they state, and containment in both directions.

    ``share``: of what either states, the share that both state; ``in_b``: of what a states, the share that b states
    too; ``in_a`` the other way round; all 0 to 1. From claims and facts; where there are none, from the names of
    both. Articles that state much the same stand beside each other (``attrs['articles']``).

    >>> list(nmi.views.overlap(tables).attrs["shown"])
    ['a', 'b', 'both', 'either', 'share', 'in_b', 'in_a']
    """
    sources = Sources(tables)
    rows, story = items(tables), main_story(tables)
    of, basis = by_article(rows), "claims"
    if not any(of.values()):
        basis, of = "names", {a: set() for a in sources.articles}
        for r in records(tables.entities):
            of[r["article"]].add(r["canonical"])
    made = [{"a": sources.dated(a), "b": sources.dated(b), "both": len(of[a] & of[b]), "either": len(of[a] | of[b]),
             "share": round(share(of[a], of[b]), 3), "in_b": round(len(of[a] & of[b]) / max(1, len(of[a])), 3),
             "in_a": round(len(of[a] & of[b]) / max(1, len(of[b])), 3), "article_a": a, "article_b": b}
            for members in _members(tables, sources) for a, b in combinations([m for m in members if m in of], 2)]
    found = view(made, {"a": "Source", "b": "and", "both": "Both state", "either": "Either states",
                        "share": "Share", "in_b": "Of the first's", "in_a": "Of the second's"},
                 empty="No event is told by two articles: there is nothing to compare.",
                 hidden=["article_a", "article_b"])
    beside = order([r for r in rows if r["story"] == story]) if basis == "claims" else list(of)
    found.attrs.update(basis=basis, articles=beside)
    return found


def _members(tables: TableSet, sources: Sources) -> list[list[str]]:
    """The articles of each story, the story with the most first; without stories, all of them together."""
    made: dict[str, list[str]] = {}
    for story, article in zip(tables.stories["story"], tables.stories["article"], strict=True):
        made.setdefault(story, []).append(article)
    return sorted(made.values(), key=lambda m: -len(m)) or [sources.articles]
