"""What a content word's place in the text says about it: the measures that tell a substituted word.

Each measure is a number or None where it is undefined; ``MEASURES`` names them in order. Those of ``THESAURUS`` are
what the candidates that WordNet lacks say of a word: they tell a substitute from another thesaurus.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from ..english import Document, Token
from ..english.candidates import readings
from ..settings import QualitySettings
from . import alongside, relatedness
from .frequencies import LEAST, TOTAL, UNSEEN_WORD, bigrams, books, expected, neighbours, zipf
from .substitutes import choices, commonest, others, substitutes

THESAURUS = (
    "other_likelier",  # log ratio by which these candidates together are likelier than the word, wherever it stands
    "other_commoner",  # Zipf by which the most frequent of them exceeds it
    "others",          # how many it has
    "others_present",  # how many of them the text has
)


def thesaurus_measures(word: str, present: Set[str], settings: QualitySettings) -> tuple[float | None, ...]:
    """The measures of a lower-case word in a text with the words ``present``."""
    found, likelier, commoner = _by_thesaurus(word, settings.suggested_frequency, settings.suggested_choices)
    return likelier, commoner, float(len(found)), float(len(found & present))


@lru_cache(maxsize=50_000)
def _by_thesaurus(word: str, frequency: float, choice: float) -> tuple[frozenset[str], float | None, float | None]:
    """The candidates and the first two measures: a word scores by its Zipf frequency and its choices, weighted."""
    known, found = zipf(), others(word)
    if not found:
        return found, None, None
    z = known.get(word, UNSEEN_WORD)
    scores = [frequency * known[w] + choice * choices(w) for w in sorted(found)]
    top = max(scores)
    total = top + math.log(sum(math.exp(s - top) for s in scores))
    return found, total - frequency * z - choice * choices(word), max(known[w] for w in found) - z


MEASURES = (
    "zipf",       # how frequent the word is, lower case
    "name",       # the same for a word with a capital within its sentence
    "register",   # log10 by which it is more frequent in books than at large
    "left",       # log10 of the pair with the word before it, over chance
    "right",      # the same with the word after it
    "left_alt",   # the same with the word before it or a synonym of that
    "right_alt",  # the same with the word after it or a synonym of that
    "gain",       # log10 by which a synonym fits better
    "commoner",   # Zipf by which its most frequent synonym exceeds it
    "synonyms",   # how many it has
    "pairs",      # log10 of how many words it is known to stand beside
    "topic",      # log10 share of the text's words among these, against the text's mean
    "topic_gain", # log10 by which that of the best synonym is higher
    "length",     # letters
    "case",       # 0 lower, 1 first of its sentence, 2 capital within it, 3 all capitals
    "tag",        # 0 noun, 1 verb, 2 adjective, 3 adverb, 4 other
    "hyphen",     # 1 where it has one
    "reading",    # 0 read as its likeliest part of speech, 1 as another, 2 as a rare one, 3 as one it is not known as
    "count",      # log of 1 + how often the text has it
    "present",    # how many of its synonyms the text has
    *THESAURUS,
    *relatedness.MEASURES,
    *alongside.MEASURES,
)
_KINDS = {"N": 0.0, "V": 1.0, "J": 2.0, "R": 3.0}
_OTHER = 4.0
_CLOSED = frozenset(("CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "TO", "UH", "WDT", "WP", "WP$", "WRB",
                     "CD"))
_NEGATED = ("n't", "n\u2019t")  # verbs that no thesaurus lists, and frequencies only with the plain apostrophe


class Slot(NamedTuple):
    """A content word in its place: its token number, measures, and the synonym that fits best ("" for none)."""

    token: int
    values: tuple[float | None, ...]
    best: str
    gain: float


def pair(first: str, second: str) -> float:
    """log10 of the count of 'first second' over chance; for an unseen pair at most what the list's end allows."""
    frequency = zipf()
    chance = expected(frequency.get(first, UNSEEN_WORD), frequency.get(second, UNSEEN_WORD))
    count = bigrams().after.get(first).get(second)
    return min(0.0, LEAST - 0.3 - chance) if count is None else count - chance


def kind(token: Token) -> float:
    """The number that stands for a part of speech among the measures."""
    return _KINDS.get(token.tag[0], _OTHER)


def is_content(token: Token, settings: QualitySettings) -> bool:
    """Whether a token is a word that a thesaurus could replace."""
    return len(token.text) >= settings.shortest_word and token.text[0].isalpha() and token.tag not in _CLOSED


def joint(count: float | None, chance: float) -> float:
    """log10 of a smoothed count of a pair, given its known count and the one that chance would make."""
    if count is not None:
        return max(count, chance - 1)
    return chance if chance < LEAST - 0.5 else min(chance - 1, LEAST - 0.3)


def best_fit(word: str, left: str, right: str, present: Set[str],
             settings: QualitySettings) -> tuple[float, str] | None:
    """(log10 gain, synonym) of the synonym that fits best between ``left`` and ``right`` ("" for none)."""
    candidates = substitutes(word)
    if not candidates:
        return None
    likelihood = _Between(left, right).likelihood
    likely, far, bonus = commonest(word), settings.far_synonym, settings.present_synonym
    after, before = bigrams()
    lefts, rights = after.get(left), before.get(right)
    gain, best = -math.inf, ""
    for candidate, step in candidates.items():
        one, other = lefts.get(candidate), rights.get(candidate)
        # Only candidates attested beside a neighbour, or the most frequent one, can win.
        if one is None and other is None and candidate != likely:
            continue
        fit = likelihood(candidate, one, other) - (far if step else 0.0) + (bonus if candidate in present else 0.0)
        if fit > gain or (fit == gain and candidate > best):
            gain, best = fit, candidate
    return gain - likelihood(word, lefts.get(word), rights.get(word)), best


class _Between:
    """How likely words are between two others (or none, "")."""

    def __init__(self, left: str, right: str) -> None:
        self._frequency = zipf()
        self._left = self._frequency.get(left, UNSEEN_WORD) + TOTAL if left else None
        self._right = self._frequency.get(right, UNSEEN_WORD) + TOTAL if right else None
        self._sides = bool(left) + bool(right)

    def likelihood(self, word: str, left: float | None, right: float | None) -> float:
        """log10 likelihood of a word, given the known counts of its pairs with the two."""
        z = self._frequency.get(word, UNSEEN_WORD)
        total = z * (1 - self._sides)
        if self._left is not None:
            total += joint(left, self._left + z)
        if self._right is not None:
            total += joint(right, self._right + z)
        return total


def slots(document: Document, settings: QualitySettings) -> list[Slot]:
    """The slots of the document's content words in order."""
    made = list(_places(document, settings))
    related = relatedness.measures([document.tokens[s.token].lower for s in made], [s.best for s in made])
    beside = alongside.measures(list(_between(document, made)))
    return [s._replace(values=(*s.values, *row, *more))
            for s, row, more in zip(made, related.tolist(), beside.tolist(), strict=True)]


def _between(document: Document, made: Iterable[Slot]) -> Iterator[tuple[str, str, str]]:
    """The word of each slot between its neighbours in the sentence, "" for a mark or none."""
    words = [t.lower if t.text[0].isalpha() else "" for t in document.tokens]
    firsts = {s.first for s in document.sentences} | {len(words)}
    for n in (s.token for s in made):
        yield "" if n in firsts else words[n - 1], document.tokens[n].lower, "" if n + 1 in firsts else words[n + 1]


def _places(document: Document, settings: QualitySettings) -> Iterator[Slot]:
    """The slots without the measures of ``relatedness`` and ``alongside``."""
    tokens = document.tokens
    firsts = {s.first for s in document.sentences}
    present = Counter(t.lower for t in tokens if is_content(t, settings))
    topics = Topics(present, settings)
    previous = Token(0, 0, "", "", "")
    for number, token in enumerate(tokens):
        left = previous if number not in firsts else Token(0, 0, "", "", "")
        previous = token if token.text[0].isalpha() else Token(0, 0, "", "", "")
        if not is_content(token, settings) or token.lower.endswith(_NEGATED):
            continue
        right = tokens[number + 1] if number + 1 < len(tokens) and number + 1 not in firsts else token
        right = right if right is not token and right.text[0].isalpha() else Token(0, 0, "", "", "")
        yield _slot(number, token, left, right, number in firsts, topics, settings)


def _slot(number: int, token: Token, left: Token, right: Token, first: bool, topics: "Topics",
          settings: QualitySettings) -> Slot:
    frequency, word = zipf(), token.lower
    z = frequency.get(word, UNSEEN_WORD)
    after, before = bigrams()
    follows, precedes = before.get(word), after.get(word)
    pl = pair(left.lower, word) if left.text else None
    pr = pair(word, right.lower) if right.text else None
    found = best_fit(word, left.lower, right.lower, topics.words, settings)
    candidates = substitutes(word)
    case = 0.0 if token.text[0].islower() else 3.0 if token.text.isupper() else 1.0 if first else 2.0
    return Slot(number, (
        z if case < 2 else None, z if case >= 2 else None,
        books().get(word, settings.no_book) - z if case < 2 else None,
        pl, pr, _alternative(pl, left, follows, z, settings), _alternative(pr, right, precedes, z, settings),
        found[0] if found else None, frequency[commonest(word)] - z if candidates else None, float(len(candidates)),
        math.log10(1 + len(follows) + len(precedes)), topics.of(word) - topics.mean,
        topics.of(found[1]) - topics.of(word) if found else None,
        float(len(word)), case, kind(token), float("-" in word),
        reading(token), math.log(1 + topics.counts[word]), float(len(topics.words.intersection(candidates))),
        *thesaurus_measures(word, topics.words, settings),
    ), found[1] if found else "", found[0] if found else 0.0)


def reading(token: Token) -> float | None:
    """How unusual the part of speech is that the word is read as; None for a word that the lexicon lacks."""
    known = readings(token.lower) or readings(token.text)
    if not known:
        return None
    if token.tag in known:
        return float(known[0] != token.tag)
    return 2.0 if token.tag.lower() in known else 3.0


def _alternative(value: float | None, neighbour: Token, known: Mapping[str, float], z: float,
                 settings: QualitySettings) -> float | None:
    """The pair's value, or the best one that a synonym of the neighbour makes: then the neighbour is the odd one."""
    if value is None or not known or not is_content(neighbour, settings):
        return value
    frequency = zipf()
    shared = substitutes(neighbour.lower).keys() & known.keys()
    return max([value, *(known[w] - expected(z, frequency[w]) for w in shared)])


class Topics:
    """How well a word goes with the words of a text: by the words it is known to stand beside."""

    def __init__(self, counts: Counter[str], settings: QualitySettings) -> None:
        self.counts = counts
        self.words = frozenset(counts)
        self._few = settings.few_pairs
        self._of: dict[str, float] = {}
        self.mean = sum(self.of(w) for w in counts) / max(1, len(counts))

    def of(self, word: str) -> float:
        """log10 share of the word's known neighbours that stand in the text."""
        made = self._of.get(word)
        if made is None:
            follow, precede = neighbours(word)
            shared = len(self.words & follow) + len(self.words & precede)
            made = self._of[word] = math.log10((shared + 0.5) / (len(follow) + len(precede) + self._few))
        return made
