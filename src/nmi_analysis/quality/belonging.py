"""Whether the words of a text belong where they stand: another look at the whole of it, which ``gate`` asks for.

Each different content word is looked at once, whatever its number of places, so that the subject of a text, which
repeats its rare words, weighs little; names are left out. Small trees give the odds that the word was put in for
another: by its frequency, by how well it is known beside its neighbours, and by whether a synonym would go better with
what stands around (``neighbourhood``). How these odds are distributed decides: a spinner leaves odd words all over a
text, a subject a few of them. Fitted by ``training/fit_belonging.py``.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .. import models
from ..language import Document
from ..settings import QualitySettings
from . import neighbourhood
from .beside import Place, Values, place, sides
from .frequencies import UNSEEN_WORD, books, zipf
from .share import distribution
from .slots import is_content, kind
from .substitutes import commonest, others, substitutes
from .trees import log_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEASURES = (
    "zipf",           # how frequent the word is
    "commoner",       # Zipf by which its most frequent synonym exceeds it
    "likelier",       # log10 by which its synonyms together are more frequent
    "other_likelier",  # the same of the candidates that WordNet lacks
    "register",       # log10 by which it is more frequent in books than at large
    "synonyms",       # how many it has
    "others",         # how many of the other candidates
    "left", "right",  # log10 of the pair with the word before and after, over chance: the highest of its places
    "beside",         # mean of these over all places
    "count",          # places
    "tag",            # of the first place: 0 noun, 1 verb, 2 adjective, 3 adverb, 4 other
    "length",         # letters
    *neighbourhood.MEASURES,
)
_DIGITS = 3  # of a measure
# Quantiles of the odds.
_PARTS = {"least": 0.1, "half": 0.5, "fifth": 0.8, "tenth": 0.9, "twentieth": 0.95, "fiftieth": 0.98}


class Looked(NamedTuple):
    """The different words of a text with their own measures, which of them stands in each place, and what is around."""

    words: list[str]
    values: list[Values]
    numbers: list[int]
    at: list[int]
    places: neighbourhood.Places


def probability(document: Document, settings: QualitySettings) -> float:
    """How probable it is that the text was spun, 0 to 1; 0 for one of too few words to tell."""
    found = looked(document, settings)
    if len(found.words) < settings.gate_words:
        return 0.0
    odds = log_odds("context_trees", values(found, neighbourhood.turning()))
    return models.load("context")["spun"].probability(measures(odds, settings))


def measures(odds: Sequence[float], settings: QualitySettings) -> dict[str, float]:
    """How the log odds of a text's words are distributed."""
    return distribution(odds, models.load("context")["words"].probability({}), _PARTS, settings)


def looked(document: Document, settings: QualitySettings) -> Looked:
    """The content words that are no names."""
    firsts = [s.first for s in document.sentences]
    begins = set(firsts)
    order: dict[str, int] = {}
    tags: list[float] = []
    places: list[list[Place]] = []
    tokens = document.tokens
    content = [n for n, token in enumerate(tokens) if is_content(token, settings)]
    at = [n for n in content if n in begins or not tokens[n].text[0].isupper()]
    for n in at:
        token = tokens[n]
        if token.lower not in order:
            order[token.lower] = len(order)
            tags.append(kind(token))
            places.append([])
        places[order[token.lower]].append(place(tokens, n, begins))
    own = [_values(w, p, t, settings) for w, p, t in zip(order, places, tags, strict=True)]
    return Looked(list(order), own, [order[tokens[n].lower] for n in at], at,
                  neighbourhood.places([t.lower for t in tokens], firsts, content, at))


def values(found: Looked, turn: neighbourhood.Turning) -> "NDArray[np.floating]":
    """``MEASURES`` of each word, undefined NaN."""
    import numpy as np

    own = np.array([[np.nan if v is None else v for v in row] for row in found.values], dtype=np.float64)
    return np.hstack([own.round(_DIGITS), neighbourhood.measures(found.words, found.numbers, found.places, turn)])


@lru_cache(maxsize=50_000)
def _word(word: str, no_book: float) -> Values:
    known, synonym, near, other = zipf(), commonest(word), substitutes(word), others(word)
    z = known.get(word, UNSEEN_WORD)
    return (z, known[synonym] - z if synonym else None, _together(near) - z if near else None,
            _together(other) - z if other else None, books().get(word, no_book) - z,
            float(len(near)), float(len(other)))


def _together(words: Iterable[str]) -> float:
    """Zipf of all of them."""
    known = zipf()
    return math.log10(math.fsum(10 ** known[w] for w in words))


def _values(word: str, places: list[Place], tag: float, settings: QualitySettings) -> Values:
    return *_word(word, settings.no_book), *sides(places), tag, float(len(word))
