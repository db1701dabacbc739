"""Which of its synonyms a substituted word most probably replaced: a noisy channel over the candidates.

A candidate is the likelier the more frequent it is, the better it goes with its two neighbours and with the subject
of the text, and the fewer other words might have been put for it. The weights are those of a conditional logistic
regression, ``benchmarks/fit_suggestions.py``.
"""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..language import Document
from ..settings import QualitySettings
from .frequencies import UNSEEN_WORD, bigrams, expected, zipf
from .relatedness import SQUARE, vectors
from .slots import Slot, joint
from .substitutes import substitutes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEASURES = ("frequency", "left", "right", "step", "present", "related", "choices")


class Suggester:
    """The suggestions for the words of one text, of which ``slots`` are all the content words."""

    def __init__(self, document: Document, slots: Sequence[Slot], settings: QualitySettings) -> None:
        known = vectors()
        self.tokens = document.tokens
        self.firsts = {s.first for s in document.sentences}
        self.present = {self.tokens[s.token].lower for s in slots}
        rows = [known.rows[w] for w in sorted(self.present & known.rows.keys())]
        self.subject: NDArray[np.float64] = known.unit[rows].sum(axis=0, dtype="float64")
        self.length = SQUARE * max(1, len(rows))
        self.weights = (settings.suggested_frequency, settings.suggested_left, settings.suggested_right,
                        settings.suggested_step, settings.suggested_present, settings.suggested_related,
                        settings.suggested_choices)

    def best(self, number: int) -> str:
        """The most probable original of the token ``number``, in its inflection; "" where it has no synonym."""
        scores = ((sum(w * v for w, v in zip(self.weights, values, strict=True)), word)
                  for word, values in self.candidates(number))
        return max(scores, default=(0.0, ""))[1]

    def candidates(self, number: int) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The candidates in order of the alphabet, each with the values of ``MEASURES``."""
        frequency, (after, before), known = zipf(), bigrams(), vectors()
        left, right = self._neighbour(number, -1), self._neighbour(number, 1)
        found = substitutes(self.tokens[number].lower)
        for word in sorted(found):
            z = frequency.get(word, UNSEEN_WORD)
            chances = (expected(frequency.get(left, UNSEEN_WORD), z), expected(z, frequency.get(right, UNSEEN_WORD)))
            row = known.rows.get(word)
            yield word, (
                z,
                joint(after.get(left), word, chances[0]) - chances[0] if left else 0.0,
                joint(before.get(right), word, chances[1]) - chances[1] if right else 0.0,
                float(found[word]), float(word in self.present),
                float(known.unit[row] @ self.subject) / self.length if row else 0.0,
                math.log(1 + len(substitutes(word))),
            )

    def _neighbour(self, number: int, step: int) -> str:
        """The word before (step -1) or after (1) in the same sentence, or ""."""
        at = number + step
        outside = (number if step < 0 else at) in self.firsts or not 0 <= at < len(self.tokens)
        return "" if outside or not self.tokens[at].text[0].isalpha() else self.tokens[at].lower
