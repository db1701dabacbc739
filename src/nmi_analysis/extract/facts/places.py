"""Where a rule looks, what stands around a place in one document, and whether it fits the rule's conditions.

A rule looks at rows of a table, or at what its patterns find in sentences; around a place are words, roles of figures,
attributions, looked up once. Conditions are ``where``, ``near`` and ``not_near``; it is told which of these a place
does not fit.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from ...english import Document
from ...store import Row, Rows
from ..codebook import EVERYWHERE, Range, Rule, compiled

SKIPPED = "boilerplate"


class Place(NamedTuple):
    """A span, the sentence it starts in, the row it comes from, and where and what the value is that stands there."""

    start: int
    end: int
    sentence: int
    row: Row
    value: tuple[int, int]
    said: str


def places(document: Document, rows: Rows, rule: Rule) -> Iterator[Place]:
    """Candidate places of a rule in text order, those in left-overs of the page left out."""
    if rule.from_ == "sentences":
        for sentence in document.sentences:
            if sentence.kind != SKIPPED:
                row: Row = {"text": document.text[sentence.start:sentence.end]}
                yield from _matches(document.text, rule, row, sentence.start, sentence.end, sentence.number)
        return
    for found in rows.get(rule.from_, ()):
        number = document.sentence_at(found["start"])
        if document.sentences[number].kind == SKIPPED:
            continue
        if rule.pattern:
            yield from _matches(document.text, rule, found, found["start"], found["end"], number)
        else:
            span = found["start"], found["end"]
            yield Place(*span, number, found, span, document.text[slice(*span)])


def _matches(text: str, rule: Rule, row: Row, start: int, end: int, sentence: int) -> Iterator[Place]:
    for pattern in rule.pattern:
        for m in compiled(pattern).finditer(text, start, end):
            if m.end() > m.start():
                span = m.span("value") if "value" in m.re.groupindex and m["value"] else m.span()
                yield Place(*m.span(), sentence, row, span, text[slice(*span)])


Spans = list[tuple[int, int]]
_NESTED = 8  # attributions that may stand in one another around a place


@lru_cache(maxsize=4096)
def phrase(word: str) -> re.Pattern[str]:
    """A word or phrase of a codebook as a pattern: whole words, case ignored, ``*`` for the rest of a word."""
    parts = (re.escape(p).replace(r"\*", r"\w*").replace("'", "['’]") for p in word.split())
    joined = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Surroundings:
    """One article's text and rows."""

    document: Document
    rows: Rows
    _found: dict[tuple[str, int], Spans] = field(default_factory=dict)

    def nearest(self, word: str, sentence: int, start: int, end: int) -> tuple[int | None, int | None]:
        """Words between the span and the nearest such word before and after it, in its sentence; None for none.

        A word that overlaps the span counts as after it, at no distance.
        """
        spans = self._places(word, sentence)
        after = bisect_right(spans, (start, start))
        while after and spans[after - 1][1] > start:
            after -= 1
        before = self._words(spans[after - 1][1], start) if after else None
        return before, self._words(end, spans[after][0]) if after < len(spans) else None

    def _places(self, word: str, sentence: int) -> Spans:
        key = (word, sentence)
        if key not in self._found:
            s = self.document.sentences[sentence]
            self._found[key] = [m.span() for m in phrase(word).finditer(self.document.text, s.start, s.end)]
        return self._found[key]

    def _words(self, left: int, right: int) -> int:
        """Words between two offsets; 0 where they touch or cross."""
        if right <= left:
            return 0
        between = self.document.tokens[self.document.token_at(left):self.document.token_at(right) + 1]
        return sum(left <= t.start and t.end <= right and t.text[0].isalnum() for t in between)

    @cached_property
    def _bases(self) -> dict[int, set[float]]:
        """Sentence to the values from which its figures change."""
        made: dict[int, set[float]] = {}
        for r in self.rows.get("figures", ()):
            if r.get("from_value") is not None:
                made.setdefault(self.document.sentence_at(r["start"]), set()).add(r["from_value"])
        return made

    def role(self, row: Row) -> str:
        """'to' for the figure that a change arrives at, 'from' for the one it leaves, blank for any other."""
        if row.get("from_value") is not None or row.get("change") in ("up", "down"):
            return "to"
        start = row["start"]
        if row.get("value") in self._bases.get(self.document.sentence_at(start), ()):
            return "from"
        before = self.document.tokens[self.document.token_at(start) - 1].lower if start else ""
        return before if before in ("to", "from") else ""

    @cached_property
    def _tables(self) -> dict[str, tuple[list[int], list[Row]]]:
        """Rows of the tables that hold values, by their starts."""
        listed = {name: sorted(self.rows.get(name, ()), key=lambda r: r["start"]) for name in ("figures", "dates")}
        return {name: ([r["start"] for r in rows], rows) for name, rows in listed.items()}

    def first_in(self, table: str, span: tuple[int, int]) -> Row | None:
        """The first row of ``figures`` or ``dates`` that stands within a span."""
        starts, listed = self._tables[table]
        at = bisect_left(starts, span[0])
        return listed[at] if at < len(listed) and listed[at]["end"] <= span[1] else None

    def arrival(self, row: Row, span: tuple[int, int]) -> int | None:
        """Start of the figure that a place is or holds, where a change arrives at it."""
        figure = row if "from_value" in row else self.first_in("figures", span)
        return int(figure["start"]) if figure is not None and self.role(figure) == "to" else None

    @cached_property
    def _attributions(self) -> tuple[list[int], list[Row]]:
        listed = sorted(self.rows.get("attributions", ()), key=lambda r: (r["start"], -r["end"]))
        return [r["start"] for r in listed], listed

    def attribution(self, start: int) -> int | None:
        """The innermost attribution that a place stands in."""
        starts, listed = self._attributions
        at = bisect_right(starts, start)
        around = (r for r in reversed(listed[max(0, at - _NESTED):at]) if start < r["end"])
        found = next(around, None)
        return None if found is None else int(found["attribution"])


class Failed(NamedTuple):
    """A condition that a place does not meet: its key, what it asks for, and what stands there."""

    key: str
    wanted: tuple[str, ...]
    there: str


def fits(around: Surroundings, rule: Rule, place: Place) -> bool:
    """All conditions of the rule."""
    return next(failures(around, rule, place), None) is None


def failures(around: Surroundings, rule: Rule, place: Place) -> Iterator[Failed]:
    """The conditions of the rule that the place does not meet."""
    row = place.row
    if "role" in rule.where:
        row = {**row, "role": around.role(row)}
    if EVERYWHERE in rule.where:
        row = {**row, EVERYWHERE: around.document.sentences[place.sentence].kind}
    for key, wanted in rule.where.items():
        if not _meets(row.get(key), wanted):
            yield Failed(f"where {key}", _asked(wanted), _shown(row.get(key)))
    if rule.near and not any(_stands_near(around, rule, place, w) for w in rule.near):
        yield Failed("near", rule.near, _nearest(around, rule, place))
    for word in rule.not_near:
        if _stands_near(around, rule, place, word):
            yield Failed("not_near", rule.not_near, word)
            return


def _meets(cell: Any, wanted: Range | tuple[str, ...]) -> bool:
    """A range holds the number; one of the words is the cell, or stands in it as a word or phrase."""
    if isinstance(wanted, Range):
        return isinstance(cell, int | float) and (wanted.min is None or cell >= wanted.min) and (
            wanted.max is None or cell <= wanted.max)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return any(_number(word) == cell for word in wanted)
    text = "" if cell is None else str(cell)
    return any(word == text or (word != "" and phrase(word).search(text) is not None) for word in wanted)


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def _stands_near(around: Surroundings, rule: Rule, place: Place, word: str) -> bool:
    return any(words is not None and (rule.within is None or words < rule.within)
               for words in _distances(around, rule, place, word))


def _distances(around: Surroundings, rule: Rule, place: Place, word: str) -> tuple[int | None, ...]:
    """Words between the place and a word, on the sides that the rule asks for."""
    before, after = around.nearest(word, place.sentence, place.start, place.end)
    return {"before": (before,), "after": (after,), "either": (before, after)}[rule.side]


def _nearest(around: Surroundings, rule: Rule, place: Place) -> str:
    """How far away the nearest of the words stands; blank where none stands in the sentence on that side."""
    found = min(((words, word) for word in rule.near for words in _distances(around, rule, place, word)
                 if words is not None), default=None)
    return f"{found[1]}, {found[0] + 1} words away" if found else ""


def _asked(wanted: Range | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(wanted, Range):
        ends = (("at least", wanted.min), ("at most", wanted.max))
        return (" and ".join(f"{said} {value:g}" for said, value in ends if value is not None),)
    return wanted


def _shown(cell: Any) -> str:
    return f"{cell:g}" if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell or "")
