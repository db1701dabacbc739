"""Articles that alone rely on sources without a name."""

import re
from collections.abc import Iterator
from functools import cache

from ... import lexicons
from ...rows import Finding
from .outlets import ended, words_of
from .pieces import Piece
from .reading import Line, Reading
from .told import Desk, of_line


def unnamed(desk: Desk) -> Iterator[Finding]:
    """One finding where a single article quotes or cites people whom it does not name."""
    sure = {a: _lines(desk.reading, a, "sure") for a in desk.reading.articles}
    perhaps = {a: sure[a] or _lines(desk.reading, a, "perhaps") for a in desk.reading.articles}
    for article, lines in sure.items():
        if lines and len(perhaps) > 1 and not any(perhaps[a] for a in perhaps if a != article):
            said = _shown(desk, lines[0])
            yield Finding("voices", ended(f"Only {desk.outlets.label(article)} relies on sources that it does not name: "
                                          f"{words_of(said)}"), desk.settings.unnamed_sure, desk.settings.unnamed_weight,
                          tuple(of_line(line) for line in lines[:desk.settings.most_quotations]))


def _lines(reading: Reading, article: str, kind: str) -> list[Line]:
    text = reading.documents[article].text
    return [line for line in reading.lines[article] if not line.title and _phrases(kind).search(text, line.start, line.end)]


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    listed = sorted(lexicons.words("anonymity", kind=kind), key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def _shown(desk: Desk, line: Line) -> str:
    """The longest piece of the line, or the line."""
    found: list[Piece] = [p for p in desk.pieces[line.article] if p.line is line and not p.speaker]
    start, end = max(((p.start, p.end) for p in found), key=lambda s: s[1] - s[0], default=(line.start, line.end))
    return desk.reading.documents[line.article].text[start:end]
