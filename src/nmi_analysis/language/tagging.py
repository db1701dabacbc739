"""Part-of-speech tags (Penn Treebank) from a lexicon, word shapes and rules of context.

The scheme is that of E. Brill (1992), "A simple rule-based part of speech tagger": the word's most likely
tag first, then corrections by what stands around it.
"""

import re
from collections.abc import Sequence
from functools import cache

from .. import lexicons

_NUMBER = re.compile(r"[\d.,:/]*\d[\d.,:/]*")
_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("ous", "JJ"), ("ful", "JJ"), ("able", "JJ"), ("ible", "JJ"),
    ("ive", "JJ"), ("less", "JJ"), ("ic", "JJ"), ("al", "JJ"), ("ss", "NN"), ("us", "NN"), ("is", "NN"),
    ("s", "NNS"),
)


@cache
def _lexicon() -> dict[str, str]:
    return lexicons.mapping("tags", "tag")


def _guess(word: str, lower: str) -> str:
    if _NUMBER.fullmatch(word):
        return "CD"
    if not word[0].isalpha():
        return {"%": "NN", "$": "$", "£": "$", "€": "$", "’s": "POS", "'s": "POS"}.get(word, ":")
    if word[0].isupper():
        return "NNP"
    if "-" in word:
        return "JJ"
    return next((tag for suffix, tag in _SUFFIXES if lower.endswith(suffix)), "NN")


def tag(words: Sequence[str], lowers: Sequence[str]) -> list[str]:
    """One Penn tag for each word of a text, sentence marks included."""
    lexicon = _lexicon()
    return [lexicon.get(w) or lexicon.get(low) or _guess(w, low) for w, low in zip(words, lowers, strict=True)]
