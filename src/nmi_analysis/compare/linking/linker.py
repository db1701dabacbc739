"""Which values of a story are of one thing: groups of values that go together, and disputes between such groups.

Values that go together (equal, or explained by rounding and bounds) are joined where their frames agree; the model is
blind to the values. Values that exclude each other are set against each other where a second model, and nothing that
excludes it, says that they are of one thing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from ... import models
from ...rows.relation import AGREE, COMPATIBLE, DIFFER, relation, significant
from ...settings import AgreementSettings, LinkSettings
from ..neighbours import link
from .measures import clashes, covered, likeness, rivals, strangers, surroundings
from .mention import AGE, YEAR, Mention, Weights
from .pool import Pair, Pool, placed, rival, stands

_DISTANCES = frozenset(("mile", "kilometre", "metre", "foot", "nautical mile", "yard"))  # from one place or another
_DURATIONS = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


@dataclass(frozen=True, slots=True)
class Dispute:
    """Groups (by number) whose values exclude each other.

    ``confidence``: probability that a reader calls it right; ``sure``: whether the model is.
    """

    groups: tuple[int, ...]
    confidence: float
    sure: bool
    pair: Pair  # the mentions that say so most surely


@dataclass(frozen=True, slots=True)
class Linked:
    """``groups``: numbers of mentions that go together, in order, those of one mention included."""

    pool: Pool
    groups: list[list[int]]
    disputes: list[Dispute]
    sure: list[float]  # mean probability of each group's pairs; 1 for one mention

    def confidence(self, group: int) -> float:
        """Probability that the values of a group are of one thing."""
        return self.sure[group]


Variables = Mapping[tuple[str, int], frozenset[str]]


def linked(found: Pool, settings: LinkSettings, figures: AgreementSettings,
           variables: Variables = MappingProxyType({})) -> Linked:
    """Groups and disputes of a story's values.

    ``variables``: those of the codebook that a figure is a value of, by article and start: they are one thing.
    """
    agreeing: dict[Pair, float] = {}
    rivals_: dict[Pair, float] = {}
    goes_ = found.mentions.once(partial(goes, figures=figures))
    words = found.mentions.once(partial(_worded, holders=found.holders, settings=settings))
    others, apart_ = found.mentions.once(_others), found.mentions.once(partial(apart, settings=settings))
    for i, j in found.pairs:
        if others(i, j):
            continue
        a, b = found.mentions[i], found.mentions[j]
        how = goes_(i, j)
        known = bool(variables) and bool(_of(variables, a) & _of(variables, b))
        if how != DIFFER and known:
            agreeing[i, j] = 1.0
        elif how != DIFFER:
            odds = together(found, i, j, words(i, j), settings) - (settings.compatible if how == COMPATIBLE else 0.0)
            agreeing[i, j] = models.logistic(odds)
        elif not apart_(i, j) and (against_ := against(found, i, j, settings)) is not None:
            rivals_[i, j] = against_
    groups = _groups(found, agreeing, settings, goes_)
    home = {i: n for n, members in enumerate(groups) for i in members}
    within: list[list[float]] = [[] for _ in groups]
    for (i, j), p in agreeing.items():
        if home[i] == home[j]:
            within[home[i]].append(p)
    sure = [_mean(scores) for scores in within]
    return Linked(found, groups, _disputes(found, groups, rivals_, settings), sure)


def _of(variables: Variables, m: Mention) -> frozenset[str]:
    return variables.get((m.article, m.start), frozenset())


def _mean(scores: Sequence[float]) -> float:
    return round(math.fsum(scores) / len(scores), 6) if scores else 1.0


def goes(a: Mention, b: Mention, figures: AgreementSettings) -> str:
    """How two values go together: figures by their intervals, dates by what is known of them."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        one, other = sorted((str(a.value), str(b.value)), key=len)
        return AGREE if one == other else COMPATIBLE if other.startswith(one) or other.endswith(one) else DIFFER
    return relation(a.row, b.row, figures)


def _others(a: Mention, b: Mention) -> bool:
    """Whether two values are of two persons or peoples: '900 Danish soldiers' and '900 Polish soldiers'."""
    if AGE in (a.dimension, b.dimension) and a.owner != b.owner:
        return True
    return bool(a.proper and b.proper) and a.proper.isdisjoint(b.around) and b.proper.isdisjoint(a.around) and (
        a.proper.isdisjoint(b.proper))


class Worded(NamedTuple):
    """What two wordings add to the log odds that values that go together are of one thing, and how often they clash."""

    told: list[float]
    clashes: int


def _worded(a: Mention, b: Mention, holders: Counter[str], settings: LinkSettings) -> Worded:
    measures = surroundings(a, b, holders)
    return Worded(_model(a, "same").told(measures), clashes(measures, settings))


def _model(a: Mention, which: str) -> models.Logistic:
    return models.load("values")[f"{_kind(a)}_{which}"]


def together(found: Pool, i: int, j: int, words: Worded, settings: LinkSettings) -> float:
    """Log odds that two values that go together are of one thing."""
    a, b = found.mentions[i], found.mentions[j]
    model = _model(a, "same")
    odds = model.summed([*words.told, *model.told(placed(found, i, j))]) - settings.clash * words.clashes
    telling = isinstance(a.value, str) or significant(float(a.value)) >= settings.digits
    return odds + (settings.telling if telling and a.value == b.value else 0.0)


def against(found: Pool, i: int, j: int, settings: LinkSettings) -> float | None:
    """Log odds that two values that exclude each other are of one thing; None where something speaks against it."""
    a, b = found.mentions[i], found.mentions[j]
    if a.exact in found.written[b.article, b.sentence] or (
            b.exact in found.written[a.article, a.sentence]):  # a sentence that has both knows of two things
        return None
    if ((a.dimension, a.exact) in found.burdened) != ((b.dimension, b.exact) in found.burdened) or (
            found.summed(a, b) or found.summed(b, a)):
        return None
    measures = rival(found, i, j)
    if measures["held"] or measures["taken"] >= settings.held or measures["unit_clash"]:
        return None
    clashing = clashes(measures, settings)
    if clashing and _kind(a) == "date" and _shared(a, b) < settings.near_timed:
        return None
    return round(_model(a, "rival").odds(measures) - settings.clash * clashing, 6)


def apart(a: Mention, b: Mention, settings: LinkSettings) -> bool:
    """Whether two values cannot be set against each other: they are of two times, two outcomes or two kinds."""
    if AGE in (a.dimension, b.dimension):  # ``descriptions`` knows whose
        return True
    years = [{d[:4] for d in m.dates} for m in (a, b)]
    shared = _shared(a, b)
    undated = shared >= settings.near_past and not (a.dates and b.dates)  # worded alike, and one names no day
    if (a.past != b.past and not undated) or a.general != b.general or (
            years[0] and years[1] and years[0].isdisjoint(years[1])):
        return True
    if a.extent != b.extent or a.part != b.part or (
            a.frame.outcome and b.frame.outcome and a.frame.outcome != b.frame.outcome):
        return True
    one, other = a.row, b.row
    if any((one.get(k) is None) != (other.get(k) is None) for k in ("upper", "from_value")) or (
            one.get("change") != other.get("change")):
        return True
    if isinstance(a.value, str) and ((len(a.value) == YEAR) != (len(str(b.value)) == YEAR) or (
            not (a.tells or b.tells) or a.gloss or b.gloss)):  # of the article itself
        return True
    if not isinstance(a.value, str) and _unsaid(a, b, settings):
        return True
    if a.dimension in _DISTANCES and a.names and b.names and a.names.isdisjoint(b.names):
        return True
    if isinstance(a.value, str) and isinstance(b.value, str) and min(len(a.value), len(b.value)) > YEAR:
        return shared < settings.near_day
    timed = isinstance(a.value, str) or a.unit in _DURATIONS
    return shared < (settings.near_timed if timed else settings.near)


def _unsaid(a: Mention, b: Mention, settings: LinkSettings) -> bool:
    """Whether one of two figures stands in a table, or both are converted sums in brackets that a rate may part."""
    near = abs(float(a.value) - float(b.value)) <= settings.exchanged * abs(float(a.value))
    return not (a.tells and b.tells) or (a.gloss and b.gloss and near)


def _shared(a: Mention, b: Mention) -> float:
    """Share of the weight beside either value that the other has too, of the side that has less in common."""
    return min(covered(_beside(a), _beside(b)))


def _beside(m: Mention) -> Weights:
    """The terms near a value but for the noun that it counts."""
    return Weights((t, w) for t, w in m.near.items() if t not in (m.unit, m.frame.head))


def _kind(m: Mention) -> str:
    return "date" if m.dimension == "date" else "figure"


def _groups(found: Pool, agreeing: dict[Pair, float], settings: LinkSettings,
            goes_: Callable[[int, int], str]) -> list[list[int]]:
    """Average linkage of the values that go together, no two of which exclude each other.

    What an article repeats goes with the first.
    """
    repeated = _repeated(found, settings)
    edges: dict[Pair, float] = {}
    for (i, j), p in agreeing.items():
        a, b = sorted((repeated[i], repeated[j]))
        edges[a, b] = max(p, edges.get((a, b), 0.0))

    def mean(a: list[int], b: list[int]) -> float:
        pairs = [(i, j) for i in a[:settings.sample] for j in b[:settings.sample]]
        if any(goes_(i, j) == DIFFER for i, j in pairs):
            return 0.0
        scores = [edges.get((min(i, j), max(i, j)), 0.0) for i, j in pairs
                  if found.mentions[i].article != found.mentions[j].article]
        return _mean(scores) if scores else 0.0

    starts = sorted(set(repeated))
    joined = link({i: [i] for i in starts}, edges, mean, list.extend, settings.same)
    of = {first: members for members in joined for first in members}
    made: defaultdict[int, list[int]] = defaultdict(list)
    for i, first in enumerate(repeated):
        made[of[first][0]].append(i)
    return sorted(made.values())


def _repeated(found: Pool, settings: LinkSettings) -> list[int]:
    """For each mention the first of its article that gives the same value of the same thing."""
    by: defaultdict[tuple[str, str, str, object, object], list[int]] = defaultdict(list)
    near = found.mentions.once(likeness)
    made = []
    for i, m in enumerate(found.mentions):
        earlier = by[m.article, m.dimension, m.unit, m.value, m.row.get("upper")]
        home = next((j for j in earlier if near(i, j) >= settings.repeated), i)
        if home == i:
            earlier.append(i)
        made.append(home)
    return made


def _disputes(found: Pool, groups: Sequence[Sequence[int]], odds_of: dict[Pair, float],
              settings: LinkSettings) -> list[Dispute]:
    """Groups set against each other, joined where each excludes each.

    An article that has both values knows of two things.
    """
    holders = [{found.mentions[i].article for i in g} for g in groups]
    home = {i: n for n, members in enumerate(groups) for i in members}
    best: dict[Pair, tuple[float, Pair]] = {}
    for pair, odds in sorted(odds_of.items()):
        a, b = sorted((home[pair[0]], home[pair[1]]))
        if holders[a].isdisjoint(holders[b]) and odds > best.get((a, b), (-99.0, pair))[0]:
            best[a, b] = odds, pair
    edges = {key: models.logistic(odds) for key, (odds, _) in best.items()}

    def mean(a: list[int], b: list[int]) -> float:
        scores = [edges[key] for i in a for j in b if (key := (min(i, j), max(i, j))) in edges]
        apart = all(holders[i].isdisjoint(holders[j]) for i in a for j in b)
        return _mean(scores) if apart and 2 * len(scores) >= len(a) * len(b) else 0.0

    made: list[Dispute] = []
    for least in (settings.differ, settings.doubted):
        taken = {n for d in made for n in d.groups}
        left = {key: p for key, p in edges.items() if taken.isdisjoint(key)}
        joined = link({n: [n] for key in sorted(left) for n in key}, left, mean, list.extend, least)
        for members in (sorted(m) for m in joined if len(m) > 1):
            key = max((k for k in combinations(members, 2) if k in edges), key=lambda k: (edges[k], -k[0], -k[1]))
            odds, pair = best[key]
            articles = sum(len(holders[n]) for n in members)
            confidence = models.logistic(odds + _weight(found, pair, articles, settings))
            made.append(Dispute(tuple(members), confidence, least == settings.differ, pair))
    return sorted(made, key=lambda d: (-d.confidence, d.groups))


def _weight(found: Pool, pair: Pair, articles: int, settings: LinkSettings) -> float:
    """Log odds added to those of its surest pair: what tells the right ones among many disputes that were read."""
    a, b = (found.mentions[i] for i in pair)
    s = stands(found, *pair)
    ratio = rivals(a.value, b.value, s).get("ratio", settings.dispute_ratio_dates)
    return (settings.dispute + settings.dispute_lead * (a.lead or b.lead)
            + settings.dispute_near * min(settings.dispute_most, *covered(a.near, b.near))
            + settings.dispute_ratio * min(1.5, ratio) + settings.dispute_siblings * (s.siblings > 0)
            + settings.dispute_articles * math.log2(articles / 2)
            + settings.dispute_unit * (a.unit == b.unit != "") + settings.dispute_mutual * (s.rank == 0)
            + settings.dispute_outcome * (a.frame.outcome == b.frame.outcome != "")
            + settings.dispute_share * (a.dimension == "share")
            + settings.dispute_agents * strangers(a.frame.agent, b.frame.agent)
            + settings.dispute_strangers * strangers(a.context, b.context))
