"""What each article does with a claim: states it, differs or contradicts, and why. Rules, never guesses.

``contradicts`` is kept for relations that hold of one thing at a time (who leads): of two values, dates or
wordings both may be true as far as text can tell.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..settings import ClaimSettings
from .days import apart, days
from .leaders import Leading
from .story import Story
from .units import Unit

_NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither", "cannot", "none", "nobody", "nothing"))


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
    values, dates = _usual(story, said, _values), _usual(story, said, _dates)
    made = []
    for u in said:
        if _separated(story, u.article, now, settings) and not u.dates:
            made.append(SEPARATED)
            continue
        found = _other_value(values, _values(u)) or _other_date(dates, _dates(u))
        made.append(found or (Stance("differs", "negation") if _denied(u, said, settings) else STATES))
    return made


def _denied(u: Unit, said: Sequence[Unit], settings: ClaimSettings) -> bool:
    """Whether the unit is worded as others of the claim, but for a negation that most do not have."""
    if not _negated(u) or 2 * sum(map(_negated, said)) > len(said):
        return False
    return any(not _negated(v) and min(_part(u, v), _part(v, u)) >= settings.alike for v in said)


def _part(a: Unit, b: Unit) -> float:
    return sum((w for t, w in a.weights.items() if t in b.weights), 0.0) / (a.weight or 1.0)


def _other_value(usual: str, own: str) -> Stance | None:
    """A value that the others do not give, in the place of one of theirs: both are counts, shares or sums of money."""
    ours, theirs = own.split(), usual.split()
    for value in (v for v in ours if v not in theirs):
        other = next((v for v in theirs if v not in ours and _sign(v) == _sign(value)), "")
        if other:
            return Stance("differs", f"other value: {value} against {other}")
    return None


def _sign(value: str) -> str:
    return value.lstrip("-0123456789.e+")


def _other_date(usual: str, own: str) -> Stance | None:
    """A date that goes with none of the others', in the place of one of them as precise; or a coarser one."""
    ours, theirs = own.split(), usual.split()
    apart = [d for d in ours if not any(_goes(d, other) for other in theirs)]
    missing = [d for d in theirs if not any(_goes(d, o) for o in ours)]
    for date in apart:
        other = next((d for d in missing if len(d) == len(date)), "")
        if other:
            return Stance("differs", f"other date: {date} against {other}")
    coarse = len(ours) == len(theirs) == 1 and theirs[0].startswith(own) and len(own) < len(usual)
    return Stance("differs", "less specific") if coarse else None


def _goes(a: str, b: str) -> bool:
    """Whether two dates may be one, told more or less precisely."""
    return a.startswith(b) or b.startswith(a)


def _usual(story: Story, said: Sequence[Unit], key: Callable[[Unit], str]) -> str:
    """The value that most independent sources give; the earliest of those given equally often."""
    independent = set(story.independent)
    seen: set[tuple[str, str]] = set()
    votes: Counter[str] = Counter()
    for u in said:
        value = key(u)
        if value and u.article in independent and (u.article, value) not in seen:
            seen.add((u.article, value))
            votes[value] += 1
    return max(votes, key=lambda v: votes[v], default="")


def _values(u: Unit) -> str:
    """The values of a unit, each with a sign of what it measures; counts have none."""
    signs = {"percentage": "%", "times": "x", "dollar": "$", "euro": "€", "pound": "£"}
    return " ".join(dict.fromkeys(f"{f['value']:g}{signs.get(f.get('unit') or '', '')}" for f in u.figures))


def _dates(u: Unit) -> str:
    return " ".join(sorted({str(d["iso"]) for d in u.dates if d.get("iso")}))


def _negated(u: Unit) -> bool:
    lowers = u.text.lower().replace("n’t", " not").replace("n't", " not").split()
    return not _NEGATIONS.isdisjoint(lowers)


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
    usual = _usual(story, current, lambda u: f"{of[id(u)].holder} {of[id(u)].handover}".strip())
    made = []
    for u, found in said:
        own = f"{found.holder} {found.handover}".strip()
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
