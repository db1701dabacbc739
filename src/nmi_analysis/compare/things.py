"""What a figure is a figure of: its unit and the weighted terms around it, and how alike two such things are."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from operator import itemgetter

from .. import lexicons
from ..settings import AgreementSettings
from ..tables import Row
from .story import Story
from .terms import Word, words
from .units import term

# Units that say nothing of what is measured: shares and marks of all kinds stand side by side in one text.
SHARES = frozenset(("percentage", "% -", "percentage point", "basis point", "point", "times"))


@dataclass(slots=True)
class Thing:
    """A figure's row with what it is about.

    ``head`` is the term of the noun counted, or the unit of measurement; ``weights`` the terms around it, nearer
    ones heavier; ``names`` the capitalised terms among them; ``counted`` whether the unit is a noun counted.
    """

    row: Row
    head: str
    modifiers: frozenset[str]
    weights: dict[str, float]
    names: frozenset[str]
    counted: bool

    @property
    def article(self) -> str:
        """The article it stands in."""
        return str(self.row["article"])


@cache
def _measures() -> frozenset[str]:
    return frozenset(r["unit"] for r in lexicons.table("units")) | frozenset(
        r["unit"] for r in lexicons.table("currencies"))


@cache
def _unit_words() -> frozenset[str]:
    """Terms that only name a unit of measurement."""
    listed = [r for name in ("units", "currencies") for r in lexicons.table(name)]
    return frozenset(term(w.lower) for r in listed for w in words(f"{r['alias']} {r['unit']}"))


@cache
def _alike() -> dict[str, str]:
    """Noun to the first of the nouns that count the same: 'troop' and 'soldier', 'country' and 'nation'."""
    return {term(r["noun"]): term(r["stands_for"]) for r in lexicons.table("counted_nouns")}


def measured(unit: str) -> bool:
    """Whether a figure's unit is one of measurement, and no noun counted."""
    return unit.partition(" per ")[0] in _measures()


def alike_noun(unit: str) -> str:
    """The term of the noun counted, one for nouns that count the same; a unit of measurement as it is."""
    if not unit or measured(unit):
        return unit
    last = unit.rpartition(" ")[2].lower()
    found = term(last) or last
    return _alike().get(found, found)


def things(story: Story, settings: AgreementSettings) -> list[Thing]:
    """The figures of a story's articles that may be figures of one thing, in order of the table."""
    spread = _spread(story)
    wanted = (f for f in story.table("figures")
              if f["unit"] and not (f["value"] == 1 and not any(c.isdigit() for c in f["text"])))
    first = (f for _, listed in groupby(wanted, key=itemgetter("article")) for f in islice(listed, settings.figures))
    made: list[Thing] = []
    for (article, number), figures in groupby(first, key=lambda f: (f["article"], f["sentence"])):
        sentence = story.sentences[article, number]
        listed = words(sentence["text"])
        made += [_thing(f, listed, sentence, spread, settings) for f in figures]
    return made


def _spread(story: Story) -> "tuple[Counter[str], int]":
    """In how many sentences of the story a term stands, and how many there are."""
    listed = story.table("sentences")
    found: Counter[str] = Counter()
    for s in listed:
        found.update({term(w.lower, _upper(s["text"], w)) for w in words(s["text"])})
    return found, len(listed)


def _thing(f: Row, listed: Sequence[Word], sentence: Row, spread: "tuple[Counter[str], int]",
           settings: AgreementSettings) -> Thing:
    counted = not measured(f["unit"])
    parts = [term(w.lower) or w.lower for w in words(f["unit"])] if counted else []
    head = _alike().get(parts[-1], parts[-1]) if parts else f["unit"]
    found, names = _around(f, listed, sentence, spread, settings, without=frozenset() if counted else _unit_words())
    for t in (head, *parts[:-1]) if counted else ():
        found[t] = max(found.get(t, 0.0), settings.unit_weight * rarity(t, spread))
    return Thing(f, head, frozenset(parts[:-1]), found, frozenset(names), counted)


def rarity(t: str, spread: "tuple[Counter[str], int]") -> float:
    """Weight of a term in its story: the logarithm of sentences per sentence with it."""
    found, sentences = spread
    return math.log(1 + sentences / max(1, found.get(t, 1)))


def _upper(text: str, w: Word) -> bool:
    """Whether the word is all capitals: 'US' is not 'us'."""
    return text[w.start:w.end].replace(".", "").isupper()


def _around(f: Row, listed: Sequence[Word], sentence: Row, spread: "tuple[Counter[str], int]",
            settings: AgreementSettings, without: frozenset[str]) -> tuple[dict[str, float], set[str]]:
    """Terms of the figure's sentence, but for some, with their weights, and the names among the near ones."""
    text, offset = sentence["text"], sentence["start"]
    first = bisect_right(listed, f["start"] - offset, key=lambda w: w.end)
    last = bisect_left(listed, f["end"] - offset, key=lambda w: w.start)
    before, behind = ((listed[i] for i in places if term(listed[i].lower) not in without)
                      for places in (range(first - 1, -1, -1), range(last, len(listed))))
    weights: dict[str, float] = {}
    names: set[str] = set()
    for side in (before, behind):
        for distance, w in enumerate(islice(side, settings.reach)):
            t = term(w.lower, _upper(text, w))
            if not t or w.lower[0].isdigit():
                continue
            t = _alike().get(t, t)
            weights[t] = max(weights.get(t, 0.0), rarity(t, spread) / (1 + distance / settings.half))
            if w.capital and distance < settings.near:
                names.add(t)
    return weights, names


def shared(a: Thing, b: Thing) -> int:
    """How many terms beside the unit two things share."""
    return len((a.weights.keys() & b.weights.keys()) - {a.head, b.head})


def likeness(a: Thing, b: Thing) -> float:
    """0 to 1, higher says more surely one thing: the geometric mean of the shares of weight that the other has."""
    common = sorted(a.weights.keys() & b.weights.keys())
    one = sum(a.weights[t] for t in common) / (sum(a.weights.values()) or 1.0)
    other = sum(b.weights[t] for t in common) / (sum(b.weights.values()) or 1.0)
    return round(math.sqrt(one * other), 6)
