"""What each article says of each codebook variable and of each other claim: the cells of the matrix, long.

For variables alone there is a view of its own, one row per variable, article and value.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..compare.variables import PREFIX, variable_of
from ..store import Row, TableSet, records
from .frame import Persons, View, view
from .sources import Sources
from .words import clip, number, present, quantity, united, variable_label

if TYPE_CHECKING:
    import pandas as pd

KEPT = ("article", "start", "end", "text", "number", "upper", "unit", "bound", "as_of", "polarity")
NEGATIVE = ("no", "none")


def value_of(fact: Mapping[str, Any]) -> str:
    """A fact's value in words: '4,000', 'about 500', '2018-10', 'Denmark', 'yes', 'no'."""
    if fact["polarity"] == "denied":
        return fact["value"] if fact["value"] in NEGATIVE else "no"
    return quantity(fact, "number") if present(fact["number"]) else str(fact["value"])


def _said(fact: Mapping[str, Any], worded: list[str]) -> str:
    """The value with its unit, in every wording that the article has of a number: '4,000; about 4,000 personnel'."""
    counted = present(fact["number"]) and fact["polarity"] == "affirmed"
    return united("; ".join(dict.fromkeys(worded)), fact["unit"]) if counted else value_of(fact)


def facts(tables: TableSet) -> View:
    """A row per variable, article and canonical value: the first statement, with its link; in the codebook's order.

    >>> list(nmi.views.facts(tables).attrs["shown"])
    ['label', 'said', 'source', 'quote']
    """
    sources = Sources(tables)
    order = {name: n for n, name in enumerate(tables.signature.get("variables", {}))}
    seen: dict[tuple[str, str, str, str], Row] = {}
    worded: dict[tuple[str, str, str, str], list[str]] = {}
    for f in sorted(records(tables.facts), key=lambda f: order.get(f["variable"], len(order))):
        key = f["variable"], f["article"], f["value"], f["polarity"]
        seen.setdefault(key, f)
        worded.setdefault(key, []).append(value_of(f))
    persons = Persons(tables, "facts", "figures", "dates", "mentions")
    rows = [{
        "said_decided": persons.of(f), "variable": f["variable"], "label": variable_label(tables, f["variable"]),
        "value": value_of(f), "said": _said(f, worded[key]), "amount": "; ".join(dict.fromkeys(worded[key])),
        "source": sources.dated(f["article"]), "quote": sources.sentence(f["article"], f["start"]) or f["text"],
        "quote_link": sources.link(f["article"], f["start"], f["end"]),
        **{k: f[k] for k in KEPT}, "canonical": f["value"],
    } for key, f in seen.items()]
    return view(
        rows, {"label": "Fact", "said": "Value", "source": "Source", "quote": "Sentence"},
        empty="There is no codebook for these articles, so no fact is tracked.",
        hidden=["quote_link", "said_decided", "variable", "value", "amount", *KEPT, "canonical"])


OTHER_TIME = "other time"  # a statement that differs because it is from another time
RELATED = "something like it"  # what may be the claim in part or in other words
GLYPHS = {"states": "✓", "differs": "≠", "contradicts": "×", OTHER_TIME: "◷", RELATED: "≈", "silent": ""}
_RELATED = "related"  # the reason that coverage gives for it
_LONG = re.compile(r"(?<![\d.])(?:\d{5,}(?:\.\d+)?|\d(?:\.\d+)?e\+\d+)(?!\d)")  # a number that needs separators
_MONEY = re.compile(r"(?<!\S)(\S*\d)([€$£¥₹])")
_BESIDE = 2  # words beside speaker and cue: 'on Monday', 'told reporters'
_VALUE = re.compile(r"\d+(?:\.\d+)?(?:e\+\d+)?(?!-)")
Cells = dict[tuple[str, str], Row]


def sides(row: Row) -> tuple[str, str]:
    """The value of a statement and the usual one against it; blank where it gives no other."""
    return row["value"], row["against"]


def in_brief(row: Row) -> str:
    """Why a statement differs, in the few characters of a cell: '41 ≠ 14', 'Canada ≠ Denmark', 'negation'."""
    own, usual = map(worded, sides(row))
    return f"{own} ≠ {usual}" if own else str(row["reason"])


def worded(values: str) -> str:
    """The values of a reason as a reader writes them: '684 million' for '6.84e+08', '€73,100' for '73100€'."""
    return _MONEY.sub(r"\2\1", _LONG.sub(lambda m: number(float(m[0])), values))


def main_story(tables: TableSet, article: str = "") -> str:
    """The story of an article, or the one with the most articles, ties to the first; blank where there is none."""
    of = dict(zip(tables.stories["article"], tables.stories["story"], strict=True))
    counts = Counter(of.values())
    return of.get(article, "") if article else min(counts, key=lambda s: (-counts[s], s), default="")


def items(tables: TableSet, story: str | None = None) -> list[Row]:
    """A row per item and article of its story: codebook variables (once each), then claims; of one story or of all.

    ``stance`` is that of ``coverage``, ``shown`` the same with OTHER_TIME and RELATED apart, ``brief`` what a cell says
    of it, ``value_link`` where that stands; ``start`` and ``end`` are missing in a row without a statement; ``aside``
    marks claims that are no reporting of their own: those of captions and page left-overs, and mere openings of what
    somebody says.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for s, a in zip(tables.stories["story"], tables.stories["article"], strict=True):
        members[s].append(a)
    cells = {(r["story"], r["claim"], r["article"]): r for r in records(_of(tables, "coverage", story))}
    by_story: dict[str, Cells] = defaultdict(dict)
    for (s, claim, article), row in cells.items():
        by_story[s][claim, article] = row
    return _variables(tables, members, by_story, story) + _claims(tables, by_story, story)


def _of(tables: TableSet, name: str, story: str | None) -> "pd.DataFrame":
    found: pd.DataFrame = getattr(tables, name)
    return found if story is None else found[found["story"] == story]


def _variables(tables: TableSet, members: dict[str, list[str]], cells: dict[str, Cells],
               story: str | None) -> list[Row]:
    said = facts(tables)
    if not len(said):
        return []
    sources, made = Sources(tables), []
    own: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for f in records(said):
        own[f["variable"], f["article"]].append(f)
    for name, articles in (members or {"": sources.articles}).items():
        if story not in (None, name):
            continue
        listed, found = set(articles), cells.get(name, {})
        reference = _references(found)
        for variable in dict.fromkeys(said["variable"]):
            told = [(a, own[variable, a], found.get((reference.get(variable, ""), a)))
                    for a in sources.articles if a in listed]
            if any(mine for _, mine, _ in told):
                made += _told(tables, sources, name, variable, told)
    return made


def _told(tables: TableSet, sources: Sources, story: str, variable: str,
          told: list[tuple[str, list[Row], Row | None]]) -> list[Row]:
    """The rows of one variable. ``told``: each article, what it says, and its cell for the usual value."""
    rows: list[Row] = []
    for article, mine, cell in told:
        spoken = cell if mine and cell and cell["stance"] != "silent" else None
        rows.append(_row(sources, f"{story} {PREFIX}{variable}", story, variable_label(tables, variable), "variable",
                         article, mine[0] if mine else None, spoken,
                         " / ".join(dict.fromkeys(f["value"] for f in mine))))
    usual = next((r["value"] for r in rows if r["stance"] == "states" and not r["time_separated"]), "")
    for r in rows:
        against = r["shown"] in ("differs", "contradicts") and usual not in ("", r["value"])
        r["brief"] = f"{r['value']} ≠ {usual}" if against and r["reason"] != "less specific" else r["value"]
    return rows


def _references(cells: Cells) -> dict[str, str]:
    """Variable to the claim that most articles state: the value the others are held against."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (claim, _), row in cells.items():
        if variable := variable_of(claim):
            votes[variable][claim] += row["stance"] == "states" and not row["time_separated"]
    return {variable: max(counted, key=lambda c: counted[c]) for variable, counted in votes.items()}


def _claims(tables: TableSet, cells: dict[str, Cells], story: str | None) -> list[Row]:
    sources = Sources(tables)
    spans: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for r in records(_of(tables, "claims", story)):
        if not variable_of(r["claim"]):
            spans[r["story"], r["claim"]].setdefault(r["article"], r)
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for s, found in cells.items():
        for (claim, _), cell in found.items():
            members[s, claim].append(cell)
    body, openings, elsewhere, made = _body(tables), Openings(tables), Elsewhere(tables), []
    for (s, claim), said in spans.items():
        first = next(iter(said.values()))
        aside = all(openings.has(r) or (body and (r["article"], r["sentence"]) not in body) for r in said.values())
        for cell in members[s, claim]:
            span = said.get(cell["article"])
            row = _row(sources, f"{s} {claim}", s, first["label"], first["kind"], cell["article"], span,
                       cell, clip(span["text"], 60) if span else "", aside=aside)
            if span is None and (place := elsewhere.place(cell)):
                row["value_link"] = sources.link(cell["article"], *place)
            if cell["reason"].startswith(_RELATED) and span is None:
                row["shown"] = RELATED
            row["brief"] = ("" if row["shown"] in ("states", RELATED, "silent") else
                            sources.years[cell["article"]] if row["shown"] == OTHER_TIME else in_brief(cell))
            made.append(row)
    return made


def _row(sources: Sources, item: str, story: str, label: str, kind: str, article: str, span: Row | None,
         cell: Row | None, value: str, *, aside: bool = False) -> Row:
    stance = cell["stance"] if cell else "states" if span else "silent"
    separated = bool(cell and span and cell["time_separated"])
    return {
        "item": item, "story": story, "label": label, "kind": kind, "article": article,
        "source": sources.dated(article), "stance": stance,
        "shown": OTHER_TIME if separated and stance == "differs" else stance, "value": value,
        "value_link": sources.link(article, span["start"], span["end"]) if span else "",
        "reason": cell["reason"] if cell and span else "", "time_separated": separated, "aside": aside,
        "start": span["start"] if span else None, "end": span["end"] if span else None,
    }


class Elsewhere:
    """Where an article that has no statement of a claim says what ``coverage`` gives as the reason of its cell."""

    def __init__(self, tables: TableSet) -> None:
        self._said: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for r in records(tables.claims):
            self._said[r["article"]].setdefault(" ".join(r["text"].split()), (r["start"], r["end"]))
        self._figures: dict[tuple[str, float], tuple[int, int]] = {}
        for r in records(tables.figures):
            if present(r["value"]):
                self._figures.setdefault((r["article"], r["value"]), (r["start"], r["end"]))

    def place(self, cell: Row) -> tuple[int, int] | None:
        """The span of the words or of the figure that a cell of ``coverage`` names; None where it names none."""
        article, reason = cell["article"], cell["reason"]
        if reason.startswith(_RELATED):
            told, said = reason.partition(": ")[2].removesuffix("…"), self._said[article]
            begun = (place for text, place in said.items() if told and text.startswith(told))
            return said.get(told) or next(begun, None)
        amount = _VALUE.match(sides(cell)[0])
        return self._figures.get((article, float(amount[0]))) if amount else None


class Openings:
    """Which claims only say who speaks, 'Mayor Ann Lee said on Monday', and hardly a word of what is said."""

    def __init__(self, tables: TableSet) -> None:
        self._spoken: dict[str, list[Row]] = defaultdict(list)
        for r in records(tables.attributions):
            if present(r["cue_start"]):
                self._spoken[r["article"]].append(r)

    def has(self, claim: Row) -> bool:
        """Whether a row of ``claims`` is no more than speaker and cue."""
        return any(claim["start"] <= a["cue_start"] < claim["end"]
                   and len(claim["text"].split()) <= len(a["source"].split()) + len(a["cue"].split()) + _BESIDE
                   for a in self._spoken[claim["article"]])


def _body(tables: TableSet) -> set[tuple[str, int]]:
    """Sentences of titles and bodies: what stands in captions, datelines and page left-overs is no own reporting."""
    return {(r["article"], r["sentence"]) for r in records(tables.sentences) if r["kind"] in ("title", "body")}


def stated(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Item to the articles that state it."""
    made: dict[str, set[str]] = {}
    for r in rows:
        made.setdefault(r["item"], set())
        if r["stance"] == "states":
            made[r["item"]].add(r["article"])
    return made


def spoken(rows: Iterable[Row], *without: str) -> dict[str, set[str]]:
    """Item to the articles that say anything of it, those aside that are ``shown`` as one of ``without``."""
    made: dict[str, set[str]] = {}
    for r in rows:
        made.setdefault(r["item"], set()).update({r["article"]} if r["shown"] not in ("silent", *without) else ())
    return made


def by_article(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Article to the items that it states."""
    made: dict[str, set[str]] = {}
    for r in rows:
        made.setdefault(r["article"], set())
        if r["stance"] == "states":
            made[r["article"]].add(r["item"])
    return made


def share(a: set[str], b: set[str]) -> float:
    """Jaccard index: the share of what either has that both have; 0 for two empty sets."""
    return len(a & b) / max(1, len(a | b))


def alike(of: dict[str, set[str]]) -> list[str]:
    """Keys in an order that puts those with the most in common beside each other: from the fullest, the next alike.

    Ties keep the given order; quadratic in the number of keys.
    """
    left = list(of)
    made: list[str] = []
    while left:
        last = made[-1] if made else None
        best = max(left, key=lambda k: share(of[last], of[k]) if last is not None else len(of[k]))
        left.remove(best)
        made.append(best)
    return made
