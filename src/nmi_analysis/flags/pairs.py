"""Pairs of adjacent content words: fixed terms, whether they go together, and whether synonyms of them would."""

from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .. import lexicons
from ..english import Document
from ..settings import QualitySettings
from .assessment import Assessment, Suspicion
from .frequencies import UNSEEN_WORD, bigrams, books, expected, zipf
from .relatedness import nearest
from .slots import MEASURES as SLOT
from .slots import is_content, kind, pair
from .substitutes import substitutes

OF_WORD = ("commoner", "reading", "other_likelier", "other_commoner", "others")  # measures of slots.py
MEASURES = (
    "zipf_1", "zipf_2",          # how frequent the words are
    "register_1", "register_2",  # log10 by which they are more frequent in books than at large
    "odds_1", "odds_2",          # log odds that the word was substituted, by its place alone
    "pair",                      # log10 of the pair over chance
    "one",                       # strength of the best pair with one word replaced by a synonym
    "both",                      # the same with both replaced
    "term_one", "term_both",     # how many fixed terms that makes (at most 5)
    "synonyms_1", "synonyms_2",  # how many the words have
    "pairs_1", "pairs_2",        # how many words they are known to stand beside
    "firsts_1", "seconds_2",     # in how many fixed terms they come first, and second
    "seconds_1", "firsts_2",     # the other way round
    "length_1", "length_2",      # letters
    "tag_1", "tag_2",            # 0 noun, 1 verb, 2 adjective, 3 adverb, 4 other
    "related",                   # cosine of the two words
    "near_1", "near_2",          # greatest cosine of the word with one known in its place beside the other
    *(f"{name}_{number}" for number in (1, 2) for name in OF_WORD),
)


_NUMBERS = [SLOT.index(name) for name in OF_WORD]


class Best(NamedTuple):
    """The best pair of synonyms found: strength, first and second word, and whether it is a fixed term."""

    strength: float
    first: str
    second: str
    term: bool


class Pair(NamedTuple):
    """Two adjacent content words by their token numbers, their measures, and the pair that may have stood there."""

    first: int
    second: int
    values: tuple[float | None, ...]
    best: Best | None


def candidates(first: str, second: str) -> Iterator[tuple[str, str, float | None, bool]]:
    """(word, word, log10 count or None, term) for known pairs and terms with one or both words replaced."""
    after, terms = bigrams().after, followers()
    firsts, seconds = substitutes(first), substitutes(second)
    for word in (first, *sorted(firsts)):
        known, fixed = after.get(word), terms.get(word, frozenset())
        fits = (known.keys() | fixed) if len(known) + len(fixed) < len(seconds) else None
        found = {w for w in fits if w in seconds} if fits is not None else seconds.keys() & (known.keys() | fixed)
        if word != first and (second in known or second in fixed):
            found = found | {second}
        for other in sorted(found):
            yield word, other, known.get(other), other in fixed


def is_usual(first: str, second: str) -> bool:
    """Whether the pair stands in a fixed term, or is known and no rarer than chance has it."""
    return is_term(first, second) or (second in bigrams().after.get(first) and pair(first, second) > 0)


def pairs(document: Document, assessed: Assessment, settings: QualitySettings,
          explained: Set[int] = frozenset()) -> Iterator[Pair]:
    """The document's pairs in order, without the usual ones and those with a token that is ``explained``."""
    tokens = document.tokens
    for slot, following in zip(assessed.words, assessed.words[1:], strict=False):
        i, j = slot.slot.token, following.slot.token
        if j != i + 1 or i in explained or j in explained:
            continue
        if not (is_content(tokens[i], settings) and is_content(tokens[j], settings)):
            continue
        if tokens[j].start - tokens[i].end > 1 or is_usual(tokens[i].lower, tokens[j].lower):
            continue
        yield measure(document, slot, following, settings)


def measure(document: Document, one: Suspicion, other: Suspicion, settings: QualitySettings) -> Pair:
    """The measures of two words by their places."""
    i, j = one.slot.token, other.slot.token
    a, b = document.tokens[i], document.tokens[j]
    first, second = a.lower, b.lower
    frequency, (after, before) = zipf(), bigrams()
    z1, z2 = frequency.get(first, UNSEEN_WORD), frequency.get(second, UNSEEN_WORD)
    firsts, seconds = counts()
    single: list[Best] = []
    both: list[Best] = []
    terms = [0.0, 0.0]
    for s, t, count, fixed in candidates(first, second):
        chance = expected(frequency.get(s, UNSEEN_WORD), frequency.get(t, UNSEEN_WORD))
        found = Best(strength(max(chance, 7.0) if count is None else count, s, t) + fixed, s, t, fixed)
        changed = s != first and t != second
        (both if changed else single).append(found)
        terms[changed] += fixed
    best = max(single + both, default=None, key=lambda x: (x.strength - (x.first != first and x.second != second), x))
    return Pair(i, j, (
        z1, z2, books().get(first, settings.no_book) - z1, books().get(second, settings.no_book) - z2,
        one.odds, other.odds, pair(first, second),
        max((x.strength for x in single), default=None),
        max((x.strength for x in both), default=None),
        min(terms[0], settings.most_terms), min(terms[1], settings.most_terms),
        float(len(substitutes(first))), float(len(substitutes(second))),
        float(len(after.get(first)) + len(before.get(first))),
        float(len(after.get(second)) + len(before.get(second))),
        float(firsts.get(first, 0)), float(seconds.get(second, 0)),
        float(seconds.get(first, 0)), float(firsts.get(second, 0)), float(len(first)), float(len(second)),
        kind(a), kind(b),
        nearest(first, (second,)), nearest(first, before.get(second)), nearest(second, after.get(first)),
        *(s.slot.values[n] for s in (one, other) for n in _NUMBERS),
    ), best)


Followers = dict[str, frozenset[str]]


@cache
def compounds() -> Followers:
    """The same of the compounds alone: the pairs of words within each modifier and head."""
    made: dict[str, set[str]] = {}
    for row in lexicons.table("compounds"):
        for modifier in row["modifiers"].split():
            for first, second in pairwise([*modifier.split("-"), row["head"]]):
                made.setdefault(first, set()).add(second)
    return {word: frozenset(found) for word, found in made.items()}


@cache
def followers() -> Followers:
    """First word of a term to the words that follow it in one."""
    made = {r["word"]: frozenset(r["followers"].split()) for r in lexicons.table("collocations")}
    return {word: made.get(word, frozenset()) | compounds().get(word, frozenset())
            for word in sorted(made.keys() | compounds().keys())}


@cache
def counts() -> tuple[dict[str, int], dict[str, int]]:
    """In how many fixed terms a word comes first, and in how many second."""
    firsts = {word: len(found) for word, found in followers().items()}
    seconds: Counter[str] = Counter()
    for found in followers().values():
        seconds.update(found)
    return firsts, dict(seconds)


def is_term(first: str, second: str) -> bool:
    """Whether the pair stands in a fixed term."""
    return second in followers().get(first, ())


def strength(count: float, first: str, second: str) -> float:
    """How strong a collocation a known pair is: log10 over chance, and half a point per power of ten it is frequent."""
    frequency = zipf()
    return count - expected(frequency.get(first, 0.5), frequency.get(second, 0.5)) + 0.5 * (count - 7)
