"""Whether a text was spun, told from the whole of it and cheaply, before any word of it is suspected.

Each different content word is looked at once, whatever its number of places, so that the subject of a text, which
repeats its rare words, weighs little; names are left out. Small trees give the odds that the word was put in for a
commoner one, by its frequency and by how well it is known beside its neighbours. How these odds are distributed tells
most texts that are clean: a spinner leaves odd words all over a text, a subject a few of them. Of the others a second
look decides (``foreign``), at whether words belong where they stand, where it is sure. Where it leaves it open, broken
terms decide: posts, bodies and compounds with a word replaced.

The trees of the second look give the odds that the word was put in for another: by its frequency, by how well it goes
with its neighbours and whether a synonym would go better with these (``alongside``), and by whether it goes with the
text (``relatedness``). The looks are fitted by ``training/fit_gate.py`` and ``training/fit_belonging.py``.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .. import models
from ..english import Document
from ..settings import QualitySettings
from ..store import Row
from . import alongside, assessment, pairs, relatedness
from .assessment import assess, distribution, tails
from .frequencies import UNSEEN_WORD, Place, Values, books, place, sides, zipf
from .merge import merge
from .slots import is_content, kind
from .substitutes import commonest, others, substitutes
from .trees import log_odds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    Floats = NDArray[np.floating]

BELONGING = (
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
_BELONGING_PARTS = {f"part_{percent}": percent / 100  # quantiles of the odds
          for percent in (10, 30, 50, 70, 80, 85, 90, 93, 95, 97, 98, 99)}


class Looked(NamedTuple):
    """The different words of a text, their ``BELONGING`` (a row each, undefined NaN), the word's number by place."""

    words: list[str]
    values: "Floats"
    numbers: list[int]
    at: list[int]


def foreign(document: Document, settings: QualitySettings) -> float:
    """How probable it is that the text was spun, 0 to 1; 0 for one of too few words to tell."""
    found = looked(document, settings)
    if len(found.words) < settings.gate_words:
        return 0.0
    odds = log_odds("context_trees", found.values)
    return models.load("context")["spun"].probability(belonging_measures(odds, settings))


def belonging_measures(odds: Sequence[float], settings: QualitySettings) -> dict[str, float]:
    """How the log odds of a text's words are distributed."""
    trained = models.load("context")["words"].probability({})
    return distribution(odds, trained, _BELONGING_PARTS, settings) | tails(odds, trained)


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
    own = [_belonging_values(w, p, t, settings) for w, p, t in zip(order, places, tags, strict=True)]
    words, numbers = [t.lower for t in tokens], [order[tokens[n].lower] for n in at]
    return Looked(list(order), _rows(own, numbers, words, begins, at), numbers, at)


def _rows(own: list[Values], numbers: list[int], words: list[str], begins: set[int], at: list[int]) -> "Floats":
    """``BELONGING`` of each different word."""
    import numpy as np

    if not at:
        return np.zeros((0, len(BELONGING)))
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
def _belonging_word(word: str, no_book: float) -> Values:
    known, synonym, near, other = zipf(), commonest(word), substitutes(word), others(word)
    z = known.get(word, UNSEEN_WORD)
    return (z, known[synonym] - z if synonym else None, _together(near) - z if near else None,
            _together(other) - z if other else None, books().get(word, no_book) - z,
            float(len(near)), float(len(other)))


def _together(words: Iterable[str]) -> float:
    """Zipf of all of them."""
    known = zipf()
    return math.log10(math.fsum(10 ** known[w] for w in words))


def _belonging_values(word: str, places: list[Place], tag: float, settings: QualitySettings) -> Values:
    return *_belonging_word(word, settings.no_book), *sides(places), tag, float(len(word))


MEASURES = (
    "zipf",           # how frequent the word is
    "commoner",       # Zipf by which its most frequent synonym exceeds it
    "register",       # log10 by which it is more frequent in books than at large
    "synonyms",       # how many it has
    "left", "right",  # log10 of the pair with the word before and after, over chance: the highest of its places
    "beside",         # mean of these over all places
    "count",          # places
    "tag",            # of the first place: 0 noun, 1 verb, 2 adjective, 3 adverb, 4 other
    "length",         # letters
)
_PARTS = {"fifth": 0.8, "tenth": 0.9, "twentieth": 0.95}  # quantiles of the odds


def probability(document: Document, settings: QualitySettings) -> float:
    """How probable it is that the text was spun, 0 to 1; 0 for one of too few words to tell."""
    odds = log_odds("gate_trees", list(types(document, settings).values()))
    if len(odds) < settings.gate_words:
        return 0.0
    return models.load("gate")["spun"].probability(measures(odds, settings))


def suspected(document: Document, settings: QualitySettings) -> Iterator[Row]:
    """Rows of ``flags`` for the words and terms of a spun text that seem to have been replaced."""
    assessed = assess(document, settings)
    yield from assessment.suspected(document, assessed, settings)
    yield from pairs.broken_terms(document, settings)
    yield from pairs.unusual_pairs(document, assessed, settings)


def broken(document: Document, settings: QualitySettings) -> float:
    """Fixed terms with a word replaced, for each word of the text; only asked where other looks leave a doubt."""
    found = (r for r in pairs.broken_terms(document, settings) if r["rule"] != pairs.NAME_RULE)
    words = sum(t.text[0].isalnum() for t in document.tokens)
    return round(len(merge(found, document.text)) / max(1, words), 6)


def judged(document: Document, settings: QualitySettings) -> Row:
    """The article's row of ``quality``, begun: each look, where those before it leave a doubt."""
    probable = probability(document, settings)
    belonging = foreign(document, settings) if probable >= settings.gate_least else None
    doubt = belonging is not None and settings.foreign_least <= belonging < settings.foreign_sure
    return {"spun": probable, "foreign": belonging, "broken": broken(document, settings) if doubt else None}


def spun(row: Row | None, settings: QualitySettings) -> bool:
    """Whether the article of a row of ``quality`` (none for another language) is judged spun."""
    if row is None or not present(row["foreign"]):
        return False
    return bool(row["foreign"] >= settings.foreign_sure
                or (present(row["broken"]) and row["broken"] >= settings.broken_share))


def present(value: float | None) -> bool:
    """Whether a number is one: neither None nor NaN."""
    return value is not None and not math.isnan(value)


def measures(odds: Sequence[float], settings: QualitySettings) -> dict[str, float]:
    """How the log odds of a text's words are distributed."""
    return distribution(odds, models.load("gate")["words"].probability({}), _PARTS, settings)


def types(document: Document, settings: QualitySettings) -> dict[str, Values]:
    """Content word in lower case to its ``MEASURES``."""
    firsts = {s.first for s in document.sentences}
    tags: dict[str, float] = {}
    places: dict[str, list[Place]] = {}
    tokens = document.tokens
    for n, token in enumerate(tokens):
        if (token.text[0].isupper() and n not in firsts) or not is_content(token, settings):
            continue
        places.setdefault(token.lower, []).append(place(tokens, n, firsts))
        tags.setdefault(token.lower, kind(token))
    return {word: _values(word, found, tags[word], settings) for word, found in places.items()}


@lru_cache(maxsize=50_000)
def _word(word: str, no_book: float) -> tuple[float, float | None, float, float]:
    z, synonym = zipf().get(word, UNSEEN_WORD), commonest(word)
    return z, zipf()[synonym] - z if synonym else None, books().get(word, no_book) - z, float(len(substitutes(word)))


def _values(word: str, places: list[Place], tag: float, settings: QualitySettings) -> Values:
    return *_word(word, settings.no_book), *sides(places), tag, float(len(word))
