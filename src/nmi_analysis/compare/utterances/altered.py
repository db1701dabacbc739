"""Which differences between the articles that quote an utterance make a careful editor stop: typed, one for each sort.

Told are words inside marks that differ and are no trivia; words left out that are a condition, a contrast, a reason, a
denial or a guess, or after which a quotation poses as a whole sentence; and words that articles give to two people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from ... import lexicons
from ...settings import AlterationSettings
from ..polarity import turned
from .account import Account, Cut, Edit, Stretch, Version, account, version
from .linking import Weighed
from .spoken import Printed, Rendering, apart, denies
from .spokenwords import TRIVIA

Kind = Literal["attributed", "turned", "reworded", "cut"]
_OPENERS = frozenset(("DT", "IN", "TO", "CC", "PRP$"))  # tags of words that belong to the next


class Place(NamedTuple):
    """Characters start to end of a rendering's article."""

    rendering: Rendering
    start: int
    end: int

    @property
    def article(self) -> str:
        """The article."""
        return self.rendering.article

    @property
    def text(self) -> str:
        """The words."""
        return self.rendering.document.text[self.start:self.end]


Side = tuple[Place, ...]  # places in articles that give words alike; the first is shown
Accounts = dict[tuple[str, str], Account]  # by the two articles


@dataclass(frozen=True, slots=True)
class Altered:
    """``sort``: of the words that differ, or what the words carry that ``other`` leaves out.

    ``left``: these words, as ``one`` has them.
    """

    kind: Kind
    sort: str
    one: Side
    other: Side
    left: str = ""

    @property
    def name(self) -> str:
        """Kind and sort, as in the lexicon ``alterations``."""
        return f"{self.kind}/{self.sort}" if self.sort else self.kind


@cache
def rates() -> dict[str, tuple[float, float]]:
    """How much an alteration matters, and how surely one told is right, by name."""
    return {r["alteration"]: (float(r["weight"]), float(r["confidence"])) for r in lexicons.table("alterations")}


def _weight(name: str) -> float:
    return rates()[name][0] if name in rates() else 0.0


def altered(group: Sequence[Weighed], printed: Printed, settings: AlterationSettings) -> list[Altered]:
    """What happened to one utterance, the weightiest first; ``group`` are its renderings."""
    articles = [*dict.fromkeys(w.rendering.article for w in group if w.rendering.document.english)]
    group = [w for w in group if w.rendering.article in articles[:settings.compared]]
    versions = [v for w in group if (v := version(w)) and len(v.words) >= settings.few]
    found = _accounts(versions, settings)
    made = (_attributed(found, settings), _turned(group, settings), _reworded(found, settings),
            _cut(found, printed, settings))
    listed: list[Altered] = []
    for a in sorted((a for a in made if a), key=lambda a: -_weight(a.name)):
        if not any(_same(a, b) for b in listed):
            listed.append(a)
    return listed


def _same(a: Altered, b: Altered) -> bool:
    """Whether two stand on the same words of the same articles."""
    return all(any(x.article == y.article and x.start < y.end and y.start < x.end
                   for y in (*b.one, *b.other)) for x in (*a.one, *a.other))


def _accounts(versions: Sequence[Version], settings: AlterationSettings) -> Accounts:
    """The account of each two articles: of the two versions that have most in common."""
    found: Accounts = {}
    for one, other in combinations(versions, 2):
        key = one.rendering.article, other.rendering.article
        made = account(one, other, settings) if key[0] != key[1] else None
        if made and made.alike >= settings.alike and made.shared >= settings.shared and (
                key not in found or made.shared > found[key].shared):
            found[key] = made
    return found


def _others(found: Accounts, article: str) -> list[Version]:
    """The versions of other articles with which an article has an account."""
    return [made.other if key[0] == article else made.one for key, made in found.items() if article in key]


def _attributed(found: Accounts, settings: AlterationSettings) -> Altered | None:
    """Words that two articles surely give to two people."""
    for made in found.values():
        if made.shared >= settings.named and apart(made.one.rendering, made.other.rendering):
            return Altered("attributed", "", _giving(found, made.one, made.kept[0], settings),
                           _giving(found, made.other, made.kept[1], settings))
    return None


def _giving(found: Accounts, v: Version, kept: Stretch, settings: AlterationSettings) -> Side:
    """The places where articles surely give words to the speaker of one, which is first."""
    at = _shown(v, kept, settings)
    others = [o for o in _others(found, v.rendering.article)
              if o.rendering.speaker.near and o.rendering.speaker.name == v.rendering.speaker.name]
    return _side(v, at, others)


def _side(v: Version, at: Stretch, others: Iterable[Version]) -> Side:
    """A stretch of a version, and the same words in others, one of an article."""
    keys = [w.key for w in v.words[slice(*at)]]
    places = {v.rendering.article: Place(v.rendering, *v.span(at))}
    for o in others:
        own = [w.key for w in o.words]
        i = next((i for i in range(len(own) - len(keys) + 1) if own[i:i + len(keys)] == keys), None)
        if i is not None:
            places.setdefault(o.rendering.article, Place(o.rendering, *o.span(Stretch(i, i + len(keys)))))
    return tuple(places.values())


def _turned(group: Sequence[Weighed], settings: AlterationSettings) -> Altered | None:
    """Two renderings in much the same words of which one denies what the other affirms; one at least is reported."""
    # 'What it was' asserts nothing.
    listed = [w.rendering for w in group if not w.rendering.words[0].tag.startswith("W")]
    for a, b in combinations(listed, 2):
        if a.article != b.article and {a.form, b.form} != {"direct"} and turned(a.text, b.text, settings.turned):
            return Altered("turned", "", (Place(a, a.start, a.end),), (Place(b, b.start, b.end),))
    return None


def _reworded(found: Accounts, settings: AlterationSettings) -> Altered | None:
    """The weightiest difference inside marks."""
    told = {key: [e for e in made.edits if e.sort not in TRIVIA] for key, made in found.items()}
    best = max((key for key in found if told[key]), default=None,
               key=lambda key: (max(_weight(f"reworded/{e.sort}") for e in told[key]), found[key].shared))
    if best is None:
        return None
    made = found[best]
    main = max(told[best], key=lambda e: _weight(f"reworded/{e.sort}"))
    near = _cluster(told[best], main, settings.cluster)
    sides = []
    for k, v in enumerate((made.one, made.other)):
        at = _shown(v, Stretch(min(e[k].first for e in near), max(e[k].last for e in near)), settings)
        sides.append(_side(v, at, (o for o in _others(found, best[k]) if o.rendering.article not in best)))
    one, other = sorted(sides, key=lambda s: -len(s))
    return Altered("reworded", main.sort, one, other)


def _cluster(told: Sequence[Edit], main: Edit, reach: int) -> list[tuple[Stretch, Stretch]]:
    """The places of a difference and of those near it, on both sides."""
    near = [main]
    for e in sorted(told, key=lambda e: abs(e.one.first - main.one.first)):
        if e not in near and any(abs(e.one.first - n.one.last) <= reach or abs(n.one.first - e.one.last) <= reach
                                 for n in near):
            near.append(e)
    return [(e.one, e.other) for e in near]


def _cut(found: Accounts, printed: Printed, settings: AlterationSettings) -> Altered | None:
    """The weightiest words that articles leave out and others have."""
    told = [(made, c) for made in found.values() for c in made.cuts if _worth(made, c, printed)]
    if not told:
        return None
    made, cut = max(told, key=lambda x: (_weight(f"cut/{x[1].carries}"), x[0].shared))
    holder, leaver = _sides(made, cut)
    kept = made.kept if cut.of_one else made.kept[::-1]
    mine, theirs = (k if k.last - k.first <= settings.whole else Stretch(k.first, k.first + settings.kept)
                    if cut.place == "start" else Stretch(k.last - settings.kept, k.last) for k in kept)
    whole = Stretch(min(cut.words.first, mine.first), max(cut.words.last, mine.last))
    alike = [_sides(m, c) for m, c in told]
    holding = _side(holder, whole, (h for h, _ in alike))
    leaving = _side(leaver, theirs, (o for h, o in alike if h.rendering.article in {p.article for p in holding}))
    return Altered("cut", cut.carries, holding, leaving, holder.text(cut.words))


def _sides(made: Account, c: Cut) -> tuple[Version, Version]:
    """The version that has the words, and the one that leaves them out."""
    return (made.one, made.other) if c.of_one else (made.other, made.one)


def _worth(made: Account, c: Cut, printed: Printed) -> bool:
    """Whether the words matter, and the article that leaves them out has them nowhere near, in any form."""
    if c.carries == "little" or c.place == "middle" or (not c.whole and c.carries in ("content", "hedge")):
        return False
    v, o = _sides(made, c)
    words, r = v.words[slice(*c.words)], o.rendering
    if printed.elsewhere(r.document, words) or printed.told(
            r.document, r.sentence, words, v.surprises[slice(*c.words)]):
        return False
    return c.carries != "negation" or not denies(r.document, r.sentence)


def _shown(v: Version, at: Stretch, settings: AlterationSettings) -> Stretch:
    """A stretch with some words around it, the whole of a short sentence; nothing from outside marks."""
    first, last = (0, len(v.words)) if len(v.words) <= settings.whole else (
        at.first - settings.window, at.last + settings.window)
    first = max(0, first, *(g for g in v.gaps if g <= at.first))
    last = min(len(v.words), last, *(g for g in v.gaps if g >= at.last and g > at.first))
    while first < at.first and v.words[first].editorial:
        first += 1
    while last > at.last and (v.words[last - 1].editorial or (
            last < len(v.words) and v.words[last - 1].tag in _OPENERS)):
        last -= 1
    return Stretch(first, last)
