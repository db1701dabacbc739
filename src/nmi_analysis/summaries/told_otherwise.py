"""Statements of one claim in much the same words but with another name or date: 'on June 12' and 'on June 21'."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from ..compare.terms import words
from ..settings import SummarySettings
from ..tables import Row, TableSet, records
from .finding import Finding, Place, place
from .sources import Sources
from .words import clip

LABEL = 140  # characters of a claim
_PART = re.compile(r"(\d+)(?:st|nd|rd|th)?|([^\W\d_]+)")
FEWEST = 3  # words that two statements have in common


class Detail(NamedTuple):
    """A name or a date in a text: where it stands, and what it is compared by."""

    start: int
    end: int
    key: str


class Details:
    """The persons and the calendar dates of statements; days told from the article's own ('on Monday') are left out."""

    def __init__(self, tables: TableSet) -> None:
        self._kinds: tuple[dict[str, list[Detail]], ...] = ({}, {}, {})  # persons, dates, days of an unknown year
        for r in records(tables.mentions):
            if r["type"] == "PER" and r["entity"]:
                self._kinds[0].setdefault(r["article"], []).append(
                    Detail(r["start"], r["end"], r["entity"].split()[-1].lower()))
        for r in records(tables.dates):
            if any(c.isdigit() for c in r["text"]):
                kind = self._kinds[1 if r["iso"] else 2]
                kind.setdefault(r["article"], []).append(Detail(r["start"], r["end"], r["iso"] or _day(r["text"])))

    def apart(self, one: Row, other: Row) -> tuple[Detail, Detail] | None:
        """The first name or date of each where all of ``one`` are others than all of ``other``; None for neither."""
        for kind in self._kinds:
            mine, theirs = ([d for d in kind.get(r["article"], ()) if r["start"] <= d.start and d.end <= r["end"]]
                            for r in (one, other))
            if mine and theirs and not any(a.key.startswith(b.key) or b.key.startswith(a.key)
                                           for a in mine for b in theirs):
                return mine[0], theirs[0]
        return None


def _day(text: str) -> str:
    """A day without a year in one order: 'June 12th', '12 June' and 'Jun. 12' are '12 jun'."""
    return " ".join(sorted((n or word[:3]).lower() for n, word in _PART.findall(text)))


def otherwise(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Claims that several articles state in much the same words, one of them with another name or date."""
    details, groups = Details(tables), dict[tuple[str, str], list[Row]]()
    for r in records(tables.claims):
        if r["stance"] == "states" and not r["time_separated"] and r["article"] in sources.independent:
            groups.setdefault((r["story"], r["claim"]), []).append(r)
    for one, *rest in groups.values():
        found = next(((r, both) for r in rest if r["article"] != one["article"] and (both := details.apart(one, r))
                      and _alike(one["text"], r["text"])), None)
        if found:
            other, (mine, theirs) = found
            said = [f"{sources.dated(r['article'])} has “{sources.texts[r['article']][d.start:d.end]}”"
                    for r, d in ((one, mine), (other, theirs))]
            yield Finding("differ", f"“{clip(one['text'], LABEL)}”: {', '.join(said)}.", [
                _at(one, mine), _at(other, theirs)])


def _at(said: Row, detail: Detail) -> Place:
    return place(said, (detail.start, detail.end))


def _alike(one: str, other: str) -> bool:
    """Whether most words of the shorter text stand in the other, in their order."""
    mine, theirs = ([w.lower for w in words(text)] for text in (one, other))
    common = sum(b.size for b in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks())
    return common >= max(FEWEST, SummarySettings().turned * min(len(mine), len(theirs)))
