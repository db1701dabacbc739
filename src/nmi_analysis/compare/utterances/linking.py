"""Which renderings are one utterance: pairs scored by logistic regression, joined by average linkage over articles.

The score is the probability that two are one utterance, by measures of what they have in common.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ... import lexicons
from ...english import Document
from ...flags.substitutes import substitutes
from ...models import logistic
from ...settings import QuoteSettings
from ..neighbours import Key, Vector, link, nearest
from ..story import apart
from ..terms import frequency
from ..units import term
from .spoken import Rendering, same_speaker, surname
from .spokenwords import keys


@dataclass(frozen=True)
class Weighed:
    """A rendering with what its words tell. ``weights``: of its terms; ``around``: of the terms of its sentence."""

    rendering: Rendering
    surprises: list[float]
    weights: Vector
    forms: dict[str, str] = field(repr=False)  # term to the word that it stands for
    around: Vector = field(repr=False)

    @cached_property
    def marked(self) -> float:
        """What its words inside quotation marks tell."""
        return sum(s for s, w in zip(self.surprises, self.rendering.words, strict=True) if w.quoted)


class Measures(NamedTuple):
    """Symmetric; shares and yes (1) or no (0)."""

    run: float  # of what makes a run of words beyond chance, how much the longest tells that both have inside marks
    verbatim: float  # the same times the share of what the marked words of one tell that the other has, the larger
    covered: float  # share of a rendering's weight that the other has, synonyms for part: the smaller
    around: float  # share of a sentence's weight that the other's sentence has, the larger
    same: float  # the same speaker
    other: float  # two people
    near: float  # one has no speaker, and the other's stands beside the words
    headline: float  # number of the two in a headline


def weigh(rendering: Rendering, rarity: "Rarity") -> Weighed:
    """The rendering with the weights of its story."""
    forms = {w.term: w.key for w in rendering.words if w.term}
    return Weighed(rendering, [rarity.surprise(w.key) for w in rendering.words],
                   {t: rarity.weight(t) for t in forms}, forms,
                   {t: rarity.weight(t) for t in sorted(rendering.around)})


def measure(a: Weighed, b: Weighed, settings: QuoteSettings) -> Measures:
    """The measures of two renderings."""
    longest, marked = _marked(a, b)
    run = min(1.0, longest / settings.beyond)
    least = min(a.marked, b.marked)
    x, y = a.rendering.speaker, b.rendering.speaker
    same = bool(x.name and y.name and same_speaker(x.name, y.name))
    two = x.person and y.person and surname(x.name) != surname(y.name)
    near = not same and ((bool(x.name) and not y.person and b.rendering.mentions(x.name))
                         or (bool(y.name) and not x.person and a.rendering.mentions(y.name)))
    return Measures(
        run, run * marked / least if least else 0.0, min(_covered(a, b, settings), _covered(b, a, settings)),
        max(_share(a.around.keys() & b.around.keys(), v, settings) for v in (a.around, b.around)),
        float(same), float(two), float(near),
        float((a.rendering.kind == "title") + (b.rendering.kind == "title")))


def _marked(a: Weighed, b: Weighed) -> tuple[float, float]:
    """What the longest run of words tells that both have inside marks, and what all of these tell."""
    if not (a.rendering.quoted and b.rendering.quoted):
        return 0.0, 0.0
    matcher = SequenceMatcher(None, a.rendering.keys, b.rendering.keys, autojunk=False)
    longest = every = 0.0
    for block in matcher.get_matching_blocks():
        run = 0.0
        for i, k in zip(range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True):
            if a.rendering.words[i].quoted and b.rendering.words[k].quoted:
                run += a.surprises[i]
                every += a.surprises[i]
                longest = max(longest, run)
            else:
                run = 0.0
    return longest, every


def _covered(a: Weighed, b: Weighed, settings: QuoteSettings) -> float:
    """Share of the weight of ``a`` that ``b`` has, in the same words or in synonyms."""
    found = sum(w if t in b.weights else settings.synonym * w for t, w in a.weights.items()
                if t in b.weights or not _synonyms(a.forms[t]).isdisjoint(b.weights))
    return found / (sum(a.weights.values()) + settings.little)


@lru_cache(maxsize=50_000)
def _synonyms(word: str) -> frozenset[str]:
    """The terms of the words that may stand for a word."""
    return frozenset(term(w) for w in substitutes(word)) - {""}


def _share(terms: Iterable[str], whole: Vector, settings: QuoteSettings) -> float:
    """The share of a weight that some of its terms have; of a small one it says little, and is small."""
    return sum(whole[t] for t in sorted(terms)) / (sum(whole.values()) + settings.little)


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


Pair = tuple[int, int]


def pairs(listed: Sequence[Weighed], settings: QuoteSettings) -> dict[Pair, Measures]:
    """Pairs of renderings of two articles that may be one utterance, by number."""
    near = nearest([_keys(w, settings) for w in listed], settings.neighbours, settings.reach)
    made = {(i, j): measure(listed[i], listed[j], settings) for i, j in near
            if listed[i].rendering.article != listed[j].rendering.article}
    return {(i, j): m for (i, j), m in made.items() if m.verbatim >= settings.later or abs(apart(
        listed[i].rendering.published, listed[j].rendering.published)) <= settings.window_days}


def _keys(w: Weighed, settings: QuoteSettings) -> list[Key]:
    """The weightiest terms, and pairs of neighbouring words in marks, which find fragments without terms."""
    found = dict(w.weights)
    for (x, one), (y, other) in pairwise(zip(w.rendering.words, w.surprises, strict=True)):
        if x.quoted and y.quoted:
            found[f"{x.key} {y.key}"] = one + other
    return [*sorted(found.items(), key=lambda k: (-k[1], k[0]))[:settings.key_terms]]


@cache
def _weights() -> tuple[float, ...]:
    table = lexicons.mapping("utterance_weights", "weight")
    return tuple(float(table[name]) for name in ("intercept", *Measures._fields))


def probability(m: Measures) -> float:
    """That two renderings are one utterance."""
    intercept, *weights = _weights()
    odds = intercept + sum(w * x for w, x in zip(weights, m, strict=True))
    return logistic(odds)


def linked(listed: Sequence[Weighed], scores: Mapping[Pair, float], settings: QuoteSettings) -> list[list[int]]:
    """Numbers of the renderings of each utterance that two articles or more have, in order."""
    edges = {pair: p for pair, p in scores.items() if p >= settings.similarity}
    within = sorted({i for pair in edges for i in pair})
    articles = [w.rendering.article for w in listed]

    def affinity(one: list[int], other: list[int]) -> float:
        """The mean over pairs of articles of the best pair: an article may have said a thing twice, or in parts."""
        best: dict[tuple[str, str], float] = {}
        for i in one[:settings.sample]:
            for j in other[:settings.sample]:
                if (key := (articles[i], articles[j])) and key[0] != key[1]:
                    best[key] = max(best.get(key, 0.0), scores.get((min(i, j), max(i, j)), 0.0))
        return round(sum(best.values()) / len(best), 6) if best else 0.0

    groups = link({i: [i] for i in within}, edges, affinity, list.extend, settings.cohesion)
    return sorted(sorted(_outermost(listed, g)) for g in groups if len({articles[i] for i in g}) > 1)


def _outermost(listed: Sequence[Weighed], group: Iterable[int]) -> list[int]:
    """Without renderings that lie within another of the group."""
    made: list[int] = []
    for i in sorted(group, key=lambda i: (listed[i].rendering.article, listed[i].rendering.start,
                                          -listed[i].rendering.end)):
        if made and listed[made[-1]].rendering.overlaps(listed[i].rendering):
            made[-1] = max(made[-1], i, key=lambda k: listed[k].rendering.end - listed[k].rendering.start)
        else:
            made.append(i)
    return made


def utterances(listed: Sequence[Weighed], settings: QuoteSettings) -> list[list[Weighed]]:
    """The renderings of each utterance that two articles or more have, in order."""
    scores = {pair: probability(m) for pair, m in pairs(listed, settings).items()}
    return [[listed[i] for i in group] for group in linked(listed, scores, settings)]
