"""Whether a text was spun, told from the whole of it and cheaply, before any word of it is suspected.

Each different content word is looked at once, whatever its number of places, so that the subject of a text, which
repeats its rare words, weighs little; names are left out. Small trees give the odds that the word was put in for a
commoner one, by its frequency and by how well it is known beside its neighbours. How these odds are distributed tells
most texts that are clean: a spinner leaves odd words all over a text, a subject a few of them. Of the others a second
look decides, at whether words belong where they stand (``belonging``), where it is sure. Where it leaves it open,
broken terms decide: posts, bodies and compounds with a word replaced. The first look is fitted by
``training/fit_gate.py``.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .. import models
from ..english import Document
from ..settings import QualitySettings
from ..store import Row
from . import assessment, fixed_terms
from .assessment import assess, distribution
from .belonging import probability as foreign
from .frequencies import UNSEEN_WORD, Place, Values, books, place, sides, zipf
from .merge import merge
from .slots import is_content, kind
from .substitutes import commonest, substitutes
from .trees import log_odds

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
    yield from fixed_terms.detect(document, settings)
    yield from fixed_terms.unusual_pairs(document, assessed, settings)


def broken(document: Document, settings: QualitySettings) -> float:
    """Fixed terms with a word replaced, for each word of the text; only asked where other looks leave a doubt."""
    found = (r for r in fixed_terms.detect(document, settings) if r["rule"] != fixed_terms.NAME_RULE)
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
