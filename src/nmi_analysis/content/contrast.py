"""How surely and how strongly a word's frequency differs between two texts."""

import math
from collections.abc import Sequence

# Rayson, Berridge and Francis (2004): the critical value that holds from an expected count on, and its level.
LEVELS = ((15.13, 1.0, "p < 0.0001"), (10.83, 8.0, "p < 0.001"), (6.63, 11.0, "p < 0.01"), (3.84, 13.0, "p < 0.05"))
ABSENT = 0.5  # occurrences put for none, so that a ratio exists (Hardie 2014)


def expected(count: int, other: int, words: int, other_words: int) -> tuple[float, float]:
    """Occurrences in a text and in its reference that one rate for both would give."""
    rate = (count + other) / (words + other_words)
    return words * rate, other_words * rate


def log_likelihood(count: int, other: int, words: int, other_words: int) -> float:
    """G2 of a word that stands ``count`` times in ``words`` and ``other`` times in ``other_words``; 0 or more.

    Higher is surer that the rates differ; it follows the chi-square distribution of one degree of freedom. Dunning
    (1993) in the form of Rayson and Garside (2000): ``2 * sum(observed * ln(observed / expected))`` over the two
    texts. Both texts must have words.

    >>> round(log_likelihood(33, 12, 10_000, 10_000), 2)
    10.19
    """
    pairs = zip((count, other), expected(count, other, words, other_words), strict=True)
    return max(0.0, 2 * math.fsum(seen * math.log(seen / awaited) for seen, awaited in pairs if seen))


def log_ratio(count: int, other: int, words: int, other_words: int) -> float:
    """Binary logarithm of the ratio of the two rates: 1 is twice as frequent, -1 half (Hardie 2014).

    A word absent from one text counts half an occurrence there.

    >>> log_ratio(40, 10, 1_000, 1_000)
    2.0
    """
    return math.log2((count or ABSENT) / words) - math.log2((other or ABSENT) / other_words)


def p_value(g2: float) -> float:
    """Probability of so high a G2 where the rates are equal: the upper tail of chi-square, one degree of freedom."""
    return math.erfc(math.sqrt(g2 / 2))


def level(g2: float, least_expected: float) -> str:
    """The strictest level that G2 reaches and that counts so small allow; blank for none.

    With small expected counts only the high critical values hold (Rayson, Berridge and Francis 2004).
    """
    return next((name for critical, enough, name in LEVELS if g2 >= critical and least_expected >= enough), "")


def holm(values: Sequence[float]) -> list[float]:
    """P values adjusted for their number, in their order (Holm 1979): the chance that any of them is false is kept."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    made, largest = [0.0] * len(values), 0.0
    for rank, i in enumerate(order):
        largest = max(largest, min(1.0, values[i] * (len(values) - rank)))
        made[i] = largest
    return made
