"""What two values' frames and surroundings share, as numbers that a model weighs; none looks at what the values are.

``rivals`` are the measures that do: how far apart the values are, and whether either article gives the other's value
too.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from ...settings import LinkSettings
from .mention import SHARES, Mention, Weights

_GENERIC = frozenset(("peopl", "person", "man", "woman", "offici", "day", "time", "year", "month", "week", "hour"))
_ANYONE = "peopl"  # '49 people were killed', '49 miners were killed'
_FAR, _FARTHEST = 1.1, 3.0  # differences of logarithms


class Standing(NamedTuple):
    """How a pair stands among the pairs that either of its two values has with the other's article."""

    likeness: float
    rank: int  # 0 where each is the other's nearest
    margin: float  # of its likeness over the best other's
    taken: float  # likeness of a pair of one of the two with an equal value of the other article
    siblings: int  # further values of its dimension in the two sentences
    fewest: int  # different values of its unit, in the article that has fewer
    most: int
    shared: int  # values of its unit that both articles have
    held: int  # of the two values, those that the other's article has as well


def likeness(a: Mention, b: Mention) -> float:
    """A first guess, for choosing pairs: the shares of terms in common, a bonus for one unit and one outcome."""
    score = math.sqrt(math.prod(covered(a.near, b.near))) + 0.5 * math.sqrt(math.prod(covered(a.around, b.around)))
    if a.unit and a.unit == b.unit:
        score += 0.1
    if a.frame.outcome and b.frame.outcome:
        score += 0.1 if a.frame.outcome == b.frame.outcome else -0.15
    return round(score, 6)


def covered(a: Weights, b: Weights) -> tuple[float, float]:
    """Share of the weight of ``a`` that ``b`` has, and of ``b`` that ``a`` has."""
    both = math.fsum([min(a[t], b[t]) for t in a.keys() & b.keys()])  # exact: in any order
    return both / (a.total or 1.0), both / (b.total or 1.0)


def surroundings(a: Mention, b: Mention, holders: Counter[str]) -> dict[str, float]:
    """Measures of two wordings that do not look at the values, by name; each about 0 to 3."""
    made: dict[str, float] = {}
    _units(made, a, b)
    for name, one, other in (("near", a.near, b.near), ("clause", a.clause, b.clause), ("around", a.around, b.around)):
        shares = covered(one, other)
        made[f"{name}_least"], made[f"{name}_most"] = min(shares), max(shares)
    made["around_weight"] = math.log1p(math.fsum([a.around[t] for t in a.around.keys() & b.around.keys()]))
    made["clause_weight"] = math.log1p(math.fsum([a.clause[t] for t in a.clause.keys() & b.clause.keys()]))
    _frames(made, a, b)
    _names(made, a, b, holders)
    _times(made, a, b)
    made["first_left"] = float(a.left[:1] == b.left[:1] != ())
    made["first_right"] = float(a.right[:1] == b.right[:1] != ())
    made["ends"] = len({*a.left} & {*b.left}) + len({*a.right} & {*b.right})
    made["ends_crossed"] = len({*a.right} & {*b.left}) + len({*a.left} & {*b.right})
    return {name: float(value) for name, value in made.items()}


def places(a: Mention, b: Mention) -> dict[str, float]:
    """Measures of where the two stand in their articles."""
    return {"lead": float(a.lead + b.lead), "title": float(a.title + b.title),
            "position": abs(a.position - b.position)}


def _units(made: dict[str, float], a: Mention, b: Mention) -> None:
    same = a.dimension == b.dimension
    made["count"] = same and a.dimension == "count"
    made["share"] = a.dimension == "share" or a.unit in SHARES
    made["no_unit"] = (not a.unit) + (not b.unit)
    made["unit"] = a.unit == b.unit != ""
    anyone = _ANYONE in (a.unit, b.unit) and bool(a.frame.outcome) and a.frame.outcome == b.frame.outcome
    made["unit_clash"] = bool(a.unit and b.unit) and a.unit != b.unit and not anyone
    made["generic"] = a.unit == b.unit and a.unit in _GENERIC
    made["modifiers"] = len(a.modifiers & b.modifiers)
    made["bound"] = a.row.get("bound") == b.row.get("bound")
    made["range"] = (a.row.get("upper") is None) != (b.row.get("upper") is None)
    made["other"], made["partial"] = a.other != b.other, a.partial != b.partial


def _frames(made: dict[str, float], a: Mention, b: Mention) -> None:
    f, g = a.frame, b.frame
    made["head"] = f.head == g.head != ""
    made["head_around"] = (f.head in b.around) + (g.head in a.around)
    both = bool(f.verb and g.verb)
    made["verb"] = both and f.verb == g.verb
    made["verb_around"] = both and f.verb != g.verb and (f.verb in b.around or g.verb in a.around)
    made["verb_clash"] = both and f.verb != g.verb and not made["verb_around"]
    made["outcome"] = f.outcome == g.outcome != ""
    made["outcome_clash"] = bool(f.outcome and g.outcome) and f.outcome != g.outcome
    made["outcome_one"] = bool(f.outcome) != bool(g.outcome)
    made["relation"] = f.relation == g.relation != ""
    made["preposition"] = f.preposition == g.preposition != ""
    made["preposition_clash"] = bool(f.preposition and g.preposition) and f.preposition != g.preposition
    weigh = _weigh(a, b)
    for name in ("phrase", "subject", "object", "complement"):
        one, other = getattr(f, name), getattr(g, name)
        made[name] = _shared(one, other, weigh)
        made[f"{name}_clash"] = bool(one and other) and one.isdisjoint(other) and one.isdisjoint(
            b.around) and other.isdisjoint(a.around)


def _weigh(a: Mention, b: Mention) -> Callable[[str], float]:
    return lambda t: a.around.get(t) or b.around.get(t) or 1.0


def _shared(a: Collection[str], b: Collection[str], weigh: Callable[[str], float]) -> float:
    """Weight in common of that of the side that has less."""
    if not a or not b:
        return 0.0
    least = min(math.fsum(map(weigh, a)), math.fsum(map(weigh, b)))
    return math.fsum([weigh(t) for t in a if t in b]) / least if least else 0.0


def _names(made: dict[str, float], a: Mention, b: Mention, holders: Mapping[str, int]) -> None:
    def weight(names: Collection[str]) -> float:
        return math.fsum(1 / math.log(2 + holders.get(n, 0)) for n in names)

    made["names"], made["names_around"] = weight(a.names & b.names), weight(a.around_names & b.around_names)
    foreign = [weight(x.names - y.around_names) for x, y in ((a, b), (b, a))]
    made["names_foreign"] = max(foreign)


def _times(made: dict[str, float], a: Mention, b: Mention) -> None:
    years = [{d[:4] for d in m.dates} for m in (a, b)]
    made["dates"] = not a.dates.isdisjoint(b.dates)
    made["years_clash"] = bool(years[0] and years[1]) and years[0].isdisjoint(years[1])
    made["dates_one"] = bool(a.dates) != bool(b.dates)


def standing(s: Standing) -> dict[str, float]:
    """Measures of how a pair stands among the others, but for those that look at values."""
    return {"likeness": s.likeness, "mutual": float(s.rank == 0), "rank": float(min(s.rank, 5)),
            "margin": min(1.0, max(-1.0, s.margin)), "siblings": math.log1p(s.siblings),
            "fewest": math.log(max(1, s.fewest)), "most": math.log(max(1, s.most))}


def rivals(a: float | str, b: float | str, s: Standing) -> dict[str, float]:
    """Measures that look at the values: how near they are, and who else has them."""
    made = {"taken": s.taken, "taken_better": float(s.taken > s.likeness), "shared": float(min(2, s.shared)),
            "held": float(s.held)}
    if isinstance(a, str) or isinstance(b, str):
        one, other = str(a), str(b)
        return made | {"year_apart": float(one[:4] != other[:4])}
    ratio = abs(math.log(abs(a) / abs(b))) if a and b else _FARTHEST
    return made | {
        "ratio": min(ratio, _FARTHEST), "far": float(ratio > _FAR),
        "digits": float(min(3, abs(len(f"{a:.0f}") - len(f"{b:.0f}")))), "small": float(min(abs(a), abs(b)) < 10),
        "magnitude": min(9.0, math.log10(max(1.0, abs(a))))}


def clashes(m: dict[str, float], settings: LinkSettings) -> int:
    """How many of three parts of two frames clash: the verb, the subject or object, the names."""
    return sum((m["verb_clash"] > m["outcome"], m["subject_clash"] + m["object_clash"] > 0,
                m["names_foreign"] > settings.foreign))


def strangers(a: Collection[str], b: Collection[str]) -> bool:
    """Whether both name somebody and nobody in common."""
    return bool(a and b) and frozenset(a).isdisjoint(b)
