"""What an article gives as somebody's words, cut into renderings: a sentence or less of what one speaker says.

Words between quotation marks are cut at the ends of sentences, whether an attribution covers them or not (headlines,
captions, posts). A reported clause is one rendering, and the marked words in it are another. What an article prints
elsewhere, or tells in its own words, is looked up in ``Printed``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from ...english import Document
from ...extract.names import resolve
from ...extract.quotes.marks import scan
from ...settings import AlterationSettings, QuoteSettings
from ...store import Row
from ..polarity import negates
from ..story import days
from ..units import term
from .spokenwords import SpokenWord, keys, spoken


class Printed:
    """What articles print; an article is read when it is asked for."""

    def __init__(self, settings: AlterationSettings) -> None:
        self._settings = settings
        self._pairs: dict[str, frozenset[tuple[str, str]]] = {}

    def elsewhere(self, document: Document, words: Sequence[SpokenWord]) -> bool:
        """Whether most of the words stand in the article in this order."""
        if document.article not in self._pairs:
            self._pairs[document.article] = frozenset(pairwise(_keys(document, 0, len(document.sentences))))
        listed = list(pairwise(w.key for w in words if not w.editorial))
        found = sum(pair in self._pairs[document.article] for pair in listed)
        return bool(listed) and found >= self._settings.elsewhere * len(listed)

    def told(self, document: Document, sentence: int, words: Sequence[SpokenWord], surprises: Sequence[float]) -> bool:
        """Whether most of what the words tell stands in the sentences around one; of words without meaning, all."""
        around = self._settings.around
        listed = _keys(document, max(0, sentence - around), sentence + around + 1)
        near = {found for key in listed if (found := term(key))}
        terms = {w.term: s for w, s in zip(words, surprises, strict=True) if w.term and not w.editorial}
        if terms:
            return sum(s for t, s in terms.items() if t in near) >= self._settings.told * sum(terms.values())
        return {w.key for w in words} <= {*listed}


def denies(document: Document, sentence: int) -> bool:
    """Whether a sentence has a word that denies."""
    return any(negates(key) for key in _keys(document, sentence, sentence + 1))


def _keys(document: Document, first: int, last: int) -> list[str]:
    return [key for s in document.sentences[first:last] for t in document.tokens_of(s) for key in keys(t.text, t.tag)]


Form = Literal["direct", "mixed", "indirect"]
Spans = Sequence[tuple[int, int]]
_BEFORE = 6  # sentences before that are looked at for a name; attributions reach as far
_EDGES = " \t\r\n ,;:-–—\"“”‘’'"
_BROKEN = re.compile(r"^[.…\s]+")  # dots before what is left of a sentence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is given the words. ``name``: across articles, blank where unsure; ``person``: it names a person.

    ``sure``: the article gives the words to the name, not to 'he'; ``near``: in the sentence that holds them.
    """

    name: str = ""
    person: bool = False
    sure: bool = False
    near: bool = False


class Piece(NamedTuple):
    """Characters start to end, and the attribution that they are of."""

    start: int
    end: int
    row: Row | None


@dataclass(frozen=True)
class Rendering:
    """Characters start to end of an article. ``row``: the attribution, None where none covers the words."""

    document: Document
    start: int
    end: int
    sentence: int
    form: Form
    row: Row | None
    speaker: Speaker
    words: tuple[SpokenWord, ...]
    published: tuple[int, int] | None

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.document.article

    @property
    def text(self) -> str:
        """The characters."""
        return self.document.text[self.start:self.end]

    @property
    def kind(self) -> str:
        """That of its sentence."""
        return self.document.sentences[self.sentence].kind

    @cached_property
    def keys(self) -> list[str]:
        """What its words are compared by."""
        return [w.key for w in self.words]

    @cached_property
    def quoted(self) -> bool:
        """Whether any of its words are marked."""
        return any(w.quoted for w in self.words)

    @cached_property
    def around(self) -> frozenset[str]:
        """The terms of its sentence."""
        listed = self.document.tokens_of(self.document.sentences[self.sentence])
        return frozenset(found for t in listed for key in keys(t.text, t.tag) if (found := term(key)))

    def _capitals(self, behind: int) -> frozenset[str]:
        """Capitalised words of its paragraph up to so many sentences behind its own, and of the sentence before."""
        sentences, last = self.document.sentences, self.document.sentences[self.sentence]
        first = last.number
        while first > last.number - _BEFORE and first and sentences[first - 1].paragraph == last.paragraph:
            first -= 1
        first = min(first, max(0, last.number - 1))
        end = sentences[min(len(sentences) - 1, last.number + behind)].last
        return frozenset(t.lower for t in self.document.tokens[sentences[first].first:end] if t.text[0].isupper())

    @cached_property
    def _near(self) -> tuple[frozenset[str], frozenset[str]]:
        return self._capitals(0), self._capitals(1)

    def overlaps(self, other: "Rendering") -> bool:
        """Whether the two share characters."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def mentions(self, name: str, behind: bool = False) -> bool:
        """Whether the last word of a name stands in its paragraph or in the sentence before; ``behind``: or behind."""
        return surname(name) in self._near[behind]


def apart(a: Rendering, b: Rendering) -> bool:
    """Whether two articles surely give words to two people: each names one beside them, and not the other."""
    x, y = a.speaker, b.speaker
    return (x.person and y.person and x.near and y.near and surname(x.name) != surname(y.name)
            and not a.mentions(y.name, behind=True) and not b.mentions(x.name, behind=True))


def surname(name: str) -> str:
    """The family name, or a name's last word, lower-cased."""
    return resolve.surname(tuple(name.split()))


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks, in order and apart."""
    return [(q.inner, q.inner_end) for q in scan(text) if q.depth == 0]


def renderings(document: Document, rows: Sequence[Row], names: "Names", marked: Spans,
               settings: QuoteSettings) -> list[Rendering]:
    """The renderings of an article in order; ``rows`` are its attributions, ``marked`` the spans between marks."""
    held: defaultdict[int, list[Piece]] = defaultdict(list)  # attributions by each sentence that they have a part in
    for row in rows:
        for piece in _sentences(document, row["start"], row["end"], row):
            held[document.sentence_at(piece.start)].append(piece)
    found = [p for listed in held.values() for p in listed
             if p.row and p.row["kind"] != "direct" and not any(_inner(o, p) for o in listed)]
    whole = {(p.start, p.end) for p in found}
    for start, end in marked:
        found += [p._replace(row=_holder(held[document.sentence_at(p.start)], p))
                  for p in _sentences(document, start, end) if (p.start, p.end) not in whole]
    made = (_rendering(document, p, names, marked) for p in sorted(found, key=lambda p: (p.start, -p.end)))
    return [r for r in made if 0 < len(r.words) <= settings.longest and r.kind != "boilerplate"
            and not _title(r, settings) and (r.quoted or _tells(r, settings))]


def _rendering(document: Document, piece: Piece, names: "Names", marked: Spans) -> Rendering:
    words = spoken(document, piece.start, piece.end, marked)
    form: Form = "indirect" if not any(w.quoted for w in words) else (
        "direct" if all(w.quoted for w in words) else "mixed")
    return Rendering(document, piece.start, piece.end, document.sentence_at(piece.start), form, piece.row,
                     names.speaker(document, piece.row, piece.start), words, days(document.published))


def _sentences(document: Document, start: int, end: int, row: Row | None = None) -> Iterator[Piece]:
    """The span cut at the ends of sentences, without marks at the edges."""
    first, last = document.sentence_at(start), document.sentence_at(max(start, end - 1))
    for s in document.sentences[first:last + 1]:
        a, b = max(start, s.start), min(end, s.end)
        text = document.text[a:b].rstrip(_EDGES)
        left = _BROKEN.sub("", text.lstrip(_EDGES))
        if left:
            yield Piece(a + len(text) - len(left), a + len(text), row)


def _inner(inner: Piece, outer: Piece) -> bool:
    """Whether a reported span lies in another and has half of it or more: it is nearer to its speaker."""
    within = outer.start <= inner.start and inner.end <= outer.end and inner[:2] != outer[:2]
    reported = inner.row is not None and inner.row["kind"] != "direct"
    return within and reported and 2 * (inner.end - inner.start) >= outer.end - outer.start


def _holder(held: Sequence[Piece], piece: Piece) -> Row | None:
    """The attribution that has most of the span, and half of it or more; a direct one before another."""
    shared = [(min(piece.end, p.end) - max(piece.start, p.start), p.row) for p in held]
    fitting = [(row["kind"] == "direct", n, -i, row) for i, (n, row) in enumerate(shared)
               if row and 2 * n >= piece.end - piece.start]
    return max(fitting, key=lambda x: x[:3])[3] if fitting else None


def _title(r: Rendering, settings: QuoteSettings) -> bool:
    """Whether marked words are the name of a work or programme: nobody is given them, all have capitals."""
    telling = [w for w in r.words if w.term]
    given = r.row is not None and r.row["kind"] == "direct"
    return (not given and r.form == "direct" and r.kind == "body" and len(r.words) <= settings.work
            and bool(telling) and all(r.document.text[w.start].isupper() for w in telling))


def _tells(r: Rendering, settings: QuoteSettings) -> bool:
    """Whether a reported clause says something: it has a verb and words of meaning, or more of these."""
    terms = {w.term for w in r.words} - {""}
    return len(terms) >= (settings.told if any(w.tag.startswith(("V", "MD")) for w in r.words) else settings.said)


class Names:
    """Speakers across articles."""

    def __init__(self, entities: Sequence[Row]) -> None:
        self._canonical: dict[tuple[str, str], str] = {}
        self._people = set()
        for r in entities:
            self._canonical.setdefault((r["article"], r["entity"]), str(r["canonical"]))
            if r["type"] == "PER":
                self._people.add((r["article"], r["entity"]))

    def speaker(self, document: Document, row: Row | None, start: int) -> Speaker:
        """The speaker of words that start at an offset; ``row`` is their attribution."""
        entity = str(row.get("speaker") or "") if row else ""
        if not row or not entity:
            return Speaker()
        source = str(row.get("source") or "")
        sure = bool(source) and not row.get("doubt") and entity.split()[-1] in source
        near = sure and document.sentence_at(row["source_start"]) == document.sentence_at(start)
        key = document.article, entity
        return Speaker(self._canonical.get(key, entity), key in self._people, sure, near)


def same_speaker(a: str, b: str) -> bool:
    """Whether one name is the other or its beginning or end ('Stoltenberg', 'Jens Stoltenberg')."""
    one, other = a.lower().split(), b.lower().split()
    short, long = sorted((one, other), key=len)
    return bool(short) and (long[-len(short):] == short or long[:len(short)] == short)
