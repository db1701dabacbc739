"""The share of substituted words in a text, from the odds of each; odds and probabilities."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..settings import QualitySettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEPS = 20  # of expectation maximisation; it has converged long before
_FEWEST = 0.005  # share of words of a clean text that look replaced
_SHARES = (5, 15)  # per cent of replaced words that are held against it
_LIKELY = (30, 50, 70, 90)  # per cent of probability that words are counted from


def logistic(x: float) -> float:
    """Log odds to probability."""
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def logit(p: float) -> float:
    """Probability to log odds."""
    return math.log(p / (1 - p))


def substituted_share(odds: Sequence[float], trained: float, settings: QualitySettings) -> float:
    """The share of substituted words in a text, where ``trained`` is that of the texts that the odds were fitted on.

    Expectation maximisation for a changed prior: M. Saerens, P. Latinne, C. Decaestecker (2002), "Adjusting the
    outputs of a classifier to new a priori probabilities". A clean text of a few words is added.
    """
    import numpy as np

    ratios = np.exp(-np.clip(odds, -50, 50)) * (trained / (1 - trained))
    share = settings.prior_share
    for _ in range(_STEPS):
        share = smoothed(1 / (1 + ratios * ((1 - share) / share)), settings)
    return share


def smoothed(probabilities: "NDArray[np.float64]", settings: QualitySettings) -> float:
    """Mean probability with that of a clean text of a few words added."""
    clean = settings.prior_words * settings.prior_share
    return float((probabilities.sum() + clean) / (len(probabilities) + settings.prior_words))


def distribution(odds: Sequence[float], trained: float, parts: Mapping[str, float],
                 settings: QualitySettings) -> dict[str, float]:
    """How the log odds of a text's words are distributed; ``parts``: the quantiles asked for, by name."""
    import numpy as np

    listed = np.array(odds)
    quantiles = np.quantile(listed, tuple(parts.values())).tolist()
    return {"share": logit(substituted_share(odds, trained, settings)), **dict(zip(parts, quantiles, strict=True)),
            "mean": float(listed.mean()), "words": float(np.log(len(listed)))}


def tails(odds: Sequence[float], trained: float) -> dict[str, float]:
    """How much a few odd words of many stand out in the log odds: what a text with few replaced words shows."""
    import numpy as np

    listed = np.array(odds)
    words, ratios = len(listed), np.exp(np.clip(listed, -50, 50)) * ((1 - trained) / trained)
    clean = np.log(1 - _FEWEST + _FEWEST * ratios)
    made = {"spread": float(listed.std())}
    for percent in _SHARES:
        told = np.log(1 - percent / 100 + percent / 100 * ratios) - clean
        made[f"replaced_{percent}"] = float(told.sum()) / math.sqrt(words)
    for percent in _LIKELY:
        above = int((listed > logit(percent / 100)).sum())
        made[f"likely_{percent}"] = math.log(above + 1) - math.log(words)
    return made
