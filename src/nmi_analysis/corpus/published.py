"""The publication date, where a text's own first or last lines give it as a line of its own."""

import re
from datetime import date

from .. import lexicons

_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?")
_LINES = 6  # a dateline stands among a page's first lines


def published_in(text: str) -> str:
    """YYYY-MM-DD from a leading line that is nothing but a date or a timestamp; blank where there is none."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    for line in lines:
        found = _stamp(line) or _in_words(line)
        if found:
            return found
    return ""


def _stamp(line: str) -> str:
    m = _STAMP.fullmatch(line)
    return _iso(int(m[1]), int(m[2]), int(m[3])) if m else ""


def _in_words(line: str) -> str:
    """'Feb 18, 2021', 'February 18, 2021', '18 February 2021', with an optional weekday before it."""
    words = re.findall(r"[A-Za-z]+|\d+", line)
    if not 3 <= len(words) <= 4 or len(line) > 40:
        return ""
    months = lexicons.mapping("months", "number")
    if len(words) == 4:
        if words[0].lower() not in lexicons.words("weekdays"):
            return ""
        words = words[1:]
    for month, day, year in ((words[0], words[1], words[2]), (words[1], words[0], words[2])):
        number = months.get(month.lower())
        if number and day.isdigit() and re.fullmatch(r"(?:19|20)\d\d", year):
            return _iso(int(year), int(number), int(day))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
