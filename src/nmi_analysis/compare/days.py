"""Publication dates as ranges of days, whether two of them are apart, and dates of a text as values to compare."""

import re
from datetime import date
from functools import cache

from .. import lexicons

_LENGTHS = {4: 366, 7: 31, 10: 1}
_WORD = re.compile(r"\d+(?=st|nd|rd|th|\b)|[^\W\d_]+")


def days(published: str) -> tuple[int, int] | None:
    """First and last day, as ordinals, that a date YYYY, YYYY-MM or YYYY-MM-DD may mean; None for another text."""
    if len(published) not in _LENGTHS:
        return None
    try:
        first = date.fromisoformat(published + "-01-01"[:10 - len(published)]).toordinal()
    except ValueError:
        return None
    return first, first + _LENGTHS[len(published)] - 1


def apart(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    """Days from the end of the earlier range to the start of the later: negative where ``a`` is earlier.

    0 where the ranges touch or one is unknown.
    """
    if a is None or b is None:
        return 0
    return a[1] - b[0] if a[1] < b[0] else a[0] - b[1] if b[1] < a[0] else 0


@cache
def _months() -> dict[str, str]:
    """The first three letters of each month to its number."""
    return {name[:3]: f"{int(number):02}" for name, number in lexicons.mapping("months", "number").items()}


def date_value(text: str, iso: str) -> str:
    """'2031-03-04' or, where the text names no year, '03-04'; '2031' for a year; blank for a less certain date."""
    words = _WORD.findall(text.lower())
    month = next((m for w in words if (m := _months().get(w[:3] if len(w) > 3 else w))), "")
    year = next((w for w in words if len(w) == 4 and w.isdigit()), "")
    day = next((w for w in words if w.isdigit() and len(w) < 3 and 0 < int(w) <= 31), "")
    if month and day:
        return f"{year}-{month}-{int(day):02}".lstrip("-")
    return iso if year == iso and not month else ""
