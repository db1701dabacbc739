"""Syllables and familiarity of single words, as textstat counts them.

textstat looks words up in the CMU Pronouncing Dictionary through NLTK, which would download it. The one in
``lexicons/nltk_data`` is put before every other place that NLTK looks in, so that the dictionary is the same
everywhere; without it there is no count, since another counter gives other scores.
"""

import shutil
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ... import lexicons
from ...errors import LexiconError

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

DATA = lexicons.FOLDER / "nltk_data"
_DICTIONARY = Path("corpora", "cmudict", "cmudict")
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

    if not (DATA / _DICTIONARY).is_file():
        raise LexiconError("the CMU Pronouncing Dictionary is missing from the package; reinstall nmi-analysis")
    made = textstatistics()
    made.set_rm_apostrophe(False)  # as its formulas do: "don't" is in the dictionary, "dont" is not
    # NLTK reads no file that others may write, as a checkout often is, but asks the network: it gets a private copy.
    with tempfile.TemporaryDirectory() as place:
        _copy(Path(place))
        nltk.data.path.insert(0, place)
        try:
            made.syllable_count("syllable")  # textstat now keeps the dictionary
        finally:
            nltk.data.path.remove(place)
    return made


def _copy(place: Path) -> None:
    (place / _DICTIONARY).parent.mkdir(parents=True)
    for folder in (place / "corpora", place / "corpora" / "cmudict"):
        folder.chmod(0o700)
    shutil.copyfile(DATA / _DICTIONARY, place / _DICTIONARY)
    (place / _DICTIONARY).chmod(0o600)


@lru_cache(maxsize=WORDS)
def word(text: str) -> Word:
    """One word without punctuation."""
    measured = counter()
    return Word(int(measured.syllable_count(text)), not measured.is_difficult_word(text, syllable_threshold=0))
