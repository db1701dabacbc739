"""How likely each content word is a substituted one, given its place and the rest of the text.

A text in which many words are odd has probably been through a spinner: there a slightly odd word is
suspicious, in a clean text a very odd one is an author's choice. So a first pass scores every word by itself,
their mean says how the whole text reads, and a second pass scores each word with that in mind.
"""

import math
from collections import defaultdict
from typing import NamedTuple

from ..language import Document
from ..settings import QualitySettings
from .scorecard import log_odds
from .slots import Slot, slots


class Suspicion(NamedTuple):
    """A content word, the log odds that it was substituted by its place alone, and its probability in this text."""

    slot: Slot
    odds: float
    probability: float


class Assessment(NamedTuple):
    """The words of a text, and the share of them that look substituted (0 to 1, smoothed for short texts)."""

    words: list[Suspicion]
    share: float


def logistic(x: float) -> float:
    """Log odds to probability."""
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def assess(document: Document, settings: QualitySettings) -> Assessment:
    """Score the document's content words in two passes."""
    found = list(slots(document, settings))
    first = [log_odds(s) for s in found]
    share = ((sum(map(logistic, first)) + settings.prior_words * settings.prior_share)
             / (len(first) + settings.prior_words))
    by_word: dict[str, list[float]] = defaultdict(list)
    for slot, score in zip(found, first, strict=True):
        by_word[document.tokens[slot.token].lower].append(score)
    mean = {word: sum(scores) / len(scores) for word, scores in by_word.items()}
    base = settings.text_weight * math.log(share / (1 - share)) + settings.intercept
    words = []
    for slot, score in zip(found, first, strict=True):
        same = mean[document.tokens[slot.token].lower]
        second = base + settings.place_weight * score + settings.word_weight * same
        words.append(Suspicion(slot, score, logistic(second)))
    return Assessment(words, share)
