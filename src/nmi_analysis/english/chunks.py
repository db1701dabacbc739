"""Base noun phrases from part-of-speech tags: where a phrase around or after a token starts, ends, and its words.

The pattern is the usual one of noun-phrase chunking (Ramshaw and Marcus 1995): determiner or possessive, adjectives
and participles, nouns; 'the world's largest bank' is one phrase. Nothing is kept: a caller asks where it needs one.
"""

from collections.abc import Sequence
from functools import cache

from .. import lexicons
from .document import Token

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMES = frozenset(("NNP", "NNPS"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS"))
DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WP$", "WDT"))
_PARTICIPLES = frozenset(("VBN", "VBG"))
_BEFORE_NOUN = ADJECTIVES | _PARTICIPLES | {"RBS", "RBR"}
_LONGEST = 30  # tokens of a phrase; a longer one is a list that lost its marks
_TITLE = 4  # letters of an abbreviated title
_WORDS = NOUNS | ADJECTIVES | _PARTICIPLES | {"CD", "FW"}


def noun_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """End of the nouns and their modifiers from token i on (i itself where there is no noun).

    Adjectives count when a noun follows. A plural noun ends the phrase before a name.
    """
    end = j = i
    stop = min(stop, i + _LONGEST)
    while j < stop:
        tag = tokens[j].tag
        if tag in NOUNS:
            if end > i and tokens[end - 1].tag == "NNS" and tag in NAMES:
                break
            j = end = j + 1
        elif _modifies(tokens, i, j, end, stop):
            j += 1
        else:
            break
    return end


def _modifies(tokens: Sequence[Token], i: int, j: int, end: int, stop: int) -> bool:
    """Whether token j may stand in a phrase that began at i and whose nouns end at ``end`` so far."""
    tag = tokens[j].tag
    if end == i:
        return tag in _BEFORE_NOUN or (tag == "RB" and j + 1 < stop and tokens[j + 1].tag in ADJECTIVES | {"VBN"})
    if tokens[j - 1].tag == "POS" or tokens[j - 1].tag in _BEFORE_NOUN:
        return tag in _BEFORE_NOUN
    if tag in ADJECTIVES and tokens[j - 1].tag in NAMES and end == j:
        return True
    return end == j and _joins(tokens, j, stop)


def _joins(tokens: Sequence[Token], j: int, stop: int) -> bool:
    """A possessive, '&', a hyphen or a number inside a name: 'Airbnb's earliest investments', 'iPhone 14 Pro'."""
    if j + 1 >= stop:
        return False
    following = tokens[j + 1].tag
    if tokens[j].tag == "POS":
        return following in NOUNS | _BEFORE_NOUN
    if tokens[j].tag == "CD":
        return following in NAMES and tokens[j - 1].tag in NAMES
    if tokens[j].text == ".":
        return _titled(tokens, j)
    return tokens[j].text in ("&", "-", "/") and following in NOUNS and tokens[j].end == tokens[j + 1].start


def _titled(tokens: Sequence[Token], j: int) -> bool:
    """Whether the full stop at token j belongs to a short title before a name: 'Mr. Lee'."""
    before = tokens[j - 1]
    return (before.tag in NAMES and len(before.text) <= _TITLE and before.end == tokens[j].start
            and tokens[j + 1].tag in NAMES)


def noun_start(tokens: Sequence[Token], i: int, floor: int) -> int:
    """Start of the phrase whose last token is i, determiner included."""
    j = i
    floor = max(floor, i - _LONGEST)
    while j > floor:
        tag = tokens[j - 1].tag
        if tag in NOUNS | ADJECTIVES or tag == "POS" or (j - 2 >= floor and _belongs(tokens, j)):
            j -= 1
        else:
            break
    if j > floor and tokens[j - 1].tag in DETERMINERS:
        j -= 1
    return j


def _belongs(tokens: Sequence[Token], j: int) -> bool:
    """Whether token j-1 belongs to the phrase of token j by what stands before it: 'a proposed', 'S&P 500'."""
    before, farther = tokens[j - 1], tokens[j - 2]
    if before.tag in _PARTICIPLES:
        return farther.tag in DETERMINERS | ADJECTIVES
    if before.text == ".":
        return _titled(tokens, j - 1)
    if before.tag == "CD":
        return farther.tag in NAMES
    return before.text in ("&", "/", "-") and before.start == farther.end and before.end == tokens[j].start


@cache
def _stopwords() -> frozenset[str]:
    return lexicons.words("concept_stopwords")


def content(text: str, tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """The content words of a phrase, as written: nouns, adjectives, participles, numbers of names ('S&P 500')."""
    words: list[str] = []
    last = -1
    for t in tokens[start:end]:
        if t.tag == "POS" or t.tag not in _WORDS | {"CC"} or t.lower in _stopwords():
            continue
        if t.start == last and words:
            words[-1] += t.text
        elif t.tag != "CC":
            words.append(t.text)
        else:
            continue
        last = t.end
    return words
