"""Mentions of values: figures and dates of a story's articles, each with its frame and the weighted terms around it."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter

from ...english import Document, Token
from ...rows.relation import measured
from ...settings import LinkSettings
from ...store import Row
from ..standing import FINITE
from ..story import Story, date_value
from ..units import _rarity as rarity_in_english
from ..units import place, term
from .value_frame import Frame, alike_noun, burdened, extent, frame

AGE = "year of age"
_NAMES = frozenset(("NNP", "NNPS"))
SHARES = frozenset(("percentage", "percentage point", "basis point", "point", "times"))
_OTHERS = frozenset(("another", "other", "others", "additional", "more", "rest", "remaining", "further"))
_KNOWN = frozenset(("the", "them", "those", "these", "its", "their", "his", "her", "whom", "which"))
_REACH, _HALF = 14, 6  # words on either side that are near, and at which one counts half
_BRACKETS = frozenset(("(", "["))
_IN_A_ROW = 3  # tokens a number, at most, in a row of a table
_COUNTED = 1000  # from which a number with a point may be whole: '1.5 thousand'
YEAR = 4  # characters of a year
_ENDS = 4  # terms on either side that are compared in place
Exact = float | str | tuple[float, float]


class Weights(dict[str, float]):
    """Terms and how much each tells."""

    @cached_property
    def total(self) -> float:
        """The sum of all."""
        return math.fsum(self.values())


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in its place. ``row`` is its row of ``figures`` or ``dates``.

    ``dimension``: what it measures: ``count``, ``share``, ``date``, ``year of age``, another unit of measurement;
    blank where no unit is given. ``value`` is of that unit, the row's value of the row's. ``near``, ``clause`` and
    ``around`` weigh the terms near it, of its clause and of its sentence by their rarity, names among them; ``names``
    and ``around_names`` are entities across articles.
    """

    row: Row
    article: str
    sentence: int
    value: float | str
    dimension: str
    unit: str
    modifiers: frozenset[str]
    frame: Frame
    near: Weights
    clause: Weights
    around: Weights
    left: tuple[str, ...]
    right: tuple[str, ...]
    names: frozenset[str]
    around_names: frozenset[str]
    context: frozenset[str]  # persons and bodies named in its sentence or the one before
    owner: str  # the entity named next to it
    proper: frozenset[str]  # names and peoples in its phrase: '900 Danish soldiers'
    dates: frozenset[str]
    past: bool  # the sentence speaks of an earlier year or month than its article's
    other: bool  # 'another 50', '50 more'
    partial: bool  # '50 of'
    part: bool  # '50 of the 80', '50 of them'
    extent: frozenset[str]  # 'first half', 'combined': of how much it is
    burdened: bool  # its sentence counts debts or taxes in, or out
    general: bool  # of what is always so, and of nobody by name: 'waters extend to 12 miles'
    tells: bool  # something is said with it: no date line, no row of a table
    gloss: bool  # in brackets: 'said today (4 March)'
    position: float  # of its start in the article, 0 to 1
    lead: bool
    title: bool
    span: tuple[int, int]  # characters of its clause

    @property
    def start(self) -> int:
        """First character of the value."""
        return int(self.row["start"])

    @property
    def whole(self) -> bool:
        """Whether it can count things: 6.0 cannot, and 1.5 million can."""
        return not isinstance(self.value, str) and self.value.is_integer() and (
            abs(self.value) >= _COUNTED or "." not in str(self.row["text"]))

    @property
    def exact(self) -> Exact:
        """The value with the upper end of a range: '$140 to $150 million' and '$140 to $180 million' are two."""
        upper = self.row.get("upper")
        return self.value if upper is None or isinstance(self.value, str) else (self.value, float(upper))

    @property
    def wording(self) -> Hashable:
        """All that a comparison may read but for where it stands, and ``context``: equal in copies of a sentence."""
        r = self.row
        return (self.value, self.dimension, self.unit, self.modifiers, self.frame, tuple(self.near.items()),
                tuple(self.clause.items()), tuple(self.around.items()), self.left, self.right, self.names,
                self.around_names, self.owner, self.proper, self.dates, self.past, self.other, self.partial, self.part,
                self.extent, self.burdened, self.general, self.tells, self.gloss, r["text"], r.get("unit"),
                r.get("upper"), r.get("from_value"), r.get("bound"), r.get("change"))


def dimension(unit: str, before: Sequence[Token] = (), behind: Sequence[Token] = ()) -> str:
    """What a figure of this unit measures.

    A bare number set off by commas behind a name is an age: 'Ann Lee, 41, said'.
    """
    if unit == AGE or (not unit and [t.text for t in before[-1:]] == [","] and before[-2:-1] and
                        before[-2].tag in _NAMES and (not behind or not behind[0].text[0].isalnum())):
        return AGE
    if unit in SHARES or unit.startswith("%"):
        return "share"
    if measured(unit):
        return unit
    return "count" if unit else ""


class _Words:
    """What is asked of a story's words: how rare a term is in its sentences, and whom a name names."""

    def __init__(self, story: Story) -> None:
        self._terms: dict[tuple[str, int], list[tuple[Token, str]]] = {}
        held: Counter[str] = Counter()
        count = 0
        for article, document in story.documents.items():
            for s in document.sentences:
                found = [(t, _term(t)) for t in document.tokens_of(s)]
                self._terms[article, s.number] = found
                held.update({x for _, x in found if x})
                count += 1
        self._held, self._count = held, count
        canonical = {(r["article"], r["entity"]): str(r["canonical"]) for r in story.table("entities")}
        self.canonical: Callable[[str, str], str] = lambda article, name: canonical.get((article, name), name)
        self.names: defaultdict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
        for m in story.table("mentions"):
            name = self.canonical(m["article"], m["entity"])
            self.names[m["article"], m["sentence"]].append((m["start"], m["end"], name))
        self.bodies: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for m in story.table("mentions"):
            if m["type"] != "LOC":
                self.bodies[m["article"], m["sentence"]].add(self.canonical(m["article"], m["entity"]))
        self.holders = Counter(n for listed in self.names.values() for n in {name for _, _, name in listed})

    def of(self, article: str, sentence: int) -> list[tuple[Token, str]]:
        """The words of a sentence with their terms."""
        return self._terms[article, sentence]

    def rarity(self, t: str) -> float:
        """Logarithm of sentences per sentence with the term, times its rarity in English."""
        return round(math.log((self._count + 10) / (self._held[t] + 1)) * rarity_in_english(t), 6)


def _term(t: Token) -> str:
    return term(t.lower.replace("’", "'"), t.text.isupper()) if t.text[0].isalpha() else ""


def mentions(story: Story, settings: LinkSettings) -> tuple[list[Mention], Counter[str]]:
    """The values that may be compared, in order of article and text, and in how many sentences each entity stands."""
    words = _Words(story)
    made: list[Mention] = []
    dates = _by_place(story.table("dates"))
    for listed in ([(f, f["value"]) for f in _figures(story, settings)], _dates(story)):
        beside = _by_place(r for r, _ in listed)
        for r, value in listed:
            document = story.documents[r["article"]]
            made.append(_mention(r, value, document, beside[r["article"], r["sentence"]],
                                 dates[r["article"], r["sentence"]], words))
    return made, words.holders


def _by_place(rows: Iterable[Row]) -> defaultdict[tuple[str, int], list[Row]]:
    made: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for r in rows:
        made[r["article"], r["sentence"]].append(r)
    return made


def _told(story: Story, row: Row) -> bool:
    """Whether a row stands in text that tells something: no byline, no left-over of a page."""
    return story.sentences[row["article"], row["sentence"]]["kind"] in ("title", "caption", "body")


def _figures(story: Story, settings: LinkSettings) -> list[Row]:
    """Figures, the first ones of each article; 'one' is mostly a pronoun."""
    told = (f for f in story.table("figures") if _told(story, f)
            and not (f["value"] == 1 and not any(c.isdigit() for c in f["text"])))
    return [f for _, listed in groupby(told, key=itemgetter("article")) for f in islice(listed, settings.figures)]


def _dates(story: Story) -> list[tuple[Row, str]]:
    """Dates given as such, with their values: a weekday is resolved from a date that may be wrong."""
    return [(d, value) for d in story.table("dates") if _told(story, d) and (value := date_value(d["text"], d["iso"]))]


def _mention(r: Row, value: float | str, document: Document, beside: Sequence[Row], dates: Sequence[Row],
             words: _Words) -> Mention:
    sentence = document.sentences[r["sentence"]]
    found = frame(document, r["start"], r["end"])
    tokens = document.tokens_of(sentence)
    span = tokens[found.clause[0]].start, tokens[found.clause[1] - 1].end
    before, behind = _sides(words.of(document.article, sentence.number), r, beside)
    names = words.names[document.article, sentence.number]
    unit, said = str(r.get("unit") or ""), document.text[sentence.start:sentence.end]
    others = frozenset(str(d["iso"]) for d in dates if d["iso"] and d["start"] != r["start"])
    close = {t.lower for t, _ in (*before[:2], *behind[:2])}
    around = Weights({x: words.rarity(x) for _, x in (*before, *behind) if x})
    return Mention(
        row=r, article=document.article, sentence=sentence.number, value=value,
        dimension="date" if isinstance(value, str) else dimension(
            unit, [t for t in tokens if t.end <= r["start"]], [t for t in tokens if t.start >= r["end"]]),
        unit=alike_noun(unit),
        modifiers=frozenset(t for w in unit.split()[:-1] if (t := term(w.lower()))), frame=found,
        near=_near(before, behind, around),
        clause=Weights({x: around[x] for t, x in (*before, *behind) if x and span[0] <= t.start < span[1]}),
        around=around,
        left=_terms(before), right=_terms(behind),
        names=frozenset(n for s, _, n in names if span[0] <= s < span[1]), around_names=frozenset(n for *_, n in names),
        context=frozenset(words.bodies[document.article, sentence.number]
                          | words.bodies[document.article, sentence.number - 1]),
        owner=_owner(names, r), proper=_proper(tokens, found.phrase), dates=others,
        past=_past(others, document.published), other=not _OTHERS.isdisjoint(close),
        partial=bool(behind) and behind[0][0].lower == "of", part=_part(behind),
        extent=extent(said), burdened=burdened(said),
        general=_general(tokens[found.clause[0]:found.clause[1]]) and sentence.kind != "title" and not (
            found.outcome or others or any(span[0] <= s < span[1] for s, *_ in names)),
        tells=_tells(value, found, tokens, title=sentence.kind == "title"),
        gloss=document.text[max(0, r["start"] - 1):r["start"]] in _BRACKETS,
        position=round(r["start"] / len(document.text), 6),
        lead=sentence.number <= 2, title=sentence.kind == "title", span=span)


def _part(behind: Sequence[tuple[Token, str]]) -> bool:
    """Whether a value counts some of those that are known: '30 of the wounded', 'four of them'."""
    return len(behind) > 1 and behind[0][0].lower == "of" and behind[1][0].lower in _KNOWN


def _tells(value: float | str, found: Frame, tokens: Sequence[Token], *, title: bool) -> bool:
    """Whether something is said with a value: no row of a table or a list, and no date line."""
    if not isinstance(value, str):
        figures = sum(t.tag == "CD" for t in tokens)
        return title or _IN_A_ROW * figures < len(tokens) or any(t.tag in FINITE for t in tokens)
    return bool(found.verb) or (bool(found.preposition) and len(value) > YEAR and any(
        t.tag in FINITE for t in tokens[found.clause[0]:found.clause[1]]))


def _general(clause: Sequence[Token]) -> bool:
    """Whether all finite verbs of a clause are plural and of the present; 'have left' tells what happened."""
    return {t.tag for t in clause if t.tag in FINITE} == {"VBP"} and "have" not in {t.lower for t in clause}


def _sides(listed: Sequence[tuple[Token, str]], r: Row,
           beside: Sequence[Row]) -> tuple[list[tuple[Token, str]], list[tuple[Token, str]]]:
    """The words before a value, the nearest first, and behind it; those of values beside it left out."""
    spans = [(b["start"], b["end"]) for b in beside]
    kept = [(t, x) for t, x in listed if t.text[0].isalnum() and not any(s < t.end and t.start < e for s, e in spans)]
    return ([k for k in kept if k[0].end <= r["start"]][::-1], [k for k in kept if k[0].start >= r["end"]])


def _near(before: Sequence[tuple[Token, str]], behind: Sequence[tuple[Token, str]], weights: Weights) -> Weights:
    """Weights that fall with the distance in words."""
    made = Weights()
    for side in (before, behind):
        for distance, (_, x) in enumerate(side[:_REACH], 1):
            if x:
                made[x] = max(made.get(x, 0.0), weights[x] / (1 + distance / _HALF))
    return made


def _terms(side: Sequence[tuple[Token, str]]) -> tuple[str, ...]:
    return tuple(islice((x for _, x in side if x), _ENDS))


def _past(dates: Iterable[str], published: str) -> bool:
    """Whether a date is surely before the month, or the year, of publication."""
    return bool(published) and any(d[:7] < published[:len(d[:7])] for d in dates)


def _owner(names: Sequence[tuple[int, int, str]], r: Row) -> str:
    """The nearest name, the one before at equal distance."""
    return min(names, key=lambda n: (max(n[0] - r["end"], r["start"] - n[1]), n))[2] if names else ""


def _proper(tokens: Sequence[Token], phrase: frozenset[str]) -> frozenset[str]:
    return frozenset(x for t in tokens if (x := _term(t)) in phrase and (t.tag in _NAMES or place(t.lower)))
