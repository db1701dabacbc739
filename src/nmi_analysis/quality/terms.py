"""Fixed terms as word pairs: posts, bodies, and the compounds of public life, science and technology."""

from collections import Counter
from functools import cache
from itertools import pairwise

from .. import lexicons
from .frequencies import expected, zipf

Followers = dict[str, frozenset[str]]


@cache
def compounds() -> Followers:
    """The same of the compounds alone: the pairs of words within each modifier and head."""
    made: dict[str, set[str]] = {}
    for row in lexicons.table("compounds"):
        for modifier in row["modifiers"].split():
            for first, second in pairwise([*modifier.split("-"), row["head"]]):
                made.setdefault(first, set()).add(second)
    return {word: frozenset(found) for word, found in made.items()}


@cache
def followers() -> Followers:
    """First word of a term to the words that follow it in one."""
    made = {r["word"]: frozenset(r["followers"].split()) for r in lexicons.table("collocations")}
    return {word: made.get(word, frozenset()) | compounds().get(word, frozenset())
            for word in sorted(made.keys() | compounds().keys())}


@cache
def counts() -> tuple[dict[str, int], dict[str, int]]:
    """In how many fixed terms a word comes first, and in how many second."""
    firsts = {word: len(found) for word, found in followers().items()}
    seconds: Counter[str] = Counter()
    for found in followers().values():
        seconds.update(found)
    return firsts, dict(seconds)


def is_term(first: str, second: str) -> bool:
    """Whether the pair stands in a fixed term."""
    return second in followers().get(first, ())


def strength(count: float, first: str, second: str) -> float:
    """How strong a collocation a known pair is: log10 over chance, and half a point per power of ten it is frequent."""
    frequency = zipf()
    return count - expected(frequency.get(first, 0.5), frequency.get(second, 0.5)) + 0.5 * (count - 7)
