"""Claims for which another article gives another value: the two statements, side by side."""

from typing import NamedTuple

from ..tables import Row, TableSet, records
from .coverage import variable_of

_OTHER = "other value"


class Values(NamedTuple):
    """One statement of a claim, and one of another article that gives another value."""

    claim: str
    label: str
    reason: str
    one: Row
    other: Row


def other_values(tables: TableSet) -> list[Values]:
    """The pairs of all claims of one time, codebook variables that are no numbers left out; each pair once."""
    numbered = {r["variable"] for r in records(tables.facts) if r["number"] is not None}
    groups: dict[tuple[str, str], list[Row]] = {}
    for r in records(tables.claims):
        variable = variable_of(r["claim"])
        if not variable or variable in numbered:
            groups.setdefault((r["story"], r["claim"]), []).append(r)
    made: dict[frozenset[tuple[str, int, int]], Values] = {}
    for rows in groups.values():
        stated = next((r for r in rows if r["stance"] == "states"), None)
        for r in rows:
            if stated and r["reason"].startswith(_OTHER) and not r["time_separated"]:
                pair = frozenset((x["article"], x["start"], x["end"]) for x in (stated, r))
                made.setdefault(pair, Values(r["claim"], r["label"], r["reason"], stated, r))
    return list(made.values())
