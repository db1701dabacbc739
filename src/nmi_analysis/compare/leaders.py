"""Who leads: a relation that holds of one country at a time, so that two holders of one time contradict.

'X-led', 'led by X', 'handed command to X' and 'X takes the helm' name a country as the leader of something;
two statements are compared where what is led shares at least two terms.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .. import lexicons
from .terms import Word, words
from .units import Unit, place

_REACH = 12  # words between a verb of taking or giving and its office, and the office and its new holder
_NEAR = 4  # words between 'led by' and the country: 'led by a senior Danish commander'


class Leading(NamedTuple):
    """``unit`` says that ``holder`` leads. ``handover``: blank for a state, else ``past`` or ``future``."""

    unit: int
    holder: str
    handover: str
    led: frozenset[str]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicons.words('leading', **{'class': 'participle'})))})\b")


def leadings(listed: Sequence[Unit]) -> list[Leading]:
    """Every statement of who leads, in the order of the units."""
    made = []
    for number, unit in enumerate(listed):
        if "led" in unit.text or _pattern().search(unit.text) or _offices().search(unit.text):
            made += list(_of_unit(number, unit))
    return made


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicons.words('leading', **{'class': 'office'})))})\b")


def _of_unit(number: int, unit: Unit) -> Iterator[Leading]:
    said = words(unit.text)
    around = frozenset(t for t in unit.around if not t.startswith("#"))
    for i, w in enumerate(said):
        if w.lower.endswith("-led") and (holder := place(w.lower[:-4])):
            led = frozenset(s.stem for s in said[i + 1:i + 5])
            yield Leading(number, holder, "", led)
        elif w.lower in _class("participle") and i + 1 < len(said) and said[i + 1].lower == "by":
            holder = _first_place(said[i + 2:i + 2 + _NEAR])
            if holder:
                yield Leading(number, holder, "", around - {holder})
    found = _handover(said)
    if found:
        yield Leading(number, found[0], found[1], around - {found[0]})


@cache
def _class(name: str) -> frozenset[str]:
    return lexicons.words("leading", **{"class": name})


def _first_place(said: Sequence[Word]) -> str:
    return next((p for w in said if (p := place(w.lower))), "")


def _handover(said: Sequence[Word]) -> tuple[str, str] | None:
    """(new holder, ``past`` or ``future``) of a clause that tells of an office changing hands."""
    lowers = [w.lower for w in said]
    offices = [i for i, low in enumerate(lowers) if low in _class("office")]
    for i, verb in enumerate(lowers):
        office = next((k for k in offices if i < k <= i + _NEAR), -1)
        if office < 0:
            continue
        when = "past" if verb in _class("took") | _class("gave") and not _ahead(lowers, i) else "future"
        holder = ""
        if verb in _class("take") | _class("took"):
            holder = _first_place(said[max(0, i - _REACH):i])
        elif verb in _class("give") | _class("gave") and "to" in lowers[office:office + _REACH]:
            to = lowers.index("to", office)
            holder = _first_place(said[to + 1:to + 1 + _NEAR])
        if holder:
            return holder, when
    return None


def _ahead(lowers: Sequence[str], verb: int) -> bool:
    """Whether the verb at ``verb`` is put in the future by one of the words just before it."""
    return any(low in _class("future") for low in lowers[max(0, verb - 3):verb])
