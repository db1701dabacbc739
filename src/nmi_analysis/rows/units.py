"""The units of figures: what is one of measurement, and the noun that a count is of."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from .. import lexicons

# Units of one measure: how many metres, grams or square metres each has.
_LENGTHS = {"metre": 1.0, "kilometre": 1000.0, "centimetre": 0.01, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048,
            "inch": 0.0254, "nautical mile": 1852.0}
_MASSES = {"gram": 1.0, "kilogram": 1000.0, "metric ton": 1e6, "pound-mass": 453.59237, "ounce": 28.349523}
_AREAS = {"square metre": 1.0, "square kilometre": 1e6, "hectare": 1e4, "acre": 4046.8564, "square foot": 0.09290304,
          "square mile": 2589988.1}


@cache
def _measures() -> frozenset[str]:
    return frozenset(r["unit"] for name in ("units", "currencies") for r in lexicons.table(name))


def measured(unit: str) -> bool:
    """Whether a figure's unit is one of measurement, and no noun counted."""
    return unit.partition(" per ")[0] in _measures()


def head(unit: str) -> str:
    """The noun alone of a count ('troop' of 'US troop', 'voter' of '% voter'); a unit of measurement whole.

    >>> head("US troop"), head("metric ton per year")
    ('troop', 'metric ton')
    """
    bare = unit.partition(" per ")[0]
    if bare in _measures() or bare.endswith(" of age"):
        return bare
    return bare.rpartition(" ")[2].removeprefix("-")


def times(unit: str, other: str) -> float | None:
    """How many of ``unit`` one of ``other`` is; None where they measure different things, or it is not known.

    >>> times("kilometre", "mile"), times("metre", "gram")
    (1.609344, None)
    """
    return next((of[other] / of[unit] for of in (_LENGTHS, _MASSES, _AREAS) if unit in of and other in of), None)


def told_in(unit: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A figure's row in another unit of its measure, about right as such figures are; the row itself in its own unit.

    >>> told_in("metre", {"value": 30.0, "upper": None, "bound": "=", "unit": "foot"})["value"]
    9.144
    """
    factor = times(unit, str(row["unit"])) if unit != row["unit"] else None
    if factor is None:
        return row
    upper, bound = row["upper"], row["bound"]
    return {**row, "unit": unit, "value": round(row["value"] * factor, 6), "bound": "~" if bound == "=" else bound,
            "upper": None if upper is None else round(upper * factor, 6)}
