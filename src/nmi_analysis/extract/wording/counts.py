"""What the readability formulas count: textstat's words and syllables, and sentences of our own.

textstat takes every full stop for the end of a sentence ('U.S.', 'Feb. 18', '3.30 p.m.'); the sentences here
are those of the Document, so that every measure of this package divides by one count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from . import syllables

SAMPLE = 100  # words that the Linsear Write formula looks at
FRAGMENT = 2  # words; a sentence cut to fewer by the sample's end is none (textstat's rule)


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums over a text; names follow textstat's functions."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    monosyllables: int = 0
    polysyllables: int = 0  # three syllables or more
    unfamiliar: int = 0  # not on the list of easy words
    difficult: int = 0  # different words that are unfamiliar and of two syllables or more
    complex: int = 0  # unfamiliar, of three or more
    characters: int = 0  # without spaces
    letters: int = 0  # without spaces and punctuation
    long: int = 0  # of more than six letters
    sample_polysyllables: int = 0
    sample_words: int = 0
    sample_sentences: int = 0


def count(sentences: Sequence[str]) -> Counts:
    """Counts of a text given as its sentences."""
    split = [words for s in sentences if (words := _words(s))]
    listed = [w for words in split for w in words]
    if not listed:
        return Counts()
    measured = [syllables.word(w) for w in listed]
    sample = measured[:SAMPLE]
    return Counts(
        sentences=len(split),
        words=len(listed),
        syllables=sum(w.syllables for w in measured),
        monosyllables=sum(w.syllables == 1 for w in measured),
        polysyllables=sum(w.syllables >= 3 for w in measured),
        unfamiliar=sum(not w.easy for w in measured),
        difficult=len({w for w, m in zip(listed, measured, strict=True) if not m.easy and m.syllables >= 2}),
        complex=sum(not w.easy and w.syllables >= 3 for w in measured),
        characters=sum(len(piece) for s in sentences for piece in s.split()),
        letters=sum(len(w) - w.count("'") for w in listed),
        long=sum(len(w) - w.count("'") > 6 for w in listed),
        sample_polysyllables=sum(w.syllables >= 3 for w in sample),
        sample_words=sum(w.syllables > 0 for w in sample),
        sample_sentences=_begun([len(words) for words in split]),
    )


def _words(sentence: str) -> list[str]:
    # textstat knows the straight apostrophe alone: "don’t" would become "dont" and miss the dictionary.
    plain = sentence.replace("’", "'")
    return syllables.bare(plain).split()


def _begun(lengths: Sequence[int]) -> int:
    """Sentences within the first SAMPLE words."""
    seen = begun = 0
    for length in lengths:
        inside = min(length, SAMPLE - seen)
        if inside <= 0:
            break
        begun += inside == length or inside > FRAGMENT
        seen += length
    return max(1, begun)
