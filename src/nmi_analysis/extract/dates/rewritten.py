"""'Last month' and 'early last year' as rewritten texts put them: 'final month', 'early final 12 months'.

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
from .periods import Period
from .resolution import Candidate, Reference
from .vocabulary import count, either, of_class

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
