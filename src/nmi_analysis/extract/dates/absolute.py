"""Dates that stand by themselves: in digits (time stamps, '18/02/2021', spans, decades), or with a month or weekday."""

import re
from collections.abc import Iterator
from functools import cache, partial

from . import resolution as r
from .resolution import Candidate
from .vocabulary import DAY, WHOLE, YEAR, month_pattern, months, of_class, phase_pattern, weekday_pattern, weekdays

_STAMP = re.compile(
    rf"(?<![\w./-])(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]|[1-9])"
    r"(?:(?:T|\s+)\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?![\w/-])")
_SLASHED = re.compile(
    rf"(?<![\w./-])(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.]|[ ]/[ ])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)"
    rf"(?P<year>{YEAR}|\d\d)(?![\w/-]|[.,]\d)")
_DECADE = re.compile(
    r"(?:\b(?:early|mid|late)[\s-]+)?(?:(?<![\w.,$£€-])(?:1[0-9]|20)\d0['’]?s\b|(?<!\w)[’'][2-9]0s\b"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)|(?i:(?:twenty-|twent|nineteen|eighteen|seventeen|sixteen)(?:first|ieth|th)))"
    r"[\s-]+[Cc]entur(?:y|ies)\b)")
_SPAN = re.compile(
    rf"(?<![\w.,$£€/–-])(?P<first>{YEAR})\s?[-–—/]\s?(?P<second>{YEAR}|\d\d)(?![\w/–-]|[.,]\d|\s?%)")
_LED = re.compile(r"\b(?:in|since|by|until|till|of|from|before|after|during|through|throughout|circa|for|to|and|year"
                  r"|summer|winter|spring|fall|autumn|late|early|mid)[\s-]+$|\($", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:about|some|roughly|around|over|nearly|almost|than|least|approximately|every|up\s+to)\s+$",
                      re.IGNORECASE)
_CLOCK = r"\s?(?:hrs?|hours?|local\s+time|GMT|UTC|[A-Z]{1,3}T)\b"  # '1747 GMT'
_FIRST_CERTAIN = 1900  # an earlier number needs a preposition to be a year
_FIRST_LIKELY = 1500  # and one before this a preposition that no count follows ('from 1000 to 2000 hires')
_IN = re.compile(r"\b(?:in|since|until|circa|year|AD|A\.D\.)\s+$", re.IGNORECASE)


def numeric(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'2021-02-18T16:56:50+00:00', '2021/02/18', '18/02/2021', '02.03.2021'."""
    for m in _STAMP.finditer(text, start, end):
        yield Candidate(*m.span(), "iso", partial(r.calendar_date, year=int(m["year"]), month=int(m["month"]),
                                                  day=int(m["day"])), False)
    for m in _SLASHED.finditer(text, start, end):
        if len(m["year"]) == 4:
            yield Candidate(*m.span(), "slashed", partial(r.either_order, year=int(m["year"]), first=int(m["a"]),
                                                          second=int(m["b"])), False)
        elif m["sep"].strip() == "/":  # '2/18/21': the century is not written
            yield Candidate(*m.span(), "slashed", r.unknown, False)


def decade(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'the 1990s', "the '80s", '19th century': no unit of the table holds them."""
    for m in _DECADE.finditer(text, start, end):
        yield Candidate(*m.span(), "decade", r.unknown, False)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"{phase_pattern()}?(?<![\w.,$£€#/+:–-])(?P<year>{YEAR}){WHOLE}"
                      rf"(?![\w°$£€]|\s?(?:percent|per\s+cent)|[-–]\d|{_CLOCK})|(?<=mid-){YEAR}{WHOLE}")


def year(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'2018', '2018-2019', '2018-19'; not '2000 troops', not '1600 Pennsylvania Avenue'."""
    for m in _SPAN.finditer(text, start, end):
        first = int(m["first"])
        second = int(m["second"]) if len(m["second"]) == 4 else first // 100 * 100 + int(m["second"])
        if second > first:
            for name, value in (("first", first), ("second", second)):
                yield Candidate(*m.span(name), "year_span", partial(r.whole_year, year=value), False)
    for m in _year().finditer(text, start, end):
        if m["year"] and _is_year(text, m):
            yield Candidate(*m.span(), "year", partial(r.whole_year, year=int(m["year"])), False)


def _is_year(text: str, m: re.Match[str]) -> bool:
    number, before = int(m["year"]), text[max(0, m.start("year") - 16):m.start("year")]
    if _COUNTED.search(before):
        return False
    plural = re.match(r"\s+[a-z-]+s\b", text[m.end():m.end() + 24])
    if number < _FIRST_LIKELY:
        return _IN.search(before) is not None and not plural
    if _LED.search(before) or m.start() != m.start("year"):
        return not (plural and number % 100 == 0)
    return number >= _FIRST_CERTAIN and not (plural and number % 50 == 0)


# A number after 'and' is a day only where no noun that it could count follows.
_FREE = (r"(?=\s*(?:[.;:)\]”\"]|,\s|$)|\s+(?:in|at|of|for|from|on|by|with|and|to|the|when|as|after|before)\b"
         r"|,?\s+\d{4}\b)")
_MORE = (rf"(?:(?:,\s*{DAY})*,?\s*(?:and|or|&)\s*{DAY}{_FREE}"
         rf"|\s*(?:\b(?:to|through|until)\b|[-–—])\s*{DAY})")
_YEAR = rf"(?:,\s*|\s+(?:of\s+)?)(?P<year>{YEAR})(?!\w|-\d|\.\d|,\d{{3}}(?!\d))"
_ON = re.compile(r"\b(?:on|by|until|through|before|from)\s+$", re.IGNORECASE)
_ATTACKS = re.compile(r",?\s+(?:attack|terror|hijack)")


@cache
def _dated() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Day after month, and day before month; each with lists, ranges, weekday and year."""
    month = rf"(?P<month>{month_pattern()})"
    week = rf"(?:\b(?P<week>{weekday_pattern(abbreviated=True)}),?\s+(?:the\s+)?)?"
    after = rf"(?P<head>{week}{phase_pattern()}?\b{month}\s*(?P<day>{DAY}))(?P<more>{_MORE})?(?:{_YEAR})?"
    before = (rf"(?P<head>{week}(?<![\w.,:$£€/-])(?P<day>{DAY}))(?P<more>\s*(?:\b(?:and|or|to)\b|[-–—])\s*{DAY})?"
              rf"\s+(?:of\s+)?{month}(?:{_YEAR})?")
    return re.compile(after), re.compile(before)


def dated(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'Thursday, Feb. 18, 2021', '18 February', 'January 3 and 5': one candidate for each day."""
    for pattern in _dated():
        for m in pattern.finditer(text, start, end):
            more = [(m.start("more") + d.start(), m.start("more") + d.end())
                    for d in re.finditer(DAY, m["more"] or "")]
            places = [m.span("head"), *more]
            places[-1] = (places[-1][0], m.end())  # the last one takes in what follows the days
            numbers = [m["day"], *(text[s:e] for s, e in more)]
            for (s, e), number in zip(places, numbers, strict=True):
                yield Candidate(s, e, "day" if s == m.start() else "day_list",
                                _date(m, int(re.sub(r"\D", "", number)), text[max(0, s - 8):s], text[e:e + 12],
                                      first=s == m.start()),
                                m["year"] is None)


def _date(m: re.Match[str], day: int, before: str, after: str, *, first: bool) -> r.Resolver:
    month = months()[m["month"].rstrip(".").lower()]
    year = int(m["year"]) if m["year"] else None
    # 'the Sept. 11 attacks': a year that every reader knows and the text does not give.
    week = weekdays().get(m["week"].lower().rstrip(".")) if m["week"] else None
    if year is None and (month, day) == (9, 11) and (_ATTACKS.match(after) or not _ON.search(before)):
        return r.unknown
    return partial(r.calendar_date, year=year, month=month, day=day, weekday=week if first else None)


_SIDES = "(?i:last|past|this|next|coming)"


def _side(m: re.Match[str]) -> int | None:
    return int(of_class("direction")[m["which"].lower()]) if m["which"] else None


@cache
def _month() -> re.Pattern[str]:
    second = rf"(?:\s*(?:\b(?:to|and|or|through|until)\b|[-–—])\s*(?P<second>{month_pattern()}))?"
    side = rf"(?:\b(?P<which>{_SIDES})\s+|{phase_pattern()})?"
    return re.compile(rf"{side}\b(?P<month>{month_pattern()}){second}(?:{_YEAR})?")


# What leads a bare month; 'May' and 'March' are months only after it.
_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|last|next|this|before|after|through|during|from|of|for|early|mid|late|to|between"
    r"|around|begin\w*|start\w*|end\w*|every|each|previous|following|coming|past)[\s-]+|\()$", re.IGNORECASE)


def month(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'October 2018', 'early May', 'from January to March 2020'; 'may' the verb and 'April Ryan' are none."""
    for m in _month().finditer(text, start, end):
        if not m["year"] and not _is_month(text, m):
            continue
        first = months()[m["month"].rstrip(".").lower()]
        year = int(m["year"]) if m["year"] else None
        if m["second"]:
            second = months()[m["second"].rstrip(".").lower()]
            before = year - (first > second) if year else None  # 'November to March 2020'
            yield Candidate(m.start(), m.end("month"), "month", partial(r.calendar_date, year=before, month=first,
                                                                        day=None), year is None)
            yield Candidate(m.start("second"), m.end(), "month", partial(r.calendar_date, year=year, month=second,
                                                                         day=None), year is None)
        else:
            yield Candidate(*m.span(), "month", partial(r.calendar_date, year=year, month=first, day=None,
                                                              which=_side(m)), year is None)


def _is_month(text: str, m: re.Match[str]) -> bool:
    """Whether a month without day and year is one: no verb, no person's name, no other abbreviation."""
    name, after = m["month"].rstrip(".").title(), text[m.end():m.end() + 24]
    led = m.start() != m.start("month") or bool(_LEADS.search(text[max(0, m.start() - 12):m.start()]))
    if name in ("May", "March"):
        return led and not re.match(r"\s+[A-Z][a-z]", after)
    if len(name) <= 4 and name not in ("June", "July"):
        return led and m["month"].endswith(".")
    return led or not (re.search(r"\b[A-Z][\w.]*\s+$", text[max(0, m.start() - 24):m.start()])
                       or re.match(r"\s+[A-Z][a-z]", after))


@cache
def _weekday() -> re.Pattern[str]:
    day = weekday_pattern(abbreviated=False)
    return re.compile(
        rf"(?:\b(?P<which>{_SIDES})\s+|{phase_pattern()})?\b(?P<day>{day})"
        rf"(?P<plural>s\b)?(?![\w-])(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon))?")




def weekday(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'Thursday', 'last Monday', 'Tuesday evening'; 'Sundays' names no one day."""
    for m in _weekday().finditer(text, start, end):
        if m["plural"]:
            yield Candidate(*m.span(), "weekdays", r.unknown, False)
            continue
        yield Candidate(*m.span(), "weekday", partial(r.weekday, number=weekdays()[m["day"].lower()], which=_side(m)),
                        True)
