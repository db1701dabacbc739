"""Meaning lost or added between renderings of one text, where one of them alone denies or doubts what the others say.

Sentences that render one utterance of a speaker, one copied or edited passage, or one source that both articles
translate or rewrite are aligned by their words of meaning. Where a run of these agrees and only a negation, a word of
doubt, an opposite or a figure stands between, the renderings differ in what they say. Flagged is the article that
differs from two or more others, or from one where its own text is judged spun: of two others either may be right. The
other article's words are the evidence. What independent reports tell differently is no flag but a conflict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from ..english import Context
from ..english.forms import lemmas
from ..flags.substitutes import substitutes
from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings, QualitySettings, RenderingSettings
from ..store import Row
from .parallel import parallels
from .polarity import ends, operator, opposed, turned_words
from .quality import add_flags, doubtful, passages
from .story import Story
from .terms import Word, words
from .units import term

SAID = {
    "negation": ("accuracy/meaning-inversion", "critical", "one of the two denies what the other affirms"),
    "doubt": ("accuracy/mistranslation", "major", "one of the two leaves open what the other states"),
    "opposite": ("accuracy/meaning-inversion", "critical", "the two words are opposites"),
    "figure": ("accuracy/mistranslation", "major", "the figures cannot both hold"),
    "scope": ("accuracy/meaning-inversion", "critical", "the other article ends both, this one asks for the second"),
}
Span = tuple[str, int, int]


class Side(NamedTuple):
    """A sentence: its words, the places of those that may be part of a frame, and what each is compared by."""

    article: str
    words: list[Word]
    places: list[int]
    keys: list[str]
    telling: frozenset[int]  # places of the words of meaning
    figures: dict[float, Row]
    turns: tuple[str, ...]  # words of negation and doubt, and the gerunds that a verb of ending may have
    lowers: frozenset[str]


class Site(NamedTuple):
    """The words of an article between two that another one has too, and what they are compared with."""

    kind: str  # blank where the two agree
    start: int
    end: int
    other: Span


def meaning(story: Story, context: Context) -> dict[str, list[Row]]:
    """Add rows to ``flags`` in place; nothing else to add."""
    settings, figures = context.settings.quality, context.settings.agreements
    strained = doubtful(story, settings)
    values = {(f["article"], f["start"]): f for f in story.table("figures")}
    sides: dict[Span, Side] = {}
    pairs = sorted(_pairs(story, settings, context.settings.renderings))
    for span in sorted({s for pair in pairs for s in pair}):
        sides[span] = _side(story, span, values)
    found: dict[Span, dict[int, list[Site]]] = defaultdict(lambda: defaultdict(list))
    apart_ = {p for p in pairs if _may_differ(sides[p[0]], sides[p[1]])}
    for pair in sorted(apart_):
        _compare(pair, sides, found, settings, figures)
    doubted = {span for span, places in found.items() if any(s.kind for listed in places.values() for s in listed)}
    for pair in pairs:
        if pair not in apart_ and doubted.intersection(pair):
            _compare(pair, sides, found, settings, figures)
    made: dict[str, list[Row]] = defaultdict(list)
    for span in sorted(doubted):
        made[span[0]] += _judged(story, span[0], found[span], strained)
    add_flags(story, {a: rows for a, rows in made.items() if rows})
    return {}


def _compare(pair: tuple[Span, Span], sides: dict[Span, Side], found: dict[Span, dict[int, list[Site]]],
             settings: QualitySettings, figures: AgreementSettings) -> None:
    """Add what two sentences differ in, seen from either."""
    a, b = sides[pair[0]], sides[pair[1]]
    runs = list(_runs(_anchors(a, b), a, settings))
    for span, own, other, seen in ((pair[0], a, b, runs), (pair[1], b, a, [[(k, i) for i, k in r] for r in runs])):
        for site in _sites(own, other, seen, figures):
            found[span][site.end].append(site)


def _may_differ(a: Side, b: Side) -> bool:
    """Whether two sentences have other words of negation or doubt, other figures, or words of opposite meaning."""
    if a.turns != b.turns or a.figures.keys() != b.figures.keys():
        return True
    return any(opposed(x) & b.lowers for x in a.lowers - b.lowers)


def _pairs(story: Story, settings: QualitySettings, near: RenderingSettings) -> set[tuple[Span, Span]]:
    """Sentences of two articles that render one text: in an utterance, a shared passage, or throughout."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for row in story.table("quote_variants"):
        if row["speaker"]:
            groups[row["utterance"]].append(_sentence(story, row["article"], row["start"]))
    found = [pair for spans in groups.values()
             for pair in combinations(sorted({*spans})[:settings.meaning_compared], 2)]
    for one, other in [*parallels(story, near), *passages(story)]:
        found.append((_sentence(story, one.article, one.start), _sentence(story, other.article, other.start)))
    own = {a for a in story.independent if story.documents[a].english}
    return {(min(p), max(p)) for p in found if p[0][0] != p[1][0] and {p[0][0], p[1][0]} <= own}


def _sentence(story: Story, article: str, offset: int) -> Span:
    """The sentence that holds an offset."""
    document = story.documents[article]
    found = document.sentences[document.sentence_at(offset)]
    return article, found.start, found.end


def _side(story: Story, span: Span, values: dict[tuple[str, int], Row]) -> Side:
    found = words(story.by_article[span[0]]["text"], span[1], span[2])
    places = [i for i, w in enumerate(found) if not operator(w.lower) and not w.lower[0].isdigit()]
    keys = [term(found[i].lower) for i in places]
    telling = frozenset(i for i, key in zip(places, keys, strict=True) if key)
    figures = {f["value"]: f for w in found if (f := values.get((span[0], w.start)))}
    ending = any(ends(w.lower) for w in found)
    turns = tuple(sorted(w.lower for w in found if operator(w.lower) or (ending and w.lower.endswith("ing"))))
    return Side(span[0], found, places, [k or found[i].lower for i, k in zip(places, keys, strict=True)], telling,
                figures, turns, frozenset(w.lower for w in found))


def _sites(own: Side, other: Side, runs: list[list[tuple[int, int]]], figures: AgreementSettings) -> Iterator[Site]:
    """The places between words that both have, within runs that are long enough to be one wording."""
    for run in runs:
        for at, ((i, k), (j, n)) in enumerate(pairwise(run), start=1):
            mine, theirs = own.words[i + 1:j], other.words[k + 1:n]
            there = other.article, other.words[k].start, other.words[n].end
            if _scoped(own.words, i, other.words, k):
                yield Site("scope", own.words[i + 1].start, own.words[i + 1].end, there)
            elif mine or theirs:
                kind = turned_words(mine, theirs) if _leads(run[at:], own, other) else ""
                start, end = (mine[0].start, mine[-1].end) if mine else (own.words[i].start, own.words[j].end)
                yield Site(kind or _figured(own, mine, other, theirs, figures), start, end, there)


def _anchors(own: Side, other: Side) -> list[tuple[int, int]]:
    """Places of words that both have in the same order, synonyms among them."""
    mine = set(own.keys)
    theirs = [key if key in mine or p not in other.telling else min(_synonyms(other.words[p].lower) & mine, default=key)
              for key, p in zip(other.keys, other.places, strict=True)]
    matcher = SequenceMatcher(None, own.keys, theirs, autojunk=False)
    return [(own.places[a + n], other.places[b + n]) for a, b, size in matcher.get_matching_blocks()
            for n in range(size)]


@lru_cache(maxsize=50_000)
def _synonyms(word: str) -> frozenset[str]:
    """The terms of the words that may stand for a word."""
    return frozenset(term(w) for w in substitutes(word)) - {""}


def _runs(anchors: list[tuple[int, int]], own: Side, settings: QualitySettings) -> Iterator[list[tuple[int, int]]]:
    """Stretches of anchors with at most a few words between, on both sides; only those of many words."""
    run: list[tuple[int, int]] = []
    for anchor in [*anchors, (1 << 30, 1 << 30)]:
        if run and max(anchor[0] - run[-1][0], anchor[1] - run[-1][1]) > settings.meaning_gap + 1:
            telling = sum(i in own.telling for i, _ in run)
            if telling >= settings.meaning_words and telling + len(run) >= 2 * settings.meaning_anchors:
                yield run
            run = []
        run.append(anchor)


def _leads(run: list[tuple[int, int]], own: Side, other: Side) -> bool:
    """Whether the next word of meaning is the same in both: what is denied or doubted, or what the opposite is of."""
    for n, (i, k) in enumerate(run):
        if n and (own.telling.intersection(range(run[n - 1][0] + 1, i))
                  or other.telling.intersection(range(run[n - 1][1] + 1, k))):
            return False
        if i in own.telling:
            return True
    return False


def _figured(own: Side, mine: list[Word], other: Side, theirs: list[Word], settings: AgreementSettings) -> str:
    """``figure`` where each side has one figure, of one unit, and they cannot both hold."""
    a, b = ([f for f in side.figures.values() if any(w.start == f["start"] for w in gap)]
            for side, gap in ((own, mine), (other, theirs)))
    if len(a) != 1 or len(b) != 1 or a[0]["unit"] != b[0]["unit"]:
        return ""
    return "figure" if relation(a[0], b[0], settings) == DIFFER else ""


def _scoped(mine: list[Word], i: int, theirs: list[Word], k: int) -> bool:
    """Whether 'stop A and B-ing' in the other stands against 'stop A and B' in the own, at the words ``and``."""
    if mine[i].lower != "and" or theirs[k].lower != "and" or i + 1 >= len(mine) or k + 1 >= len(theirs):
        return False
    verb, gerund = mine[i + 1].lower, theirs[k + 1].lower
    if (verb, "ing") not in lemmas(gerund):
        return False
    return any(ends(w.lower) for w in mine[:i]) and any(ends(w.lower) for w in theirs[:k])


def _judged(story: Story, article: str, places: dict[int, list[Site]], strained: frozenset[str]) -> Iterator[Row]:
    """A row per place where the article differs from the others and none goes with it."""
    for sites in places.values():
        apart_ = [s for s in sites if s.kind]
        if not apart_ or any(not s.kind for s in sites):
            continue
        kind = apart_[0].kind
        others = {s.other[0] for s in apart_ if s.kind == kind}
        sure = len(others) >= 2 or kind == "scope" or (article in strained and not others <= strained)
        if sure:
            yield _row(story, apart_[0], len(others), _best(apart_, kind, strained))


def _best(sites: Iterable[Site], kind: str, strained: frozenset[str]) -> Span:
    return min((s.other for s in sites if s.kind == kind), key=lambda o: (o[0] in strained, o))


def _row(story: Story, site: Site, others: int, evidence: Span) -> Row:
    category, severity, said = SAID[site.kind]
    theirs = " ".join(story.by_article[evidence[0]]["text"][evidence[1]:evidence[2]].split())
    return {
        "start": site.start, "end": site.end, "category": category, "severity": severity, "suggestion": "",
        "evidence": f"other wording of the same statement: '{theirs}'; {said}",
        "evidence_article": evidence[0], "evidence_start": evidence[1], "evidence_end": evidence[2],
        "confidence": min(0.9, 0.6 + 0.1 * others), "rule": f"flags.{site.kind}_elsewhere/v1",
    }
