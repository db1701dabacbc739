"""What a date expression means: a period, given the publication date and what stands around it.

A period is its first and last day, both included. An expression that holds for a span of days is one, and what an
article's publication date leaves open makes it longer: the ISO form is the finest of YYYY, YYYY-MM, YYYY-MM-DD that
holds the whole period. A resolver is a function of a Reference; it returns the period, or None where nothing surely
holds.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ...settings import DateSettings


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


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression is read against.

    ``published``: the period the article was published in. ``anchor``: the day named last, in this sentence
    or the one before. ``direction``: negative where the clause tells of the past, positive for the future,
    0 unknown; 2 in size where it is certain.
    ``retold``: another year is named nearby, so that the publication's own year may not be meant.
    """

    published: Period | None
    anchor: Period | None = None
    direction: int = 0
    retold: bool = False
    settings: DateSettings = field(default_factory=DateSettings)


_YEARS_BACK = 3  # a day of a month falls on one weekday every five years or more
Resolver = Callable[[Reference], Period | None]


class Candidate(NamedTuple):
    """A date expression: where, by which rule, what it means, whether the publication date has a part in that."""

    start: int
    end: int
    rule: str
    resolve: Resolver
    relative: bool


def calendar_date(
    ref: Reference, year: int | None, month: int, day: int | None, which: int | None = None,
    weekday: int | None = None,
) -> Period | None:
    """'January 3, 2020', 'May'. Without its year: the nearest in the direction that the clause tells of.

    ``which`` is -1 with 'last', 1 with 'next'; a ``weekday`` tells the year by itself.
    """
    if year is not None:
        return _date(year, month, day)
    if ref.published is not None and weekday is not None:
        found = [p for y in range(ref.published.first.year - _YEARS_BACK, ref.published.last.year + 2)
                 if (p := _date(y, month, day)) and p.first.weekday() == weekday]
        if len(found) == 1:
            return found[0]
    if ref.published is None or (ref.retold and not which):
        return None
    aims = 2 * which if which else ref.direction
    return at_both_ends(ref.published, lambda at: _nearest(at, month, day, aims, ref.settings))


def _date(year: int, month: int, day: int | None) -> Period | None:
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    return month_of(year, month) if day is None else day_of(year, month, day)


def _nearest(at: date, month: int, day: int | None, direction: int, settings: DateSettings) -> Period | None:
    """The date of last year, this year or the next that the clause means.

    Where its verb stands far off, nearness must not speak against it: 'they foresaw gains in November', said in
    August, may mean either. Where no verb tells, one date must be near and the other far.
    """
    found = [p for year in (at.year - 1, at.year, at.year + 1) if (p := _date(year, month, day))]
    past = max((p for p in found if p.first <= at), default=None)
    ahead = min((p for p in found if p.last >= at), default=None)
    if past is None or ahead is None or past == ahead:
        return past or ahead
    if abs(direction) > 1:
        return past if direction < 0 else ahead
    back, forth = (at - past.last).days, (ahead.first - at).days
    if direction:
        meant, gap, other = (past, back, forth) if direction < 0 else (ahead, forth, back)
        if gap <= other + settings.tolerated_days:
            return meant
        return (past if meant is ahead else ahead) if gap >= settings.plainly_nearer * other else None
    return (past if back < forth else ahead) if min(back, forth) <= settings.near_days else None


def either_order(_: Reference, year: int, first: int, second: int) -> Period | None:
    """'02/03/2021': day and month either way round."""
    readings = [p for month, day in ((first, second), (second, first)) if (p := _date(year, month, day))]
    return hull(*readings) if readings else None


def whole_year(_: Reference, year: int) -> Period | None:
    """'2018'."""
    return year_of(year) if 1 <= year <= 9999 else None


def weekday(ref: Reference, number: int, which: int | None) -> Period | None:
    """A weekday: the nearest past one, the publication day included; a future one where the clause says so.

    ``which`` is -1 with 'last', 1 with 'next', 0 with 'this', None without. 'last Monday' said on a Thursday
    may be this week's or last week's: both ends are kept.
    """
    forward = which == 1 or (which != -1 and ref.direction > 0)

    def at(day: date) -> Period:
        away = (number - day.weekday()) % 7 if forward else -((day.weekday() - number) % 7)
        near = unit_of(day, "day", away or 7 * (which or 0))
        if not which or near.first.isocalendar()[:2] != day.isocalendar()[:2]:
            return near
        return Period(*sorted((near.first, near.first + timedelta(7 * which))))
    return at_both_ends(ref.published, at)


def shifted(ref: Reference, unit: str, shift: int, phase: int = 0) -> Period | None:
    """'last month'; ``phase`` -1 for what of the unit lies before the publication ('earlier this week'), 1 after."""
    def at(day: date) -> Period:
        period = unit_of(day, unit, shift)
        if phase < 0 and shift == 0:
            return Period(period.first, day)
        return Period(day, period.last) if phase > 0 and shift == 0 else period
    return at_both_ends(ref.published, at)


DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652}
# How far from the counted day a rounded 'three weeks ago' may lie: half a unit, a quarter of the long ones.
SLACK = {"day": 0, "week": 3, "weekend": 3, "fortnight": 7, "month": 15, "quarter": 45, "year": 91, "decade": 1826}


def away(ref: Reference, number: int | None, unit: str, direction: int) -> Period | None:
    """'two years ago', 'a week from now': the counted day and what rounding leaves open."""
    if number is None or unit not in DAYS:
        return None
    slack = timedelta(SLACK[unit])

    def at(day: date) -> Period:
        centre = day + timedelta(direction * number * DAYS[unit])
        return Period(centre - slack, centre + slack)
    return at_both_ends(ref.published, at)


def stretch(ref: Reference, number: int | None, unit: str, direction: int) -> Period | None:
    """'the past two weeks', 'in recent weeks' (two at least): from or up to the publication."""
    if unit not in DAYS:
        return None
    length = timedelta((number or 2) * DAYS[unit])
    return at_both_ends(ref.published, lambda day: Period(*sorted((day, day + direction * length))))


def nearly(ref: Reference, unit: str) -> Period | None:
    """'the worst in almost a year': three quarters of the unit ago or more, but not the whole."""
    if unit not in DAYS:
        return None
    whole = timedelta(DAYS[unit])
    return at_both_ends(ref.published, lambda day: Period(day - whole, day - 3 * whole / 4))


def anchored(ref: Reference, days: int | None) -> Period | None:
    """'the day before', 'the second day': counted from the day that the text named last."""
    if ref.anchor is None or days is None:
        return None
    return at_both_ends(ref.anchor, lambda day: unit_of(day, "day", days))


def now(ref: Reference) -> Period | None:
    """'currently': it holds at the publication."""
    return ref.published


def unknown(_: Reference) -> Period | None:
    """A time that no calendar unit holds: 'the 1990s', 'Sundays'."""
    return None
