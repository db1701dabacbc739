"""Agreement of coders beyond chance, with intervals. Coefficients are nltk's; intervals are by the jackknife."""

import math
from collections.abc import Callable, Hashable, Mapping
from itertools import combinations
from statistics import NormalDist, fmean, stdev
from typing import NamedTuple

from ..settings import ContentSettings

Ratings = Mapping[str, Mapping[str, Hashable]]  # unit to coder to value; what a coder has not coded is left out
Measure = Callable[[Ratings], float]
CONFIDENCE = 0.95
LEAST = 3  # units below which there is no interval
NO_PAIR, NO_VARIATION = "no unit is coded by two coders", "every coding is the same value: nothing to tell from chance"


class Estimate(NamedTuple):
    """A coefficient with the ends of its 95% interval; NaN, and a reason, where there is none."""

    value: float
    low: float = math.nan
    high: float = math.nan
    reason: str = ""


def paired(ratings: Ratings) -> dict[str, Mapping[str, Hashable]]:
    """The units that two coders or more have coded: all others say nothing of agreement."""
    return {unit: codes for unit, codes in ratings.items() if len(codes) > 1}


def agreeing(ratings: Ratings) -> float:
    """Share of pairs of codings of one unit that are the same, units weighing alike; NaN where there is no pair."""
    shares = [fmean(a == b for a, b in combinations(codes.values(), 2)) for codes in paired(ratings).values()]
    return fmean(shares) if shares else math.nan


def alpha(ratings: Ratings, *, interval: bool = False) -> float:
    """Krippendorff's alpha: 1 is perfect agreement, 0 what chance gives; NaN without pairs or variation.

    For nominal values or, with ``interval``, for numbers whose distance counts. Any number of coders, codings may be
    missing (Krippendorff 2019, chapter 12; computed by nltk).
    """
    from nltk.metrics import binary_distance, interval_distance
    from nltk.metrics.agreement import AnnotationTask

    codings = [(coder, unit, v) for unit, codes in paired(ratings).items() for coder, v in codes.items()]
    if len({v for _, _, v in codings}) < 2:
        return math.nan
    return float(AnnotationTask(codings, interval_distance if interval else binary_distance).alpha())


def kappa(ratings: Ratings) -> float:
    """Cohen's kappa for nominal values: 1 is perfect agreement, 0 what chance gives; NaN without pairs or variation.

    Of more than two coders the mean over their pairs (Light 1971); each pair by the units that both have coded
    (Cohen 1960; computed by nltk).
    """
    from nltk.metrics.agreement import AnnotationTask

    found = []
    for a, b in combinations(sorted({c for codes in ratings.values() for c in codes}), 2):
        codings = [(c, unit, codes[c]) for unit, codes in ratings.items() if a in codes and b in codes for c in (a, b)]
        if len({v for _, _, v in codings}) > 1:
            found.append(float(AnnotationTask(codings).kappa_pairwise(a, b)))
    return fmean(found) if found else math.nan


def estimated(measure: Measure, ratings: Ratings, blocks_at_most: int = ContentSettings().blocks) -> Estimate:
    """A coefficient with its 95% interval, by the jackknife over units (Efron and Tibshirani 1993, chapter 11).

    Of more than ``blocks_at_most`` units, blocks of them are left out in turn. With few units an interval is wide, and
    with no disagreement it has no width: neither is a proof of agreement.
    """
    units = paired(ratings)
    if not units:
        return Estimate(math.nan, reason=NO_PAIR)
    value = measure(units)
    if math.isnan(value):
        return Estimate(math.nan, reason=NO_VARIATION)
    if len(units) < LEAST:
        return Estimate(round(value, 6), reason=f"fewer than {LEAST} units: no interval")
    names = list(units)
    blocks = [set(names[i::blocks_at_most]) for i in range(min(blocks_at_most, len(names)))]
    without = [measure({u: codes for u, codes in units.items() if u not in block}) for block in blocks]
    if any(map(math.isnan, without)):
        return Estimate(round(value, 6), reason="one unit alone varies: no interval")
    pseudo = [len(blocks) * value - (len(blocks) - 1) * w for w in without]
    reach = round(_quantile(len(blocks) - 1) * stdev(pseudo) / math.sqrt(len(blocks)), 6)
    return Estimate(round(value, 6), round(max(-1.0, value - reach), 6), round(min(1.0, value + reach), 6),
                    "" if reach else "no disagreement: an interval without width")


def _quantile(freedom: int) -> float:
    """Two-sided 95% quantile of Student's t (Abramowitz and Stegun 1964, 26.7.5)."""
    x = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    terms = ((x**3 + x) / 4, (5 * x**5 + 16 * x**3 + 3 * x) / 96, (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384)
    return x + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))
