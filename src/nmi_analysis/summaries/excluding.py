"""Which figures of one thing exclude each other, and which go together."""

import re
from collections.abc import Collection
from itertools import combinations, product

from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings
from ..tables import Row, TableSet, records

_SETTINGS = AgreementSettings()
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e\+\d+)?")  # a value as reasons write it
Amount = tuple[float, float | None, str]


def excluding(a: Row, b: Row) -> bool:
    """Whether no number is allowed by both: 312 and 321, but not 'more than 300' and 321."""
    return relation(a, b, _SETTINGS) == DIFFER


class Amounts:
    """The figures of statements, to see whether the values that a reason names exclude each other."""

    def __init__(self, tables: TableSet) -> None:
        self._figures: dict[str, list[Row]] = {}
        for r in records(tables.figures):
            if r["value"] is not None:
                self._figures.setdefault(r["article"], []).append(r)

    def of(self, said: Row, value: str) -> Row | None:
        """The figure of a value, written as in a reason, in a statement."""
        found = NUMBER.match(value)
        return next((r for r in self._figures.get(said["article"], ()) if found and r["value"] == float(found[0])
                     and said["start"] <= r["start"] and r["end"] <= said["end"]), None)

    def within(self, said: Row) -> set[float]:
        """The values of the figures in a statement."""
        return {r["value"] for r in self._figures.get(said["article"], ())
                if said["start"] <= r["start"] and r["end"] <= said["end"]}

    def compatible(self, one: Row, other: Row) -> bool:
        """Whether ``other`` gives a figure against that of ``one`` and both go together: 'at least five', 'seven'."""
        own, usual = other["value"], other["against"]
        a, b = self.of(one, usual), self.of(other, own)
        return a is not None and b is not None and not excluding(a, b)


def _by_amount(rows: list[Row]) -> dict[Amount, list[Row]]:
    made: dict[Amount, list[Row]] = {}
    for r in rows:
        made.setdefault((r["value"], r["upper"], r["bound"]), []).append(r)
    return made


def farthest(rows: list[Row]) -> tuple[Row, Row] | None:
    """The lower and the higher row of two articles that exclude each other and lie farthest apart; None for none."""
    pairs = []
    for (low, lower), (high, higher) in combinations(sorted(_by_amount(rows).items(), key=lambda g: g[0][0]), 2):
        pair = next(((a, b) for a, b in product(lower, higher) if a["article"] != b["article"]), None)
        if pair and excluding(*pair):
            pairs.append((high[0] / low[0] if low[0] else float("inf"), pair))
    return max(pairs, key=lambda p: p[0], default=(0.0, None))[1]


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
