"""Of what sort a difference inside quotation marks is, from trivia that no reader stops at to a denial."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from ...settings import AlterationSettings
from ..polarity import doubts, negates, opposed
from ..terms import root
from .spokenwords import SpokenWord

Sort = Literal["editorial", "masked", "spelling", "filler", "repeated", "small", "function", "inflection", "pronoun",
               "content", "name", "modality", "number", "opposite", "negation"]
TRIVIA: frozenset[Sort] = frozenset(("editorial", "masked", "spelling", "filler", "repeated", "small"))
_FILLERS = frozenset(("um", "uh", "er", "ah", "oh", "well", "look", "okay"))
_SMALL = frozenset(("a", "an", "the", "that"))
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile("[aeiou]")


class _Side(NamedTuple):
    words: list[SpokenWord]

    @property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]

    def having(self, tags: str | tuple[str, ...]) -> list[str]:
        return [w.key for w in self.words if w.tag.startswith(tags)]


def sort(one: Sequence[SpokenWord], at_one: tuple[int, int], other: Sequence[SpokenWord],
         at_other: tuple[int, int], settings: AlterationSettings) -> Sort:
    """The sort of the difference between words ``at_one`` of a version and ``at_other`` of another."""
    a, b = one[slice(*at_one)], other[slice(*at_other)]
    if any(w.editorial for w in a) or any(w.editorial for w in b):
        return "editorial"
    if (_repeats(one, at_one) and not b) or (_repeats(other, at_other) and not a):
        return "repeated"
    mine, theirs = (_Side([w for w in side if w.key not in _SMALL]) for side in (a, b))
    if mine.keys == theirs.keys:
        return "small"
    x, y = "".join(mine.keys), "".join(theirs.keys)
    if "*" in x or "*" in y or "--" in x or "--" in y:
        return "masked"
    if x.replace("-", "") == y.replace("-", "") or (x and y and _spelled_alike(mine, theirs, settings)):
        return "spelling"
    if {*mine.keys, *theirs.keys} <= _FILLERS:
        return "filler"
    return _telling(mine, theirs)


def _telling(mine: _Side, theirs: _Side) -> Sort:
    """The sort of a difference that is no trivia, the gravest first."""
    if sum(map(negates, mine.keys)) % 2 != sum(map(negates, theirs.keys)) % 2:
        return "negation"
    if any(opposed(key).intersection(theirs.keys) for key in mine.keys):
        return "opposite"
    if mine.having("CD") != theirs.having("CD"):
        return "number"
    if {*mine.having("MD")} != {*theirs.having("MD")} or any(map(doubts, mine.keys)) != any(map(doubts, theirs.keys)):
        return "modality"
    if [root(k) for k in mine.keys] == [root(k) for k in theirs.keys]:
        return "inflection"
    pronouns = bool(mine.having("PRP")) != bool(theirs.having("PRP"))
    if mine.having("NNP") != theirs.having("NNP"):
        return "pronoun" if pronouns else "name"
    if any(w.term for w in (*mine.words, *theirs.words)):
        return "content"
    return "pronoun" if pronouns else "function"


def _repeats(words: Sequence[SpokenWord], at: tuple[int, int]) -> bool:
    """Whether the words say again what stands before or behind them, as a speaker who stumbles."""
    first, last = at
    n = last - first
    keys = [w.key for w in words]
    return n > 0 and keys[first:last] in (keys[max(0, first - n):first], keys[last:last + n])


def _spelled_alike(mine: _Side, theirs: _Side, settings: AlterationSettings) -> bool:
    """Whether the one word on either side is one in two spellings ('okay', 'Qassem'), and not two inflections."""
    if len(mine.words) != 1 or len(theirs.words) != 1:
        return False
    x, y = mine.keys[0], theirs.keys[0]
    if not (mine.having("N") and theirs.having("N")) or root(x) == root(y):
        return {x, y} == {"OK", "okay"}
    close = min(len(x), len(y)) >= settings.long and x[0] == y[0] and (
        Levenshtein.normalized_similarity(x, y) >= settings.spelled)
    short, long = sorted((x, y), key=len)
    named = bool(mine.having("NNP") or theirs.having("NNP"))
    clipped = named and len(short) >= settings.clipped and long.startswith(short)
    return close or clipped or _consonants(x) == _consonants(y)


def _consonants(word: str) -> str:
    """The consonants of a word, doubled ones once: 'momma' and 'mama' sound alike."""
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", word))
