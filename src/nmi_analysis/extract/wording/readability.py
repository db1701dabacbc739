"""Readability: textstat's own numbers, on body text prepared so that its sentences are those of the Document.

Grades (all but Flesch reading ease, LIX and RIX) are US school years: higher is harder to read. The formulas and what
they count are textstat's, each described there under the name that it has here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import ModuleType, SimpleNamespace
from typing import Any

from ... import lexicons
from ...errors import LexiconError
from ...resources import standing_in
from ...settings import WordingSettings
from .feature import Feature

NOTHING = "no words in body sentences"
COUNTS = ("sentence_count", "lexicon_count", "syllable_count", "char_count", "letter_count", "difficult_words",
          "polysyllabcount", "monosyllabcount", "long_word_count")
FORMULAS = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index",
            "coleman_liau_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix")
DICTIONARY = lexicons.FOLDER / "nltk_data/corpora/cmudict/cmudict"
_REMEMBERED = 1 << 13  # results of each function of textstat: words mostly, and some texts
_MARK = re.compile(r"[.!?]")
_LAST = re.compile(r"[.!?]+(?=[^.!?\w]*\Z)")


def prepared(sentences: Sequence[str]) -> str:
    """The sentences as one text in which textstat finds these and no others, but for those of two words or fewer.

    It takes every full stop for an end: within a sentence ('U.S.', 'Feb. 18', '3.30 p.m.') commas stand for them, so
    that no count of words, letters or characters changes. It knows the straight apostrophe alone.
    """
    return " ".join(map(_ended, (s.replace("’", "'") for s in sentences)))


def _ended(sentence: str) -> str:
    last = _LAST.search(sentence)
    if not last:
        return _MARK.sub(",", sentence) + "."
    return _MARK.sub(",", sentence[:last.start()]) + sentence[last.start():]


def features(sentences: Sequence[str], settings: WordingSettings) -> Iterator[Feature]:
    """The counts of textstat, and its formulas where the text is long enough for them."""
    text, measures = prepared(sentences), textstat()
    words, counted = int(measures.lexicon_count(text)), int(measures.sentence_count(text))
    for name in COUNTS:
        yield Feature(name, float(getattr(measures, name)(text))) if words else Feature(name, None, NOTHING)
    for name in FORMULAS:
        reason = _undefined(name, words, counted, settings)
        yield Feature(name, None if reason else float(getattr(measures, name)(text)), reason)


def _undefined(name: str, words: int, sentences: int, settings: WordingSettings) -> str:
    if not words:
        return NOTHING
    if words < settings.min_words:
        return f"fewer than {settings.min_words} words"
    if name == "smog_index" and sentences < settings.min_sentences_smog:
        return f"fewer than {settings.min_sentences_smog} sentences"
    return ""


@cache
def textstat() -> Any:
    """The library, counting syllables by the CMU Pronouncing Dictionary that comes with this package.

    All it wants of NLTK is that dictionary, which NLTK would fetch; and NLTK takes seconds to load. So while textstat
    is imported, a module with the packaged dictionary stands in NLTK's place. Raises LexiconError where it is missing:
    without it there is no count, since another counter gives other scores. textstat itself remembers so little of
    words that it looks up each several times a text.
    """
    dictionary = Pronunciations(_lines())
    standing = ModuleType("nltk")
    vars(standing).update(data=SimpleNamespace(find=lambda _: True),
                          corpus=SimpleNamespace(cmudict=SimpleNamespace(dict=lambda: dictionary)))
    remembered = ModuleType("textstat.backend.utils._typed_cache")
    vars(remembered).update(typed_cache=lru_cache(maxsize=_REMEMBERED))
    with standing_in("nltk", standing), standing_in(remembered.__name__, remembered):
        from textstat.backend.utils import _get_cmudict
        from textstat.textstat import textstatistics
    _get_cmudict.nltk = standing  # where textstat was there before
    made = textstatistics()
    made.set_rm_apostrophe(False)
    return made


class Pronunciations(Mapping[str, list[list[str]]]):
    """Word in lower case to its first pronunciation, a list of phones; looked up in lines in order, not read before."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def __getitem__(self, word: str) -> list[list[str]]:
        entry = f"{word.upper()} 1 "
        at = bisect_left(self._lines, entry)
        if not word.isascii() or word != word.lower() or not "".join(self._lines[at:at + 1]).startswith(entry):
            raise KeyError(word)
        return [self._lines[at].split()[2:]]

    def __iter__(self) -> Iterator[str]:
        return (line[:line.index(" ")].lower() for line in self._lines if line.split(" ", 2)[1] == "1")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _lines() -> list[str]:
    """The dictionary's lines in order: a word, the number of its pronunciation, its phones."""
    try:
        return sorted(DICTIONARY.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError as e:
        raise LexiconError("the CMU Pronouncing Dictionary is missing from the package; reinstall nmi-analysis") from e
