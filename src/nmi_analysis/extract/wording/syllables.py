"""Syllables and familiarity of single words, as textstat counts them.

textstat looks words up in the CMU Pronouncing Dictionary through NLTK, hyphenates unknown ones with Pyphen, and has
a list of easy words. The same is read here from the same places without importing textstat, since NLTK needs
seconds to load and would download the dictionary: it comes with this package, and without it there is no count,
since another counter gives other scores. The tests hold both against each other.
"""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ... import lexicons
from ...errors import LexiconError

if TYPE_CHECKING:
    from pyphen import Pyphen

DATA = lexicons.FOLDER / "nltk_data"
WORDS = 1 << 16  # distinct words remembered; a large corpus has that many in common use
_MARK = re.compile(r"'(?!t|s|d|ve|ll|re)|[^\w\s']")  # all but the apostrophes of contractions


class Word(NamedTuple):
    """``easy``: on Dale and Chall's list of 3,000 familiar words, as textstat has it."""

    syllables: int
    easy: bool


@cache
def pronounced() -> dict[str, str]:
    """Word in lower case to the line of its first pronunciation.

    Raises LexiconError where the packaged dictionary is missing.
    """
    try:
        lines = (DATA / "corpora/cmudict/cmudict").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as e:
        raise LexiconError("the CMU Pronouncing Dictionary is missing from the package; reinstall nmi-analysis") from e
    return {line[:line.index(" ")].lower(): line for line in reversed(lines) if line}


@cache
def _easy() -> frozenset[str]:
    found = find_spec("textstat")  # found, not imported
    if found is None or not found.origin:
        raise LexiconError("textstat, whose list of easy words is needed, is not installed")
    listed = Path(found.origin).parent / "resources/en/easy_words.txt"
    return frozenset(line.strip() for line in listed.read_text(encoding="utf-8").splitlines())


@cache
def _hyphenation() -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


def bare(text: str) -> str:
    """The text without its punctuation but the apostrophes of contractions: "don't" is in the dictionary."""
    return _MARK.sub("", text)


@lru_cache(maxsize=WORDS)
def word(text: str) -> Word:
    """One word without punctuation."""
    return Word(sum(map(_count, bare(text).lower().split())), text.lower() in _easy())


def _count(lower: str) -> int:
    line = pronounced().get(lower)
    if line is None:
        return len(_hyphenation().positions(lower)) + 1
    return sum(phone[-1].isdigit() for phone in line.split()[2:])
