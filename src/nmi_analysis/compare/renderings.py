"""Parts of attributions as renderings of utterances: their terms, their speakers, how alike two are."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..quality.substitutes import substitutes
from ..settings import QuoteSettings
from ..tables import Row
from .days import apart, days
from .neighbours import Vector
from .story import Story
from .terms import words
from .units import term


@dataclass(frozen=True, slots=True)
class Rendering:
    """One part of an attribution; ``row`` is its row of the table, ``speaker`` the name across articles."""

    row: Row
    speaker: str
    published: tuple[int, int] | None
    weights: Vector
    forms: dict[str, str]  # term to the word it stands for

    @property
    def article(self) -> str:
        """The article it stands in."""
        return str(self.row["article"])


def renderings(story: Story, settings: QuoteSettings) -> list[Rendering]:
    """The parts that say enough to be compared, in the table's order."""
    canonical = {(r["article"], r["entity"]): str(r["canonical"]) for r in story.table("entities")}
    rows = sorted(story.table("attributions"), key=lambda r: (r["article"], r["attribution"], r["part"]))
    listed = [(r, {t: w.lower for w in words(r["text"]) if (t := term(w.lower, w.capital))}) for r in rows]
    listed = [(r, terms) for r, terms in listed if len(terms) >= settings.words]
    holders = Counter(t for _, terms in listed for t in terms)
    rarity = {t: math.log(1 + len(listed) / n) for t, n in holders.items()}
    return [Rendering(r, canonical.get((r["article"], r.get("speaker", "")), r.get("speaker") or ""),
                      days(str(story.by_article[r["article"]].get("published") or "")),
                      {t: rarity[t] for t in terms}, terms) for r, terms in listed]


def likeness(a: Rendering, b: Rendering, settings: QuoteSettings) -> float:
    """0 to 1, higher says more surely one utterance; 0 for two speakers.

    The geometric mean of the shares of each one's weight that the other has, synonyms counting for a part; less
    where a speaker is unknown or the reports are days apart.
    """
    if a.speaker and b.speaker and not same_speaker(a.speaker, b.speaker):
        return 0.0
    score = math.sqrt(_covered(a, b, settings) * _covered(b, a, settings))
    if not (a.speaker and b.speaker):
        indirect = "indirect" in (a.row["kind"], b.row["kind"])
        score *= settings.unmarked if indirect else settings.unnamed
    if abs(apart(a.published, b.published)) > settings.window_days:
        score *= settings.apart
    return round(score, 6)


def _covered(a: Rendering, b: Rendering, settings: QuoteSettings) -> float:
    """Share of the weight of ``a`` that ``b`` has, in the same words or in synonyms."""
    found = sum(w if t in b.weights else settings.synonym * w if _has_synonym(a.forms[t], b) else 0.0
                for t, w in a.weights.items())
    return found / sum(a.weights.values())


def _has_synonym(word: str, other: Rendering) -> bool:
    return not _synonyms(word).isdisjoint(other.weights)


@lru_cache(maxsize=50_000)
def _synonyms(word: str) -> frozenset[str]:
    """The terms of the words that may stand for a word."""
    return frozenset(term(w) for w in substitutes(word)) - {""}


def same_speaker(a: str, b: str) -> bool:
    """Whether one name is the other or its beginning or end ('Stoltenberg', 'Jens Stoltenberg')."""
    one, other = a.lower().split(), b.lower().split()
    short, long = sorted((one, other), key=len)
    return bool(short) and (long[-len(short):] == short or long[:len(short)] == short)


def linked(listed: Sequence[Rendering], pairs: Sequence[tuple[int, int]], settings: QuoteSettings) -> list[list[int]]:
    """Groups by average linkage over the pairs given, nearest first; each in order."""
    scored = sorted(((-likeness(listed[i], listed[j], settings), i, j) for i, j in pairs
                     if listed[i].article != listed[j].article))
    group = list(range(len(listed)))
    members = {i: [i] for i in group}
    for score, i, j in scored:
        a, b = sorted((group[i], group[j]))
        if -score < settings.similarity:
            break
        if a == b:
            continue
        across = [likeness(listed[x], listed[y], settings) for x in members[a][:settings.sample]
                  for y in members[b][:settings.sample]]
        if sum(across) / len(across) < settings.similarity:
            continue
        members[a] += members.pop(b)
        for x in members[a]:
            group[x] = a
    return [sorted(m) for _, m in sorted(members.items())]
