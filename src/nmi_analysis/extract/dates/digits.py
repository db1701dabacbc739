"""Dates written in digits: time stamps, '18/02/2021', years, spans of years, decades."""

import re
from collections.abc import Iterator
from functools import cache, partial

from . import resolution as r
from .resolution import Candidate
from .vocabulary import WHOLE, YEAR, phase_pattern

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
