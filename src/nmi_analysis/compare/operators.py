"""Small words that turn what is said: negation, doubt, opposites; and whether two wordings differ in one of them."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from .. import lexicons
from ..english.forms import inflect, lemmas
from .terms import Word
from .units import term

_CONTRACTED = ("n't", "cannot")


@cache
def _kind(kind: str) -> frozenset[str]:
    return lexicons.words("polarity", kind=kind)


@lru_cache(maxsize=50_000)
def negates(word: str) -> bool:
    """Whether a lower-cased word denies what it stands with ('not', 'never', 'refused')."""
    return word.endswith(_CONTRACTED) or word in _kind("negating")


def doubts(word: str) -> bool:
    """Whether a word says that something may be, is planned or is only reported."""
    return word in _kind("doubting")


def hedged(listed: Iterable[Word]) -> bool:
    """Whether words leave open what they tell: 'may', 'allegedly', 'plans to'."""
    return any(doubts(w.lower) or w.lower in _kind("open") for w in listed)


@lru_cache(maxsize=50_000)
def ends(word: str) -> bool:
    """Whether a word is a form of a verb of ending."""
    return any(lemma in _kind("ending") for lemma, _ in lemmas(word))


def operator(word: str) -> bool:
    """Whether a word turns what is said; it is no part of the frame around."""
    return negates(word) or doubts(word)


def turned(own: Sequence[Word], other: Sequence[Word]) -> str:
    """What differs between the words at one place of two texts: negation, doubt, opposite; else blank."""
    mine, theirs = ([w.lower for w in words if term(w.lower)] for words in (own, other))
    if len(mine) == len(theirs) == 1 and theirs[0] in opposed(mine[0]):
        return "opposite"
    if sum(negates(w.lower) for w in own) % 2 != sum(negates(w.lower) for w in other) % 2:
        return "negation"
    if any(doubts(w.lower) for w in own) != any(doubts(w.lower) for w in other):
        states = other if any(doubts(w.lower) for w in own) else own
        return "" if any(w.lower in _kind("open") for w in states) else "doubt"
    return ""


@lru_cache(maxsize=50_000)
def opposed(word: str) -> frozenset[str]:
    """The antonyms of a lower-cased word, in its inflection."""
    return frozenset(form for lemma, ending in lemmas(word) for other in _opposites().get(lemma, ())
                     for form in inflect(other, ending))


@cache
def _opposites() -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for row in lexicons.table("antonyms"):
        made.setdefault(row["word"], []).append(row["opposite"])
        made.setdefault(row["opposite"], []).append(row["word"])
    return made
