"""Values in words, as charts and findings write them."""

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from .. import lexicons
from ..english.forms import singular
from ..store import TableSet

BOUNDS = {"~": "about ", ">": "at least ", "<": "up to "}
EXCLUSIVE = {">": "more than ", "<": "less than "}  # bounds that leave their number out
# 'more than 5', 'over 5', 'just shy of 5' leave 5 out; 'no more than 5', 'at least 5', '5 or more' do not.
_EXCLUSIVE = re.compile(r"\b(?:than|over|above|beyond|exceed\w*|excess|north|under|below|sub|shy|short|south|quite"
                        r"|surpass\w*|topp\w*)\b|[<>](?!=)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|or)\b(?! quite)", re.IGNORECASE)
# 'hundreds', 'tens of thousands': words whose numbers are the reader's, not the writer's.
_VAGUE = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|[mbtr]+illions)"
                    r"(?: of (?:hundreds|thousands|[mbtr]+illions))*\b", re.IGNORECASE)


def present(value: Any) -> bool:
    """Whether a number cell holds a number."""
    return value is not None and not (isinstance(value, float) and math.isnan(value))


LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float) -> str:
    """A number with thousands separators and without needless decimals: 4,000; 2.5; 374 million."""
    for unit, name in LARGE:
        if abs(value) >= unit and (value / unit * 100).is_integer():
            return f"{value / unit:g} {name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{round(value, 2):,}"


def quantity(row: Mapping[str, Any], value: str = "value") -> str:
    """A figure with its bound and range, no unit: 'about 4,000', '10 to 20', 'hundreds of'."""
    low = number(row[value])
    if present(row.get("upper")) and row["upper"] != row[value]:
        vague = _VAGUE.search(str(row.get("text") or ""))
        return f"{vague[0].lower()} of" if vague else f"{low} to {number(row['upper'])}"
    return bounded(row.get("bound") or "=", str(row.get("text") or "")) + low


def bounded(bound: str, text: str) -> str:
    """The words before a number with a bound, as its text has them: 'more than ' or 'at least '; blank for '='."""
    exclusive = bound in EXCLUSIVE and _EXCLUSIVE.search(text) and not _DENIED.search(text)
    return EXCLUSIVE[bound] if exclusive else BOUNDS.get(bound, "")


def united(amount: str, unit: str) -> str:
    """An amount with its unit: '4,000 personnel', '1 rocket', '2 years of age', '12%'."""
    if unit == "percentage":
        return f"{amount}%"
    return f"{amount} {unit if amount == '' else one_of(unit) if amount == '1' else several(unit)}".strip()


@cache
def _plurals() -> dict[str, str]:
    found = {r["base"]: r["form"] for r in reversed(lexicons.table("irregular_forms")) if r["class"] == "plural"}
    return {**found, "person": "people"}  # no form of 'person' to the extractors: 'people' is a unit of its own


def _parted(unit: str) -> tuple[str, str, str]:
    """A unit's head, the preposition behind it and the rest: year, of, age; passenger, per, year."""
    return min((unit.partition(p) for p in (" of ", " per ")), key=lambda parts: len(parts[0]))


def one_of(unit: str) -> str:
    """The singular of a unit's head noun, which a codebook may give in the plural: 'person' of 'people'."""
    head, of, rest = _parted(unit)
    before, space, noun = head.rpartition(" ")
    known = next((base for base, form in _plurals().items() if form == noun != base), "")
    return before + space + (known or singular(noun)) + of + rest


def several(unit: str) -> str:
    """The plural of a unit's head noun: 'staff officers', 'years of age', 'passengers per year', 'children'."""
    head, of, rest = _parted(unit)
    before, space, noun = head.rpartition(" ")
    if not noun or noun in _plurals().values() or noun.endswith("s") or head.endswith(("per cent", "percent")):
        return unit
    if noun in _plurals():
        made = _plurals()[noun]
    elif noun.endswith(("x", "ch", "sh", "z")):
        made = noun + "es"
    elif noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        made = noun[:-1] + "ies"
    else:
        made = noun + "s"
    return before + space + made + of + rest


def clip(text: str, most: int) -> str:
    """One line of at most ``most`` characters, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return (cut if len(cut) > most // 2 else line[: most - 1]) + "…"


def ends(label: str, most: int) -> str:
    """A label of at most ``most`` characters that keeps its beginning and its end: labels often differ there."""
    if len(label) <= most:
        return label
    tail = (most - 1) // 3
    return f"{label[:most - 1 - tail].rstrip()}…{label[-tail:].lstrip()}"


def variable_label(tables: TableSet, variable: str) -> str:
    """The codebook's label of a variable, else its name in words."""
    labels = tables.signature.get("variables", {})
    named = str(labels.get(variable, "")) if isinstance(labels, dict) else ""
    plain = variable.replace("_", " ").strip()
    return named or plain[:1].upper() + plain[1:]


def plural(count: int, noun: str) -> str:
    """'1 article', '2 articles'."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
