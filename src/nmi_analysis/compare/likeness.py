"""How likely two statements are one claim: a model over what their words, participants and surroundings share."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from ..flags.trees import log_odds
from ..models import logistic
from ..settings import ClaimSettings
from .neighbours import Vector
from .units import Unit

Pair = tuple[int, int]
Shares = tuple[float, float]
_LONGEST = 300  # words of a statement in which a run is looked for: what has more is a list of one word or two


class Measures(NamedTuple):
    """What two units have in common; the first group of their words, the second of what stands around them."""

    less: float  # the smaller share of either's weight that the other has, synonyms for part
    more: float  # the larger such share
    exact: float  # the smaller share without synonyms
    order: float  # share of the words that stand in both in one order (normalised Indel similarity of the stems)
    sequence: float  # words in one order that both have, as a share of the shorter
    evidence: float  # logarithm of one plus the weight that both have, names aside
    named: float  # logarithm of one plus the weight of the names that both have
    rarest: float  # weight of the weightiest term that both have, names aside
    foreign: float  # logarithm of one plus the weight of names that only one has, of the one that has fewer
    strange: float  # the same of the one that has more
    predicate: float  # whether the predicate of one is a verb of the other, or related to a term of it
    predicates: float  # the same both ways
    verbs: float  # logarithm of one plus the smaller weight of either's verbs that the other has
    subject: float  # whether their subjects share a term
    subjects: float  # whether their subjects are names and share none
    numbers: float  # figures of one value
    other_numbers: float  # whether both have figures and share none
    days: float  # whether they share a date
    other_days: float  # whether both have dates and share none
    weight: float  # logarithm of one plus the smaller of their weights
    ratio: float  # the smaller of their weights by the larger
    quoted: float  # whether both are quoted
    half_quoted: float  # whether one is
    speaker: float  # whether one person says both
    speakers: float  # whether two people do
    wide: float  # mean share of weight in common of their sentences
    within: float  # the smaller share of either's weight that the other's sentence has
    contained: float  # the larger such share
    run: float  # logarithm of one plus the words of the longest run that both have
    terms: float  # number of terms that both have
    titles: float  # whether one is a title
    apart: float  # how far apart they stand in their articles, as shares of these
    early: float  # logarithm of one plus the number of the sentence that stands further behind
    before: float  # overlap of the statements before
    after: float  # overlap of the statements behind
    lead: float  # how much more the first unit shares with the second than with the best other of its article
    lead_back: float  # the same for the second
    chain: float  # overlap by way of a third article


def overlap(a: Unit, b: Unit) -> float:
    """Geometric mean of the shares of either's weight that the other has, synonyms for part."""
    return geometric(shares(a, b))


def shares(a: Unit, b: Unit) -> Shares:
    """Share of the weight of the first that the second has, and of the second that the first has."""
    return _covered(a, b), _covered(b, a)


def geometric(of: Shares) -> float:
    """Their geometric mean."""
    return round(math.sqrt(of[0] * of[1]), 6)


def _covered(a: Unit, b: Unit) -> float:
    near, weights = b.near, b.weights
    return sum([w if t in weights else w * near.get(t, 0.0) for t, w in a.weights.items()]) / (a.weight or 1.0)


class Surroundings:
    """What stands around the units of pairs: their neighbours in the text, their rivals, and third articles."""

    def __init__(self, listed: Sequence[Unit], overlaps: Mapping[Pair, float]) -> None:
        self._listed = listed
        self._overlaps = overlaps
        self._of: list[dict[int, float]] = [{} for _ in listed]
        self._best: list[dict[str, tuple[float, float]]] = [{} for _ in listed]  # by article: best and second best
        for (i, j), value in overlaps.items():
            self._of[i][j] = self._of[j][i] = value
            for one, other in ((i, j), (j, i)):
                best = self._best[one]
                first, second = best.get(listed[other].article, (0.0, 0.0))
                best[listed[other].article] = (value, first) if value > first else (first, max(second, value))

    def measures(self, i: int, j: int) -> tuple[float, float, float, float, float]:
        """``before``, ``after``, ``lead``, ``lead_back`` and ``chain`` of a pair."""
        value = self._of[i].get(j, 0.0)
        return (self._beside(i, j, -1), self._beside(i, j, 1), self._lead(i, j, value), self._lead(j, i, value),
                self._chain(i, j))

    def _beside(self, i: int, j: int, step: int) -> float:
        listed = self._listed
        best = 0.0
        for a, b in ((i + step, j + step), (i, j + step), (i + step, j)):
            if (0 <= a < len(listed) and 0 <= b < len(listed) and listed[a].article == listed[i].article
                    and listed[b].article == listed[j].article):
                best = max(best, self._of[a].get(b, 0.0))
        return best

    def _lead(self, i: int, j: int, value: float) -> float:
        first, second = self._best[i].get(self._listed[j].article, (0.0, 0.0))
        return value - (second if value >= first else first)

    def _chain(self, i: int, j: int) -> float:
        articles = (self._listed[i].article, self._listed[j].article)
        mine, theirs = self._of[i], self._of[j]
        if len(mine) > len(theirs):
            mine, theirs = theirs, mine
        return max((min(value, theirs[k]) for k, value in mine.items()
                    if k in theirs and self._listed[k].article not in articles), default=0.0)


def measures(a: Unit, b: Unit, covered: Shares, around: tuple[float, float, float, float, float]) -> Measures:
    """All measures of two units that have terms; ``covered``: their ``shares``."""
    both = {t: 1.0 if t in b.weights else b.near[t] for t in a.weights if t in b.weights or t in b.near}
    plain = [t for t in both if t not in a.names]
    named = [t for t in both if t in a.names]
    less, more = sorted(covered)
    same = [a.weights[t] for t, value in both.items() if value == 1.0]
    strange = sorted((_foreign(a, b), _foreign(b, a)))
    predicates = (_predicate(a, b), _predicate(b, a))
    numbers, dates = a.values & b.values, a.days & b.days
    within = _share(a.weights, b.around), _share(b.weights, a.around)
    wide = _share(a.around, b.around) * _share(b.around, a.around)
    verbs = min(_verbs(a, b), _verbs(b, a)) if a.proposition.verbs and b.proposition.verbs else 0.0
    weights = sorted((a.weight, b.weight))
    return Measures(
        less, more, sum(same) / (weights[1] or 1.0), Indel.normalized_similarity(a.stems, b.stems),
        LCSseq.similarity(a.stems, b.stems) / (min(len(a.stems), len(b.stems)) or 1),
        math.log1p(sum([a.weights[t] * both[t] for t in plain])),
        math.log1p(sum([a.weights[t] for t in named])),
        max((a.weights[t] * both[t] for t in plain), default=0.0), math.log1p(strange[0]), math.log1p(strange[1]),
        max(predicates), min(predicates), math.log1p(verbs),
        float(bool(a.proposition.subject & b.proposition.subject)), float(_clash(a, b)),
        float(len(numbers)), float(bool(a.values and b.values and not numbers)),
        float(bool(dates)), float(bool(a.days and b.days and not dates)),
        math.log1p(weights[0]), weights[0] / (weights[1] or 1.0),
        float(a.quoted and b.quoted), float(a.quoted != b.quoted), float(bool(a.speaker & b.speaker)),
        float(bool(a.speaker and b.speaker and not a.speaker & b.speaker)),
        math.sqrt(wide), min(within), max(within),
        math.log1p(_run(a.stems[:_LONGEST], b.stems[:_LONGEST])), float(len(both)),
        float(a.kind == "title" or b.kind == "title"),
        abs(a.place - b.place), math.log1p(max(a.sentence, b.sentence)), *around)


def _run(a: Sequence[str], b: Sequence[str]) -> int:
    """Words of the longest run that stands in both."""
    best = 0
    before: dict[int, int] = {}
    where: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        where.setdefault(word, []).append(j)
    for word in a:
        here = {j: before.get(j - 1, 0) + 1 for j in where.get(word, ())}
        best = max(best, *here.values()) if here else best
        before = here
    return best


def _share(a: Vector, b: Vector) -> float:
    return sum([w for t, w in a.items() if t in b]) / (sum(a.values()) or 1.0)


def _foreign(a: Unit, b: Unit) -> float:
    if a.names <= b.weights.keys():
        return 0
    return sum([w for t, w in a.weights.items() if t in a.names and t not in b.weights and t not in b.near])


def _predicate(a: Unit, b: Unit) -> float:
    verb = a.proposition.predicate
    return 1.0 if verb and verb in b.weights else b.near.get(verb, 0.0)


def _verbs(a: Unit, b: Unit) -> float:
    return sum([a.weights.get(t, 0.0) * (1.0 if t in b.weights else b.near.get(t, 0.0))
                for t in sorted(a.proposition.verbs)])


def _clash(a: Unit, b: Unit) -> bool:
    """Whether both subjects are names and neither is named in the other."""
    mine, theirs = a.proposition.subject & a.names, b.proposition.subject & b.names
    return bool(mine and theirs) and mine.isdisjoint(b.weights) and theirs.isdisjoint(a.weights)


def mentions(a: Unit, b: Unit, settings: ClaimSettings, *, supported: bool = False) -> bool:
    """Whether the sentence of ``b`` has nearly all that ``a`` says.

    ``supported``: their sentences share another claim, so that half will do.
    """
    found = {t: w * (1.0 if t in b.around else b.near.get(t, 0.0)) for t, w in a.weights.items()}
    said = sum([w for t, w in found.items() if t not in a.names])
    share = sum(found.values()) / (a.weight or 1.0)
    if supported:
        return share >= settings.half_contained and said >= settings.mention_supported
    return share >= settings.contained and said >= settings.mention


def probabilities(rows: Sequence[Measures]) -> list[float]:
    """Probability that each pair states one claim (``claim_trees.csv``)."""
    return [logistic(odds) for odds in log_odds("claim_trees", [(*row, 0.0) for row in rows])]
