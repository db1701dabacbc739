"""An additive scorecard over the measures of ``slots``: each value falls into a bin, each bin has a weight.

The weights are the coefficients of a logistic regression on the bins, fitted by
``benchmarks/fit_substitution.py``; the sum is the log odds that the word was put there by a substitution.
"""

from bisect import bisect_right
from functools import cache

from .. import lexicons
from .slots import MEASURES, Slot

Bins = tuple[list[float], list[float], float]  # lower bounds of all bins but the first, weights, weight of None


@cache
def _card() -> list[Bins]:
    made = []
    for measure in MEASURES:
        rows = [r for r in lexicons.table("substitution_weights") if r["measure"] == measure]
        weights = {r["at_least"]: float(r["weight"]) for r in rows}
        undefined, lowest = weights.pop("undefined", 0.0), weights.pop("lowest", 0.0)
        bounds = sorted(float(b) for b in weights)
        made.append((bounds, [lowest, *(w for _, w in sorted((float(b), w) for b, w in weights.items()))], undefined))
    return made


def log_odds(slot: Slot) -> float:
    """Sum of the weights: higher is more likely a substituted word, 0 as likely as not."""
    total = 0.0
    for value, (bounds, weights, undefined) in zip(slot.values, _card(), strict=True):
        total += undefined if value is None else weights[bisect_right(bounds, value)]
    return total
