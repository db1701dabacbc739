"""How likely two clauses state one claim: logistic regression on measures of what they share."""

import math
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..settings import ClaimSettings
from .neighbours import Vector
from .units import Unit


class Measures(NamedTuple):
    """What two units share."""

    coverage: float  # the smaller share of either's weight that the other has, synonyms for part
    order: float  # share of the words that stand in both in one order (normalised Indel similarity of the stems)
    sentence: float  # the larger share of either sentence's weight that the other sentence has
    weight: float  # logarithm of one plus the smaller of their weights
    foreign: float  # number of names that the other's sentence does not have
    evidence: float  # logarithm of one plus the weight that both have, names aside
    predicate: float  # the smaller weight of either's verbs that the other has


def similarity(a: Unit, b: Unit, settings: ClaimSettings) -> float:
    """Probability that two units state one claim; 0 where hardly anything is shared.

    0 also for what two people say in other words: they are two statements on one topic. And for clauses with figures of
    their own and other verbs: '312 were taken off' and '41 were injured' count two things.
    """
    if min(covered(a, b), covered(b, a)) < settings.coverage or evidence(a, b) < settings.evidence:
        return 0.0
    found = measures(a, b)
    if a.speaker and b.speaker and not a.speaker & b.speaker and found.order < settings.other_speaker:
        return 0.0
    if a.verbs and b.verbs and not found.predicate and _values(a) and _values(b) and not _values(a) & _values(b):
        return 0.0
    weights = (settings.coverage_weight, settings.order_weight, settings.sentence_weight, settings.weight_weight,
               settings.foreign_weight, settings.evidence_weight, settings.predicate_weight)
    odds = settings.intercept + sum(w * m for w, m in zip(weights, found, strict=True))
    return round(1 / (1 + math.exp(-odds)), 6)


def measures(a: Unit, b: Unit) -> Measures:
    """All measures of two units that have terms."""
    return Measures(
        min(covered(a, b), covered(b, a)), Indel.normalized_similarity(a.stems, b.stems),
        max(_share(a.around, b.around), _share(b.around, a.around)), math.log1p(min(a.weight, b.weight)),
        float(sum(t not in b.around for t in a.names) + sum(t not in a.around for t in b.names)),
        math.log1p(evidence(a, b)), min(_predicate(a, b), _predicate(b, a)))


def _values(u: Unit) -> set[float]:
    return {f["value"] for f in u.figures}


def mentions(a: Unit, b: Unit, settings: ClaimSettings, *, supported: bool = False) -> bool:
    """Whether the sentence of ``b`` has nearly all that ``a`` says, or its figure of what both sentences speak of.

    ``supported``: their sentences share another claim, so that less will do.
    """
    found = {t: w * (1.0 if t in b.around else b.near.get(t, 0.0)) for t, w in a.weights.items()}
    said = sum((w for t, w in found.items() if t not in a.names), 0.0)
    share = sum(found.values()) / (a.weight or 1.0)
    if any(t[0] == "#" and w for t, w in found.items()) and said >= settings.figure_mention:
        return True
    if _counts(a) & _counts(b) and len(found) - list(found.values()).count(0.0) > 1:
        return True
    if supported:
        return 2 * share >= 1 and said >= settings.mention_supported
    return share >= settings.contained and said >= settings.mention


def told(a: Unit, b: Unit, score: float, settings: ClaimSettings) -> bool:
    """Whether a pair of this likelihood is more than a few words that two clauses happen to share."""
    alike = score >= settings.similarity or max(covered(a, b), covered(b, a)) >= settings.told
    alike = alike or evidence(a, b) >= settings.told_weight
    return alike or mentions(a, b, settings, supported=True)


def covered(a: Unit, b: Unit) -> float:
    """Share of the weight of ``a`` that ``b`` has, synonyms for part."""
    return sum((w * _has(b, t) for t, w in a.weights.items()), 0.0) / (a.weight or 1.0)


def evidence(a: Unit, b: Unit) -> float:
    """Weight of the terms that both units have, synonyms for part; names aside, they only tell the topic."""
    return sum((w * _has(b, t) for t, w in a.weights.items() if t not in a.names), 0.0)


def _predicate(a: Unit, b: Unit) -> float:
    """Weight of the verbs of ``a`` that ``b`` has in any part of speech: two clauses on one topic differ in theirs."""
    return sum((a.weights[t] * _has(b, t) for t in a.verbs), 0.0)


def _counts(u: Unit) -> set[str]:
    """What the figures of a unit count: the last words of their units."""
    return {str(f["unit"]).rpartition(" ")[2] for f in u.figures if f.get("unit")}


def _share(a: Vector, b: Vector) -> float:
    return sum((w for t, w in a.items() if t in b), 0.0) / (sum(a.values(), 0.0) or 1.0)


def _has(b: Unit, t: str) -> float:
    return 1.0 if t in b.weights else b.near.get(t, 0.0)
