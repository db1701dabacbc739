"""Set phrases with a word replaced: a synonym of 'last' before a unit of time, the noun of 'at the request of'."""

from functools import cache

from ... import lexicons
from ...store import Row
from ..substitutes import substitutes
from ..wordcase import like
from .scan import Scan, flag


def broken_frame(scan: Scan, i: int) -> Row | None:
    """'PREPOSITION the NOUN of' with the noun or the preposition of a fixed frame replaced."""
    if scan.at(i + 1).lower != "the" or scan.at(i + 3).lower != "of":
        return None
    a, b = scan.at(i), scan.at(i + 2)
    preposition, noun = a.lower, b.lower
    taken = _frames().get(noun)
    if taken:
        if preposition in taken or noun not in _strict() or len(taken) > 1:
            return None
        (right,) = taken
        return flag(a, b, f"{like(right, a.text)} the {noun}", f"'{noun}' takes '{right}'", 0.7, "broken_frame",
                    "fluency/unidiomatic")
    if preposition in ("under", "in"):
        return None
    found = [(step, n) for n, step in sorted(substitutes(noun).items()) if n in _frames()
             and ((step < 1 and preposition in _frames()[n]) or (n in _strict() and (step < 1 or preposition in
                                                                                     _frames()[n])))]
    if not found:
        return None
    meant = min(found)[1]
    right = preposition if preposition in _frames()[meant] else min(_frames()[meant])
    return flag(a, b, f"{like(right, a.text)} the {meant}", f"the fixed phrase is '{right} the {meant} of'", 0.7,
                "broken_frame", "fluency/unidiomatic")


@cache
def _frames() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for row in lexicons.table("frames"):
        made.setdefault(row["noun"], set()).add(row["preposition"])
    return {n: frozenset(p) for n, p in made.items()}


@cache
def _strict() -> frozenset[str]:
    """Nouns that take their preposition alone in a frame."""
    return lexicons.words("frames", "noun", strict="yes")


def bare_time(scan: Scan, i: int) -> Row | None:
    """A synonym of 'last' before a unit of time where no article stands: only 'last' and the like go without one."""
    first = i - 2 if scan.at(i - 1).tag == "CD" else i - 1
    a, before = scan.at(first), scan.at(first - 1)
    if a.lower in ("last", "next", "past") or "last" not in substitutes(a.lower):
        return None
    if before.tag[:2] not in ("NN", "RB", "VB") and before.lower not in ("early", "late"):
        return None
    year = scan.at(i).lower in ("months", "month") and first == i - 2 and scan.at(i - 1).lower in ("12", "twelve")
    return flag(a, scan.at(i), "last year" if year else f"last {scan.at(i).text}",
                f"'{a.text}' before a unit of time takes an article", 0.8, "bare_time", "terminology")
