"""Where a rule looks: rows of a table, or what its patterns find in sentences."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...language import Document
from ...tables import Row, Rows
from ..codebook import Rule

SKIPPED = "boilerplate"


class Place(NamedTuple):
    """A span, the sentence it starts in, the row it comes from, and what stands there as the value."""

    start: int
    end: int
    sentence: int
    row: Row
    said: str


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, case ignored; its straight apostrophes fit curly ones too, a space any white space."""
    return re.compile(pattern.replace("'", "['’]").replace(" ", r"\s+"), re.IGNORECASE)


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
            yield Place(found["start"], found["end"], number, found, document.text[found["start"]:found["end"]])


def _matches(text: str, rule: Rule, row: Row, start: int, end: int, sentence: int) -> Iterator[Place]:
    for pattern in rule.pattern:
        for m in compiled(pattern).finditer(text, start, end):
            if m.end() > m.start():
                said = m["value"] if "value" in m.re.groupindex and m["value"] else m.group()
                yield Place(*m.span(), sentence, row, said)
