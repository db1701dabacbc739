"""How much a word tells an utterance from others of its story."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from ...language import Document
from ...settings import QuoteSettings
from ..terms import frequency
from ..units import term
from .spokenwords import keys


class Rarity:
    """Of the words of a story: those that its articles use on their own account tell little of who said what."""

    def __init__(self, documents: Sequence[Document], marked: Mapping[str, Sequence[tuple[int, int]]],
                 settings: QuoteSettings) -> None:
        self._prior, self._prior_sentences = settings.prior_words, settings.prior_sentences
        self._plain: Counter[str] = Counter()
        self._holders: Counter[str] = Counter()
        self._sentences = 0
        for document in documents:
            spans = iter([*marked[document.article], (len(document.text), len(document.text))])
            start, end = next(spans)
            for sentence in document.sentences:
                terms = set()
                for token in document.tokens_of(sentence):
                    while token.start >= end < len(document.text):
                        start, end = next(spans)
                    for key in keys(token.text, token.tag):
                        if not start <= token.start < end:
                            self._plain[key] += 1
                        terms.add(term(key))
                self._holders.update(terms - {""})
                self._sentences += 1
        self._words = sum(self._plain.values())
        self._known: dict[str, float] = {}

    def surprise(self, key: str) -> float:
        """Minus log of how often a word stands outside quotations, in nats over a word's that is one in seven.

        The story's own use of it and English at large, as if that were ``prior_words`` words of the story.
        """
        if key not in self._known:
            share = (self._plain[key] + self._prior * frequency(key)) / (self._words + self._prior)
            self._known[key] = round(max(0.0, -math.log(share) - 2), 6)
        return self._known[key]

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term among the story's sentences."""
        return round(math.log((self._prior_sentences + self._sentences) / (1 + self._holders[term])), 6)
