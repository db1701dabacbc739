"""Dates told from the publication or from a day named before: 'today', 'last month', 'the day before'.

Among them 'last month' and 'early last year' as rewritten texts put them: 'final month', 'early final 12 months'.
Ordinary English says 'final year' of other things than the publication's: 'final year exams', 'to choose final year'.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from operator import attrgetter

from ...english import Token
from ...english.chunks import NOUNS
from . import resolution as r
from .resolution import Candidate, Period, Reference
from .vocabulary import count, either, of_class

_SHORT = ("day", "week", "weekend", "month", "year")  # units with a place in the calendar


@cache
def _deictic() -> re.Pattern[str]:
    words, part = either(of_class("deictic")), rf"(?:\s+(?:{either(of_class('part'))}))?"
    return re.compile(rf"\b(?:(?:earlier|later|early|late)\s+)?(?P<word>{words})\b(?![-’']\w){part}"
                      r"|\b(?P<now>now)(?=\s+(?:is|are|am)\b)|(?<=\bis\s)now\b|(?<=\bare\s)now\b", re.IGNORECASE)


def deictic(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'today', 'yesterday morning', 'right now'; 'now' only where it stands with 'is' or 'are'."""
    values = of_class("deictic")
    for m in _deictic().finditer(text, start, end):
        if m.group()[0].isupper() and re.search(r"[A-Z]\w*\s$", text[max(0, m.start() - 12):m.start()]):
            continue  # a title: 'USA Today'
        value = values[re.sub(r"\s+", " ", m["word"].lower())] if m["word"] else "now"
        if value == "now":
            yield Candidate(*m.span(), "now", r.now, True)
        elif value:
            yield Candidate(*m.span(), "deictic", partial(r.shifted, unit="day", shift=int(value)), True)
        else:
            yield Candidate(*m.span(), "deictic", r.unknown, True)


@cache
def _unit() -> re.Pattern[str]:
    phase, which, units = (either(of_class(name)) for name in ("phase", "direction", "unit"))
    return re.compile(rf"\b(?:(?:(?P<phase>{phase})(?:\s+|-))?(?P<which>{which})\s+(?P<unit>{units})"
                      rf"|(?P<night>last|this)\s+(?P<part>{either(of_class('part'))})"
                      rf"|(?P<inner>earlier|later|early|late)\s+in\s+the\s+(?P<in>day|week|month|year)"
                      rf"|(?:the\s+)?end\s+of\s+the\s+(?P<end>day|week|month|year))\b(?!-)", re.IGNORECASE)


def unit(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'last month', 'earlier this week', 'late next year', 'last night', 'earlier in the week'."""
    for m in _unit().finditer(text, start, end):
        if re.search(r"\s[A-Z][a-z]", m.group()):  # a title: 'This Week'
            continue
        phase = {"earlier": -1, "later": 1}.get((m["phase"] or m["inner"] or "").lower(), 0)
        if m["part"]:
            shift = -1 if m["night"].lower() == "last" else 0
            yield Candidate(*m.span(), "part", partial(r.shifted, unit="day", shift=shift), True)
            continue
        name = of_class("unit")[(m["unit"] or m["in"] or m["end"]).lower()]
        shift = int(of_class("direction")[m["which"].lower()]) if m["which"] else 0
        if name == "day" and m["which"]:  # 'the last day', 'this day' are days of something else
            continue
        if m["which"] and m["which"].lower() == "past":
            yield Candidate(*m.span(), "stretch", partial(r.stretch, number=1, unit=name, direction=-1), True)
            continue
        known = name in _SHORT
        yield Candidate(*m.span(), "unit", partial(r.shifted, unit=name, shift=shift, phase=phase) if known
                        else r.unknown, True)


@cache
def _counted() -> re.Pattern[str]:
    number = rf"(?P<n>\d{{1,3}}|{either(of_class('number'))}|(?:a\s+)?(?:few|couple(?:\s+of)?)|several|many|some)"
    units = rf"(?P<unit>{either(of_class('unit'))})s?"
    which = rf"(?P<which>{either(of_class('direction'))})"
    return re.compile(
        rf"\b(?:(?P<ago>{number}[\s-]+{units}\s+(?:ago|from\s+now)\b)"
        rf"|(?:in\s+)?(?P<recent>recent)\s+{units_of('recent')}"
        rf"|(?:the\s+)?{which}\s+(?:{number.replace('?P<n>', '?P<m>')}[\s-]+)?{units_of('span')}s\b"
        rf"|(?:in\s+)?(?P<nearly>almost|nearly)\s+(?:a|one)\s+{units_of('near')}"
        r"(?=\s*(?:ago\b|[.,;)”\"]|$)))", re.IGNORECASE)


def units_of(name: str) -> str:
    """A unit of time as a named group."""
    return rf"(?P<{name}_unit>{either(of_class('unit'))})s?"


# 'the deal would last four years'
_LASTS = re.compile(r"\b(?:will|would|to|can|could|may|might|should|must|not|['’]ll)\s+$", re.IGNORECASE)


def counted(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'two years ago', 'the past three weeks', 'in recent weeks', 'in almost a year'."""
    units = of_class("unit")
    for m in _counted().finditer(text, start, end):
        if m["ago"]:
            direction = 1 if m["ago"].lower().endswith("now") else -1
            yield Candidate(*m.span(), "ago", partial(r.away, number=count(m["n"]), unit=units[m["unit"].lower()],
                                                      direction=direction), True)
        elif m["recent"]:
            yield Candidate(*m.span(), "recent", partial(r.stretch, number=2, unit=units[m["recent_unit"].lower()],
                                                         direction=-1), True)
        elif m["nearly"]:
            yield Candidate(*m.span(), "nearly", partial(r.nearly, unit=units[m["near_unit"].lower()]), True)
        else:
            direction = int(of_class("direction")[m["which"].lower()])
            lasts = _LASTS.search(text, max(0, m.start() - 12), m.start())
            if direction and not lasts:
                resolver = partial(r.stretch, number=count(m["m"] or ""), unit=units[m["span_unit"].lower()],
                                   direction=direction)
                yield Candidate(*m.span(), "stretch", resolver, True)


@cache
def _anchored() -> re.Pattern[str]:
    step = either(of_class("anchored"))
    number = either(of_class("number"))
    return re.compile(
        rf"\b(?:(?:the|that)\s+(?P<step>{step})\s+(?P<unit>day|night|morning|evening|week|month|year|weekend)\b"
        r"|the\s+(?P<side>(?:day|night|week|month|year))\s+(?P<relation>before|after)\b(?!\s+(?:yesterday|tomorrow))"
        rf"|(?P<n>{number}|\d{{1,2}})\s+(?P<counted>day|week|month|year)s?\s+(?P<later>earlier|later|before|afterwards?)\b"
        r"|that\s+(?P<that>day|night|morning|afternoon|evening|week|month|year)\b(?=\s*[,.;]|\s+(?:the|he|she|they|in|at)\b)"
        rf"|the\s+(?P<ordinal>{either(of_class('ordinal'))})\s+day\b)", re.IGNORECASE)


def anchored(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'the day before', 'the next day', 'a day later', 'that day', 'the second day'."""
    for m in _anchored().finditer(text, start, end):
        yield Candidate(*m.span(), "anchored", partial(r.anchored, days=_days(text, m)), True)


# 'the day before the election' counts from the election.
_EVENT = re.compile(r"\s+(?:the|a|an|his|her|its|their|he|she|it|they|last|this|next|[A-Z]\w+)\b")


def _days(text: str, m: re.Match[str]) -> int | None:
    """Days from the anchor; None where the expression counts from an event or in a longer unit."""
    if m["ordinal"] or m["that"]:
        return 0 if m["ordinal"] or m["that"].lower() in ("day", "night", "morning", "afternoon", "evening") else None
    if m["step"]:
        value = of_class("anchored")[m["step"].lower()]
        return int(value) if m["unit"].lower() in ("day", "night", "morning", "evening") else None
    if m["side"]:
        counted = m["side"].lower() in ("day", "night") and not _EVENT.match(text, m.end())
        return {"before": -1, "after": 1}[m["relation"].lower()] if counted else None
    number = count(m["n"])
    if number is None or m["counted"].lower() != "day":
        return None
    return number if m["later"].lower().startswith(("later", "after")) else -number


_EARLIER = re.compile(r"(?:Earlier|Later)(?=,\s)")


def narrative(text: str, start: int, end: int) -> Iterator[Candidate]:
    """'Earlier, ...' at the head of a sentence: some time before the publication."""
    m = _EARLIER.match(text, start, end)
    if m:
        yield Candidate(*m.span(), "narrative", r.unknown, True)


START = attrgetter("start")
# Smaller units that make up one larger: who replaces words says 'twelve months' for 'year'.
_WHOLE = {(7, "day"): "week", (12, "month"): "year", (52, "week"): "year", (365, "day"): "year"}
# With a determiner or another adjective ('the final month of the race') it is the end of something else,
_DETERMINED = frozenset({"DT", "PDT", "WDT", "PRP$", "WP$", "POS", "JJ", "CD"})
# and before a noun ('final year exams') it says which.
_HEADED = NOUNS | {"JJ", "VBG", "CD", "POS"}
# What a noun may modify the expression in: 'in the season final week', 'won the league final week'.
_OPENS = frozenset({"DT", "PRP$", "POS", "IN", "TO"})


@cache
def _pattern() -> re.Pattern[str]:
    units = either(of_class("unit"))
    number = rf"\d{{1,3}}|{either(of_class('number'))}"
    return re.compile(rf"\b(?:(?P<phase>early|late)\s+)?{either(of_class('paraphrase'))}\s+"
                      rf"(?:(?P<unit>week|month|year)|(?P<n>{number})\s+(?P<units>{units})s)\b(?!\s+of\b|[-’'])",
                      re.IGNORECASE)


def rewritten(text: str, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Candidates; with a meaning only where they cannot be read as ordinary English. ``tokens``: the sentence's."""
    for m in _pattern().finditer(text, start, end):
        first, after = (bisect_left(tokens, at, key=START) for at in m.span())
        before = tokens[first - 1].tag if first else ""
        if before in _DETERMINED or (after < len(tokens) and tokens[after].tag in _HEADED):
            continue
        number, unit = (count(m["n"]), m["units"]) if m["n"] else (1, m["unit"])
        plain = m["n"] is None and m["phase"] is None
        sure = _adverbial(tokens, first, plain=plain)
        meant = partial(_meant, number=number, unit=unit.lower()) if sure else r.unknown
        yield Candidate(*m.span(), "rewritten", meant, True)


def _adverbial(tokens: Sequence[Token], first: int, *, plain: bool) -> bool:
    """Whether the expression at ``first`` follows an object ('took office final month') and is none itself.

    ``plain``: with neither a number nor 'early', so that a noun before it may modify it ('the league final week').
    """
    at = first - 1
    if at < 0 or tokens[at].tag not in NOUNS | {"PRP"}:
        return False
    if not plain or tokens[at].tag in ("PRP", "NNS"):
        return True
    if tokens[at].tag != "NN":
        return False
    while at >= 0 and tokens[at].tag in NOUNS | {"JJ", "CD"}:
        at -= 1
    return at >= 0 and tokens[at].tag not in _OPENS


def _meant(ref: Reference, number: int | None, unit: str) -> Period | None:
    """The unit before the publication's, in a clause that tells of the past."""
    if ref.direction >= 0:
        return None
    single = of_class("unit")[unit]
    name = single if number == 1 else _WHOLE.get((number or 0, single))
    return r.shifted(ref, name, -1) if name else r.stretch(ref, number, single, -1)
