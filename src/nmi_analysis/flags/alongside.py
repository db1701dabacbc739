"""How well a word goes with its two neighbours, against the words that it may stand for.

Pairs of words and how much oftener than chance they stand side by side are those of ``scripts/build_word_pairs.py``.
A pair is looked up by a number made of both words; one in two hundred unknown pairs is taken for a known one.
"""

import base64
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .. import lexicons
from .frequencies import UNSEEN_WORD, zipf
from .substitutes import others, substitutes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Numbers = NDArray[np.int64]

MEASURES = (
    "before", "after",  # log10 of the pair with the word before and after, over chance
    "fit",              # both together
    "top",              # log10 by which its likeliest candidate would be likelier in the place
    "all",              # the same of all its candidates together
    "better",           # share of them that would be
)
LEVELS = (0.0, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0)  # log10 over chance from which a pair is of the next level
_MEANS = (0.0, 0.62, 0.87, 1.15, 1.5, 1.95, 2.55, 3.6)  # of a level
HIGH = 8  # distances of two pairs are below 256 times this
SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BITS = 28  # of a pair's number
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd numbers that scatter those of words
_RAREST = 9.5  # Zipf of both words together from which their not being known as a pair tells something
_FLOOR = -2.5  # log10 over chance of a pair that is not known, at least
_DIGITS = 3


class Pairs(NamedTuple):
    """Numbers of pairs in ascending order, and the level of each."""

    keys: "NDArray[np.uint32]"
    level: "NDArray[np.int8]"


@lru_cache(maxsize=50_000)
def number(word: str) -> int:
    """A number of 32 bits that stands for a lower-case word."""
    return zlib.crc32(word.encode())


def keys(first: "Numbers", second: "Numbers") -> "Numbers":
    """Numbers of pairs, made of those of their words."""
    import numpy as np

    mixed = (first.astype(np.uint64) + np.uint64(1)) * np.uint64(_FIRST) ^ (
        second.astype(np.uint64) + np.uint64(1)) * np.uint64(_SECOND)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.int64)


@cache
def known() -> Pairs:
    """The lexicon ``word_pairs``."""
    import numpy as np

    columns = lexicons.columns("word_pairs")
    near = np.frombuffer(b"".join(map(base64.b64decode, columns["near"])), dtype=np.uint8)
    symbols = np.zeros(128, dtype=np.int64)
    symbols[list(SYMBOLS.encode())] = np.arange(len(SYMBOLS))
    far = symbols[np.frombuffer("".join(columns["far"]).encode(), dtype=np.uint8)]
    levels = len(LEVELS) + 1
    return Pairs(np.cumsum(far // levels * 256 + near).astype(np.uint32), (far % levels).astype(np.int8))


class Candidates(NamedTuple):
    """A word's number and Zipf, and those of the words that it may stand for."""

    number: int
    zipf: float
    numbers: "Numbers"
    zipfs: "Floats"


@lru_cache(maxsize=50_000)
def candidates(word: str) -> Candidates:
    """Of a lower-case word."""
    import numpy as np

    frequency = zipf()
    listed = sorted(substitutes(word)) + sorted(others(word))
    return Candidates(number(word), frequency.get(word, UNSEEN_WORD), np.array([number(w) for w in listed], np.int64),
                      np.array([frequency[w] for w in listed], np.float64))


def beside(first: "Numbers", second: "Numbers", together: "Floats", none: "NDArray[np.bool_]") -> "Floats":
    """log10 over chance of pairs of words by their numbers; ``together`` is the sum of their Zipf frequencies.

    What is not known is at most what the list's end allows; 0 where ``none`` says that there is no word.
    """
    import numpy as np

    listed, asked = known(), keys(first, second).astype(np.uint32)
    order = np.argsort(asked, kind="stable")  # looked up in order, which memory likes
    at = np.empty(len(asked), np.int64)
    at[order] = np.searchsorted(listed.keys, asked[order])
    at = np.minimum(at, len(listed.keys) - 1)
    level = np.where(listed.keys[at] == asked, listed.level[at], 0)
    value = np.where(level > 0, np.array(_MEANS)[level], np.clip(_RAREST - together, _FLOOR, 0.0))
    made: Floats = np.where(none, 0.0, value)
    return made


def measures(places: Sequence[tuple[str, str, str]]) -> "Floats":
    """``MEASURES`` of words between two others ("" for none), undefined NaN."""
    import numpy as np

    if not places:
        return np.zeros((0, len(MEASURES)))
    found = [candidates(w) for _, w, _ in places]
    sizes = np.array([1 + len(f.numbers) for f in found], np.int64)
    first = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
    numbers = np.concatenate([part for f in found for part in (np.array([f.number]), f.numbers)])
    zipfs = np.concatenate([part for f in found for part in (np.array([f.zipf]), f.zipfs)])
    sides = [_side([p[at] for p in places], sizes, numbers.astype(np.int64), zipfs, before=at == 0) for at in (0, 2)]
    made = np.full((len(places), len(MEASURES)), np.nan)
    for n, (values, none) in enumerate(sides):
        made[:, n] = np.where(none, np.nan, values[first])
    made[:, 2] = (sides[0][0] + sides[1][0])[first]
    made[:, 3:] = _candidates(zipfs + sides[0][0] + sides[1][0], first, sizes)
    rounded: Floats = made.round(_DIGITS)
    return rounded


def _side(neighbours: Sequence[str], sizes: "Numbers", numbers: "Numbers", zipfs: "Floats", *,
          before: bool) -> "tuple[Floats, NDArray[np.bool_]]":
    """The pairs of all words and candidates with the neighbours of their places, and which places have none."""
    import numpy as np

    frequency = zipf()
    none = np.array([not w for w in neighbours], bool)
    other = np.repeat(np.array([number(w) for w in neighbours], np.int64), sizes)
    together = zipfs + np.repeat(np.array([frequency.get(w, UNSEEN_WORD) for w in neighbours]), sizes)
    first, second = (other, numbers) if before else (numbers, other)
    return beside(first, second, together, np.repeat(none, sizes)), none


def _candidates(likely: "Floats", first: "Numbers", sizes: "Numbers") -> "Floats":
    """The last three measures, from log10 of how likely each word and then its candidates are in a place."""
    import numpy as np

    made = np.full((len(first), 3), np.nan)
    some = np.flatnonzero(sizes > 1)
    if not len(some):
        return made
    gain = likely - np.repeat(likely[first], sizes)
    gain = np.delete(gain, first)
    starts = np.concatenate(([0], np.cumsum(sizes[some] - 1)[:-1])).astype(np.int64)
    top = np.maximum.reduceat(gain, starts)
    total = np.add.reduceat(10 ** (gain - np.repeat(top, sizes[some] - 1)), starts)
    better = np.add.reduceat((gain > 0).astype(np.float64), starts) / (sizes[some] - 1)
    made[some] = np.stack([top, top + np.log10(total), better], axis=1)
    return made
