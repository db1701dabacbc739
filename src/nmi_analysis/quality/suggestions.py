"""Which of its synonyms a substituted word most probably replaced: a noisy channel over the candidates.

A candidate is the likelier the more frequent it is, the better it goes with its two neighbours and with the subject
of the text, and the fewer other words might have been put for it. A spinner has one thesaurus: where the candidates
that WordNet lacks explain the substituted words of the text better than WordNet's do, they are preferred in all of it.
The weights are those of a conditional logistic regression, ``benchmarks/fit_suggestions.py``.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..language import Document
from ..settings import QualitySettings
from .frequencies import UNSEEN_WORD, bigrams, expected, zipf
from .relatedness import SQUARE, vectors
from .slots import Slot, joint
from .substitutes import others, substitutes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEASURES = ("frequency", "left", "right", "step", "present", "related", "choices", "other", "elsewhere")
_OWN = 7  # of these, what a candidate has by itself; the rest is its thesaurus, and how well that suits the text


class Candidate(NamedTuple):
    """A word that may have been replaced, its own measures and their weighted sum, and whether WordNet lacks it."""

    word: str
    values: tuple[float, ...]
    score: float
    other: bool


class Suggester:
    """The suggestions for the tokens ``suspects`` of one text, of which ``slots`` are all the content words."""

    def __init__(self, document: Document, slots: Sequence[Slot], suspects: Sequence[int],
                 settings: QualitySettings) -> None:
        known = vectors()
        self.tokens = document.tokens
        self.firsts = {s.first for s in document.sentences}
        self.present = {self.tokens[s.token].lower for s in slots}
        rows = [known.rows[w] for w in sorted(self.present & known.rows.keys())]
        self.subject: NDArray[np.float64] = known.unit[rows].sum(axis=0, dtype="float64")
        self.length = SQUARE * max(1, len(rows))
        self.weights = (settings.suggested_frequency, settings.suggested_left, settings.suggested_right,
                        settings.suggested_step, settings.suggested_present, settings.suggested_related,
                        settings.suggested_choices, settings.suggested_other, settings.suggested_elsewhere)
        step = 1 + len(suspects) // settings.suggested_sample
        self.elsewhere = elsewhere([list(self._listed(n)) for n in suspects[::step]], settings)
        self.against = settings.suggested_other + settings.suggested_elsewhere * self.elsewhere
        self.wide = self.against >= settings.suggested_least

    def best(self, number: int) -> str:
        """The most probable original of the token ``number``, in its inflection; "" where it has no synonym."""
        listed = self._listed(number, wide=self.wide)
        return max(((c.score + self.against * c.other, c.word) for c in listed), default=(0.0, ""))[1]

    def candidates(self, number: int) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The candidates in order of the alphabet, each with the values of ``MEASURES``."""
        for c in self._listed(number):
            yield c.word, (*c.values, float(c.other), self.elsewhere * c.other)

    def _listed(self, number: int, *, wide: bool = True) -> Iterator[Candidate]:
        frequency, (after, before), (rows, unit) = zipf(), bigrams(), vectors()
        a, b, c, d, e, f, g = self.weights[:_OWN]
        left, right = self._neighbour(number, -1), self._neighbour(number, 1)
        lefts, rights = after.get(left, {}), before.get(right, {})
        z_left, z_right = frequency.get(left, UNSEEN_WORD), frequency.get(right, UNSEEN_WORD)
        found = substitutes(self.tokens[number].lower)
        more = others(self.tokens[number].lower) if wide else frozenset()
        words = sorted(found.keys() | more)
        for word, product in zip(words, (unit[[rows.get(w, 0) for w in words]] @ self.subject).tolist(), strict=True):
            z = frequency.get(word, UNSEEN_WORD)
            chances = expected(z_left, z), expected(z, z_right)
            beside = joint(lefts.get(word), chances[0]) - chances[0] if left else 0.0
            ahead = joint(rights.get(word), chances[1]) - chances[1] if right else 0.0
            step, present = float(found.get(word, 0)), float(word in self.present)
            related = product / self.length
            choices = _choices(word)
            score = a * z + b * beside + c * ahead + d * step + e * present + f * related + g * choices
            yield Candidate(word, (z, beside, ahead, step, present, related, choices), score, word not in found)

    def _neighbour(self, number: int, step: int) -> str:
        """The word before (step -1) or after (1) in the same sentence, or ""."""
        at = number + step
        outside = (number if step < 0 else at) in self.firsts or not 0 <= at < len(self.tokens)
        return "" if outside or not self.tokens[at].text[0].isalpha() else self.tokens[at].lower


@lru_cache(maxsize=50_000)
def _choices(word: str) -> float:
    """Logarithm of how many words could stand for it."""
    return math.log(1 + len(substitutes(word)))


def elsewhere(listed: Iterable[Sequence[Candidate]], settings: QualitySettings) -> float:
    """Mean log ratio by which the candidates that WordNet lacks explain a text's words better; 0 for few words."""
    ratios = []
    for candidates in listed:
        scores = [[c.score for c in candidates if c.other == other] for other in (True, False)]
        if all(scores):
            ratios.append(_log_sum(scores[0]) - _log_sum(scores[1]))
    return sum(ratios) / (len(ratios) + settings.suggested_prior)


def _log_sum(scores: Sequence[float]) -> float:
    """Logarithm of the sum of the exponentials."""
    top = max(scores)
    return top + math.log(sum(math.exp(s - top) for s in scores))
