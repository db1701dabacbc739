"""Passages that two articles of a story share, and articles that repeat another.

Two outlets that quote one speaker share his words, not each other's: such a passage is ``same_quote``. A
direction is given only where the publication dates do not overlap. ``articles.duplicate_of`` is set here:
repeated copy is no independent confirmation.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from ..english import Context
from ..settings import ReuseSettings
from ..store import Row
from .neighbours import nearest
from .passages import Passage, anchor, inside, shared
from .standing import quoted
from .story import Story, apart, days
from .terms import Word, frequency, words

_COMMON = 1e-3  # share of running English above which a word is a function word


@dataclass(frozen=True)
class _Source:
    """An article as words, with the spans it quotes."""

    row: Row
    attributions: list[Row]
    skipped: list[tuple[int, int]]  # boilerplate

    @property
    def id(self) -> str:
        return str(self.row["article"])

    @cached_property
    def days(self) -> tuple[int, int] | None:
        return days(str(self.row.get("published") or ""))

    @cached_property
    def words(self) -> list[Word]:
        starts = [s for s, _ in self.skipped]
        return [w for w in words(str(self.row["text"])) if not inside(self.skipped, starts, w.start)]

    @cached_property
    def lowers(self) -> list[str]:
        return [w.lower for w in self.words]

    @cached_property
    def in_quotes(self) -> list[bool]:
        spans = quoted(str(self.row["text"]), self.attributions)
        starts = [s for s, _ in spans]
        return [inside(spans, starts, w.start) for w in self.words]


def reuse(story: Story, context: Context) -> dict[str, list[Row]]:
    """Rows of ``reuse``; sets ``duplicate_of`` of the story's articles."""
    settings = context.settings.reuse
    sources = _sources(story)
    rows = _whole(sources)
    left = [s for s in sources if not s.row.get("duplicate_of")]
    by_id = {s.id: s for s in left}
    for (a, b), anchors in _anchors(left, settings).items():
        one, other = by_id[a], by_id[b]
        found = [p for p in shared(one.lowers, other.lowers, anchors, settings) if _telling(one, other, p, settings)]
        rows += [_row(one, other, p, settings) for p in found]
        _mark(one, other, found, settings)
    _to_originals(story.articles)
    return {"reuse": rows}


def _sources(story: Story) -> list[_Source]:
    """The articles, earliest first: the first holder of a passage is its likeliest origin."""
    quotes: defaultdict[str, list[Row]] = defaultdict(list)
    skipped: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for r in story.table("attributions"):
        quotes[r["article"]].append(r)
    for r in story.table("sentences"):
        if r["kind"] == "boilerplate":
            skipped[r["article"]].append((r["start"], r["end"]))
    made = [_Source(a, quotes[a["article"]], skipped[a["article"]]) for a in story.articles]
    return sorted(made, key=lambda s: (s.days or (10**7, 0), s.id))


def _whole(sources: list[_Source]) -> list[Row]:
    """Rows and marks of the articles whose words all are those of an earlier one."""
    first: dict[tuple[str, ...], _Source] = {}
    rows = []
    for s in sources:
        original = first.setdefault(tuple(s.lowers), s)
        if original is not s and s.lowers:
            s.row["duplicate_of"] = original.id
            rows.append(_row(original, s, Passage(0, len(s.words), 0, len(s.words), 1.0)))
    return rows


def _anchors(sources: list[_Source], settings: ReuseSettings) -> dict[tuple[str, str], Sequence[int]]:
    """Shared shingles by pair of articles, see ``passages.anchor``.

    A shingle of very many pairs each with its first holders, and with one that shares more with it than any of these.
    """
    holders = _holders(sources, settings)
    pairs: defaultdict[tuple[int, int], array[int]] = defaultdict(lambda: array("q"))  # there are millions
    common: list[defaultdict[int, list[int]]] = [defaultdict(list) for _ in sources]  # such shingles and their places
    for shingle, places in enumerate(holders):
        first_ones = {number for number, _ in places[:settings.holders]}
        early = [p for p in places if p[0] in first_ones]
        for number, j in places:
            for first, i in early:
                if first >= number:
                    break
                pairs[first, number].append(anchor(i, j))
        if len(early) < len(places):
            for number, i in places:
                common[number][shingle].append(i)
    most = [0] * len(sources)
    for (_, second), found in pairs.items():
        most[second] = max(most[second], len(found))
    for first, second in _near(holders, len(sources), settings) if any(common) else ():
        there = common[second]
        both = {anchor(i, j) for shingle, at in common[first].items() if shingle in there
                for i in at for j in there[shingle]}
        both.update(pairs.get((first, second), ()))
        if len(both) > most[second]:
            pairs[first, second] = array("q", both)
    named = {(sources[a].id, sources[b].id): v for (a, b), v in pairs.items()
             if len(v) + settings.shingle > settings.words // 2}
    return dict(sorted(named.items()))


def _holders(sources: list[_Source], settings: ReuseSettings) -> list[list[tuple[int, int]]]:
    """Of each shingle the articles that hold it, by number, and its first positions in them, in order."""
    n = settings.shingle
    made: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, s in enumerate(sources):
        for i, shingle in enumerate(zip(*(s.lowers[k:] for k in range(n)), strict=False)):
            at = made[shingle]
            if len(at) < settings.repeats or at[-settings.repeats][0] != number:
                at.append((number, i))
    return list(made.values())


def _near(holders: Iterable[list[tuple[int, int]]], count: int, settings: ReuseSettings) -> Iterator[tuple[int, int]]:
    """Pairs of articles that share most of their rarest shared shingles."""
    shared: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for shingle, places in enumerate(holders):
        for number in (numbers := {number for number, _ in places}):
            if len(numbers) > 1:
                shared[number].append((len(numbers), shingle))
    keys = [[(shingle, math.log(count / held)) for held, shingle in nsmallest(settings.rarest, found)]
            for found in shared]
    return nearest(keys, settings.holders, settings.reach)


def _telling(one: _Source, other: _Source, p: Passage, settings: ReuseSettings) -> bool:
    """Whether enough of the shared words are no function words: a common turn of phrase is no copy."""
    both = {*one.lowers[p.start_a:p.end_a]} & {*other.lowers[p.start_b:p.end_b]}
    return sum(frequency(w) < _COMMON for w in both) >= settings.content_words


def _row(one: _Source, other: _Source, p: Passage, settings: ReuseSettings | None = None) -> Row:
    direction = apart(one.days, other.days)
    row: Row = {"similarity": p.similarity, "kind": _kind(one, other, p, settings or ReuseSettings()),
                "direction": "a_to_b" if direction < 0 else "b_to_a" if direction > 0 else ""}
    sides = ((one, p.start_a, p.end_a), (other, p.start_b, p.end_b))
    for side, (source, first, last) in zip("ab", sorted(sides, key=lambda s: s[0].id), strict=True):
        start, end = source.words[first].start, source.words[last - 1].end
        row |= {f"article_{side}": source.id, f"start_{side}": start, f"end_{side}": end,
                f"text_{side}": str(source.row["text"])[start:end]}
    if sides[0][0].id > sides[1][0].id and direction:
        row["direction"] = "b_to_a" if row["direction"] == "a_to_b" else "a_to_b"
    return row


def _kind(one: _Source, other: _Source, p: Passage, settings: ReuseSettings) -> str:
    """``same_quote`` where hardly a shared word stands outside the quotation marks of either article."""
    plain = min(one.in_quotes[p.start_a:p.end_a].count(False), other.in_quotes[p.start_b:p.end_b].count(False))
    if plain < settings.words and 2 * plain < p.end_a - p.start_a:
        return "same_quote"
    return "copied" if p.similarity >= settings.copied else "edited"


def _mark(one: _Source, other: _Source, found: Iterable[Passage], settings: ReuseSettings) -> None:
    """Set ``duplicate_of`` where nearly all of one article's words stand in the other.

    ``one`` is the earlier, where the dates say so: then a longer ``other`` adds to it and it repeats nothing.
    """
    in_one = sum(p.end_a - p.start_a for p in found)
    in_other = sum(p.end_b - p.start_b for p in found)
    if in_other >= settings.duplicate * len(other.words):
        other.row["duplicate_of"] = other.row.get("duplicate_of") or one.id
    elif in_one >= settings.duplicate * len(one.words) and not apart(one.days, other.days):
        one.row["duplicate_of"] = one.row.get("duplicate_of") or other.id


def _to_originals(articles: list[Row]) -> None:
    """Let every duplicate name an article that is itself none."""
    of = {a["article"]: a.get("duplicate_of") or "" for a in articles}
    for a in articles:
        seen = {a["article"]}
        name = of[a["article"]]
        while name and of.get(name) and of[name] not in seen:
            seen.add(name)
            name = of[name]
        if name:
            a["duplicate_of"] = name
