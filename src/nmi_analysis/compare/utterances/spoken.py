"""What an article gives as somebody's words, cut into renderings: a sentence or less of what one speaker says.

Words between quotation marks are cut at the ends of sentences, whether an attribution covers them or not (headlines,
captions, posts). A reported clause is one rendering, and the marked words in it are another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ...extract.quotes.marks import scan
from ...language import Document
from ...tables import Row
from ..units import term
from .spokenwords import SpokenWord, keys, spoken

Form = Literal["direct", "mixed", "indirect"]
Spans = Sequence[tuple[int, int]]
_EDGES = " \t\r\n ,;:-–—\"“”‘’'"
_BROKEN = re.compile(r"^[.…\s]+")  # dots before what is left of a sentence
_TITLE = 6  # words of a title of a work: longer ones in capitals are a headline
_TOLD = 2  # terms of a reported clause; with fewer it names a topic
_SAID = 4  # terms of reported words without a verb: 'his full support for the plan'


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is given the words. ``name``: across articles, blank where unsure; ``person``: it names a person.

    ``sure``: the name itself stands in the sentence that holds the words.
    """

    name: str = ""
    person: bool = False
    sure: bool = False


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

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Capitalised words of its paragraph up to the end of its sentence, and of the sentence before."""
        sentences, last = self.document.sentences, self.document.sentences[self.sentence]
        first = last.number
        while first and sentences[first - 1].paragraph == last.paragraph:
            first -= 1
        first = min(first, max(0, last.number - 1))
        return frozenset(t.text for t in self.document.tokens[sentences[first].first:last.last] if t.text[0].isupper())

    def overlaps(self, other: "Rendering") -> bool:
        """Whether the two share characters."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def mentions(self, name: str) -> bool:
        """Whether the last word of a name stands in its paragraph, or in the sentence before."""
        return name.split()[-1] in self._capitals


def quotations(text: str) -> list[tuple[int, int]]:
    """The spans between quotation marks, in order and apart."""
    return [(q.inner, q.inner_end) for q in scan(text) if q.depth == 0]


def renderings(document: Document, rows: Sequence[Row], names: "Names", marked: Spans) -> list[Rendering]:
    """The renderings of an article in order; ``rows`` are its attributions, ``marked`` the spans between marks."""
    reported = [(*span, r) for r in rows if r["kind"] != "direct" for span in _sentences(document, r["start"], r["end"])]
    reported = [x for x in reported if not any(_inner(y, x) for y in reported)]
    direct = [r for r in rows if r["kind"] == "direct"]
    whole = {x[:2] for x in reported}
    pieces = [(*span, _holder(direct, *span) or _holder(rows, *span)) for m in marked
              for span in _sentences(document, *m) if span not in whole]
    found: list[tuple[int, int, Row | None]] = [*reported, *pieces]
    made = (_rendering(document, start, end, row, names, marked)
            for start, end, row in sorted(found, key=lambda x: (x[0], -x[1])))
    return [r for r in made if r.words and r.kind != "boilerplate" and not _title(r) and (r.quoted or _tells(r))]


def _rendering(document: Document, start: int, end: int, row: Row | None, names: "Names", marked: Spans) -> Rendering:
    words = spoken(document, start, end, marked)
    form: Form = "indirect" if not any(w.quoted for w in words) else (
        "direct" if all(w.quoted for w in words) else "mixed")
    return Rendering(document, start, end, document.sentence_at(start), form, row, names.speaker(document, row, start),
                     words)


def _sentences(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span cut at the ends of sentences, without marks at the edges."""
    first, last = document.sentence_at(start), document.sentence_at(max(start, end - 1))
    for s in document.sentences[first:last + 1]:
        a, b = max(start, s.start), min(end, s.end)
        piece = document.text[a:b].rstrip(_EDGES)
        left = piece.lstrip(_EDGES)
        left = _BROKEN.sub("", left)
        if left:
            yield a + len(piece) - len(left), a + len(piece)


def _inner(inner: tuple[int, int, Row], outer: tuple[int, int, Row]) -> bool:
    """Whether the first span lies in the second and has half of it or more: it is nearer to its speaker."""
    (a, b, _), (c, d, _) = inner, outer
    return c <= a and b <= d and (a, b) != (c, d) and 2 * (b - a) >= d - c


def _holder(rows: Sequence[Row], start: int, end: int) -> Row | None:
    """The attribution that has most of the span, and half of it or more."""
    shared = [min(end, r["end"]) - max(start, r["start"]) for r in rows]
    best = max(range(len(rows)), key=shared.__getitem__, default=None)
    return rows[best] if best is not None and 2 * shared[best] >= end - start else None


def _title(r: Rendering) -> bool:
    """Whether marked words are the name of a work or programme: nobody is given them, all have capitals."""
    telling = [w for w in r.words if w.term]
    return (r.form == "direct" and r.kind == "body" and len(r.words) <= _TITLE and bool(telling)
            and (r.row is None or r.row["kind"] != "direct") and all(r.document.text[w.start].isupper() for w in telling))


def _tells(r: Rendering) -> bool:
    """Whether a reported clause says something: it has a verb and words of meaning, or more of these."""
    terms = {w.term for w in r.words} - {""}
    return len(terms) >= (_TOLD if any(w.tag.startswith(("V", "MD")) for w in r.words) else _SAID)


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
        near = bool(source) and document.sentence_at(row["source_start"]) == document.sentence_at(start)
        key = document.article, entity
        return Speaker(self._canonical.get(key, entity), key in self._people,
                       near and not row.get("doubt") and entity.split()[-1] in source)


def same_speaker(a: str, b: str) -> bool:
    """Whether one name is the other or its beginning or end ('Stoltenberg', 'Jens Stoltenberg')."""
    one, other = a.lower().split(), b.lower().split()
    short, long = sorted((one, other), key=len)
    return bool(short) and (long[-len(short):] == short or long[:len(short)] == short)
