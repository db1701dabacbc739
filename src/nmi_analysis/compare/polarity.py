"""Whether two wordings of one thing deny what the other affirms: 'was caused by' and 'was not caused by'.

What is said is turned by small words: negation, doubt, opposites.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicons
from ..english import tagging
from ..english.forms import inflect, lemmas
from .frames import function_words, saying_words
from .terms import Word, words
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


def turned_words(own: Sequence[Word], other: Sequence[Word]) -> str:
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


_ADDING = frozenset(("only", "just", "merely", "simply", "least", "fewer", "less", "more"))  # 'not only', 'no fewer'
_PARTING = frozenset(",;:—–()\"“”")
_BREAKING = frozenset(("but", "and", "or", "although", "though", "while", "because", "that", "which", "who", "when"))
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
# Beside a negation these make a bound: 'not before May' is 'from May on'.
_BOUND = re.compile(r"\b(?:until|till|before|unless|except|without|than|only)\b", re.IGNORECASE)
_BESIDE = frozenset(("to", "except", "besides"))  # 'no crime except to follow him'


class Polarity(NamedTuple):
    """``denied``: keys of the words that stand under a negation, ``said``: those of all other words.

    ``loose``: the one denied by a verb, whose object may stand before it ('averted the strike', 'strike was averted').
    """

    denied: frozenset[str]
    said: frozenset[str]
    loose: frozenset[str]
    odd: bool  # number of negations


@lru_cache(maxsize=4096)
def polarity(text: str) -> Polarity:
    """What a text denies and what it affirms."""
    listed = words(text)
    denied: set[int] = set()
    loose: set[int] = set()
    count = 0
    bases: set[str] = set()
    tags = tagging.tag([text[w.start:w.end] for w in listed], [w.lower for w in listed])
    for i, w in enumerate(listed):
        if (base := _unprefixed(w.lower)) and not negates(w.lower):
            count += 1
            denied.add(i)
            bases |= _of(base)
        pending = w.lower == "yet" and _to(listed, i)  # 'has yet to decide'
        if not (negates(w.lower) or pending) or (i + 1 < len(listed) and listed[i + 1].lower in _ADDING):
            continue
        count += 1
        if pending or w.lower in function_words() or w.lower.endswith("n't"):
            denied.update(_governed(text, listed, tags, i))
        elif not ends(w.lower) or _to(listed, i):
            (denied if _to(listed, i) else loose).update(_object(text, listed, i))
    said = {k for i, w in enumerate(listed) if i not in denied and i not in loose for k in _keys(w)}
    under, objects = ({k for i in found for k in _keys(listed[i])} for found in (denied, loose))
    under |= bases
    return Polarity(frozenset(under), frozenset(said), frozenset(objects - under), count % 2 == 1)


def _to(listed: Sequence[Word], i: int) -> bool:
    """'refused to', 'unable to'."""
    return i + 1 < len(listed) and listed[i + 1].lower == "to"


def _parted(text: str, listed: Sequence[Word], k: int) -> bool:
    """Whether a mark parts a word from the one before."""
    return not _PARTING.isdisjoint(text[listed[k - 1].end:listed[k].start])


def _governed(text: str, listed: Sequence[Word], tags: Sequence[str], i: int) -> list[int]:
    """Numbers of the words that a negating function word denies: up to the next verb, or what stands behind it."""
    adverb = tags[i].startswith("RB")
    made: list[int] = []
    for k in range(i + 1, len(listed)):
        low = listed[k].lower
        if low in _BREAKING or (made and low in _BESIDE) or _parted(text, listed, k):
            break
        if made and not adverb and tags[k] == "IN":  # 'gave no reason for detaining her' denies a reason
            break
        if not _content(low) or tags[k].startswith("RB"):
            continue
        made.append(k)
        if adverb or tags[k].startswith("V"):
            return made
    before = next((k for k in range(i - 1, -1, -1) if _content(listed[k].lower)), -1)
    if not adverb and before >= 0 and tags[before].startswith("V") and i - before == 1:
        return [before, *made[:2]]  # 'killed nobody', 'found no survivors'
    return made[:2]


def _object(text: str, listed: Sequence[Word], i: int) -> list[int]:
    """Numbers of the words that a verb of denying stands before."""
    made: list[int] = []
    whole = i + 1 < len(listed) and listed[i + 1].lower == "that"
    for k in range(i + 1 + whole, len(listed)):
        if listed[k].lower in _BREAKING or _parted(text, listed, k):
            break
        if _content(listed[k].lower):
            made.append(k)
            if not whole:
                break
    return made


def _content(word: str) -> bool:
    """Whether a word may be denied: 'say' and 'expect' too, but no auxiliary."""
    return (word not in function_words() or word in saying_words()) and not word.endswith("n't")


@lru_cache(maxsize=50_000)
def _unprefixed(word: str) -> str:
    """The word that a prefix turns into its opposite: 'likely' of 'unlikely'; blank for another word."""
    prefix = next((p for p in _PREFIXES if word.startswith(p)), "")
    base = word[len(prefix):] if prefix else ""
    return base if base and base in opposed(word) else ""


@lru_cache(maxsize=50_000)
def _of(word: str) -> frozenset[str]:
    return frozenset((word, *(lemma for lemma, _ in lemmas(word))))


def _keys(w: Word) -> frozenset[str]:
    """What a content word is compared by: the dictionary forms it may be of."""
    return _of(w.lower) if _content(w.lower) else frozenset()


@lru_cache(maxsize=4096)
def denies(text: str) -> bool:
    """Whether a text has a word that denies."""
    return any(negates(w.lower) for w in words(text))


def opposite(one: str, other: str) -> str:
    """``denies`` where the first text denies a word that the other affirms, ``affirms`` for the reverse, else blank.

    Blank where they deny a word alike, or as often: then it is likely the same in other words.
    """
    a, b = polarity(one), polarity(other)
    if a.odd == b.odd or (a.denied | a.loose) & (b.denied | b.loose):
        return ""
    if a.denied & b.said - a.said or (not denies(other) and a.loose & b.said - a.said):
        return "denies"
    return "affirms" if b.denied & a.said - b.said or (not denies(one) and b.loose & a.said - b.said) else ""


def turned(one: str, other: str, alike: float) -> bool:
    """Whether of two texts, ``alike`` (0 to 1) or more in their words, one is ``negated``."""
    if not negated(one, other):
        return False
    mine, theirs = ([w.lower for w in words(text)] for text in (one, other))
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= alike


def negated(one: str, other: str) -> bool:
    """Whether of two texts one alone denies a word that the other affirms.

    Not so where each denies a word of the other's, and where the negation only makes a bound.
    """
    if not denies(one) and not denies(other):
        return False
    a, b = polarity(one), polarity(other)
    mine, theirs = a.denied & b.said - a.said - b.denied, b.denied & a.said - b.said - a.denied
    return bool(mine) != bool(theirs) and not _BOUND.search(one if mine else other)
