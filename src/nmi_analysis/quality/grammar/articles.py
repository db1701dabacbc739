"""Articles and what stands in their place: sound, number, names that take none, words said twice."""

from functools import cache

from ... import lexicons
from ...tables import Row
from ..wordcase import like
from .scan import Scan, flag, is_acronym, words

_BARE = 2  # places without an article, and more than with one, that show a name to take none
_PLURALS = ("ies", "ers", "ors", "ents", "ions")


def article_sound(scan: Scan, i: int) -> Row | None:
    """'a' before a vowel sound, 'an' before a consonant."""
    a, word = scan.at(i), scan.at(i + 1)
    if (a.text == "A" and i not in scan.firsts) or word.start - a.end != 1:
        return None
    if len(word.text) < 3 or not word.text.isalpha() or not word.text[1:].islower():
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


def counted_article(scan: Scan, i: int) -> Row | None:
    """'a' before a number and a plural that modifies nothing ('a 12 months')."""
    number, noun, after = scan.at(i + 1), scan.at(i + 2), scan.at(i + 3)
    if number.tag != "CD" or not number.text.isdigit() or noun.tag != "NNS" or not after.text:
        return None
    if after.tag[:2] in ("NN", "JJ", "VB", "CD"):
        return None
    year = number.text == "12" and noun.lower == "months"
    return flag(scan.at(i), noun, f"{scan.at(i).text} year" if year else "",
                f"an article before '{number.text} {noun.text}'", 0.8, "counted_article")


def double_possessive(scan: Scan, i: int) -> Row | None:
    """A plural in -s with 's instead of the apostrophe alone."""
    a, mark = scan.at(i - 1), scan.at(i)
    if a.tag != "NNS" or not a.text.islower() or not a.lower.endswith(_PLURALS) or mark.start != a.end:
        return None
    return flag(a, mark, a.text + mark.text[0], "a plural in -s takes the apostrophe alone", 0.85, "double_possessive")


def one_other(scan: Scan, i: int) -> Row | None:
    """'one other' before a number above one: 'another' taken apart."""
    one, number = scan.at(i - 1), scan.at(i + 1)
    if one.lower != "one" or number.tag != "CD" or number.lower in ("one", "1"):
        return None
    return flag(one, scan.at(i), "another", f"'one' with {number.text}", 0.85, "one_other")


def named(scan: Scan, i: int) -> Row | None:
    """'the' and an acronym that acts by itself, where the same text gives it no article more often."""
    the, name, verb = scan.at(i), scan.at(i + 1), scan.at(i + 2)
    if not is_acronym(name.text) or the.text == "THE" or not _acts(verb.tag) or name.tag != "NNP":
        return None
    places, bare = scan.acronyms[name.text]
    if bare < _BARE or 2 * bare <= places:
        return None
    return flag(the, name, name.text, f"{name.text} stands without an article elsewhere in the text", 0.75,
                "named_article")


def _acts(tag: str) -> bool:
    return tag in ("VBD", "VBZ", "MD")


def doubled(scan: Scan, i: int) -> Row | None:
    """An article or preposition said twice."""
    a, b = scan.at(i), scan.at(i + 1)
    if a.text.lower() != b.text or b.start - a.end != 1 or a.lower not in words("repeatable"):
        return None
    return flag(a, b, a.text, "the word stands twice", 0.85, "doubled_word", "typographic")
