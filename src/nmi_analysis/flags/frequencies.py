"""How frequent words and word pairs are in English at large, from packages that carry their data.

Words: wordfreq, on the Zipf scale (log10 of occurrences per billion words). Pairs: the 242,342 most
frequent bigrams of the web that symspellpy ships, as log10 of their counts. Words of books: symspellpy's
list of 82,765, from Google Books.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..english import Token

if TYPE_CHECKING:
    import pyarrow as pa

UNSEEN_WORD = 0.5  # Zipf of a word wordfreq lacks: its rarest ones have 1
LEAST = math.log10(6_400_000)  # the count below which the bigram list ends
TOTAL = 13.2 - 18  # log10 of the list's running words, less the two billions of the Zipf scales
_BOOKS = "frequency_dictionary_en_82_765.txt"
_BOOKS_TO_ZIPF = -3.0  # log10; that list counts a corpus of about a trillion words
_BIGRAMS = "frequency_bigramdictionary_en_243_342.txt"
_NONE: Mapping[str, float] = MappingProxyType({})


class Neighbours:
    """Word to its neighbours on one side and log10 of the pairs' counts; laid out for a word when it is asked for."""

    def __init__(self, words: "pa.Array", others: "pa.Array", counts: "pa.Array") -> None:
        import numpy as np

        coded = words.dictionary_encode()
        codes = coded.indices.to_numpy()
        order = np.argsort(codes, kind="stable")
        ends = np.cumsum(np.bincount(codes)).tolist()
        self._spans = dict(zip(coded.dictionary.to_pylist(), zip([0, *ends], ends, strict=False), strict=True))
        self._others, self._counts = others.take(order), counts.take(order)
        self._made: dict[str, dict[str, float]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def get(self, word: str) -> Mapping[str, float]:
        """The neighbours of a lower-case word."""
        if word in self._made:
            return self._made[word]
        if word not in self._spans:
            return _NONE
        start, end = self._spans[word]
        others, counts = self._others[start:end].to_pylist(), self._counts[start:end].to_pylist()
        return self._made.setdefault(word, dict(zip(others, map(math.log10, counts), strict=True)))


class Bigrams(NamedTuple):
    """``after.get(a)[b]`` and ``before.get(b)[a]`` are log10 of the count of 'a b'."""

    after: Neighbours
    before: Neighbours


@cache
def zipf() -> dict[str, float]:
    """Lower-case word to its Zipf frequency."""
    from wordfreq import available_languages, cB_to_freq, read_cBpack

    made: dict[str, float] = {}
    for centibels, words in enumerate(read_cBpack(available_languages("large")["en"])):  # words of one frequency
        made.update(dict.fromkeys(words, math.log10(cB_to_freq(-centibels)) + 9))
    return made


@cache
def books() -> dict[str, float]:
    """Lower-case word to its Zipf frequency in books."""
    words, counts = _read(_BOOKS, "word")
    return {word: math.log10(count) + _BOOKS_TO_ZIPF
            for word, count in zip(words.to_pylist(), counts.to_pylist(), strict=True)}


@cache
def bigrams() -> Bigrams:
    """The bigram list, indexed by either word."""
    first, second, counts = _read(_BIGRAMS, "first", "second")
    return Bigrams(Neighbours(first, second, counts), Neighbours(second, first, counts))


@lru_cache(maxsize=50_000)
def neighbours(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words known to follow and to precede a word: sets, which meet faster than dictionaries."""
    after, before = bigrams()
    return frozenset(after.get(word)), frozenset(before.get(word))


def _read(name: str, *words: str) -> "list[pa.Array]":
    """The columns of a list of symspellpy's: words, and a count."""
    import pyarrow as pa
    from pyarrow import csv

    types = {**dict.fromkeys(words, pa.string()), "count": pa.int64()}
    with files("symspellpy").joinpath(name).open("rb") as f:
        table = csv.read_csv(f, csv.ReadOptions(column_names=list(types), use_threads=False),
                             csv.ParseOptions(delimiter=" ", quote_char=False),
                             csv.ConvertOptions(column_types=types, strings_can_be_null=False))
    return [column.combine_chunks() for column in table.columns]


def expected(first: float, second: float) -> float:
    """log10 of the count that a pair of independent words of these Zipf frequencies would have."""
    return first + second + TOTAL


Values = tuple[float | None, ...]


class Place(NamedTuple):
    """How well a word goes with the words before and after it; None at an end of a sentence or beside a mark."""

    left: float | None
    right: float | None


def place(tokens: Sequence[Token], n: int, firsts: Collection[int]) -> Place:
    """Token ``n`` between its neighbours; ``firsts``: the first tokens of the sentences."""
    before = tokens[n - 1] if n and n not in firsts else None
    after = tokens[n + 1] if n + 1 < len(tokens) and n + 1 not in firsts else None
    return Place(_beside(before, tokens[n]), _beside(tokens[n], after))


def sides(places: Sequence[Place]) -> Values:
    """The highest of its lefts and of its rights, the mean of all, and the number of places."""
    lefts = [p.left for p in places if p.left is not None]
    rights = [p.right for p in places if p.right is not None]
    found = lefts + rights
    return (max(lefts, default=None), max(rights, default=None), sum(found) / len(found) if found else None,
            float(len(places)))


def _beside(first: Token | None, second: Token | None) -> float | None:
    """How much oftener two words stand side by side than chance has it, a logarithm; None where one is no word."""
    if first is None or second is None or not (first.text[0].isalpha() and second.text[0].isalpha()):
        return None
    return _pair(first.lower, second.lower)


@lru_cache(maxsize=100_000)
def _pair(first: str, second: str) -> float:
    known = zipf()
    chance = expected(known.get(first, UNSEEN_WORD), known.get(second, UNSEEN_WORD))
    count = bigrams().after.get(first).get(second)
    return min(0.0, LEAST - 0.3 - chance) if count is None else count - chance
