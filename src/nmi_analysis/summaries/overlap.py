"""How much of what one source states another states too."""

from itertools import combinations

from ..tables import TableSet, records
from .coverage import order
from .frame import Summary, summary
from .items import by_article, items, main_story, share
from .sources import Sources


def overlap(tables: TableSet) -> Summary:
    """Pairs of articles of a story: the Jaccard index of what they state, and containment in both directions.

    ``share``: of what either states, the share that both state; ``in_b``: of what a states, the share that b states
    too; ``in_a`` the other way round; all 0 to 1. From claims and facts; where there are none, from the names of
    both. Articles that state much the same stand beside each other (``attrs['articles']``).

    >>> list(nmi.summaries.overlap(tables).attrs["shown"])
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
    found = summary(made, {"a": "Source", "b": "and", "both": "Both state", "either": "Either states",
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
