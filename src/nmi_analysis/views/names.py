"""Whom and what the articles name, and who is heard in them."""

from collections import Counter

from .. import lexicons
from ..store import Row, TableSet, records
from .evidence import Place
from .frame import View, view
from .sources import Sources

UNSURE = "nobody named"
MOST_NAMES = 25
TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def _canonical(tables: TableSet) -> dict[tuple[str, str], Row]:
    return {(r["article"], r["entity"]): r for r in records(tables.entities)}


def names(tables: TableSet, most: int = MOST_NAMES) -> View:
    """Mentions of each name per article, long; the names that the most articles share first, at most ``most``.

    >>> list(nmi.views.names(tables).attrs["shown"])
    ['name', 'type', 'source', 'mentions']
    """
    sources, entity = Sources(tables), _canonical(tables)
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Row] = {}
    kind: dict[str, str] = {}
    for r in records(tables.mentions):
        known = entity.get((r["article"], r["entity"]))
        name = known["canonical"] if known else r["entity"]
        kind.setdefault(name, r["type"])
        counts[name, r["article"]] += 1
        first.setdefault((name, r["article"]), r)
    spread = Counter(name for name, _ in counts)
    total: Counter[str] = Counter()
    for (name, _), n in counts.items():
        total[name] += n
    kept = sorted(spread, key=lambda n: (-spread[n], -total[n], n))[:most]
    rows = [{"name": n, "type": TYPES.get(kind[n], kind[n]), "articles": spread[n], "source": sources.dated(a),
             "mentions": counts[n, a], "mentions_link": _link(sources, first[n, a]), "article": a}
            for n in kept for a in sources.articles if counts[n, a]]
    return view(rows, {"name": "Name", "type": "Kind", "source": "Source", "mentions": "Mentions"},
                empty="No names were found in these articles.", hidden=["mentions_link", "articles", "article"])


def _link(sources: Sources, row: Row) -> Place:
    return sources.link(row["article"], row["start"], row["end"])


def shared_names(tables: TableSet, most: int = MOST_NAMES) -> View:
    """Names in two articles or more, with the articles that have them.

    >>> list(nmi.views.shared_names(tables).attrs["shown"])
    ['name', 'type', 'articles', 'mentions', 'sources']
    """
    sources, rows = Sources(tables), []
    found = names(tables, most)
    for name in dict.fromkeys(found["name"]):
        mine = found[found["name"] == name]
        if len(mine) > 1:
            rows.append({"name": name, "type": mine["type"].iloc[0], "articles": len(mine),
                         "mentions": int(mine["mentions"].sum()), "sources": sources.named(list(mine["article"])),
                         "name_link": mine["mentions_link"].iloc[0]})
    return view(rows, {"name": "Name", "type": "Kind", "articles": "Articles", "mentions": "Mentions",
                       "sources": "Named by"},
                empty="No name stands in two articles.", hidden=["name_link"])


def _named(source: str) -> str:
    """A source as it stands in the text, unless it is a mere pronoun."""
    words = " ".join(source.split())
    return UNSURE if not words or words.lower() in lexicons.words("function_words") else words[:1].upper() + words[1:]


def heard(tables: TableSet, most: int = 15) -> View:
    """Speakers and how often each is quoted directly or indirectly; unnamed speakers are one row.

    >>> list(nmi.views.heard(tables).attrs["shown"])
    ['speaker', 'direct', 'indirect', 'mixed', 'sources']
    """
    sources, entity = Sources(tables), _canonical(tables)
    kinds: dict[str, Counter[str]] = {}
    where: dict[str, dict[str, None]] = {}
    first: dict[str, Row] = {}
    for r in records(tables.attributions):
        if r["part"]:
            continue
        known = entity.get((r["article"], r["speaker"]))
        name = _named(known["canonical"] if known else r["speaker"] or r["source"])
        kinds.setdefault(name, Counter())[r["kind"]] += 1
        where.setdefault(name, {})[r["article"]] = None
        first.setdefault(name, r)
    order = sorted(kinds, key=lambda n: (-sum(kinds[n].values()), n))
    rows = [{"speaker": n, "direct": kinds[n]["direct"], "indirect": kinds[n]["indirect"], "mixed": kinds[n]["mixed"],
             "articles": len(where[n]), "sources": sources.named(list(where[n])),
             "speaker_link": _link(sources, first[n])} for n in order[:most]]
    made = view(rows, {"speaker": "Speaker", "direct": "Direct", "indirect": "Indirect", "mixed": "Mixed",
                       "sources": "Heard in"},
                empty="Nobody is quoted in these articles.", hidden=["speaker_link", "articles"])
    made.attrs["speakers"] = len(order)
    return made
