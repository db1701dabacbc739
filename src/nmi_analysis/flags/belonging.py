"""Whether the words of a text belong where they stand: another look at the whole of it, which ``gate`` asks for.

Each different content word is looked at once, whatever its number of places, so that the subject of a text, which
repeats its rare words, weighs little; names are left out. Small trees give the odds that the word was put in for
another: by its frequency, by how well it goes with its neighbours and whether a synonym would go better with these
(``alongside``), and by whether it goes with the text (``relatedness``). How these odds are distributed decides: a
spinner leaves odd words all over a text, a subject a few of them. Fitted by ``training/fit_belonging.py``.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .. import models
from ..english import Document
from ..settings import QualitySettings
from . import alongside, relatedness
from .assessment import distribution, tails
from .frequencies import UNSEEN_WORD, Place, Values, books, place, sides, zipf
from .slots import is_content, kind
from .substitutes import commonest, others, substitutes
from .trees import log_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

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
    *(f"{name}_{of}" for of in ("most", "mean") for name in alongside.MEASURES),  # over all places
    *relatedness.MEASURES,  # mean of all places
)
_DIGITS = 3  # of a measure
_PARTS = {f"part_{percent}": percent / 100  # quantiles of the odds
          for percent in (10, 30, 50, 70, 80, 85, 90, 93, 95, 97, 98, 99)}


class Looked(NamedTuple):
    """The different words of a text, their ``MEASURES`` (a row each, undefined NaN), and the word's number by place."""

    words: list[str]
    values: "Floats"
    numbers: list[int]
    at: list[int]


def probability(document: Document, settings: QualitySettings) -> float:
    """How probable it is that the text was spun, 0 to 1; 0 for one of too few words to tell."""
    found = looked(document, settings)
    if len(found.words) < settings.gate_words:
        return 0.0
    odds = log_odds("context_trees", found.values)
    return models.load("context")["spun"].probability(measures(odds, settings))


def measures(odds: Sequence[float], settings: QualitySettings) -> dict[str, float]:
    """How the log odds of a text's words are distributed."""
    trained = models.load("context")["words"].probability({})
    return distribution(odds, trained, _PARTS, settings) | tails(odds, trained)


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
    words, numbers = [t.lower for t in tokens], [order[tokens[n].lower] for n in at]
    return Looked(list(order), _rows(own, numbers, words, begins, at), numbers, at)


def _rows(own: list[Values], numbers: list[int], words: list[str], begins: set[int], at: list[int]) -> "Floats":
    """``MEASURES`` of each different word."""
    import numpy as np

    if not at:
        return np.zeros((0, len(MEASURES)))
    made = np.array([[np.nan if v is None else v for v in row] for row in own], dtype=np.float64).round(_DIGITS)
    places = alongside.measures([(_word_at(words, n - 1) if n not in begins else "", words[n],
                                  _word_at(words, n + 1) if n + 1 not in begins else "") for n in at])
    order, count = np.argsort(numbers, kind="stable"), np.bincount(numbers, minlength=len(own))
    starts = np.concatenate(([0], np.cumsum(count)[:-1]))
    most = np.fmax.reduceat(places[order], starts)
    related = relatedness.measures([words[n] for n in at], [commonest(words[n]) for n in at])
    listed = np.hstack([places, related])[order]
    told = np.add.reduceat((~np.isnan(listed)).astype(np.float64), starts)
    total = np.add.reduceat(np.nan_to_num(listed), starts)
    mean = np.divide(total, told, out=np.full(total.shape, np.nan), where=told > 0).round(_DIGITS)
    return np.hstack([made, most, mean])


def _word_at(words: list[str], n: int) -> str:
    """The word in a place; "" for a mark or none."""
    return words[n] if 0 <= n < len(words) and words[n][0].isalpha() else ""


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
