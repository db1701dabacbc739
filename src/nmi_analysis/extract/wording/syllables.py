"""Syllables and familiarity of single words, as textstat counts them.

textstat looks words up in the CMU Pronouncing Dictionary through NLTK, which would download it. The copy in
``lexicons/nltk_data`` is put before every other place that NLTK looks in, so that the dictionary is the same
everywhere; without it there is no count, since another counter gives other scores.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ... import lexicons
from ...errors import LexiconError

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

DATA = lexicons.FOLDER / "nltk_data"
WORDS = 1 << 16  # distinct words remembered; a large corpus has that many in common use


class Word(NamedTuple):
    """``easy``: on Dale and Chall's list of 3,000 familiar words, as textstat has it."""

    syllables: int
    easy: bool


@cache
def counter() -> "textstatistics":
    """An instance of textstat of our own, whose language and rounding nobody else changes.

    Raises LexiconError where the packaged dictionary is missing.
    """
    import nltk
    from textstat.textstat import textstatistics

    if not (DATA / "corpora/cmudict/cmudict").is_file():
        raise LexiconError("the CMU Pronouncing Dictionary is missing from the package; reinstall nmi-analysis")
    if str(DATA) not in nltk.data.path:
        nltk.data.path.insert(0, str(DATA))
    made = textstatistics()
    made.set_rm_apostrophe(False)  # as its formulas do: "don't" is in the dictionary, "dont" is not
    return made


@lru_cache(maxsize=WORDS)
def word(text: str) -> Word:
    """One word without punctuation."""
    measured = counter()
    return Word(int(measured.syllable_count(text)), not measured.is_difficult_word(text, syllable_threshold=0))
