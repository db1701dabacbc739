"""The share of substituted words in a text, from the odds of each; odds and probabilities."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..settings import QualitySettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEPS = 20  # of expectation maximisation; it has converged long before


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
