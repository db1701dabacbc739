"""Which figures of one thing go together."""

from collections.abc import Collection

from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings
from ..tables import Row

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
