"""How likely two clauses state one claim: logistic regression on measures of what they share."""

import math
from typing import NamedTuple

from ..settings import ClaimSettings
from .units import Unit


class Measures(NamedTuple):
    """What two units share."""

    coverage: float  # the smaller share of either's weight that the other has, synonyms for part
    cosine: float  # of their terms
    rest: float  # logarithm of one plus the weight of the terms that one alone has
    verbless: float  # 1 where one of the two has no verb
    runs: float  # logarithm of one plus the number of runs of three words in common
    speaker: float  # 1 for the same speaker, -1 for another, 0 where one is not known
    foreign: float  # number of names that the other's sentence does not have


def similarity(a: Unit, b: Unit, settings: ClaimSettings) -> float:
    """Probability that two units state one claim; 0 where hardly anything is shared."""
    if min(covered(a, b), covered(b, a)) < settings.coverage or evidence(a, b) < settings.evidence:
        return 0.0
    m = measures(a, b)
    odds = settings.intercept + sum(weight * value for weight, value in zip((
        settings.coverage_weight, settings.cosine_weight, settings.rest_weight, settings.verbless_weight,
        settings.runs_weight, settings.speaker_weight, settings.foreign_weight), m, strict=True))
    return round(1 / (1 + math.exp(-odds)), 6)


def measures(a: Unit, b: Unit) -> Measures:
    """All measures of two units that have terms."""
    one, other = covered(a, b), covered(b, a)
    product = (_product(a, b) + _product(b, a)) / 2
    return Measures(
        min(one, other), product / (a.norm * b.norm),
        math.log1p((1 - one) * a.weight + (1 - other) * b.weight),
        float(not (a.verbs and b.verbs)), math.log1p(len(a.runs & b.runs)),
        float((1 if a.speaker == b.speaker else -1) if a.speaker and b.speaker else 0),
        float(sum(t not in b.around for t in a.names) + sum(t not in a.around for t in b.names)))


def covered(a: Unit, b: Unit) -> float:
    """Share of the weight of ``a`` that ``b`` has, synonyms for part."""
    return sum((w * _has(b, t) for t, w in a.weights.items()), 0.0) / a.weight


def evidence(a: Unit, b: Unit) -> float:
    """Weight of the terms that both units have, synonyms for part; names aside, they only tell the topic."""
    return sum((w * _has(b, t) for t, w in a.weights.items() if t not in a.names), 0.0)


def _product(a: Unit, b: Unit) -> float:
    """Scalar product of the weights, synonyms for part."""
    return sum((w * (b.weights.get(t) or w * b.near.get(t, 0.0)) for t, w in a.weights.items()), 0.0)


def _has(b: Unit, t: str) -> float:
    return 1.0 if t in b.weights else b.near.get(t, 0.0)
