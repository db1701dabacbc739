"""One name in two spellings, across articles: slips, transliterations, misspelt names.

How likely two words almost alike are one name: logistic regression on how they are written and what stands beside and
around them, after what shows that they are two.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .. import lexicons
from ..english import Context
from ..extract.names import lists
from ..models import logistic
from ..rows import Evidence, Finding
from ..settings import SpellingSettings
from .name_words import NameWord, known, name_words, plain, sound
from .story import Story
from .terms import stem

Words = dict[str, list[NameWord]]
_AFFIX, _ENDING = 3, 2  # letters at either end that bring two words together
_EDITS = ((9, 3), (6, 2), (0, 1))  # letters from which so many may differ
_SOUNDING = 3  # letters in which words of equal consonants may differ
_HYPHENATED = 6  # letters from which hyphenated names are compared ('G-man', 'G-men')
_PEOPLE = ("i", "is", "an", "ans", "ese", "ish")
_BESIDE = 0.7  # share of letters kept by a name beside that is written in two ways itself


class Measures(NamedTuple):
    """What two words have in common where they are most alike."""

    alike: float  # share of letters kept (optimal string alignment)
    sound: float  # 1: equal consonants
    beside: float  # 1: the same name stands beside both
    around: float  # number of equal words around
    unknown: float  # how many of the two no list has


class Pair(NamedTuple):
    """Two spellings, plain, and the occurrences that are most alike; ``a`` is the rarer one.

    ``sides``: whether the same name stands on the left and on the right of both.
    """

    a: str
    b: str
    first: NameWord
    second: NameWord
    sides: tuple[bool, bool]
    measures: Measures


def pairs(words: Words, settings: SpellingSettings) -> list[Pair]:
    """Pairs of words that may be one name, in order; left out are those that something shows to be two."""
    return [p for a, b in _near(words, settings) if (p := _pair(words, a, b, settings))]


def probability(m: Measures, settings: SpellingSettings) -> float:
    """That a pair is one name in two spellings."""
    weights = (settings.alike_weight, settings.sound_weight, settings.beside_weight, settings.around_weight,
               settings.unknown_weight)
    return logistic(settings.intercept + sum(w * v for w, v in zip(weights, m, strict=True)))


def _near(words: Words, settings: SpellingSettings) -> Iterator[tuple[str, str]]:
    """Plain words that are almost alike, in order; those that begin or end or sound alike are looked at."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for key in {"^" + word[:_AFFIX], word[-_AFFIX:] + "$", "=" + sound(word), word[0] + word[-_ENDING:]}:
            buckets[key].append(word)
    for a, b in sorted({pair for members in buckets.values() for pair in combinations(members, 2)}):
        longest = max(len(a), len(b))
        allowed = next(edits for letters, edits in _EDITS if longest >= letters)
        if sound(a) == sound(b) or prefixed(a, b):
            allowed = max(allowed, _SOUNDING)
        least = settings.alike_sound if sound(a) == sound(b) else settings.alike
        if OSA.distance(a, b, score_cutoff=allowed) <= allowed and OSA.normalized_similarity(a, b) >= least:
            yield a, b


@cache
def _particles() -> frozenset[str]:
    return lists.particles() | {p + mark for p in ("o", "d", "l") for mark in "'’"} | {"mc", "mac", "o"}


def prefixed(a: str, b: str) -> bool:
    """Whether one is the other with a particle before it: "O'Hara" and 'Hara', 'LaFarge' and 'Farge'."""
    short, long = sorted((a, b), key=len)
    return long.endswith(short) and long.removesuffix(short) in _particles()


def _pair(words: Words, a: str, b: str, settings: SpellingSettings) -> Pair | None:
    if len(words[a]) > len(words[b]):
        a, b = b, a
    kinds = [(sum(sides(x, y)), len(x.around & y.around), x, y)
             for x, y in product(words[a][:settings.occurrences], words[b][:settings.occurrences])
             if x.article != y.article and not clash(x, y)]
    if not kinds:
        return None
    beside, around, x, y = max(kinds, key=lambda k: k[:2])
    unknown = sum(not known(w.text, x.kind or y.kind) for w in (x, y))
    if not (beside or unknown) or _two_things(x, y) or _two_words(x, y) or _two_people(words, x, y) or (
            _in_one_article(words, x, y)):
        return None
    return Pair(a, b, x, y, sides(x, y), Measures(
        round(OSA.normalized_similarity(a, b), 6), float(sound(a) == sound(b)), float(beside > 0),
        float(min(around, settings.words)), float(unknown)))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {r["name"]: frozenset(r["nicknames"].split()) for r in lexicons.table("nicknames")}


def nicknamed(a: str, b: str) -> bool:
    """Whether one plain given name is short for the other: 'jim', 'james'."""
    return b in _nicknames().get(a, ()) or a in _nicknames().get(b, ())


def _two_things(x: NameWord, y: NameWord) -> bool:
    """Whether they are a demonym, a nickname, hyphenated in part, or one stands beside the other.

    Or one is a place with a demonym, and the other ends like a demonym: 'Yemenis', 'Somani'.
    """
    a, b = plain(x.text), plain(y.text)
    if ("-" in x.text) != ("-" in y.text) or ("-" in x.text and min(len(a), len(b)) < _HYPHENATED):
        return True
    if {x.text, y.text} & lists.demonyms().keys() or {a, b} & {x.left, x.right, y.left, y.right}:
        return True
    if any(one in lists.demonyms().values() and other.endswith(_PEOPLE) for one, other in (
            (x.text, y.text), (y.text, x.text))):
        return True
    return nicknamed(a, b) and sound(a) != sound(b)


def _two_words(x: NameWord, y: NameWord) -> bool:
    """Whether they are words of the language, and more than a letter apart or without a common name beside them.

    Or a name and its plural.
    """
    a, b = plain(x.text), plain(y.text)
    plural, beside = a + "s" == b or b + "s" == a, any(sides(x, y))
    ordinary = [lists.word(w.text.lower()) for w in (x, y)]
    if any(ordinary) and OSA.distance(a, b) > 1:
        return True
    if all(ordinary):
        return not beside or plural or stem(a) == stem(b)
    return plural and not (beside and x.kind == y.kind)


def _two_people(words: Words, x: NameWord, y: NameWord) -> bool:
    """Whether other given names stand before them ('Ann Reed', 'Tom Reid'), or one is the longer form of a given name.

    'Paul' and 'Paula' of one family are two.
    """
    a, b = plain(x.text), plain(y.text)
    if x.text in lists.given() and y.text in lists.given() and (a.startswith(b) or b.startswith(a)):
        return True
    one, other = ({o.left for o in words[w] if o.left} for w in (a, b))
    return bool(one and other) and not any(_alike(p, q) or nicknamed(p, q) for p, q in product(one, other))


def _in_one_article(words: Words, x: NameWord, y: NameWord) -> bool:
    """Whether an article has both, and it is no slip of it: a single occurrence, one letter or a particle apart."""
    a, b = plain(x.text), plain(y.text)
    if not {o.article for o in words[a]} & {o.article for o in words[b]}:
        return False
    once, shortened = len(words[a]) == 1 and len(words[b]) > 1, prefixed(a, b)
    ordinary = lists.word(x.text.lower()) and lists.word(y.text.lower())
    bare = not (x.left or x.right) and (x.kind or shortened)
    return ordinary or not once or not (OSA.distance(a, b) == 1 or shortened) or not (any(sides(x, y)) or bare)


def _alike(a: str, b: str) -> bool:
    return a == b or OSA.normalized_similarity(a, b) >= _BESIDE


def sides(x: NameWord, y: NameWord) -> tuple[bool, bool]:
    """Whether the same name stands on the left, and on the right."""
    return (bool(x.left and y.left) and _alike(x.left, y.left), bool(x.right and y.right) and _alike(x.right, y.right))


def clash(x: NameWord, y: NameWord) -> bool:
    """Whether other names stand beside them: 'Ann Karlin', 'Tom Kerlin'."""
    return any(p and q and not _alike(p, q) for p, q in ((x.left, y.left), (x.right, y.right)))


Span = tuple[str, int, int]
Best = dict[str, Pair]
_LEAD = 2  # sentences, after the headline, that say who the article is about


def spellings(story: Story, context: Context) -> dict[str, list[Finding]]:
    """Findings: a name that articles write in two or more ways."""
    if len(story.articles) < 2:
        return {}
    settings = context.settings.spellings
    words = name_words(story, context)
    found = pairs(words, settings)
    chances = {frozenset((p.a, p.b)): probability(p.measures, settings) for p in found}
    ordered = sorted(found, key=lambda p: (-chances[frozenset((p.a, p.b))], p.a, p.b))
    return {"findings": [_finding(story, words, group, [p for p in ordered if p.a in group and p.b in group], chances,
                                  settings) for group in _groups(ordered, chances, settings)]}


def _groups(ordered: Sequence[Pair], chances: dict[frozenset[str], float], settings: SpellingSettings,
            ) -> list[list[str]]:
    """Spellings of one name: surest pairs first, every two of a group probable enough or of one sound."""
    groups: dict[str, list[str]] = {}
    for p in ordered:
        one, other = groups.get(p.a, [p.a]), groups.get(p.b, [p.b])
        if chances[frozenset((p.a, p.b))] < settings.least or one is other or any(
                chances.get(frozenset(c), 0.0) < settings.joined and sound(c[0]) != sound(c[1])
                for c in product(one, other)):
            continue
        joined = [*one, *other]
        groups.update(dict.fromkeys(joined, joined))
    return [g for _, g in sorted({min(g): g for g in groups.values()}.items())]


def _finding(story: Story, words: Words, group: list[str], among: Sequence[Pair],
             chances: dict[frozenset[str], float], settings: SpellingSettings) -> Finding:
    """The spellings, that of most articles first; ``among``: the pairs of the group, surest first."""
    best = {s: p for p in reversed(among) for s in (p.a, p.b)}
    holders = {s: _holders(words[s], _own(best, s)) for s in group}
    place = {a: i for i, a in enumerate(story.by_article)}
    order = sorted(group, key=lambda s: (-len(holders[s]), min(place[o.article] for o in holders[s]), s))
    slips = {o.article for s in order[1:] for o in holders[s]}
    held = {s: [o for o in holders[s] if s != order[0] or o.article not in slips] for s in order}
    spans = {s: [_span(story, o, best[s], _own(best, s)) for o in held[s]] for s in order if held[s]}
    names = _names(story, spans, best)
    told = ", ".join(f"{story.outlets.named([a for a, _, _ in spans[s]])}{_verb(rank, spans[s])} {names[s]}"
                     for rank, s in enumerate(spans))
    evidence = tuple(Evidence(*span, "against" if rank else "states", names[s])
                     for rank, s in enumerate(spans) for span in spans[s])
    weight = settings.weight_main if _main(story, words, group) else settings.weight
    return Finding("differs", told + ".", max(chances[frozenset((p.a, p.b))] for p in among), weight, evidence)


def _own(best: Best, spelling: str) -> NameWord:
    """The occurrence of a spelling in its surest pair."""
    return best[spelling].first if best[spelling].a == spelling else best[spelling].second


def _holders(occurrences: Sequence[NameWord], own: NameWord) -> list[NameWord]:
    """One occurrence an article: the one beside most of the names that stand beside ``own``."""
    made: dict[str, NameWord] = {}
    for o in occurrences:
        if not clash(o, own) and (o.article not in made or sides(o, own) > sides(made[o.article], own)):
            made[o.article] = o
    return list(made.values())


def _span(story: Story, word: NameWord, best: Pair, own: NameWord) -> Span:
    """The word with the names beside it that stand beside both of the surest pair."""
    tokens = story.documents[word.article].tokens
    first = last = word.token
    left, right = sides(word, own)
    if best.sides[0] and left:
        first -= 1
        while plain(tokens[first].text) != word.left:
            first -= 1
    if best.sides[1] and right:
        last += 1
        while plain(tokens[last].text) != word.right:
            last += 1
    return word.article, tokens[first].start, tokens[last].end


def _verb(rank: int, spans: Sequence[Span]) -> str:
    return "" if rank else " write" if len(spans) > 1 else " writes"


def _names(story: Story, spans: dict[str, list[Span]], best: Best) -> dict[str, str]:
    """Each spelling as it is told: with the names beside it where all articles have them, else the word alone."""
    shown = {s: {" ".join(story.documents[a].text[i:j].split()) for a, i, j in found} for s, found in spans.items()}
    whole = len({name.count(" ") for names in shown.values() for name in names}) == 1 and all(
        len(names) == 1 for names in shown.values())
    return {s: min(names) if whole else _own(best, s).text for s, names in shown.items()}


def _main(story: Story, words: Words, group: Sequence[str]) -> bool:
    """Whether most articles have the name in headline or first sentences."""
    early = set()
    for o in (o for s in group for o in words[s]):
        body = story.documents[o.article].body()
        if not body or o.token < body[min(_LEAD, len(body)) - 1].last:
            early.add(o.article)
    return 2 * len(early) > len(story.articles)
