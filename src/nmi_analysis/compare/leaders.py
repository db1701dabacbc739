"""Who leads: a relation that holds of one country or organisation at a time: two holders of one time contradict.

'X-led', 'led by X', 'handed command to X' and 'X takes the helm' name a country as the leader of something;
two statements are compared where what is led shares at least two terms.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .. import lexicons
from ..settings import LeaderSettings
from .frames import function_words, saying_words
from .terms import Word, words
from .units import Unit, place

_LEADS = frozenset(("lead", "leads", "leading"))
_AUXILIARIES = frozenset(("will", "would", "is", "are", "was", "to"))


class Leading(NamedTuple):
    """``unit`` says that ``holder`` leads. ``handover``: blank for a state, else ``past`` or ``future``."""

    unit: int
    holder: str
    handover: str
    led: frozenset[str]
    frame: str = ""  # for an organisation: the tense; only statements of one frame are compared


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicons.words('leading', **{'class': 'participle'})))})\b")


def leadings(listed: Sequence[Unit], settings: LeaderSettings) -> list[Leading]:
    """Every statement of who leads, in the order of the units."""
    made = []
    for number, unit in enumerate(listed):
        if "led" in unit.text or " lead" in unit.text or _pattern().search(unit.text) or _offices().search(unit.text):
            made += list(_of_unit(number, unit, settings))
    return made


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicons.words('leading', **{'class': 'office'})))})\b")


def _of_unit(number: int, unit: Unit, settings: LeaderSettings) -> Iterator[Leading]:
    said = words(unit.text)
    around = frozenset(t for t in unit.weights if not t.startswith("#"))
    for i, w in enumerate(said):
        if w.lower.endswith("-led") and (holder := place(w.lower[:-4])):
            led = frozenset(s.stem for s in said[i + 1:i + 1 + settings.led])
            yield Leading(number, holder, "", led)
        elif w.lower in _class("participle") and i + 1 < len(said) and said[i + 1].lower == "by":
            holder = _first_place(said[i + 2:i + 2 + settings.near])
            if holder:
                yield Leading(number, holder, "", around - {holder})
    yield from _organisations(number, unit.text, said)
    found = _handover(said, settings)
    if found:
        yield Leading(number, found[0], found[1], around - {found[0]})


@cache
def _heads() -> frozenset[str]:
    return frozenset(w.lower() for w in lexicons.words("name_heads", type="ORG"))


def _organisations(number: int, text: str, said: Sequence[Word]) -> Iterator[Leading]:
    """'The Harbour Board will lead the inquiry into the fire', 'the Board said it would lead the inquiry'."""
    for i, w in enumerate(said):
        if w.lower not in _LEADS:
            continue
        at = i
        while at and said[at - 1].lower in _AUXILIARIES:
            at -= 1
        if at > 1 and said[at - 1].lower == "it" and said[at - 2].lower in saying_words():
            at -= 2
        first = at
        while first and said[first - 1].capital and text[said[first - 1].end:said[first].start].isspace():
            first -= 1
        name = [n.lower for n in said[first:at] if n.lower not in function_words()]
        joint = first and said[first - 1].lower in ("and", "with")
        led = frozenset(s.stem for s in _clause(text, said, i) if s.lower not in function_words())
        if len(name) > 1 and not _heads().isdisjoint(name) and not any(map(place, name)) and not joint:
            tense = "future" if {n.lower for n in said[at:i]} & {"will", "would", "to"} else "present"
            yield Leading(number, " ".join(name), "", led, tense)


def _clause(text: str, said: Sequence[Word], i: int) -> Iterator[Word]:
    """The words behind word ``i`` up to a mark."""
    for before, w in pairwise(said[i:]):
        if not text[before.end:w.start].isspace():
            return
        yield w


@cache
def _class(name: str) -> frozenset[str]:
    return lexicons.words("leading", **{"class": name})


def _first_place(said: Sequence[Word]) -> str:
    return next((p for w in said if (p := place(w.lower))), "")


def _handover(said: Sequence[Word], settings: LeaderSettings) -> tuple[str, str] | None:
    """(new holder, ``past`` or ``future``) of a clause that tells of an office changing hands."""
    lowers = [w.lower for w in said]
    offices = [i for i, low in enumerate(lowers) if low in _class("office")]
    for i, verb in enumerate(lowers):
        office = next((k for k in offices if i < k <= i + settings.near), -1)
        if office < 0:
            continue
        ahead = _ahead(lowers[max(0, i - settings.ahead):i])
        when = "past" if verb in _class("took") | _class("gave") and not ahead else "future"
        holder = ""
        if verb in _class("take") | _class("took"):
            holder = _first_place(said[max(0, i - settings.reach):i])
        elif verb in _class("give") | _class("gave") and "to" in lowers[office:office + settings.reach]:
            to = lowers.index("to", office)
            holder = _first_place(said[to + 1:to + 1 + settings.near])
        if holder:
            return holder, when
    return None


def _ahead(before: Sequence[str]) -> bool:
    """Whether a verb is put in the future by one of the words just before it."""
    return any(low in _class("future") for low in before)
