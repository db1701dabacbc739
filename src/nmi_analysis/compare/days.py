"""Publication dates as ranges of days, and whether two of them are apart."""

from datetime import date

_LENGTHS = {4: 366, 7: 31, 10: 1}


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
