"""What each article does with a claim: states it, differs or contradicts, and why. Rules, never guesses.

``contradicts`` is kept for relations that hold of one thing at a time (who leads): of two values, dates or
wordings both may be true as far as text can tell.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..settings import ClaimSettings
from ..tables import Row
from .amounts import other_duration
from .clauses import function_words
from .days import apart, days
from .leaders import Leading
from .polarity import opposite
from .story import Story
from .terms import words
from .things import alike_noun
from .units import Unit, term


class Stance(NamedTuple):
    """``reason`` is blank where the unit states the claim."""

    stance: str
    reason: str = ""
    time_separated: bool = False


STATES = Stance("states")
SEPARATED = Stance("differs", "time-separated", True)


def stances(story: Story, said: Sequence[Unit], settings: ClaimSettings) -> list[Stance]:
    """One stance for each unit of a claim, against what most independent sources say of it."""
    if len({u.article for u in said}) == 1:
        return [STATES for _ in said]
    now = _time(story, said)
    values, dates = _usual(story, said, _shown), _usual(story, said, _dates)
    made = []
    for u in said:
        if _separated(story, u.article, now, settings) and not u.dates:
            made.append(SEPARATED)
            continue
        made.append((values and _other_value(values, u)) or (dates and _other_date(_dates(dates), _dates(u)))
                    or _other_length(story, u, said) or _denied(story, u, said) or STATES)
    return made


def _denied(story: Story, u: Unit, said: Sequence[Unit]) -> Stance | None:
    """Where it denies what more of the others affirm, or the other way round; of as many the one that denies."""
    found = _against(story, u, said, lambda v: bool(opposite(u.text, v.text)),
                     lambda v: opposite(u.text, v.text) == "denies")
    return Stance("differs", "negation") if found else None


def _other_length(story: Story, u: Unit, said: Sequence[Unit]) -> Stance | None:
    """Another duration of one thing than more of the others give; of as many the later one's."""
    found = _against(story, u, said, lambda v: other_duration(u, v) is not None, lambda v: v.article < u.article)
    if found is None:
        return None
    own, usual = other_duration(u, found) or ("", "")
    return Stance("differs", f"other value: {own} against {usual}")


def _against(story: Story, u: Unit, said: Sequence[Unit], other: Callable[[Unit], bool],
             gives_way: Callable[[Unit], bool]) -> Unit | None:
    """The first unit of another article that is ``other``, where more independent sources are so than are not.

    ``gives_way``: whether as many are enough.
    """
    against = [v for v in said if v.article != u.article and other(v)]
    if not against:
        return None
    sources = {v.article for v in said if v.article in set(story.independent)} | {u.article}
    most = 2 * len({v.article for v in against} & sources) - len(sources)
    return against[0] if most > 0 or (most == 0 and gives_way(against[0])) else None


def _other_value(usual: Unit, own: Unit) -> Stance | None:
    """A value that the others do not give, in the place of one of theirs: both are counts, shares or sums of money."""
    mine, theirs = _values(own), _values(usual)
    for value in (v for v in mine if v.shown not in _shown(usual)):
        other = next((v for v in theirs if v.shown not in _shown(own) and v.goes_with(value)), None)
        if other:
            return Stance("differs", f"other value: {value.shown} against {other.shown}")
    return None


class _Value(NamedTuple):
    """A value with the sign of what it measures; the noun it counts and the verb behind that, "" where unknown."""

    shown: str
    noun: str
    verb: str

    def goes_with(self, other: "_Value") -> bool:
        """Whether both may be of one thing: '41 people were injured' and '312 passengers were saved' are of two."""
        return (_sign(self.shown) == _sign(other.shown) and _one(self.noun, other.noun)
                and _one(self.verb, other.verb))


def _one(a: str, b: str) -> bool:
    return not a or not b or a == b


def _sign(value: str) -> str:
    return value.lstrip("-0123456789.e+")


def _other_date(theirs: Sequence[str], ours: Sequence[str]) -> Stance | None:
    """A date that goes with none of the others', in the place of one of them as precise; or a coarser one."""
    apart = [d for d in ours if not any(_goes(d, other) for other in theirs)]
    missing = [d for d in theirs if not any(_goes(d, o) for o in ours)]
    for date in apart:
        other = next((d for d in missing if len(d) == len(date)), "")
        if other:
            return Stance("differs", f"other date: {date} against {other}")
    coarse = len(ours) == len(theirs) == 1 and theirs[0].startswith(ours[0]) and len(ours[0]) < len(theirs[0])
    return Stance("differs", "less specific") if coarse else None


def _goes(a: str, b: str) -> bool:
    """Whether two dates may be one, told more or less precisely."""
    return a.startswith(b) or b.startswith(a)


def _usual(story: Story, said: Sequence[Unit], key: Callable[[Unit], Sequence[str]]) -> Unit | None:
    """The first unit that tells what most independent sources do; the earliest of those told equally often.

    ``key``: what a unit tells; empty where it tells nothing.
    """
    independent = set(story.independent)
    told = {(u.article, found): u for u in reversed(said) if u.article in independent and (found := tuple(key(u)))}
    votes = Counter(found for _, found in told)
    return max((u for u in said if told.get((u.article, tuple(key(u)))) is u),
               key=lambda u: votes[tuple(key(u))], default=None)


def _values(u: Unit) -> list[_Value]:
    """The values of a unit, each once; counts have no sign."""
    signs = {"percentage": "%", "times": "x", "dollar": "$", "euro": "€", "pound": "£"}
    made = []
    for f in u.figures:
        unit = str(f.get("unit") or "")
        noun = "" if unit in signs else alike_noun(unit)
        made.append(_Value(f"{f['value']:g}{signs.get(unit, '')}", noun, _verb(u, f) if noun else ""))
    return list(dict.fromkeys(made))


def _shown(u: Unit) -> list[str]:
    return [v.shown for v in _values(u)]


def _verb(u: Unit, figure: Row) -> str:
    """The verb that follows what a figure counts, or ""."""
    unit = {term(w.lower) for w in words(str(figure["unit"]))}
    behind = (term(w.lower) for w in words(u.text, figure["end"] - u.start) if w.lower not in function_words())
    first = next((t for t in behind if t and t not in unit), "")
    return first if first in u.verbs else ""


def _dates(u: Unit) -> list[str]:
    return sorted({str(d["iso"]) for d in u.dates if d.get("iso")})


def _time(story: Story, said: Sequence[Unit]) -> tuple[int, int] | None:
    """The days that most articles of the claim are from: those nearest to the most others."""
    known = sorted({u.article: d for u in said if (d := _days(story, u.article))}.values())
    return min(known, key=lambda d: (sum(abs(apart(d, other)) for other in known), -d[0])) if known else None


def _days(story: Story, article: str) -> tuple[int, int] | None:
    return days(str(story.by_article[article].get("published") or ""))


def _separated(story: Story, article: str, now: tuple[int, int] | None, settings: ClaimSettings) -> bool:
    return abs(apart(_days(story, article), now)) > settings.time_window_days


def leading_stances(story: Story, said: Sequence[tuple[Unit, Leading]], settings: ClaimSettings) -> list[Stance]:
    """One stance for each statement of who leads, or of when the lead changes hands."""
    units = [u for u, _ in said]
    of = {id(u): found for u, found in said}
    now = _time(story, units)
    current = [u for u in units if not _separated(story, u.article, now, settings)]
    typical = _usual(story, current, lambda u: [_told(of[id(u)])])
    usual = _told(of[id(typical)]) if typical else ""
    made = []
    for u, found in said:
        own = _told(found)
        if own == usual:
            made.append(STATES if u in current else SEPARATED)
        elif u not in current:
            made.append(SEPARATED)
        else:
            reason = ("other time: still to come" if found.handover == "future" else
                      "other time: already past" if found.handover == "past" else
                      f"other actor: {found.holder.title()}, not {usual.title()}")
            sure = _days(story, u.article) is not None and now is not None
            made.append(Stance("contradicts" if sure else "differs", reason))
    return made


def _told(found: Leading) -> str:
    return f"{found.holder} {found.handover}".strip()
