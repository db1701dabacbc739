"""Base noun phrases from part-of-speech tags: where a phrase around or after a token starts, ends, and its words.

The pattern is the usual one of noun-phrase chunking (Ramshaw and Marcus 1995): determiner or possessive, adjectives
and participles, nouns; 'the world's largest bank' is one phrase.
"""

from collections.abc import Sequence
from functools import cache

from .. import lexicons
from .document import Token

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS"))
_PREMODIFIERS = ADJECTIVES | {"VBN", "VBG", "CD", "RBS"}
_OPENERS = frozenset(("DT", "PRP$", "PDT", "WP$"))


def noun_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """End of the nouns and their modifiers from token i on (i itself where there is no noun).

    Adjectives count when a noun follows. A plural noun ends the phrase before a name.
    """
    end = j = i
    while j < stop:
        tag = tokens[j].tag
        if tag in NOUNS:
            if end > i and tokens[end - 1].tag == "NNS" and tag != "NN" and tokens[end - 1].end < tokens[j].start:
                break
            j = end = j + 1
        elif end == j and end > i and tag == "POS" and j + 1 < stop and tokens[j + 1].tag in NOUNS | ADJECTIVES:
            j += 1
        elif tag in _PREMODIFIERS and tag != "CD" and (end == i or tokens[j - 1].tag in _PREMODIFIERS | {"POS"}):
            j += 1
        elif tag == "RB" and j + 1 < stop and tokens[j + 1].tag in ADJECTIVES and end == i:
            j += 1
        elif tokens[j].text in ("-", "&") and end == j and end > i and j + 1 < stop and tokens[j + 1].tag in NOUNS:
            j += 1
        else:
            break
    return end


def noun_start(tokens: Sequence[Token], i: int, floor: int) -> int:
    """Start of the phrase whose last noun is token i, determiner included."""
    j = i
    while j > floor:
        before = tokens[j - 1]
        if before.tag in NOUNS or before.tag in _PREMODIFIERS or (before.tag in ("POS", "SYM") or before.text == "&"):
            j -= 1
        else:
            break
    if j > floor and tokens[j - 1].tag in _OPENERS:
        j -= 1
    return j


@cache
def _stopwords() -> frozenset[str]:
    return lexicons.words("concept_stopwords")


def content(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """The content words of a phrase: nouns, adjectives, participles, numbers of names."""
    return [t.text for t in tokens[start:end]
            if t.tag in NOUNS | _PREMODIFIERS and t.tag != "RBS" and t.lower not in _stopwords() and t.text[0].isalnum()]
