"""How frequent words and word pairs are in English at large, from packages that carry their data.

Words: wordfreq, on the Zipf scale (log10 of occurrences per billion words). Pairs: the 242,342 most
frequent bigrams of the web that symspellpy ships, as log10 of their counts. Words of books: symspellpy's
list of 82,765, from Google Books.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..english import Token
from ..errors import LexiconError

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
        self._columns = words, others, counts
        self._made: dict[str, dict[str, float]] = {}

    @cached_property
    def _ordered(self) -> "tuple[dict[str, tuple[int, int]], pa.Array, pa.Array]":
        """Word to the first and last (exclusive) of its neighbours, and these with their counts."""
        import numpy as np

        words, others, counts = self._columns
        coded = words.dictionary_encode()
        codes = coded.indices.to_numpy()
        order = np.argsort(codes, kind="stable")
        ends = np.cumsum(np.bincount(codes)).tolist()
        spans = dict(zip(coded.dictionary.to_pylist(), zip([0, *ends], ends, strict=False), strict=True))
        return spans, others.take(order), counts.take(order)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordered[0])

    def get(self, word: str) -> Mapping[str, float]:
        """The neighbours of a lower-case word."""
        if word in self._made:
            return self._made[word]
        spans, others, counts = self._ordered
        if word not in spans:
            return _NONE
        span = slice(*spans[word])
        found = dict(zip(others[span].to_pylist(), map(math.log10, counts[span].to_pylist()), strict=True))
        return self._made.setdefault(word, found)


class Books:
    """Lower-case word to its Zipf frequency in books; its logarithm is taken when it is asked for."""

    def __init__(self, words: "pa.Array", counts: "pa.Array") -> None:
        self._counts: dict[str, int] = dict(zip(words.to_pylist(), counts.to_pylist(), strict=True))

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def get(self, word: str, default: float) -> float:
        """The frequency of a word; ``default`` for one that is not listed."""
        count = self._counts.get(word)
        return default if count is None else math.log10(count) + _BOOKS_TO_ZIPF


class Bigrams(NamedTuple):
    """``after.get(a)[b]`` and ``before.get(b)[a]`` are log10 of the count of 'a b'."""

    after: Neighbours
    before: Neighbours


def centibels(name: str) -> list[list[str]]:
    """The words of a list of wordfreq's, those of frequency 10 ** (-n / 100) in place n.

    Read here, since wordfreq imports what it needs for texts of all languages, which takes longer than reading does.
    """
    import gzip

    import msgpack

    found = find_spec("wordfreq")
    if found is None or not found.submodule_search_locations:
        raise LexiconError("wordfreq is not installed")
    path = Path(found.submodule_search_locations[0], "data", f"{name}.msgpack.gz")
    words: list[list[str]]
    header, *words = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    if header != {"format": "cB", "version": 1}:
        raise LexiconError(f"{path.name} of wordfreq is of another form than this package reads: {header}")
    return words


@cache
def zipf() -> dict[str, float]:
    """Lower-case word to its Zipf frequency."""
    made: dict[str, float] = {}
    for n, words in enumerate(centibels("large_en")):
        made.update(dict.fromkeys(words, math.log10(10 ** (-n / 100)) + 9))
    return made


@cache
def books() -> Books:
    """The words of books."""
    return Books(*_read(_BOOKS, "word"))


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
