"""Where a rule looks: rows of a table, or what its patterns find in sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from ...english import Document
from ...store import Row, Rows
from ..codebook import Rule
from ..codebook.patterns import compiled

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
