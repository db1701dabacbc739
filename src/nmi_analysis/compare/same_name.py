"""How likely two words almost alike are one name in two spellings.

Logistic regression on how they are written and what stands beside and around them, after what shows that they are two.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .. import lexicons
from ..extract.names import lists
from ..models import logistic
from ..settings import SpellingSettings
from .name_words import NameWord, known, plain, sound
from .terms import stem

Words = dict[str, list[NameWord]]
_AFFIX, _ENDING = 3, 2  # letters at either end that bring two words together
_EDITS = ((9, 3), (6, 2), (0, 1))  # letters from which so many may differ
_SOUNDING = 3  # letters in which words of equal consonants may differ
_HYPHENATED = 6  # letters from which hyphenated names are compared ('G-man', 'G-men')
_PEOPLE = ("i", "is", "an", "ans", "ese", "ish")
_BESIDE = 0.7  # share of letters kept by a name beside that is written in two ways itself


class Measures(NamedTuple):
    """What two words have in common where they are most alike."""

    alike: float  # share of letters kept (optimal string alignment)
    sound: float  # 1: equal consonants
    beside: float  # 1: the same name stands beside both
    around: float  # number of equal words around
    unknown: float  # how many of the two no list has


class Pair(NamedTuple):
    """Two spellings, plain, and the occurrences that are most alike; ``a`` is the rarer one.

    ``sides``: whether the same name stands on the left and on the right of both.
    """

    a: str
    b: str
    first: NameWord
    second: NameWord
    sides: tuple[bool, bool]
    measures: Measures


def pairs(words: Words, settings: SpellingSettings) -> list[Pair]:
    """Pairs of words that may be one name, in order; left out are those that something shows to be two."""
    return [p for a, b in _near(words, settings) if (p := _pair(words, a, b, settings))]


def probability(m: Measures, settings: SpellingSettings) -> float:
    """That a pair is one name in two spellings."""
    weights = (settings.alike_weight, settings.sound_weight, settings.beside_weight, settings.around_weight,
               settings.unknown_weight)
    return logistic(settings.intercept + sum(w * v for w, v in zip(weights, m, strict=True)))


def _near(words: Words, settings: SpellingSettings) -> Iterator[tuple[str, str]]:
    """Plain words that are almost alike, in order; those that begin or end or sound alike are looked at."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for key in {"^" + word[:_AFFIX], word[-_AFFIX:] + "$", "=" + sound(word), word[0] + word[-_ENDING:]}:
            buckets[key].append(word)
    for a, b in sorted({pair for members in buckets.values() for pair in combinations(members, 2)}):
        longest = max(len(a), len(b))
        allowed = next(edits for letters, edits in _EDITS if longest >= letters)
        if sound(a) == sound(b) or prefixed(a, b):
            allowed = max(allowed, _SOUNDING)
        least = settings.alike_sound if sound(a) == sound(b) else settings.alike
        if OSA.distance(a, b, score_cutoff=allowed) <= allowed and OSA.normalized_similarity(a, b) >= least:
            yield a, b


@cache
def _particles() -> frozenset[str]:
    return lists.particles() | {p + mark for p in ("o", "d", "l") for mark in "'’"} | {"mc", "mac", "o"}


def prefixed(a: str, b: str) -> bool:
    """Whether one is the other with a particle before it: "O'Hara" and 'Hara', 'LaFarge' and 'Farge'."""
    short, long = sorted((a, b), key=len)
    return long.endswith(short) and long.removesuffix(short) in _particles()


def _pair(words: Words, a: str, b: str, settings: SpellingSettings) -> Pair | None:
    if len(words[a]) > len(words[b]):
        a, b = b, a
    kinds = [(sum(sides(x, y)), len(x.around & y.around), x, y)
             for x, y in product(words[a][:settings.occurrences], words[b][:settings.occurrences])
             if x.article != y.article and not clash(x, y)]
    if not kinds:
        return None
    beside, around, x, y = max(kinds, key=lambda k: k[:2])
    unknown = sum(not known(w.text, x.kind or y.kind) for w in (x, y))
    if not (beside or unknown) or _two_things(x, y) or _two_words(x, y) or _two_people(words, x, y) or (
            _in_one_article(words, x, y)):
        return None
    return Pair(a, b, x, y, sides(x, y), Measures(
        round(OSA.normalized_similarity(a, b), 6), float(sound(a) == sound(b)), float(beside > 0),
        float(min(around, settings.words)), float(unknown)))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {r["name"]: frozenset(r["nicknames"].split()) for r in lexicons.table("nicknames")}


def nicknamed(a: str, b: str) -> bool:
    """Whether one plain given name is short for the other: 'jim', 'james'."""
    return b in _nicknames().get(a, ()) or a in _nicknames().get(b, ())


def _two_things(x: NameWord, y: NameWord) -> bool:
    """Whether they are a demonym, a nickname, hyphenated in part, or one stands beside the other.

    Or one is a place with a demonym, and the other ends like a demonym: 'Yemenis', 'Somani'.
    """
    a, b = plain(x.text), plain(y.text)
    if ("-" in x.text) != ("-" in y.text) or ("-" in x.text and min(len(a), len(b)) < _HYPHENATED):
        return True
    if {x.text, y.text} & lists.demonyms().keys() or {a, b} & {x.left, x.right, y.left, y.right}:
        return True
    if any(one in lists.demonyms().values() and other.endswith(_PEOPLE) for one, other in (
            (x.text, y.text), (y.text, x.text))):
        return True
    return nicknamed(a, b) and sound(a) != sound(b)


def _two_words(x: NameWord, y: NameWord) -> bool:
    """Whether they are words of the language, and more than a letter apart or without a common name beside them.

    Or a name and its plural.
    """
    a, b = plain(x.text), plain(y.text)
    plural, beside = a + "s" == b or b + "s" == a, any(sides(x, y))
    ordinary = [lists.word(w.text.lower()) for w in (x, y)]
    if any(ordinary) and OSA.distance(a, b) > 1:
        return True
    if all(ordinary):
        return not beside or plural or stem(a) == stem(b)
    return plural and not (beside and x.kind == y.kind)


def _two_people(words: Words, x: NameWord, y: NameWord) -> bool:
    """Whether other given names stand before them ('Ann Reed', 'Tom Reid'), or one is the longer form of a given name.

    'Paul' and 'Paula' of one family are two.
    """
    a, b = plain(x.text), plain(y.text)
    if x.text in lists.given() and y.text in lists.given() and (a.startswith(b) or b.startswith(a)):
        return True
    one, other = ({o.left for o in words[w] if o.left} for w in (a, b))
    return bool(one and other) and not any(_alike(p, q) or nicknamed(p, q) for p, q in product(one, other))


def _in_one_article(words: Words, x: NameWord, y: NameWord) -> bool:
    """Whether an article has both, and it is no slip of it: a single occurrence, one letter or a particle apart."""
    a, b = plain(x.text), plain(y.text)
    if not {o.article for o in words[a]} & {o.article for o in words[b]}:
        return False
    once, shortened = len(words[a]) == 1 and len(words[b]) > 1, prefixed(a, b)
    ordinary = lists.word(x.text.lower()) and lists.word(y.text.lower())
    bare = not (x.left or x.right) and (x.kind or shortened)
    return ordinary or not once or not (OSA.distance(a, b) == 1 or shortened) or not (any(sides(x, y)) or bare)


def _alike(a: str, b: str) -> bool:
    return a == b or OSA.normalized_similarity(a, b) >= _BESIDE


def sides(x: NameWord, y: NameWord) -> tuple[bool, bool]:
    """Whether the same name stands on the left, and on the right."""
    return (bool(x.left and y.left) and _alike(x.left, y.left), bool(x.right and y.right) and _alike(x.right, y.right))


def clash(x: NameWord, y: NameWord) -> bool:
    """Whether other names stand beside them: 'Ann Karlin', 'Tom Kerlin'."""
    return any(p and q and not _alike(p, q) for p, q in ((x.left, y.left), (x.right, y.right)))
