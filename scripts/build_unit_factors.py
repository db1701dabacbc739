"""Write lexicons/unit_factors.csv: what one unit of measurement is in another, from pint (BSD-3-Clause).

    python scripts/build_unit_factors.py src/nmi_analysis/lexicons

A unit of units.csv is kept where pint knows it by its name and another unit measures the same. Left out (``SEVERAL``)
are units of one name and several sizes, nautical miles, which are often called miles, and periods that have no one
length.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import pint

from nmi_analysis import lexicons

SEVERAL = frozenset(("ton", "gallon", "quart", "pint", "fluid ounce", "cup", "barrel", "hundredweight", "bushel",
                     "calorie", "horsepower", "mile per gallon", "gallon per minute", "ounce", "dram", "kiloton",
                     "megaton", "gigaton", "nautical mile", "month", "year", "decade", "century", "millennium",
                     "night", "season", "quarter"))
NAMES = {"pound-mass": "pound", "celsius": "degC", "fahrenheit": "degF", "knot": "knot", "metric ton": "metric_ton"}
KINDS = frozenset(("measure", "speed", "temperature", "time"))


def main(target: Path) -> None:
    """Write the table."""
    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    families: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for row in lexicons.table("units"):
        name = row["unit"]
        if row["kind"] not in KINDS or name in SEVERAL:
            continue
        try:
            unit = registry.Unit(NAMES.get(name) or _pint(name))
            zero, one = (registry.Quantity(n, unit).to_base_units() for n in (0, 1))
        except (pint.PintError, ValueError, TypeError, AttributeError):
            continue
        families[f"{one.units:~}"][name] = one.magnitude - zero.magnitude, zero.magnitude
    with (target / "unit_factors.csv").open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(("unit", "base", "factor", "zero"))
        for base, units in sorted(families.items()):
            if len(units) > 1 and base:
                writer.writerows((name, base, f"{factor:.10g}", f"{zero:.10g}")
                                 for name, (factor, zero) in sorted(units.items()))


def _pint(name: str) -> str:
    """'kilometre per hour' as 'kilometre/hour', 'square metre' as 'metre**2'."""
    made = []
    for part in name.split(" per "):
        words = part.split()
        power = {"square": "**2", "cubic": "**3"}.get(words[0], "")
        made.append("_".join(words[bool(power):]) + power)
    return "/".join(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
