"""How frequent words and word pairs are in English at large, from packages that carry their data.

Words: wordfreq, on the Zipf scale (log10 of occurrences per billion words). Pairs: the 242,342 most
frequent bigrams of the web that symspellpy ships, as log10 of their counts. Words of books: symspellpy's
list of 82,765, from Google Books.
"""

import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNSEEN_WORD = 0.5  # Zipf of a word wordfreq lacks: its rarest ones have 1
LEAST = math.log10(6_400_000)  # the count below which the bigram list ends
TOTAL = 13.2 - 18  # log10 of the list's running words, less the two billions of the Zipf scales
_BOOKS = "frequency_dictionary_en_82_765.txt"
_BOOKS_TO_ZIPF = -3.0  # log10; that list counts a corpus of about a trillion words
_BIGRAMS = "frequency_bigramdictionary_en_243_342.txt"

Neighbours = dict[str, dict[str, float]]


class Bigrams(NamedTuple):
    """``after[a][b]`` and ``before[b][a]`` are log10 of the count of 'a b'."""

    after: Neighbours
    before: Neighbours


@cache
def zipf() -> dict[str, float]:
    """Lower-case word to its Zipf frequency."""
    from wordfreq import get_frequency_dict

    return {w: math.log10(f) + 9 for w, f in get_frequency_dict("en", wordlist="large").items()}


@cache
def books() -> dict[str, float]:
    """Lower-case word to its Zipf frequency in books."""
    lines = (line.split() for line in _read(_BOOKS).splitlines())
    return {word: math.log10(int(count)) + _BOOKS_TO_ZIPF for word, count in lines}


@cache
def bigrams() -> Bigrams:
    """The bigram list, indexed by either word."""
    after: Neighbours = {}
    before: Neighbours = {}
    listed = _read(_BIGRAMS).split()  # two words and a count, again and again
    for first, second, value in zip(listed[::3], listed[1::3], map(math.log10, map(int, listed[2::3])), strict=True):
        if first in after:
            after[first][second] = value
        else:
            after[first] = {second: value}
        if second in before:
            before[second][first] = value
        else:
            before[second] = {first: value}
    return Bigrams(after, before)


@lru_cache(maxsize=50_000)
def neighbours(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words known to follow and to precede a word: sets, which meet faster than dictionaries."""
    after, before = bigrams()
    return frozenset(after.get(word, ())), frozenset(before.get(word, ()))


def _read(name: str) -> str:
    return files("symspellpy").joinpath(name).read_text(encoding="utf-8-sig")


def expected(first: float, second: float) -> float:
    """log10 of the count that a pair of independent words of these Zipf frequencies would have."""
    return first + second + TOTAL
