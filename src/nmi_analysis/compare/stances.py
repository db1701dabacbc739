"""What each article does with a claim: states it, differs or contradicts, and why. Rules, never guesses.

``contradicts`` is kept for relations that hold of one thing at a time (who leads): of two values, dates or
wordings both may be true as far as text can tell.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..settings import Settings
from .days import apart, days
from .leaders import Leading
from .likeness import overlap
from .polarity import opposite, polarity
from .replaced import Replaced, replaced
from .story import Story
from .units import Unit


class Stance(NamedTuple):
    """``reason`` is blank where the unit states the claim; ``value`` is what it says ``against`` what others say."""

    stance: str
    reason: str = ""
    time_separated: bool = False
    value: str = ""
    against: str = ""


STATES = Stance("states")
_WHEN = {"future": "still to come", "past": "already past"}
SEPARATED = Stance("differs", "time-separated", True)


def stances(story: Story, said: Sequence[Unit], settings: Settings) -> list[Stance]:
    """One stance for each unit of a claim, against what most independent sources say of it."""
    if len({u.article for u in said}) == 1:
        return [STATES for _ in said]
    now = _time(story, said)
    made = []
    for u in said:
        if _separated(story, u.article, now, settings) and not u.dates:
            made.append(SEPARATED)
        else:
            made.append(_other(story, u, said, settings) or _denied(story, u, said, settings) or STATES)
    return made


def _denied(story: Story, u: Unit, said: Sequence[Unit], settings: Settings) -> Stance | None:
    """Where it denies what more of the others affirm, or the other way round; of as many the one that denies."""
    odd = polarity(u.text).odd  # of as many negations, or two more, none denies another

    def against(v: Unit) -> str:
        if polarity(v.text).odd == odd or overlap(u, v) < settings.claims.alike:
            return ""
        return opposite(u.text, v.text)

    found = _against(story, u, said, lambda v: bool(against(v)), lambda v: against(v) == "denies")
    if found is None:
        return None
    return Stance("differs", "negation")


def _other(story: Story, u: Unit, said: Sequence[Unit], settings: Settings) -> Stance | None:
    """Another value in the place of one that more of the others give; of as many the later one's."""
    def other(v: Unit) -> Replaced | None:
        return replaced(u, v, settings.claims, settings.agreements)

    found = _against(story, u, said, lambda v: other(v) is not None, lambda v: v.article < u.article)
    told = other(found) if found else None
    if told is None:
        return None
    value, against = told.values
    return Stance("differs", f"{told.reason}: {value} against {against}", value=value, against=against)


def _against(story: Story, u: Unit, said: Sequence[Unit], other: Callable[[Unit], bool],
             gives_way: Callable[[Unit], bool]) -> Unit | None:
    """The first unit of another article that is ``other``, where more independent sources are so than are not.

    ``gives_way``: whether as many are enough.
    """
    against = [v for v in said if v.article != u.article and other(v)]
    if not against:
        return None
    independent = {*story.independent}
    sources = {v.article for v in said if v.article in independent} | {u.article}
    most = 2 * len({v.article for v in against} & sources) - len(sources)
    return against[0] if most > 0 or (most == 0 and gives_way(against[0])) else None


def _usual(story: Story, said: Sequence[Unit], key: Callable[[Unit], Sequence[str]]) -> Unit | None:
    """The first unit that tells what most independent sources do; the earliest of those told equally often.

    ``key``: what a unit tells; empty where it tells nothing.
    """
    independent = set(story.independent)
    told = {(u.article, found): u for u in reversed(said) if u.article in independent and (found := tuple(key(u)))}
    votes = Counter(found for _, found in told)
    return max((u for u in said if told.get((u.article, tuple(key(u)))) is u),
               key=lambda u: votes[tuple(key(u))], default=None)


def _time(story: Story, said: Sequence[Unit]) -> tuple[int, int] | None:
    """The days that most articles of the claim are from: those nearest to the most others."""
    known = sorted({u.article: d for u in said if (d := _days(story, u.article))}.values())
    return min(known, key=lambda d: (sum(abs(apart(d, other)) for other in known), -d[0])) if known else None


def _days(story: Story, article: str) -> tuple[int, int] | None:
    return days(str(story.by_article[article].get("published") or ""))


def _separated(story: Story, article: str, now: tuple[int, int] | None, settings: Settings) -> bool:
    return abs(apart(_days(story, article), now)) > settings.claims.time_window_days


def leading_stances(story: Story, said: Sequence[tuple[Unit, Leading]], settings: Settings) -> list[Stance]:
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
            sure = _days(story, u.article) is not None and now is not None
            if found.handover:
                value, against = (_WHEN[h] for h in (found.handover, *(h for h in _WHEN if h != found.handover)))
                reason = f"other time: {value}"
            else:
                value, against = found.holder.title(), usual.title()
                reason = f"other actor: {value}, not {against}"
            made.append(Stance("contradicts" if sure else "differs", reason, value=value, against=against))
    return made


def _told(found: Leading) -> str:
    return f"{found.holder} {found.handover}".strip()
