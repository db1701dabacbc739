"""Slips in any text: an article that does not fit its word, a word said twice, a plural in the wrong form."""

from functools import cache

from ... import lexicons
from ...english.candidates import readings
from ...store import Row
from ..frequencies import books
from ..wordcase import like
from .scan import Scan, flag, words

_PLURALS = ("ies", "ers", "ors", "ents", "ions")


def article_sound(scan: Scan, i: int) -> Row | None:
    """'a' before a vowel sound, 'an' before a consonant."""
    a, word = scan.at(i), scan.at(i + 1)
    if (a.text == "A" and i not in scan.firsts) or word.start - a.end != 1:
        return None
    if len(word.text) < 3 or not word.text[1:].islower() or word.lower not in books():  # names and acronyms are spelt
        return None
    right = sound(word.lower)
    if not right or right == a.lower or (right == "a" and word.lower.startswith("h")):
        return None
    evidence = f"'{a.text}' before '{word.text}'"
    return flag(a, word, f"{like(right, a.text)} {word.text}", evidence, 0.9, "article_sound")


@cache
def _sounds() -> dict[str, str]:
    return lexicons.mapping("article_sounds", "article")


def sound(word: str) -> str:
    """The indefinite article of a lower-case word; "" where its spelling does not tell."""
    for length in range(min(8, len(word)), 0, -1):
        if word[:length] in _sounds():
            return _sounds()[word[:length]]
    return "an" if word[0] in "aeio" else "a"


def double_possessive(scan: Scan, i: int) -> Row | None:
    """A plural in -s with 's instead of the apostrophe alone."""
    a, mark = scan.at(i - 1), scan.at(i)
    if a.tag != "NNS" or not a.text.islower() or not a.lower.endswith(_PLURALS) or mark.start != a.end:
        return None
    return flag(a, mark, a.text + mark.text[0], "a plural in -s takes the apostrophe alone", 0.85, "double_possessive")


def doubled(scan: Scan, i: int) -> Row | None:
    """An article or preposition said twice."""
    a, b = scan.at(i), scan.at(i + 1)
    if a.text.lower() != b.text or b.start - a.end != 1 or a.lower not in words("repeatable"):
        return None
    return flag(a, b, a.text, "the word stands twice", 0.85, "doubled_word", "typographic")


def determiner(scan: Scan, i: int) -> Row | None:
    """'these', 'several' or the like before a noun that is surely in the singular."""
    a, noun, after = scan.at(i), scan.at(i + 1), scan.at(i + 2)
    if noun.tag != "NN" or not noun.text.islower():
        return None
    if readings(noun.lower) != ("NN",) or noun.lower.endswith("s") or noun.lower in words("mass"):
        return None
    if after.tag not in (".", "MD", "VBZ", "VBD", "VBP", "IN"):
        return None
    return flag(a, noun, "", f"'{a.text}' before a noun in the singular", 0.7, "determiner_agreement")
