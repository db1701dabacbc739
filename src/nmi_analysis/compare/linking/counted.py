"""What is counted: nouns that count the same."""

from functools import cache

from ... import lexicons
from ...rows.units import measured
from ..units import term


@cache
def _alike() -> dict[str, str]:
    """Noun to the first of the nouns that count the same: 'troop' and 'soldier', 'country' and 'nation'."""
    return {term(r["noun"]): term(r["stands_for"]) for r in lexicons.table("counted_nouns")}


def alike_noun(unit: str) -> str:
    """The term of the noun counted, one for nouns that count the same; a unit of measurement as it is."""
    if not unit or measured(unit):
        return unit
    last = unit.rpartition(" ")[2].lower()
    found = term(last) or last
    return _alike().get(found, found)
