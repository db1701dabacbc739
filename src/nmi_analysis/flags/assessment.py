"""How likely each content word is a substituted one, given its place and the rest of the text.

A text in which many words are odd has probably been through a spinner: there a slightly odd word is
suspicious, in a clean text a very odd one is an author's choice. So a first pass (trees over the measures of
``slots``) scores every word by itself, the share of substituted words that makes these scores most likely tells how
the whole text reads, and a second pass scores each word with that, its other places and its neighbours in mind.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons
from ..english import Document
from ..settings import QualitySettings
from .share import logistic, logit, smoothed, substituted_share
from .slots import Slot, slots
from .trees import log_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SECOND = (
    "own",    # log odds of the word by its place
    "mean",   # logit of the mean probability of the text's words
    "share",  # logit of the share of substituted words
    "same",   # mean log odds of all places of the word
    "count",  # number of these, at most 8
    "upper",  # log odds that a fifth of the text's words reach
)
_MOST = 8


class Suspicion(NamedTuple):
    """A content word, the log odds that it was substituted by its place alone, and its probability in this text."""

    slot: Slot
    odds: float
    probability: float


class Assessment(NamedTuple):
    """The words of a text, the share of them that look substituted (0 to 1, smoothed for short texts), and more.

    ``doubtful`` says whether each word was judged with the rest of the text in mind.
    """

    words: list[Suspicion]
    share: float
    doubtful: bool


@cache
def _weights() -> dict[str, float]:
    return {k: float(v) for k, v in lexicons.mapping("substitution_weights", "weight").items()}


def assess(document: Document, settings: QualitySettings) -> Assessment:
    """Score the document's content words in two passes."""
    import numpy as np

    found = slots(document, settings)
    first = log_odds("word_trees", [s.values for s in found])
    share = substituted_share(first, _weights()["trained_share"], settings)
    judged = doubtful(len(found), share, settings)
    if judged:
        rows = second([document.tokens[s.token].lower for s in found], first, share, settings)
        weights = np.array([[_weights()[name]] for name in SECOND])
        odds = (weights * rows).sum(axis=0) + _weights()["intercept"]  # in this order on every processor, unlike '@'
    else:
        odds = np.array(first) + logit(share) - logit(_weights()["trained_share"])
    return Assessment([Suspicion(slot, own, logistic(x))
                       for slot, own, x in zip(found, first, odds.tolist(), strict=True)], share, judged)


def doubtful(words: int, share: float, settings: QualitySettings) -> bool:
    """Whether a text of so many content words is long and odd enough for the second pass."""
    return words >= settings.prior_words and share >= settings.clean_share


def second(words: Sequence[str], odds: Sequence[float], share: float,
           settings: QualitySettings) -> "NDArray[np.float64]":
    """The values of ``SECOND`` for the words of a text, an array of shape (values, words)."""
    import numpy as np

    own = np.array(odds, dtype=np.float64)
    made = np.zeros((len(SECOND), len(own)))
    if not words:
        return made
    numbers = {word: n for n, word in enumerate(dict.fromkeys(words))}
    at = np.array([numbers[w] for w in words])
    count = np.bincount(at)
    made[0] = own
    made[1] = logit(smoothed(1 / (1 + np.exp(-np.clip(own, -50, 50))), settings))
    made[2] = logit(share)
    made[3] = (np.bincount(at, own) / count)[at]
    made[4] = np.minimum(count, _MOST)[at]
    made[5] = np.quantile(own, 0.8)
    return made
