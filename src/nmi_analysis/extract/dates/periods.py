"""Calendar arithmetic on periods: a period is its first and last day, both included.

An expression that holds for a span of days is a period, and what an article's publication date leaves open
makes it longer: the ISO form is the finest of YYYY, YYYY-MM, YYYY-MM-DD that holds the whole period.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date


def iso(period: Period | None) -> str:
    """The finest of YYYY, YYYY-MM, YYYY-MM-DD that holds the whole period; blank where no year does."""
    if period is None or period.first.year != period.last.year:
        return ""
    first, last = period
    if first == last:
        return first.isoformat()
    return first.isoformat()[:7 if first.month == last.month else 4]


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)


def month_of(year: int, month: int) -> Period:
    """A calendar month; a month beyond 1 to 12 runs into the years before or after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def unit_of(day: date, unit: str, shift: int) -> Period:
    """The calendar unit (day, week from Monday, weekend, month, year) of a day, moved by ``shift`` units."""
    if unit == "year":
        return year_of(day.year + shift)
    if unit == "month":
        return month_of(day.year, day.month + shift)
    if unit == "day":
        return Period(day + timedelta(shift), day + timedelta(shift))
    monday = day + timedelta(7 * shift - day.weekday())
    return Period(monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6))


def hull(*periods: Period | None) -> Period | None:
    """The shortest period that holds all of them; None where one is unknown."""
    known = [p for p in periods if p is not None]
    if len(known) < len(periods) or not known:
        return None
    return Period(min(p.first for p in known), max(p.last for p in known))


def parsed(published: str) -> Period | None:
    """The period of YYYY, YYYY-MM or YYYY-MM-DD; None for anything else."""
    parts = published.split("-")
    if not all(p.isascii() and p.isdigit() for p in parts) or len(parts) > 3 or int(parts[0]) < 1:
        return None
    numbers = [int(p) for p in parts]
    if len(numbers) == 1:
        return year_of(numbers[0])
    if len(numbers) == 2:
        return month_of(*numbers) if 1 <= numbers[1] <= 12 else None
    return day_of(*numbers)


def at_both_ends(period: Period | None, shifted: Callable[[date], Period | None]) -> Period | None:
    """What ``shifted`` makes of every day of a period; it must grow with the day."""
    if period is None:
        return None
    try:
        return hull(shifted(period.first), shifted(period.last))
    except (OverflowError, ValueError):  # before year 1 or after year 9999
        return None
