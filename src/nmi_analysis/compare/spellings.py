"""One name in two spellings, across articles: slips, transliterations, misspelt names."""

from collections.abc import Sequence
from itertools import product

from ..english import Context
from ..rows import Evidence, Finding
from ..settings import SpellingSettings
from .name_words import NameWord, name_words, plain, sound
from .same_name import Pair, Words, clash, pairs, probability, sides
from .story import Story

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
