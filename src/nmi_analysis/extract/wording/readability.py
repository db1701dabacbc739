"""Readability formulas; the results equal textstat's wherever textstat finds the same sentences.

Grades (all but Flesch reading ease, LIX and RIX) are US school years: higher is harder to read.
"""

from collections.abc import Callable, Iterator

from ...settings import WordingSettings
from .counts import Counts
from .feature import Feature

NOTHING = "no words in body sentences"


def flesch_reading_ease(c: Counts) -> float:
    """Flesch (1948); about 0 to 100, higher is easier."""
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid_grade(c: Counts) -> float:
    """Kincaid and others (1975)."""
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def gunning_fog(c: Counts) -> float:
    """Gunning (1952); complex words are those textstat takes: unfamiliar, of three syllables or more."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex / c.words)


def smog_index(c: Counts) -> float:
    """McLaughlin (1969)."""
    return float(1.043 * (30 * c.polysyllables / c.sentences) ** 0.5 + 3.1291)


def automated_readability_index(c: Counts) -> float:
    """Smith and Senter (1967)."""
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau_index(c: Counts) -> float:
    """Coleman and Liau (1975)."""
    return 5.8 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def dale_chall_readability_score(c: Counts) -> float:
    """Dale and Chall (1948); adds 3.6365 above 5 % of unfamiliar words."""
    share = 100 * c.unfamiliar / c.words
    return 0.1579 * share + 0.0496 * c.words / c.sentences + (3.6365 if share > 5 else 0)


def linsear_write_formula(c: Counts) -> float:
    """Linsear Write, on the first 100 words."""
    points = (c.sample_words + 2 * c.sample_polysyllables) / c.sample_sentences
    return (points if points > 20 else points - 2) / 2


def lix(c: Counts) -> float:
    """Björnsson (1968); higher is harder."""
    return c.words / c.sentences + 100 * c.long / c.words


def rix(c: Counts) -> float:
    """Anderson (1983): long words to a sentence; higher is harder."""
    return c.long / c.sentences


FORMULAS: tuple[Callable[[Counts], float], ...] = (
    flesch_reading_ease, flesch_kincaid_grade, gunning_fog, smog_index, automated_readability_index,
    coleman_liau_index, dale_chall_readability_score, linsear_write_formula, lix, rix,
)


def features(c: Counts, settings: WordingSettings) -> Iterator[Feature]:
    """The counts under textstat's names, and the formulas where the text is long enough for them."""
    for name, value in (
        ("sentence_count", c.sentences), ("lexicon_count", c.words), ("syllable_count", c.syllables),
        ("char_count", c.characters), ("letter_count", c.letters), ("difficult_words", c.difficult),
        ("polysyllabcount", c.polysyllables), ("monosyllabcount", c.monosyllables), ("long_word_count", c.long),
    ):
        yield Feature(name, value) if c.words else Feature(name, None, NOTHING)
    for formula in FORMULAS:
        reason = _undefined(formula.__name__, c, settings)
        yield Feature(formula.__name__, None if reason else formula(c), reason)


def _undefined(name: str, c: Counts, settings: WordingSettings) -> str:
    if not c.words:
        return NOTHING
    if c.words < settings.min_words:
        return f"fewer than {settings.min_words} words"
    if name == "smog_index" and c.sentences < settings.min_sentences_smog:
        return f"fewer than {settings.min_sentences_smog} sentences"
    return ""
