"""The units of figures: what is one of measurement, and the noun that a count is of."""

from functools import cache

from .. import lexicons


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
