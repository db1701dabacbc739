"""Whether an article gives words elsewhere, or tells in its own words what they tell."""

from collections.abc import Sequence
from itertools import pairwise

from ...english import Document
from ...settings import AlterationSettings
from ..operators import negates
from ..units import term
from .spokenwords import SpokenWord, keys


class Printed:
    """What articles print; an article is read when it is asked for."""

    def __init__(self, settings: AlterationSettings) -> None:
        self._settings = settings
        self._pairs: dict[str, frozenset[tuple[str, str]]] = {}

    def elsewhere(self, document: Document, words: Sequence[SpokenWord]) -> bool:
        """Whether most of the words stand in the article in this order."""
        if document.article not in self._pairs:
            self._pairs[document.article] = frozenset(pairwise(_keys(document, 0, len(document.sentences))))
        listed = list(pairwise(w.key for w in words if not w.editorial))
        found = sum(pair in self._pairs[document.article] for pair in listed)
        return bool(listed) and found >= self._settings.elsewhere * len(listed)

    def told(self, document: Document, sentence: int, words: Sequence[SpokenWord], surprises: Sequence[float]) -> bool:
        """Whether most of what the words tell stands in the sentences around one; of words without meaning, all."""
        around = self._settings.around
        listed = _keys(document, max(0, sentence - around), sentence + around + 1)
        near = {found for key in listed if (found := term(key))}
        terms = {w.term: s for w, s in zip(words, surprises, strict=True) if w.term and not w.editorial}
        if terms:
            return sum(s for t, s in terms.items() if t in near) >= self._settings.told * sum(terms.values())
        return {w.key for w in words} <= {*listed}


def denies(document: Document, sentence: int) -> bool:
    """Whether a sentence has a word that denies."""
    return any(negates(key) for key in _keys(document, sentence, sentence + 1))


def _keys(document: Document, first: int, last: int) -> list[str]:
    return [key for s in document.sentences[first:last] for t in document.tokens_of(s) for key in keys(t.text, t.tag)]
