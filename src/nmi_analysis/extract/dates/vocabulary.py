"""The words of dates as pieces of patterns, made from the lexicons once."""

import re
from collections.abc import Iterable
from functools import cache

from ... import lexicons

YEAR = r"(?:1[0-9]|20)\d\d"
# What must not follow a number that is to be a day of the month: more digits, a decimal, a percent sign.
WHOLE = r"(?!\d|[.,:/]\d|\s?%)"
# 'July 29,2011': of a page's date line the space behind the comma is often lost.
DAY = (rf"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?(?!\d|[.:/]\d|,(?!{YEAR}(?!\d))\d|\s?%)(?![^\W\d_])")


def either(words: Iterable[str]) -> str:
    """An alternation that takes the longest word first; a space stands for any white space."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def of_class(name: str) -> dict[str, str]:
    """Word to value of one class of ``date_words.csv``."""
    return {r["word"]: r["value"] for r in lexicons.table("date_words") if r["class"] == name}


@cache
def months() -> dict[str, int]:
    """Name or abbreviation, lower case, to the number of the month."""
    return {name: int(number) for name, number in lexicons.mapping("months", "number").items()}


@cache
def weekdays() -> dict[str, int]:
    """Name or abbreviation, lower case, to the number of the weekday, 0 for Monday."""
    return {name: int(number) for name, number in lexicons.mapping("weekdays", "number").items()}


@cache
def month_pattern() -> str:
    """A month as written in running text: capitalised, or in capitals; an abbreviation with or without its stop."""
    full, short = (either(form for name in lexicons.words("months", abbreviation=a)
                          for form in (name.title(), name.upper())) for a in ("no", "yes"))
    return rf"(?:{full}(?!\w)|{short}(?![\w’'-])\.?)"


@cache
def weekday_pattern(*, abbreviated: bool) -> str:
    """A weekday, capitalised or in capitals; ``abbreviated`` takes 'Mon', 'Tues.' too."""
    names = lexicons.words("weekdays") if abbreviated else lexicons.words("weekdays", abbreviation="no")
    return either(form for name in names for form in (name.title(), name.upper())) + (r"\b\.?" if abbreviated else "")


@cache
def phase_pattern() -> str:
    """'early', 'mid-' and the like before a unit or a name."""
    return rf"(?:\b(?i:{either(of_class('phase'))})(?:\s+|[-–]))"


def count(word: str) -> int | None:
    """The number that digits or a number word stand for; None for another word ('several')."""
    if word.isdecimal():
        return int(word) if len(word) <= 4 else None
    value = of_class("number").get(word.lower())
    return int(value) if value else None
