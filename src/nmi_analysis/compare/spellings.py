"""One name in two spellings: words of names almost alike that stand in alike surroundings of different articles.

Likely slips, transliterations and misspelt names; the probability that two words are one name is a logistic
regression on how they are written and what stands beside and around them.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .. import lexicons
from ..extract.names import lists
from ..language import Context
from ..rows import Evidence, Finding
from ..settings import SpellingSettings
from .name_words import NameWord, known, name_words, plain, sound
from .outlets import labels
from .story import Story
from .terms import stem

Words = dict[str, list[NameWord]]
Span = tuple[str, int, int]
_AFFIX, _ENDING = 3, 2  # letters at either end that bring two words together
_EDITS = ((9, 3), (6, 2), (0, 1))  # letters from which so many may differ
_SOUNDING = 3  # letters in which words of equal consonants may differ
_HYPHENATED = 6  # letters from which hyphenated names are compared ('G-man', 'G-men')
_LEAD = 2  # sentences, after the headline, that say who the article is about


class Pair(NamedTuple):
    """Two spellings, plain, the probability that they are one name, and the occurrences that are most alike.

    ``sides``: whether the same name stands on the left and on the right of both.
    """

    a: str
    b: str
    probability: float
    first: NameWord
    second: NameWord
    sides: tuple[bool, bool]


def spellings(story: Story, context: Context) -> dict[str, list[Finding]]:
    """Findings: a name that articles write in two or more ways."""
    settings = context.settings.spellings
    words = name_words(story, context)
    pairs = [p for a, b in _near(words, settings) if (p := _pair(words, a, b, settings))]
    return {"findings": [_finding(story, words, group, pairs, settings) for group in _groups(pairs, settings)]}


def _near(words: Words, settings: SpellingSettings) -> Iterator[tuple[str, str]]:
    """Plain words that are almost alike, in order; those that begin or end or sound alike are looked at."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for key in {"^" + word[:_AFFIX], word[-_AFFIX:] + "$", "=" + sound(word), word[0] + word[-_ENDING:]}:
            buckets[key].append(word)
    for a, b in sorted({pair for members in buckets.values() for pair in combinations(members, 2)}):
        longest = max(len(a), len(b))
        allowed = next(edits for letters, edits in _EDITS if longest >= letters)
        if sound(a) == sound(b):
            allowed = max(allowed, _SOUNDING)
        if OSA.distance(a, b, score_cutoff=allowed) <= allowed and OSA.normalized_similarity(a, b) >= settings.alike:
            yield a, b


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {r["name"]: frozenset(r["nicknames"].split()) for r in lexicons.table("nicknames")}


def _pair(words: Words, a: str, b: str, settings: SpellingSettings) -> Pair | None:
    """The pair with its probability; None where something says that they are two names."""
    one, other = words[a][:settings.occurrences], words[b][:settings.occurrences]
    if len(words[a]) > len(words[b]):
        one, other, a, b = other, one, b, a
    kinds = [(sum(_sides(x, y)), len(x.around & y.around), x, y)
             for x, y in product(one, other) if x.article != y.article and not _clash(x, y)]
    if not kinds:
        return None
    beside, around, x, y = max(kinds, key=lambda k: k[:2])
    if _two_names(words, x, y, beside=bool(beside)):
        return None
    given = x.text in lists.given() and y.text in lists.given() and not beside
    odds = (settings.intercept + settings.alike_weight * OSA.normalized_similarity(a, b)
            + settings.sound_weight * (sound(a) == sound(b)) + settings.beside_weight * bool(beside)
            + settings.around_weight * min(around, settings.words)
            + settings.unknown_weight * ((not known(x.text)) + (not known(y.text))) + settings.given_weight * given)
    return Pair(a, b, round(1 / (1 + math.exp(-odds)), 6), x, y, _sides(x, y))


def _two_names(words: Words, x: NameWord, y: NameWord, *, beside: bool) -> bool:
    """Whether they are a demonym, an inflected form, a nickname, or names that an article has side by side.

    ``x`` is the rarer one.
    """
    a, b = plain(x.text), plain(y.text)
    if ("-" in x.text) != ("-" in y.text) or min(len(a), len(b)) < x.text.count("-") * _HYPHENATED:
        return True
    if {x.text, y.text} & lists.demonyms().keys() or {a, b} & {w.casefold() for w in (x.left, x.right, y.left, y.right)}:
        return True
    if (b in _nicknames().get(a, ()) or a in _nicknames().get(b, ())) and sound(a) != sound(b):
        return True
    ordinary = lists.word(a) and lists.word(b)
    plural = a + "s" == b or b + "s" == a
    if ordinary and (not beside or plural or stem(a) == stem(b)):
        return True
    if plural and not (beside and x.type == y.type):
        return True
    if {o.article for o in words[a]} & {o.article for o in words[b]}:  # a slip of one article, or two names
        once = len(words[a]) == 1 and len(words[b]) > 1
        return ordinary or not once or OSA.distance(a, b) > 1 or not (beside or not (x.left or x.right))
    return False


def _alike(a: str, b: str) -> bool:
    return a == b or OSA.normalized_similarity(a, b) >= 0.7


def _sides(x: NameWord, y: NameWord) -> tuple[bool, bool]:
    """Whether the same name stands on the left, and on the right."""
    return (bool(x.left and y.left) and _alike(x.left, y.left), bool(x.right and y.right) and _alike(x.right, y.right))


def _clash(x: NameWord, y: NameWord) -> bool:
    """Whether other names stand beside them: 'Ann Karlin', 'Tom Kerlin'."""
    return any(p and q and not _alike(p, q) for p, q in ((x.left, y.left), (x.right, y.right)))


def _groups(pairs: Sequence[Pair], settings: SpellingSettings) -> list[list[str]]:
    """Spellings of one name: surest pairs first, every two of a group probable enough."""
    chances = {frozenset((p.a, p.b)): p.probability for p in pairs}
    groups: dict[str, list[str]] = {}
    for p in sorted(pairs, key=lambda p: (-p.probability, p.a, p.b)):
        one, other = groups.get(p.a, [p.a]), groups.get(p.b, [p.b])
        if p.probability < settings.least or one is other or any(
                chances.get(frozenset(c), 0.0) < settings.joined and sound(c[0]) != sound(c[1])
                for c in product(one, other)):
            continue
        joined = [*one, *other]
        groups.update(dict.fromkeys(joined, joined))
    return [g for _, g in sorted({min(g): g for g in groups.values()}.items())]


def _finding(story: Story, words: Words, group: list[str], pairs: Sequence[Pair], settings: SpellingSettings,
             ) -> Finding:
    """The spellings, that of most articles first."""
    among = sorted((p for p in pairs if p.a in group and p.b in group), key=lambda p: (p.probability, p.a, p.b))
    best = {s: (o, p.sides) for p in among for s, o in ((p.a, p.first), (p.b, p.second))}
    holders = {s: _holders(words[s], best[s][0]) for s in group}
    order = sorted(group, key=lambda s: (-len(holders[s]), s))
    rare = {o.article for s in order[1:] for o in holders[s]}
    held = {s: [o for o in holders[s] if s in order[1:] or o.article not in rare] for s in order}
    spans = {s: [_span(story, o, *best[s]) for o in held[s]] for s in order if held[s]}
    names = _names(story, spans, best)
    told = ", ".join(f"{labels(story, [a for a, _, _ in spans[s]])}{_verb(rank, spans[s])} {names[s]}"
                     for rank, s in enumerate(spans))
    evidence = tuple(Evidence(*span, "against" if rank else "states", names[s])
                     for rank, s in enumerate(spans) for span in spans[s])
    weight = settings.weight_main if _main(story, words, group) else settings.weight
    return Finding("differs", told + ".", among[-1].probability, weight, evidence)


def _verb(rank: int, spans: Sequence[Span]) -> str:
    return "" if rank else " write" if len(spans) > 1 else " writes"


def _names(story: Story, spans: dict[str, list[Span]], best: dict[str, tuple[NameWord, tuple[bool, bool]]],
           ) -> dict[str, str]:
    """Each spelling as it is told: with the names beside it where all articles have them, else the word alone."""
    shown = {s: {" ".join(story.documents[a].text[i:j].split()) for a, i, j in found} for s, found in spans.items()}
    whole = all(len(names) == 1 for names in shown.values())
    return {s: min(names) if whole else best[s][0].text for s, names in shown.items()}


def _holders(occurrences: Sequence[NameWord], best: NameWord) -> list[NameWord]:
    """One occurrence an article: the one beside most of the names that stand beside the best one."""
    made: dict[str, NameWord] = {}
    for o in occurrences:
        if not _clash(o, best) and (o.article not in made or _sides(o, best) > _sides(made[o.article], best)):
            made[o.article] = o
    return list(made.values())


def _span(story: Story, word: NameWord, best: NameWord, sides: tuple[bool, bool]) -> Span:
    """The word with the names beside it that stand beside the best pair too."""
    tokens = story.documents[word.article].tokens
    first = last = word.token
    left, right = _sides(word, best)
    if sides[0] and left:
        first -= 1
        while plain(tokens[first].text) != word.left:
            first -= 1
    if sides[1] and right:
        last += 1
        while plain(tokens[last].text) != word.right:
            last += 1
    return word.article, tokens[first].start, tokens[last].end


def _main(story: Story, words: Words, group: Sequence[str]) -> bool:
    """Whether most articles have the name in headline or first sentences."""
    early = set()
    for o in (o for s in group for o in words[s]):
        document = story.documents[o.article]
        body = document.body()
        if not body or o.token < body[min(_LEAD, len(body)) - 1].last:
            early.add(o.article)
    return 2 * len(early) > len(story.articles)
