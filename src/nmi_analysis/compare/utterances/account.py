"""What happened to an utterance between two articles, word by word: a typed account without prose.

Compared are the words inside quotation marks. Between the first and the last words that both have, other words are
``Edit``s; before and behind these, or where dots say so, words of one are a ``Cut`` if the other has none there. What
the words of a cut do in their sentence is told too: a condition, a contrast, a reason, a denial, a guess, or content.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ... import lexicons
from ...settings import AlterationSettings
from ..polarity import negates
from .linking import Weighed
from .spoken import Rendering
from .spokenwords import Sort, SpokenWord, sort

Carries = Literal["condition", "contrast", "reason", "negation", "hedge", "content", "little"]
_LINKS: tuple[Carries, ...] = ("condition", "contrast", "reason")
_ADDING = (["only"], ["just"], ["merely"], ["least"], ["less"], ["fewer"])  # 'not only' denies nothing


@cache
def _phrases(kind: str) -> frozenset[tuple[str, ...]]:
    """Phrases as keys."""
    return frozenset(tuple(phrase.split()) for phrase in lexicons.words("clause_links", carries=kind))


def carried(words: Sequence[SpokenWord], before: bool, settings: AlterationSettings) -> Carries:
    """What is lost without the words, the weightiest first; ``before``: they stand before what is kept.

    ``little`` for hardly any words of meaning, and for a clause that only follows another: 'and he left'.
    """
    own = [w for w in words if not w.editorial]
    keys = [w.key for w in own]
    terms = len({w.term for w in own} - {""})
    joined = bool(own) and own[0].tag == "CC"
    for kind in _LINKS:
        # 'But' at the beginning joins the words to those before them.
        own_keys = keys[1:] if before and joined and kind == "contrast" else keys
        if terms >= settings.tells - (kind != "contrast") and _has(own_keys, kind):
            return kind
    near = keys[-settings.governed:]
    if before and any(negates(key) and near[i + 1:i + 2] not in _ADDING for i, key in enumerate(near)):
        return "negation"
    if before and _has(near, "hedge"):
        return "hedge"
    return "content" if terms >= settings.tells and (before or not joined) else "little"


def _has(keys: Sequence[str], kind: str) -> bool:
    """Whether a phrase of a kind stands among keys."""
    return any(tuple(keys[i:i + len(phrase)]) == phrase for phrase in _phrases(kind) for i in range(len(keys)))


Place = Literal["start", "middle", "end"]
_DOTS = re.compile(r"\.\s?\.|…")
_STOPS = frozenset(".!?")
_BOUNDARY = re.compile(r"[.;:!?—–]|--")


class Stretch(NamedTuple):
    """Words first to last (exclusive) of a version."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Version:
    """The marked words of a rendering. ``gaps``: numbers of the words before which unmarked words stand."""

    rendering: Rendering
    words: tuple[SpokenWord, ...]
    surprises: tuple[float, ...]
    gaps: frozenset[int]

    def span(self, at: Stretch) -> tuple[int, int]:
        """Characters of a stretch that has words."""
        return self.words[at.first].start, self.words[at.last - 1].end

    def text(self, at: Stretch) -> str:
        """The text of a stretch that has words."""
        return self.rendering.document.text[slice(*self.span(at))]

    def tells(self, at: Stretch) -> float:
        """What the words of a stretch tell."""
        return sum(self.surprises[at.first:at.last])

    def between(self, i: int) -> str:
        """The characters between word ``i`` and the word before it."""
        return self.rendering.document.text[self.words[i - 1].end:self.words[i].start]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one version in place of words of the other; a stretch without words: none are there."""

    sort: Sort
    one: Stretch
    other: Stretch


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of one version (``of_one``) that the other leaves out, next to words that it keeps."""

    of_one: bool
    place: Place
    words: Stretch
    carries: Carries
    whole: bool  # what is left poses as the beginning or the end of a sentence


@dataclass(frozen=True, slots=True)
class Account:
    """What two versions have in common, and what not.

    ``kept``: from the first to the last word that both have. ``shared``: what the words tell that both have; ``alike``:
    the share of what all of ``kept`` tells in the version where that is more.
    """

    one: Version
    other: Version
    kept: tuple[Stretch, Stretch]
    shared: float
    alike: float
    edits: tuple[Edit, ...]
    cuts: tuple[Cut, ...]


def version(weighed: Weighed) -> Version | None:
    """The marked words of a rendering; None where it has none."""
    r = weighed.rendering
    at = [i for i, w in enumerate(r.words) if w.quoted]
    if not at:
        return None
    gaps = frozenset(n for n, i in enumerate(at) if n and i - at[n - 1] > 1)
    return Version(r, tuple(r.words[i] for i in at), tuple(weighed.surprises[i] for i in at), gaps)


def account(one: Version, other: Version, settings: AlterationSettings) -> Account | None:
    """What differs between two versions; None where no run of words in common is solid."""
    matcher = SequenceMatcher(None, [w.key for w in one.words], [w.key for w in other.words], autojunk=False)
    blocks = [(Stretch(b.a, b.a + b.size), Stretch(b.b, b.b + b.size)) for b in matcher.get_matching_blocks() if b.size]
    firm = [n for n, (mine, _) in enumerate(blocks) if one.tells(mine) >= settings.solid]
    if not firm:
        return None
    begins, ends = blocks[0], blocks[-1]
    first = 0 if begins[0].first == begins[1].first == 0 else firm[0]
    last = len(blocks) if (ends[0].last, ends[1].last) == (len(one.words), len(other.words)) else firm[-1] + 1
    blocks = blocks[first:last]
    kept = tuple(Stretch(blocks[0][k].first, blocks[-1][k].last) for k in (0, 1))
    shared = round(sum(one.tells(mine) for mine, _ in blocks), 6)
    nearly = shared >= settings.nearly * min(sum(one.surprises), sum(other.surprises))
    edits: list[Edit] = []
    cuts: list[Cut] = []
    for place, mine, theirs in _places(one, other, blocks):
        least, most = sorted((mine.last - mine.first, theirs.last - theirs.first))
        replaced = place == "middle" or (nearly and 0 < least <= most <= settings.edge)
        if replaced and not _broken(one, mine) and not _broken(other, theirs):
            edits.append(Edit(sort(one.words, mine, other.words, theirs, settings), mine, theirs))
        else:
            cuts += _cuts(one, other, mine, theirs, place, settings)
    alike = shared / (max(one.tells(kept[0]), other.tells(kept[1])) or 1.0)
    return Account(one, other, (kept[0], kept[1]), shared, round(alike, 6), tuple(edits), tuple(cuts))


def _places(one: Version, other: Version, blocks: Sequence[tuple[Stretch, Stretch]]
            ) -> Iterator[tuple[Place, Stretch, Stretch]]:
    """The stretches before, between and behind the words that both have."""
    yield "start", Stretch(0, blocks[0][0].first), Stretch(0, blocks[0][1].first)
    for (a, b), (c, d) in pairwise(blocks):
        yield "middle", Stretch(a.last, c.first), Stretch(b.last, d.first)
    yield "end", Stretch(blocks[-1][0].last, len(one.words)), Stretch(blocks[-1][1].last, len(other.words))


def _broken(v: Version, at: Stretch) -> bool:
    """Whether the quotation is broken off within a stretch, or at its ends: by dots, or by words outside the marks."""
    inner = range(max(1, at.first), min(len(v.words), at.last + 1))
    return any(i in v.gaps or _DOTS.search(v.between(i)) for i in inner)


def _cuts(one: Version, other: Version, mine: Stretch, theirs: Stretch, place: Place,
          settings: AlterationSettings) -> list[Cut]:
    """The words next to those that are kept that one version has, and the other none in their place."""
    made = []
    for of_one, v, own, rest, left in ((True, one, mine, other, theirs), (False, other, theirs, one, mine)):
        if own.last > own.first and left.first == left.last and not (
                place == "start" and v.words[own.last].tag == "CC"):  # a sentence of its own, 'but' behind it
            at = _clause(v, own, place, settings)
            made.append(Cut(of_one, place, at, carried(v.words[slice(*at)], place == "start", settings),
                            _whole(rest, place)))
    return made


def _clause(v: Version, at: Stretch, place: Place, settings: AlterationSettings) -> Stretch:
    """The part of a stretch that belongs to the clause of what is kept: up to a stop or to 'and' behind a comma.

    Of a long one the part up to a comma.
    """
    edges = [i for i in range(at.first + 1, at.last) if i in v.gaps or _BOUNDARY.search(v.between(i))
             or ("," in v.between(i) and v.words[i].tag == "CC")]
    commas = [i for i in range(at.first + 1, at.last) if "," in v.between(i)]
    for listed in (edges, commas):
        if listed and (listed is edges or at.last - at.first > settings.clause):
            at = Stretch(listed[-1], at.last) if place == "start" else Stretch(at.first, listed[0])
            commas = [i for i in commas if at.first < i < at.last]
    return at


def _whole(v: Version, place: Place) -> bool:
    """Whether marked words begin with a capital as sentences do, or end with a stop or the comma before 'she said'."""
    text = v.rendering.document.text
    if v.rendering.form != "direct" or place == "middle":
        return False
    begins = text[v.words[0].start].isupper()
    after = text[v.words[-1].end:v.words[-1].end + 1]
    return begins if place == "start" else after in _STOPS or (begins and after == ",")
