"""Figures that several sources give alike, and figures that one source alone gives."""

from collections import Counter

from ..store import Row, TableSet, records
from .figures import Things, alike
from .frame import View, view
from .sources import Sources
from .words import present, quantity, united

MOST_LONE = 8  # figures of a source
QUOTE = 240  # characters


def agreed_figures(tables: TableSet) -> View:
    """A row per thing that two or more independent sources give like figures for, the most sources first.

    ``figure`` has every wording of it (500; about 500), never values that exclude each other. The
    sentence is the first source's, its figure marked.

    >>> list(nmi.views.agreed_figures(tables).attrs["shown"])
    ['thing', 'figure', 'sources', 'quote']
    """
    sources = Sources(tables)
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.agreements):
        if r["verdict"] != "differ" and not r["time_separated"] and present(r["value"]):
            groups.setdefault((r["story"], r["agreement"]), []).append(r)
    rows: list[Row] = []
    things, independent = Things(tables, sources), set(sources.independent)
    kept = [alike(group, independent) for group in groups.values()]
    for name, listed in zip(things.names(kept), kept, strict=True):
        given = {r["article"] for r in listed}
        if len(given & independent) < 2:
            continue
        first = listed[0]
        quote, mark = sources.around(first["article"], first["start"], first["end"], QUOTE)
        rows.append({
            "thing": name,
            "figure": "; ".join(dict.fromkeys(united(quantity(r), r["unit"]) for r in listed)),
            "sources": sources.named([a for a in sources.articles if a in given]), "count": len(given),
            "quote": quote, "quote_mark": mark,
            "quote_link": sources.link(first["article"], first["start"], first["end"])})
    rows.sort(key=lambda r: -r["count"])
    return view(rows, {"thing": "What", "figure": "Figure", "sources": "Given by", "quote": "Sentence"},
                empty="No two sources give the same figure for one thing.",
                hidden=["quote_link", "quote_mark", "count"])


def lone_figures(tables: TableSet, most: int = MOST_LONE) -> View:
    """Figures whose value no other independent source gives, in text order, at most ``most`` of a source.

    A figure that is compared with another one is no lone one, whether they agree or not.

    >>> list(nmi.views.lone_figures(tables).attrs["shown"])
    ['source', 'figure', 'quote']
    """
    sources = Sources(tables)
    independent = set(sources.independent)
    compared = {(r["article"], r["start"]) for r in records(tables.agreements)}
    listed = [r for r in records(tables.figures) if present(r["value"])]
    givers: dict[tuple[float, float | None], set[str]] = {}
    for r in listed:
        givers.setdefault(_value(r), set()).add(r["article"])
    kept: Counter[str] = Counter()
    rows = []
    for r in listed if len(independent) > 1 else ():
        article = r["article"]
        if (givers[_value(r)] & independent) - {article} or (article, r["start"]) in compared or kept[article] == most:
            continue
        kept[article] += 1
        quote, mark = sources.around(article, r["start"], r["end"], QUOTE)
        rows.append({"source": sources.dated(article), "figure": united(quantity(r), r["unit"]), "quote": quote,
                     "quote_mark": mark, "quote_link": sources.link(article, r["start"], r["end"]),
                     "article": article, "value": r["value"]})
    return view(rows, {"source": "Source", "figure": "Figure", "quote": "Sentence"},
                empty="No source gives a figure that no other one gives.",
                hidden=["quote_link", "quote_mark", "article", "value"])


def _value(row: Row) -> tuple[float, float | None]:
    return row["value"], row["upper"] if present(row["upper"]) else None
