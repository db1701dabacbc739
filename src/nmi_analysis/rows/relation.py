"""What two values have to do with each other: the numbers that each of them allows.

A value is any row with value, upper, bound and text: a figure, or what an article says of a variable.
"""

from collections.abc import Mapping
from functools import cache
from math import floor, log10
from typing import Any, NamedTuple

from .. import lexicons
from ..settings import AgreementSettings

Value = Mapping[str, Any]
AGREE, COMPATIBLE, DIFFER = "agree", "compatible", "differ"
_SHORT = 1 - 1e-6  # 2,500 and 2,600 both round 2,550 and are two numbers
_WORST = (AGREE, COMPATIBLE, DIFFER)


class Scale(NamedTuple):
    """A unit of measurement in the unit of the International System for the same."""

    base: str
    factor: float
    zero: float

    def of(self, value: float) -> float:
        """A value of this unit in its base."""
        return value * self.factor + self.zero

    def to(self, other: "Scale", value: float) -> float:
        """A value of this unit in another of the same base, to nine digits."""
        return float(f"{(self.of(value) - other.zero) / other.factor:.9g}")


@cache
def scales() -> dict[str, Scale]:
    """Unit to its scale, where another unit measures the same.

    >>> round(scales()["mile"].to(scales()["kilometre"], 190))
    306
    """
    return {unit: Scale(base, float(factor), float(zero))
            for unit, (base, factor, zero) in lexicons.rows("unit_factors").items()}


def relation(a: Value, b: Value, settings: AgreementSettings) -> str:
    """``agree`` for the same number in the same words, ``compatible`` where rounding or bounds explain the difference.

    'about 500' and '500' are compatible, as are 'more than 30' and 'at least 30'; '312' and '321' differ, and so do
    'more than 21,000' and 'more than 31,000': both may be true, and no reader takes them for one number. Figures of
    two units that measure the same are compared in one: '190 miles' and '300 kilometres' are compatible.
    """
    one, other = (scales().get(str(row.get("unit") or "")) for row in (a, b))
    if one and other and one is not other:
        intervals = _converted(a, one, settings), _converted(b, other, settings)
        return _meeting(*intervals) if one.base == other.base else DIFFER
    if (a["value"], a["upper"]) == (b["value"], b["upper"]):
        return AGREE if a["bound"] == b["bound"] and (a["bound"] in "=~" or _opening(a) == _opening(b)) else COMPATIBLE
    if (a["bound"] == b["bound"] and a["bound"] in "<>") or None not in (a["upper"], b["upper"]):
        return COMPATIBLE if all(_near(x, y, settings) for x, y in zip(_ends(a), _ends(b), strict=True)) else DIFFER
    return _meeting(interval(a, settings), interval(b, settings))


def _meeting(a: tuple[float, float], b: tuple[float, float]) -> str:
    """Whether some number is in both intervals."""
    return COMPATIBLE if a[0] <= b[1] and b[0] <= a[1] else DIFFER


def _converted(row: Value, scale: Scale, settings: AgreementSettings) -> tuple[float, float]:
    """The interval of a figure in its base, for what was converted: who does it rounds, and some miles are nautical."""
    low, high = interval(row, settings)
    value, slack = float(row["value"]), settings.about * abs(float(row["value"]))
    if row["upper"] is None and row["bound"] in "=~":
        low, high = min(low, value - slack), max(high, value + slack)
    return scale.of(low), scale.of(high)


def _ends(row: Value) -> tuple[float, float]:
    value = float(row["value"])
    return value, value if row["upper"] is None else float(row["upper"])


def _near(x: float, y: float, settings: AgreementSettings) -> bool:
    """Whether two ends of ranges, or two bounds of one kind, may be the same rounded: 'over 70' is not 'over 90'."""
    return abs(x - y) <= settings.about * max(abs(x), abs(y))


def _opening(row: Value) -> str:
    """First word of the figure: 'more than 30' leaves out 30, 'at least 30' does not."""
    return str(row["text"]).lower().split()[0]


def worst(relations: list[str]) -> str:
    """The relation that says least of agreement; ``agree`` for none."""
    return max(relations, key=_WORST.index, default=AGREE)


def interval(row: Value, settings: AgreementSettings) -> tuple[float, float]:
    """Least and greatest number that the figure allows."""
    value = float(row["value"])
    if row["upper"] is not None:
        return value, float(row["upper"])
    if row["bound"] == ">":
        return value, value * settings.open_end
    if row["bound"] == "<":
        return value / settings.open_end, value
    slack = 0.0
    if abs(value) >= settings.rounded or row["bound"] == "~":
        slack = min(_SHORT * half_unit(value), settings.most_rounded * abs(value))
    if row["bound"] == "~":
        slack = max(slack, settings.about * abs(value))
    return value - slack, value + slack


def half_unit(value: float) -> float:
    """Half a unit of the last digit that is no zero: 50 for 5,200, 500 for 4,000, 0.5 for 312."""
    if value == 0:
        return 0.0
    digits = f"{abs(value):.15g}"
    if "e" in digits or "." not in digits:
        whole = f"{abs(value):.0f}"
        return 0.5 * 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return 0.5 * 10.0 ** -len(digits.partition(".")[2])


def significant(value: float) -> int:
    """Digits of the value without its final zeros: 3 for 312, 2 for 5,200, 1 for 4,000."""
    if value == 0:
        return 0
    unit = 2 * half_unit(value)
    return floor(log10(abs(value) / unit) + 1e-9) + 1


@cache
def _measures() -> frozenset[str]:
    return frozenset().union(*(lexicons.words(n, "unit") for n in ("units", "currencies", "currencies_extra")))


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
