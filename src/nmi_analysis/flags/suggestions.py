"""Which of its synonyms a substituted word most probably replaced: a noisy channel over the candidates.

A candidate is the likelier the more frequent it is, the better it goes with its two neighbours, with the words around
and with the other places of the same word, and the fewer other words might have been put for it. A hypernym is often
put for its hyponym, hardly ever the other way round. A spinner has one thesaurus: where the candidates that WordNet
lacks explain the substituted words of the text better than WordNet's do, they are preferred in all of it. The weights
are those of a conditional logistic regression, ``training/fit_suggestions.py``.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..english import Document
from ..settings import QualitySettings
from .frequencies import UNSEEN_WORD, bigrams, expected, zipf
from .relatedness import SQUARE, vectors
from .slots import Slot, joint
from .substitutes import choices, others, substitutes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MEASURES = (
    "frequency",            # Zipf of the candidate
    "narrower", "broader",  # 1 where WordNet has it one step below (or beside) the word, or above
    "choices",              # logarithm of how many words could stand for it
    "present",              # log of 1 + how often the text has it, unsuspected
    "left", "right",        # log10 of the pair with the word before and after, over chance
    "related",              # mean cosine with the content words around
    "again",                # mean weighted sum of the last three at the other places of the word
    "other",                # 1 where WordNet lacks it
    "elsewhere",            # by how much such candidates explain the text better, for each of them
)
_OF_WORD, _OF_PLACE = slice(0, 4), slice(5, 8)
_ALONE = 8  # of the measures, those that need no other place
_REACH = 5  # content words on each side that a candidate should go with
_MOST = 5  # places of a candidate that are counted


class Listed(NamedTuple):
    """The candidates for a word, their first four measures (a row each), which WordNet lacks, and their vectors."""

    words: tuple[str, ...]
    values: "Floats"
    other: "Floats"
    vectors: "NDArray[np.floating]"


class Suggester:
    """The suggestions for the tokens ``suspects`` of one text, of which ``slots`` are all the content words."""

    def __init__(self, document: Document, slots: Sequence[Slot], suspects: Sequence[int],
                 settings: QualitySettings) -> None:
        rows = vectors().rows
        self.tokens = document.tokens
        self.firsts = {s.first for s in document.sentences}
        self.order = {s.token: n for n, s in enumerate(slots)}
        self.rows = [rows.get(self.tokens[s.token].lower, 0) for s in slots]
        suspected = set(suspects)
        self.counts = Counter(self.tokens[s.token].lower for s in slots if s.token not in suspected)
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for number in suspects:
            self.places[self.tokens[number].lower].append(number)
        self.weights = [float(getattr(settings, f"suggested_{name}")) for name in MEASURES]
        self._place = lru_cache(maxsize=None)(self._place_of)
        self._total = lru_cache(maxsize=None)(self._total_of)
        step = 1 + len(suspects) // settings.suggested_sample
        self.elsewhere = elsewhere(map(self._scores, suspects[::step]), settings)
        self.wide = self.weights[-2] + self.weights[-1] * self.elsewhere >= settings.suggested_least

    def best(self, number: int) -> tuple[str, float]:
        """The most probable original of the token ``number``, in its inflection, and how probable it is.

        ("", 0) where it has no synonym.
        """
        words, values = self.candidates(number, wide=self.wide)
        if not words:
            return "", 0.0
        scores = _weighted(values, self.weights).tolist()
        top, word = max(zip(scores, words, strict=True))
        return word, round(1 / math.fsum(math.exp(s - top) for s in scores), 6)

    def candidates(self, number: int, *, wide: bool = True) -> tuple[tuple[str, ...], "Floats"]:
        """The candidates for the token ``number``, and an array of their ``MEASURES``, a row each."""
        import numpy as np

        word = self.tokens[number].lower
        found, places = listed(word, wide), self.places[word]
        values = np.zeros((len(MEASURES), len(found.words)))
        values[_OF_WORD] = found.values
        values[4] = self._present(found.words)
        values[_OF_PLACE] = self._place(number, wide)
        if len(places) > 1:
            rest = (self._total(word, wide) - values[_OF_PLACE]) / (len(places) - 1)
            values[_ALONE] = _weighted(rest, self.weights[_OF_PLACE])
        values[9] = found.other
        values[10] = self.elsewhere * found.other
        return found.words, values

    def _present(self, words: Sequence[str]) -> "Floats":
        import numpy as np

        return np.array([math.log(1 + min(self.counts[w], _MOST)) for w in words], dtype=np.float64)

    def _total_of(self, word: str, wide: bool) -> "Floats":
        total: Floats = sum(self._place(n, wide) for n in self.places[word])  # type: ignore[assignment]
        return total

    def _place_of(self, number: int, wide: bool) -> "Floats":
        """The measures of the place, a row each, for the candidates."""
        import numpy as np

        frequency, (after, before), found = zipf(), bigrams(), listed(self.tokens[number].lower, wide)
        left, right = self._neighbour(number, -1), self._neighbour(number, 1)
        lefts, rights = after.get(left), before.get(right)
        z_left, z_right = frequency.get(left, UNSEEN_WORD), frequency.get(right, UNSEEN_WORD)
        made = np.zeros((3, len(found.words)))
        for n, (word, z) in enumerate(zip(found.words, found.values[0].tolist(), strict=True)):
            if left:
                chance = expected(z_left, z)
                made[0, n] = joint(lefts.get(word), chance) - chance
            if right:
                chance = expected(z, z_right)
                made[1, n] = joint(rights.get(word), chance) - chance
        at = self.order[number]
        around = [*self.rows[max(0, at - _REACH):at], *self.rows[at + 1:at + 1 + _REACH]]
        made[2] = found.vectors @ vectors().unit[around].sum(axis=0, dtype="float64") / (SQUARE * max(1, len(around)))
        return made

    def _scores(self, number: int) -> tuple[list[float], list[float]]:
        """The scores of the candidates that WordNet has, and of those that it lacks, without regard to that."""
        found = listed(self.tokens[number].lower, True)
        values = [*found.values, self._present(found.words), *self._place(number, True)]
        scores = _weighted(values, self.weights[:_ALONE])
        return scores[found.other == 0].tolist(), scores[found.other > 0].tolist()

    def _neighbour(self, number: int, step: int) -> str:
        """The word before (step -1) or after (1) in the same sentence, or ""."""
        at = number + step
        outside = (number if step < 0 else at) in self.firsts or not 0 <= at < len(self.tokens)
        return "" if outside or not self.tokens[at].text[0].isalpha() else self.tokens[at].lower


@lru_cache(maxsize=10_000)
def listed(word: str, wide: bool) -> Listed:
    """The candidates for a lower-case word in order of the alphabet, ``wide`` with those that WordNet lacks."""
    import numpy as np

    frequency, (rows, unit), steps = zipf(), vectors(), substitutes(word)
    words = tuple(sorted(steps.keys() | (others(word) if wide else frozenset())))
    values = np.array([[frequency.get(w, UNSEEN_WORD), steps.get(w) == 1, steps.get(w) == 2, choices(w)]
                       for w in words], dtype=np.float64).reshape(-1, 4).T
    return Listed(words, values, np.array([w not in steps for w in words], dtype=np.float64),
                  unit[[rows.get(w, 0) for w in words]].astype(np.float64))


def _weighted(values: Iterable["Floats"], weights: Sequence[float]) -> "Floats":
    """Weighted sum of the rows, added in their order on every processor, unlike '@'."""
    total: Floats = sum(w * row for w, row in zip(weights, values, strict=True))  # type: ignore[assignment]
    return total


def elsewhere(scores: Iterable[tuple[Sequence[float], Sequence[float]]], settings: QualitySettings) -> float:
    """Mean log ratio by which the candidates that WordNet lacks explain a text's words better; 0 for few words.

    ``scores`` are those of WordNet's candidates and of the others, for each word.
    """
    ratios = [_log_sum(other) - _log_sum(near) for near, other in scores if near and other]
    return sum(ratios) / (len(ratios) + settings.suggested_prior)


def _log_sum(scores: Sequence[float]) -> float:
    """Logarithm of the sum of the exponentials."""
    top = max(scores)
    return top + math.log(sum(math.exp(s - top) for s in scores))
