"""How well a word goes with the words on either side of it, in all its places of a text."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..language import Token
from .frequencies import LEAST, UNSEEN_WORD, bigrams, expected, zipf

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
