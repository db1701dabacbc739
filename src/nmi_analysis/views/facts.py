"""What each article says of each codebook variable, one row per variable, article and value."""

from collections.abc import Mapping
from typing import Any

from ..store import Row, TableSet, records
from .frame import View, view
from .persons import Persons
from .sources import Sources
from .words import present, quantity, united, variable_label

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
        "value": value_of(f),
        "said": _said(f, worded[key]), "amount": "; ".join(dict.fromkeys(worded[key])),
        "source": sources.dated(f["article"]), "quote": sources.sentence(f["article"], f["start"]) or f["text"],
        "quote_link": sources.link(f["article"], f["start"], f["end"]),
        **{k: f[k] for k in KEPT}, "canonical": f["value"],
    } for key, f in seen.items()]
    return view(
        rows, {"label": "Fact", "said": "Value", "source": "Source", "quote": "Sentence"},
        empty="There is no codebook for these articles, so no fact is tracked.",
        hidden=["quote_link", "said_decided", "variable", "value", "amount", *KEPT, "canonical"])
