"""The publication date, where a line among a text's first gives it: alone, or beside 'Updated', a place, a time."""

import re
from datetime import date
from functools import cache

from .. import lexicons

_LINES = 6  # a dateline stands among a page's first lines
_LONGEST = 80  # characters of such a line
_NAMES = 3  # words beside the date that are no date words: a place, an agency
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_STAMP = re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-/])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)(?:T[\d:.,]+Z?)?")
_NUMERIC = re.compile(rf"(?<!\d)(?P<a>\d\d?)\s?[/.]\s?(?P<b>\d\d?)\s?[/.]\s?{_YEAR}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|[+-]\d\d:?\d\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")


def published_in(text: str) -> str:
    """YYYY-MM-DD (YYYY where day and month may be either way round) from one of the leading lines; else blank."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    for i, line in enumerate(lines):
        if len(line) <= _LONGEST and (found := _dated(line, first=i == 0)):
            return found
    return ""


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(lexicons.words("months"), key=lambda w: (-len(w), w)))
    month, day = rf"(?P<month>{months})\.?", r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    return (re.compile(rf"\b{month}\s+{day}\s?,?\s?{_YEAR}(?!\d)", re.IGNORECASE),
            re.compile(rf"(?<!\d){day}\s+{month},?\s+{_YEAR}(?!\d)", re.IGNORECASE))


def _dated(line: str, *, first: bool) -> str:
    """The date of a line in which little else stands."""
    for pattern in (_STAMP, _NUMERIC, *_in_words()):
        m = pattern.search(line)
        if m and _only(_CLOCK.sub(" ", line[:m.start()]), _CLOCK.sub(" ", line[m.end():]), first=first):
            return _iso(m)
    return ""


def _iso(m: re.Match[str]) -> str:
    found = m.groupdict()
    if "a" in found:
        readings = {iso for month, day in ((found["a"], found["b"]), (found["b"], found["a"]))
                    if (iso := _calendar(int(found["year"]), int(month), int(day)))}
        return found["year"] if len(readings) > 1 else next(iter(readings), "")
    month = found["month"]
    number = int(month) if month.isdigit() else int(lexicons.mapping("months", "number")[month.lower()])
    return _calendar(int(found["year"]), number, int(found["day"]))


def _only(before: str, after: str, *, first: bool) -> bool:
    """Whether nothing but words of datelines stands around the date, or, below a headline, a place or an agency."""
    known = lexicons.words("dateline_words") | lexicons.words("weekdays")
    front, back = ([w for w in _WORD.findall(s) if w.casefold().rstrip(".") not in known] for s in (before, after))
    if first or len(front) + len(back) > _NAMES:
        return not front and not back
    led = bool(front) and _WORD.findall(before)[0] not in front  # 'Posted by Ann Lee on'
    return all(w.isupper() or (w[0].isupper() and (led or w in _places())) for w in front) and all(
        w[0].isupper() for w in back)


@cache
def _places() -> frozenset[str]:
    return lexicons.words("cities") | lexicons.words("places")


def _calendar(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
