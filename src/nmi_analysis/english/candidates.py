"""The Penn tags a word may have, the most likely first: ``NN|VB``, ``VBD|VBN``.

From the function words, then the lexicon, then inflection of a word of the lexicon, then shape and suffix.
A tag in small letters (``vb``) is a rare reading. Auxiliaries carry their verb (``VBZ.be``), verbs whose object
clause may come without 'that' carry ``.say``; ``language.tagging`` takes these off again.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from .. import lexicons

_NUMBER = re.compile(r"[\d.,:/]*\d[\d.,:/]*")
_MARKS = {".": ".", "!": ".", "?": ".", "…": ":", ",": ",", ";": ":", ":": ":", "-": ":", "–": ":", "—": ":",
          "“": "``", "„": "``", "«": "``", "”": "''", "»": "''", "‘": "``", "’": "APOS", "'": "APOS", '"': "QUOTE",
          "`": "``", "(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")",
          "$": "$", "£": "$", "€": "$", "¥": "$", "%": "NN", "&": "CC"}
_NOT = re.compile(r"(\w+?)n't")
_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG|NN"), ("ed", "VBD|VBN|JJ"), ("ous", "JJ"), ("ful", "JJ"), ("able", "JJ"), ("ible", "JJ"),
    ("ive", "JJ"), ("less", "JJ"), ("ish", "JJ"), ("ic", "JJ"), ("al", "JJ"), ("ary", "JJ"), ("est", "JJS"),
    ("ism", "NN"), ("ise", "VB"), ("ize", "VB"), ("ify", "VB"),
    ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS"),
)
_PREFIXES = ("un", "non", "re", "over", "out", "under", "mis", "pre", "counter", "anti", "inter", "co", "dis", "super")
_VOWELS = "aeiou"


@cache
def _closed() -> dict[str, str]:
    return lexicons.mapping("function_words", "tags")


@cache
def _open() -> dict[str, str]:
    return lexicons.mapping("tags", "tags")


@cache
def _demonyms() -> frozenset[str]:
    return lexicons.words("demonyms")


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """The tags that the lexicon itself gives a word, a rare one in small letters; empty where it lacks the word."""
    return tuple(filter(None, _open().get(word, "").split("|")))


def known(lower: str) -> bool:
    """Whether a word in small letters is one of the language: in the lexicon or inflected from it."""
    return lower in _open() or lower in _closed() or bool(inflected(lower, _open()))


@lru_cache(maxsize=1 << 16)
def candidates(word: str, first: bool) -> str:
    """Tags of ``word`` joined by a bar; ``first``: the word starts a sentence, its capital says nothing."""
    lower = word.lower().replace("’", "'")
    lexicon = _open()
    capital = word[0].isupper()
    if capital and len(word) == 1 and not first and lower != "i":
        return "NNP"
    if capital and word in _demonyms():
        return "JJ|NNP"
    if capital and word.endswith("s") and word[:-1] in _demonyms():
        return "NNPS"
    if capital and word in lexicon and not first:
        return lexicon[word]
    closed = _function_word(lower)
    if closed and len(word) > 1 and word.isupper() and closed[:2] in ("PR", "WP"):
        return "NNP"  # US, IT, WHO
    if closed:
        if not capital or (first and not (word.isupper() and len(word) > 1)):
            return closed
        return "NNP" if word in lexicon or closed.startswith("MD") else closed
    if not capital:
        return guess(word, lower, lexicon) if lower not in lexicon else lexicon[lower]
    if not first:
        return "NNP"
    common = lexicon.get(lower) or "|".join(inflected(lower, lexicon))
    proper = lexicon.get(word, "")
    if not common:
        return proper or guess(word, lower, lexicon)
    return f"{common}|{proper or 'nnp'}"


def _function_word(lower: str) -> str:
    tags = _closed().get(lower)
    if tags:
        return tags
    negated = _NOT.fullmatch(lower) if lower.endswith("n't") else None
    if not negated:
        return ""
    return _closed().get(negated[1], "MD").split("|")[0]


def guess(word: str, lower: str, lexicon: Mapping[str, str]) -> str:
    """Tags of a word that the lexicon lacks, by inflection, shape and suffix."""
    if _NUMBER.fullmatch(word):
        return "CD"
    if not word[0].isalnum():
        return _MARKS.get(word) or _MARKS.get(word[0], "SYM")
    if word[0].isupper():
        return "NNP"
    if word[0].isdigit():
        return "JJ" if word.endswith(("st", "nd", "rd", "th")) else "CD"
    found = inflected(lower, lexicon)
    if found:
        return "|".join(found)
    if "-" in word:
        return _hyphenated(lower, lexicon)
    for prefix in _PREFIXES:
        if lower.startswith(prefix) and len(lower) > len(prefix) + 3:
            rest = lower[len(prefix):].lstrip("-")
            tags = lexicon.get(rest) or "|".join(inflected(rest, lexicon))
            if tags:
                return tags
    return next((tags for suffix, tags in _SUFFIXES if lower.endswith(suffix) and len(lower) > len(suffix) + 1), "NN")


def _hyphenated(lower: str, lexicon: Mapping[str, str]) -> str:
    """A compound: a noun where its last part is nothing but one or a particle, else an adjective."""
    head, last = lower.rsplit("-", 1)
    if not head.endswith("ed") and "RP" in _closed().get(last, ""):
        return "NN"  # 'a start-up', 'the run-off'
    tags = (lexicon.get(last) or "|".join(inflected(last, lexicon))).split("|")
    if tags[0] in ("NNS", "RB"):
        return tags[0]
    return "NN|JJ" if tags == ["NN"] else "JJ|nn" if tags[0] == "NN" else "JJ"


def inflected(lower: str, lexicon: Mapping[str, str]) -> list[str]:
    """Tags of a regular inflection of a word of ``lexicon``; empty where it is none."""
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3:
        return _mapped(_stems(lower[:-1], "es"), lexicon, {"NN": "NNS", "VB": "VBZ"})
    if lower.endswith("ed") and len(lower) > 3:
        found = _mapped(_stems(lower[:-2], "ed"), lexicon, {"VB": "VBD"})
        return [t for tag in found for t in ((tag, "VBN") if tag == "VBD" else (tag, "vbn"))]
    if lower.endswith("ing") and len(lower) > 5:
        return _mapped(_stems(lower[:-3], "ing"), lexicon, {"VB": "VBG"})
    if lower.endswith("ly") and len(lower) > 4:
        return _mapped((lower[:-2], lower[:-3] + "y", lower[:-2] + "le", lower[:-4]), lexicon, {"JJ": "RB"})
    if lower.endswith("est") and len(lower) > 5:
        return _mapped(_stems(lower[:-3], "est"), lexicon, {"JJ": "JJS"})
    if lower.endswith("er") and len(lower) > 4:
        return _mapped(_stems(lower[:-2], "er"), lexicon, {"JJ": "JJR", "VB": "NN"})
    return []


def _stems(cut: str, suffix: str) -> tuple[str, ...]:
    """Words that ``cut`` plus the suffix may come from: 'stopp' stop, 'us' use, 'carri' carry, 'boxe' box."""
    if suffix == "es":
        if cut.endswith("ie"):
            return cut[:-2] + "y", cut
        return (cut, cut[:-1]) if cut.endswith("e") else (cut,)
    if cut.endswith("i"):
        return (cut[:-1] + "y",)
    if len(cut) > 2 and cut[-1] == cut[-2] and cut[-1] not in _VOWELS:
        return cut[:-1], cut
    return (cut + "e", cut) if cut[-1] not in _VOWELS else (cut, cut + "e")


def _mapped(stems: tuple[str, ...], lexicon: Mapping[str, str], to: Mapping[str, str]) -> list[str]:
    for stem in stems:
        found = []
        for tag in lexicon.get(stem, "").split("|"):
            mapped = to.get(tag.upper())
            if mapped:
                found.append(mapped if tag.isupper() else mapped.lower())
        if found:
            return found
    return []
