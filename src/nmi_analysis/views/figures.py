"""What each source says of each number: changes, tracked figures, every figure stated, and which go together.

What a group of figures is about is told as a reader would name it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..rows.relation import DIFFER, relation, scales
from ..settings import AgreementSettings
from ..store import Row, TableSet, records
from .frame import Persons, View, view
from .items import facts
from .sources import Sources
from .words import number, present, quantity, several, united, variable_label

# What is done to what is counted: 'five people were killed', '20 injured'.
_DONE = re.compile(r"(?: [a-z]+){0,2}? (?:(?:were|was|are|is|have been|has been|had been)(?: also| still| all)? "
                   r"([a-z]+(?:ed|en|t|d)(?: to [a-z]+)?|missing)|([a-z]+ed))\b")


class Things:
    """Names of groups of figures: the codebook's label, else words that stand so in a text, else the unit."""

    def __init__(self, tables: TableSet, sources: Sources) -> None:
        self._tables, self._sources = tables, sources
        self._tracked = {(r["article"], r["start"]): r["variable"] for r in records(tables.facts)}

    def name(self, rows: Iterable[Row], *, apart: bool = False) -> str:
        """The name of rows with article, start, end, unit and concept.

        What is done to a thing, 'people (killed)', is told where all the articles have the word, or, to tell it
        ``apart`` from others of the name, where one has.
        """
        listed = list(rows)
        tracked = Counter(filter(None, (self._tracked.get((r["article"], r["start"])) for r in listed)))
        if tracked:
            return variable_label(self._tables, tracked.most_common(1)[0][0])
        concepts = list(dict.fromkeys(r["concept"] for r in listed if r["concept"]))
        literal = next((r["concept"] for r in listed if r["concept"] and self._stands(r)), "")
        units = list(dict.fromkeys(r["unit"] for r in listed if r["unit"]))
        unit = several(max(units, key=lambda u: len(u.split()))) if units else ""
        if literal and unit and unit != literal and not {*units, *unit.split()} & {*literal.lower().split()}:
            return f"{unit} ({literal})"
        if (not literal or literal == unit) and unit and (done := self._done(listed, apart=apart)):
            return f"{unit} ({done})"
        if literal or not unit or " " in unit:
            return literal or unit or ", ".join((min(concepts, key=len, default="number")).split())
        about = [w for w in min(concepts, key=len, default="").split() if w not in {unit, *units}]
        return f"{unit} ({', '.join(about)})" if about else unit

    def names(self, groups: Sequence[list[Row]]) -> list[str]:
        """The name of each group, told apart where several are of one unit."""
        made = [self.name(g) for g in groups]
        units = Counter(n.partition(" (")[0] for n in made)
        return [self.name(g, apart=True) if units[n] > 1 else n for g, n in zip(groups, made, strict=True)]

    def _done(self, rows: list[Row], *, apart: bool) -> str:
        said: dict[str, str] = {}
        for r in rows:
            said[r["article"]] = f"{said.get(r['article'], '')} {self._sources.sentence(r['article'], r['start'])}"
        for r in rows:
            sentence = self._sources.sentence(r["article"], r["start"])
            figure = " ".join(str(r["text"]).split())
            found = _DONE.match(sentence, sentence.find(figure) + len(figure)) if figure in sentence else None
            word = (found[1] or found[2]) if found else ""
            if word and (apart or all(re.search(rf"\b{word}\b", s) for s in said.values())):
                return word
        return ""

    def _stands(self, row: Row) -> bool:
        """Whether the concept is a phrase of the figure's sentence, not words gathered from it."""
        return row["concept"].lower() in self._sources.sentence(row["article"], row["start"]).lower()


MOST_THINGS = 12
QUOTE = 240  # characters of a sentence


def changes(tables: TableSet) -> View:
    """'From A to B' per article.

    ``from`` and ``to`` have every wording of the article (500; about 500).

    The pairs are those that some article states as a change. An article that gives both numbers of such a pair
    without saying 'from A to B' has a row with ``how`` 'apart' (one of them in the same unit: '500 personnel',
    '4,000 troops'); one that gives the second alone in the same unit has a row with no ``low``.

    >>> list(nmi.views.changes(tables).attrs["shown"])
    ['thing', 'source', 'from', 'to', 'how', 'quote']
    """
    sources, listed = Sources(tables), records(tables.figures)
    own: dict[tuple[str, float], list[Row]] = {}
    for r in listed:
        own.setdefault((r["article"], r["value"]), []).append(r)
    pairs: dict[tuple[float, float], list[Row]] = {}
    for r in listed:
        if present(r["from_value"]) and present(r["value"]):
            pairs.setdefault((r["from_value"], r["value"]), []).append(r)
    rows: list[Row] = []
    for pair, stated in sorted(pairs.items(), key=lambda p: (-len({r["article"] for r in p[1]}), p[0])):
        rows += _told(sources, stated, own, *pair)
    return view(rows, {"thing": "What", "source": "Source", "from": "From", "to": "To", "how": "Given as",
                       "quote": "Sentence"},
                empty="No article states a change from one figure to another.",
                hidden=["quote_link", "quote_mark", "unit", "low", "high", "bound", "low_bound", "article", "start",
                        "end"])


def _told(sources: Sources, stated: list[Row], own: Mapping[tuple[str, float], list[Row]], low: float,
          high: float) -> Iterator[Row]:
    """A row per article that states the change from ``low`` to ``high``, or gives both numbers or the second."""
    units, heads = {r["unit"] for r in stated} - {""}, {_head(r) for r in stated} - {""}
    named = next((r for r in stated if r["unit"]), stated[0])
    for article in sources.articles:
        ends, starts = own.get((article, high), []), own.get((article, low), [])
        change = next((r for r in stated if r["article"] == article), None)
        to = [r for r in ends if _head(r) in heads or r is change]
        begun = [r for r in starts if _head(r) in heads or change is not None]
        if change:
            yield _change(sources, change, low, "stated", named, _beside(change, begun), to)
        elif ends and starts and {ends[0]["unit"], starts[0]["unit"]} & units:
            yield _change(sources, ends[0], low, "apart", named, begun or starts[:1], to or ends[:1])
        elif ends and ends[0]["unit"] in units:
            yield _change(sources, ends[0], None, "end only", named, [], to)


def _head(row: Row) -> str:
    """The noun counted: 'personnel' of 'NATO personnel'."""
    return str(row["unit"]).rpartition(" ")[2]


def _beside(change: Row, begun: list[Row]) -> list[Row]:
    """The figures that a stated change begins at: that of its sentence before others; all that are of its unit."""
    return [r for r in begun if r["sentence"] == change["sentence"]
            or _head(r) == _head(change)]


def _change(sources: Sources, row: Row, low: float | None, how: str, named: Row, begun: list[Row],
            to: list[Row]) -> Row:
    start = "; ".join(dict.fromkeys(map(quantity, begun))) or (number(low) if low is not None else "")
    return {
        "thing": several(named["unit"]) or named["concept"] or "number", "unit": named["unit"], "low": low,
        "high": row["value"], "from": start, "to": "; ".join(dict.fromkeys(map(quantity, to))), "how": how,
        "bound": _bound(to), "low_bound": _bound(begun), "source": sources.dated(row["article"]),
        **_place(sources, row)}


def _bound(rows: list[Row]) -> str:
    """The first bound of rows that is not exact, else '='."""
    return next((r["bound"] for r in rows if r["bound"] not in ("", "=")), "=")


def _place(sources: Sources, row: Row) -> Row:
    quote, mark = sources.around(row["article"], row["start"], row["end"], QUOTE)
    return {"quote": quote or row["text"], "quote_mark": mark,
            "quote_link": sources.link(row["article"], row["start"], row["end"]),
            "article": row["article"], "start": row["start"], "end": row["end"]}


def tracked(tables: TableSet, most: int = MOST_THINGS) -> View:
    """A row per tracked number and article: low and high end, bound, link.

    Tracked are the codebook's number variables; without any, the things that several articles give a figure
    for; without those, the most frequent units. At most ``most`` things, those with the most articles first.

    >>> list(nmi.views.tracked(tables).attrs["shown"])
    ['thing', 'source', 'said', 'quote']
    """
    rows = _fact_numbers(tables) or _agreement_numbers(tables) or _unit_numbers(tables)
    spread: dict[str, set[str]] = {}
    for r in rows:
        spread.setdefault(r["thing"], set()).add(r["article"])
    kept = sorted(spread, key=lambda t: -len(spread[t]))[:most]
    persons = Persons(tables, "figures", "facts")
    rows = sorted(({**r, "said_decided": persons.of(r)} for r in rows if r["thing"] in kept),
                  key=lambda r: kept.index(r["thing"]))
    made = view(rows, {"thing": "What", "source": "Source", "said": "Figure", "quote": "Sentence"},
                empty="No figures were found in these articles.",
                hidden=["quote_link", "quote_mark", "amount", "value", "upper", "bound", "unit", "article", "start",
                        "end", "said_decided"])
    made.attrs["things"] = len(spread)
    return made


def _number_row(sources: Sources, thing: str, row: Row, value: str = "value") -> Row:
    return {"thing": thing, "source": sources.dated(row["article"]), "said": united(quantity(row, value), row["unit"]),
            "amount": quantity(row, value), "value": row[value], "upper": row["upper"], "bound": row["bound"],
            "unit": row["unit"],
            **_place(sources, row)}


def _fact_numbers(tables: TableSet) -> list[Row]:
    sources = Sources(tables)
    return [{**_number_row(sources, f["label"], f, "number"), "said": f["said"], "amount": f["amount"]}
            for f in records(facts(tables))
            if present(f["number"]) and f["polarity"] == "affirmed"]


def _agreement_numbers(tables: TableSet) -> list[Row]:
    sources = Sources(tables)
    things = Things(tables, sources)
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.agreements):
        if present(r["value"]):
            groups.setdefault((r["story"], r["agreement"]), []).append(r)
    groups = {key: listed if any(r["verdict"] == "differ" for r in listed) else alike(listed, sources.articles)
              for key, listed in groups.items()}
    names = things.names(list(groups.values()))
    return [{**_number_row(sources, name, r), **_on_one_scale(r, listed[0]["unit"])}
            for name, listed in zip(names, groups.values(), strict=True) for r in listed]


def _on_one_scale(row: Row, unit: str) -> Row:
    """Value, upper end and unit of a row in another unit that measures the same, for one axis."""
    old, new = scales().get(row["unit"]), scales().get(unit)
    if old is None or new is None or old.base != new.base or row["unit"] == unit:
        return {}
    return {"unit": unit, **{k: old.to(new, row[k]) if present(row[k]) else row[k] for k in ("value", "upper")}}


def _unit_numbers(tables: TableSet) -> list[Row]:
    sources = Sources(tables)
    listed = [r for r in records(tables.figures) if r["unit"] and present(r["value"])]
    users: dict[str, set[str]] = {}
    for r in listed:
        users.setdefault(r["unit"], set()).add(r["article"])
    shared = {u for u, articles in users.items() if len(articles) > 1} or set(users)
    return [_number_row(sources, several(r["unit"]), r) for r in listed if r["unit"] in shared]


def figures(tables: TableSet, focus: str = "") -> View:
    """The table behind the charts: every figure with unit, concept, speaker and its sentence.

    >>> list(nmi.views.figures(tables).attrs["shown"])
    ['source', 'text', 'said', 'unit', 'concept', 'change', 'speaker']
    """
    sources = Sources(tables)
    article, persons = sources.find(focus), Persons(tables, "figures")
    rows = [{"source": sources.dated(r["article"]), "text": r["text"], "said": quantity(r), "unit": r["unit"],
             "text_decided": persons.of(r),
             "concept": r["concept"], "change": "" if r["change"] == "none" else r["change"],
             "speaker": r["speaker"], "as_of": r["as_of"], "text_link": _place(sources, r)["quote_link"],
             "article": r["article"], "value": r["value"]}
            for r in records(tables.figures) if present(r["value"]) and article in ("", r["article"])]
    return view(rows, {"source": "Source", "text": "In the text", "said": "Figure", "unit": "Unit",
                       "concept": "Of what", "change": "Change", "speaker": "Said by"},
                empty="No figures were found in these articles.",
                hidden=["text_link", "text_decided", "as_of", "article", "value"])


def stated(tables: TableSet) -> View:
    """Figures per article and unit, the most frequent first: an outline where nothing is tracked.

    >>> list(nmi.views.stated(tables).attrs["shown"])
    ['source', 'unit', 'figures']
    """
    sources = Sources(tables)
    counts = Counter((r["article"], r["unit"]) for r in records(tables.figures))
    rows = [{"source": sources.dated(article), "unit": unit or "none", "figures": n}
            for (article, unit), n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
    return view(rows, {"source": "Source", "unit": "Unit", "figures": "Figures"},
                empty="No figures were found in these articles.")


_SETTINGS = AgreementSettings()
Amount = tuple[float, float | None, str]


def excluding(a: Row, b: Row) -> bool:
    """Whether no number is allowed by both: 312 and 321, but not 'more than 300' and 321."""
    return relation(a, b, _SETTINGS) == DIFFER


def _by_amount(rows: list[Row]) -> dict[Amount, list[Row]]:
    made: dict[Amount, list[Row]] = {}
    for r in rows:
        made.setdefault((r["value"], r["upper"], r["bound"]), []).append(r)
    return made


def alike(rows: list[Row], independent: Collection[str]) -> list[Row]:
    """The rows, in their order, of the set with the most independent articles in which none excludes another.

    A set is made around each amount, those of the same value first; ties go to the first.
    """
    groups = _by_amount(rows)
    best: set[Amount] = set()
    most = -1
    for first in groups:
        kept: list[Amount] = []
        for amount in sorted(groups, key=lambda g: (g != first, g[0] != first[0])):
            if not any(excluding(groups[amount][0], groups[k][0]) for k in kept):
                kept.append(amount)
        count = len({r["article"] for k in kept for r in groups[k]} & set(independent))
        if count > most:
            best, most = set(kept), count
    return [r for r in rows if (r["value"], r["upper"], r["bound"]) in best]
