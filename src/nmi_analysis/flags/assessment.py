"""How likely each content word is a substituted one, given its place and the rest of the text, and the flags of those.

A text in which many words are odd has probably been through a spinner: there a slightly odd word is
suspicious, in a clean text a very odd one is an author's choice. So a first pass (trees over the measures of
``slots``) scores every word by itself, the share of substituted words that makes these scores most likely tells how
the whole text reads, and a second pass scores each word with that, its other places and its neighbours in mind.

Where other articles tell of the same event, the words that they use are taken into account (``beside``): who reports
an event takes much of its vocabulary from the event, a spinner takes it from a thesaurus. Fitted by
``training/fit_beside.py``.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons, models
from ..english import Document, Token
from ..settings import QualitySettings
from ..store import Row
from .slots import Slot, slots
from .substitutes import like, others, substitutes
from .suggestions import Suggester
from .trees import log_odds

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


RULE = "flags.substitution/v2"
_LEAST = 0.0001  # probability that log odds are told of


class Told(NamedTuple):
    """In how many of some other articles on the event each word stands, and how many these are."""

    words: Mapping[str, int]
    articles: int


def suspected(document: Document, assessed: Assessment, settings: QualitySettings,
           told: Told | None = None) -> Iterator[Row]:
    """A row per word that is more likely substituted than the settings say; ``told`` is what it was judged beside."""
    alone = settings.substituted if assessed.doubtful else settings.substituted_alone
    least = settings.beside_substituted if told else alone
    found = [s for s in assessed.words if s.probability >= least]
    if not found:
        return
    suggester = Suggester(document, [s.slot for s in assessed.words], [s.slot.token for s in found], settings)
    for slot, _, probability in found:
        token = document.tokens[slot.token]
        suggested, sure = suggester.best(slot.token)
        suggested = suggested if probability * sure >= settings.suggested_sure else ""
        broken = slot.gain >= settings.broken_gain
        yield {
            "start": token.start, "end": token.end,
            "category": "accuracy/mistranslation" if broken else "fluency/unidiomatic",
            "severity": "major" if probability >= settings.surely_substituted else "minor",
            "suggestion": like(suggested, token.text), "confidence": round(probability, 3), "rule": RULE,
            "evidence": _evidence(token, suggested, slot, assessed.share, told),
        }


def _evidence(token: Token, suggested: str, slot: Slot, share: float, told: Told | None) -> str:
    text = f"'{token.text}' is unusual here"
    if told:
        text += f"; {told.words.get(token.lower, 0)} of {told.articles} other articles have it"
    if slot.gain > 0:
        text += f"; its synonym '{slot.best}' is some {_times(slot.gain)} times as likely beside these words"
    if suggested and (slot.gain <= 0 or suggested != slot.best):
        text += f"; '{suggested}' goes best with the whole text"
    return f"{text}; about {share:.0%} of the text's words are as odd"


def _times(gain: float) -> str:
    return f"{10 ** min(gain, 6):,.0f}" if gain >= 1 else f"{10 ** gain:.1f}"


def beside(document: Document, assessed: Assessment, told: Told) -> Assessment:
    """The words judged again by those of other articles on the event."""
    model = models.load("beside")["substituted"]
    return assessed._replace(words=[w._replace(probability=model.probability(
        beside_measures(document.tokens[w.slot.token].lower, w.probability, told))) for w in assessed.words])


def beside_measures(word: str, probability: float, told: Told) -> dict[str, float]:
    """What the words of other articles say of a lower-case word, beside its probability by the text alone."""
    own = told.words.get(word, 0)
    synonym = max((told.words.get(w, 0) for w in substitutes(word)), default=0)
    return {
        "alone": logit(min(max(probability, _LEAST), 1 - _LEAST)),
        "used": float(own > 0), "share": own / told.articles,
        "synonym": float(synonym > 0), "synonym_share": synonym / told.articles,
        "other": float(any(w in told.words for w in others(word))),  # a synonym that WordNet lacks
        "instead": float(synonym > 0 and own == 0),
    }
