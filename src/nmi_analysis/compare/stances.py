"""What each article does with a claim: states it, differs or contradicts, and why. Rules, never guesses.

``contradicts`` is kept for relations that hold of one thing at a time (who leads): of two values, dates or
wordings both may be true as far as text can tell.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings, ClaimSettings, Settings
from ..store import Row
from .leaders import Leading
from .likeness import overlap
from .polarity import opposite, polarity
from .story import Story, apart, days
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


Relation = Callable[[Unit, Unit], bool]


class Wordings:
    """The units of a claim, those of one wording together: hundreds may repeat one, and are compared once."""

    def __init__(self, story: Story, said: Sequence[Unit]) -> None:
        self._groups: dict[Hashable, list[Unit]] = {}
        for u in said:
            self._groups.setdefault(_content(u), []).append(u)
        self._places = {id(u): n for n, u in enumerate(said)}
        self._independent = {*story.independent} & {u.article for u in said}
        self._known: dict[Hashable, list[list[Unit]]] = {}

    def against(self, u: Unit, relation: Relation, gives_way: Relation) -> Unit | None:
        """The first unit of another article with this relation to ``u``, where more independent sources have it.

        ``gives_way``: whether as many are enough.
        """
        key = relation, _content(u)
        if key not in self._known:
            self._known[key] = [g for g in self._groups.values() if relation(u, g[0])]
        found = [v for g in self._known[key] for v in g if v.article != u.article]
        if not found:
            return None
        first = min(found, key=lambda v: self._places[id(v)])
        sources = self._independent | {u.article}
        most = 2 * len({v.article for v in found} & sources) - len(sources)
        return first if most > 0 or (most == 0 and gives_way(u, first)) else None


def _content(u: Unit) -> Hashable:
    """All of a unit that is compared."""
    figures = tuple((r["start"] - u.start, r["text"], r["value"], r["upper"], r["bound"], r["unit"]) for r in u.figures)
    return u.text, tuple(u.terms), figures, tuple((r["start"] - u.start, r.get("iso")) for r in u.dates)


def stances(story: Story, said: Sequence[Unit], settings: Settings) -> list[Stance]:
    """One stance for each unit of a claim, against what most independent sources say of it."""
    if len({u.article for u in said}) == 1:
        return [STATES for _ in said]
    now, wordings = _time(story, said), Wordings(story, said)

    def other(u: Unit, v: Unit) -> Replaced | None:
        return replaced(u, v, settings.claims, settings.agreements)

    def replaces(u: Unit, v: Unit) -> bool:
        return other(u, v) is not None

    def denies(u: Unit, v: Unit) -> bool:
        return bool(_denial(u, v, settings))

    made = []
    for u in said:
        if _separated(story, u.article, now, settings) and not u.dates:
            made.append(SEPARATED)
        elif (v := wordings.against(u, replaces, lambda u, v: v.article < u.article)) and (told := other(u, v)):
            value, against = told.values
            made.append(Stance("differs", f"{told.reason}: {value} against {against}", value=value, against=against))
        elif wordings.against(u, denies, lambda u, v: _denial(u, v, settings) == "denies"):
            made.append(Stance("differs", "negation"))
        else:
            made.append(STATES)
    return made


def _denial(u: Unit, v: Unit, settings: Settings) -> str:
    """Whether one denies what the other, worded alike, affirms; of as many negations, or two more, none does."""
    if polarity(v.text).odd == polarity(u.text).odd or overlap(u, v) < settings.claims.alike:
        return ""
    return opposite(u.text, v.text)


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
    known = Counter({u.article: d for u in said if (d := _days(story, u.article))}.values())
    return min(known, key=lambda d: (sum(n * abs(apart(d, other)) for other, n in known.items()), -d[0], d),
               default=None)


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


_SIGNS = {"percentage": "%", "times": "x", "dollar": "$", "euro": "€", "pound": "£"}


class Replaced(NamedTuple):
    """A row of ``figures`` or ``dates`` of one statement and that of another in its place."""

    reason: str
    own: Row
    other: Row

    @property
    def values(self) -> tuple[str, str]:
        """Normal forms of both."""
        return shown(self.own), shown(self.other)


def shown(row: Row) -> str:
    """The value of a figure with its sign, every digit kept, or the day of a date."""
    if "iso" in row:
        return str(row["iso"])
    upper = "" if row.get("upper") is None else f"-{row['upper']:.15g}"
    return f"{row['value']:.15g}{upper}{_SIGNS.get(str(row.get('unit') or ''), '')}"


def replaced(a: Unit, b: Unit, settings: ClaimSettings, figures: AgreementSettings) -> Replaced | None:
    """The first figure or date of ``a`` in whose place ``b``, worded alike, has one that excludes it."""
    comparable = (a.figures and b.figures) or (a.dates and b.dates)
    if not comparable or Indel.normalized_similarity(a.stems, b.stems) < settings.replaced:
        return None
    for mine, theirs in _places(a, b):
        for rows, reason, other in ((_figures, "other value", _excludes(figures)), (_dates, "other date", _apart)):
            own, against = rows(a, mine), rows(b, theirs)
            if len(own) == len(against) == 1 and other(own[0], against[0]):
                return Replaced(reason, own[0], against[0])
    return None


def _places(a: Unit, b: Unit) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of words that stand in one another's place, the same word behind or before."""
    for op in Levenshtein.opcodes(a.stems, b.stems):
        if op.tag == "replace":
            yield ((a.spans[op.src_start][0], a.spans[op.src_end - 1][1]),
                   (b.spans[op.dest_start][0], b.spans[op.dest_end - 1][1]))


def _figures(u: Unit, span: tuple[int, int]) -> list[Row]:
    return _within(u.figures, span)


def _dates(u: Unit, span: tuple[int, int]) -> list[Row]:
    return [d for d in _within(u.dates, span) if d.get("iso")]


def _within(rows: Sequence[Row], span: tuple[int, int]) -> list[Row]:
    return [r for r in rows if r["start"] < span[1] and span[0] < r["end"]]


def _excludes(settings: AgreementSettings) -> Callable[[Row, Row], bool]:
    def excludes(a: Row, b: Row) -> bool:
        alike = str(a.get("unit") or "") == str(b.get("unit") or "")
        return alike and relation(a, b, settings) == DIFFER
    return excludes


def _apart(a: Row, b: Row) -> bool:
    """Whether two dates of one precision are not one day."""
    return len(a["iso"]) == len(b["iso"]) and a["iso"] != b["iso"]
