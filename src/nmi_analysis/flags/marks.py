"""Quotation marks and brackets that are opened and not closed, or closed and not opened, within a paragraph.

A quotation that goes on in the next paragraph is left open at the end of the first and opened again by the second.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..english import Document
from ..store import Row

RULE = "flags.unbalanced_mark/v1"
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”\"()\[\]]")
_LISTED = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})\.?$")  # before the bracket of '1)' and 'a)'
_EYES = re.compile(r"[:;=8][-']?$")  # of a face
_NAMES = {"“": "quotation mark", "(": "bracket", "[": "bracket"}
_PAIRS = {")": "(", "]": "[", "”": "“"}
_BEFORE = 4  # characters before a bracket that tell a list or a face
_RUN = 4  # paragraphs that a quotation runs over


class _Odd(NamedTuple):
    """A mark without a partner in its line: where, in which line, and the opening mark ("" for a closing one)."""

    at: int
    line: int
    opening: str


def detect(document: Document) -> Iterator[Row]:
    """A row per mark without its partner; a text that breaks off inside one has none for it."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(document.text) if not m.group().isspace()]
    found = []
    for number, (start, line) in enumerate(lines):
        following = lines[number + 1][1].lstrip() if number + 1 < len(lines) else ""
        for at, opening in _unbalanced(line):
            if not (opening == "“" and following[:1] in ("“", '"')):
                found.append(_Odd(start + at, number, opening))
    kept = _across(found)
    if kept and kept[-1].opening and kept[-1].line == len(lines) - 1:
        kept.pop()
    for odd in kept:
        said = f"a {_NAMES[odd.opening]} is opened and not closed" if odd.opening else \
            "a mark is closed that was not opened"
        yield {"start": odd.at, "end": odd.at + 1, "category": "typographic", "severity": "minor", "suggestion": "",
               "evidence": f"{said} in its paragraph", "confidence": 0.8, "rule": RULE}


def _across(found: list[_Odd]) -> list[_Odd]:
    """Without the quotations that run over a few paragraphs and are marked at their two ends alone."""
    kept: list[_Odd] = []
    for odd in found:
        if kept and not odd.opening and kept[-1].opening == "“" and 0 < odd.line - kept[-1].line <= _RUN:
            kept.pop()
        else:
            kept.append(odd)
    return kept


def _unbalanced(line: str) -> Iterator[tuple[int, str]]:
    """(offset, opening mark, or "" for a closing one) of the marks of a line that have no partner, in order."""
    waiting: dict[str, list[int]] = {opening: [] for opening in _NAMES}
    odd: list[tuple[int, str]] = []
    for m in _MARK.finditer(line):
        mark = _oriented(line, m.start(), bool(waiting["“"]))
        if mark in _NAMES:
            if mark == "“" and waiting["“"]:  # one quotation at a time
                odd.append((waiting["“"].pop(), "“"))
            waiting[mark].append(m.start())
        elif mark in _PAIRS:
            if waiting[_PAIRS[mark]]:
                waiting[_PAIRS[mark]].pop()
            elif not (mark == ")" and _aside(line[max(0, m.start() - _BEFORE):m.start()])):
                odd.append((m.start(), ""))
    yield from sorted(odd + [(at, opening) for opening, places in waiting.items() for at in places])


def _oriented(line: str, at: int, opened: bool) -> str:
    """The mark, a quotation mark by its place as an opening or a closing one; "" for an inch and the like."""
    before, after = line[at - 1] if at else " ", line[at + 1] if at + 1 < len(line) else " "
    if line[at] == "“" and opened and not before.isspace() and not after.isalnum():
        return "”"
    if line[at] != '"':
        return line[at]
    if before.isdigit() and not opened:
        return ""
    if (before.isspace() or before in "([—–-") and not after.isspace():
        return "“"
    if (after.isspace() or after in ".,;:!?)]—–-") and not before.isspace():
        return "”"
    return "”" if opened else "“"


def _aside(before: str) -> bool:
    return bool(_LISTED.search(before) or _EYES.search(before))
