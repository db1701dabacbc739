"""Figures and dates of which two statements, worded alike, have one in the place of another."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from ..rows.relation import DIFFER, relation
from ..settings import AgreementSettings, ClaimSettings
from ..tables import Row
from .units import Unit

_SIGNS = {"percentage": "%", "times": "x", "dollar": "$", "euro": "€", "pound": "£"}


class Replaced(NamedTuple):
    """A row of ``figures`` or ``dates`` of one statement and that of another in its place."""

    reason: str
    own: Row
    other: Row

    @property
    def values(self) -> tuple[str, str]:
        """Normal forms of both."""
        return shown(self.own), shown(self.other)


def shown(row: Row) -> str:
    """The value of a figure with its sign, every digit kept, or the day of a date."""
    if "iso" in row:
        return str(row["iso"])
    upper = "" if row.get("upper") is None else f"-{row['upper']:.15g}"
    return f"{row['value']:.15g}{upper}{_SIGNS.get(str(row.get('unit') or ''), '')}"


def replaced(a: Unit, b: Unit, settings: ClaimSettings, figures: AgreementSettings) -> Replaced | None:
    """The first figure or date of ``a`` in whose place ``b``, worded alike, has one that excludes it."""
    comparable = (a.figures and b.figures) or (a.dates and b.dates)
    if not comparable or Indel.normalized_similarity(a.stems, b.stems) < settings.replaced:
        return None
    for mine, theirs in _places(a, b):
        for rows, reason, other in ((_figures, "other value", _excludes(figures)), (_dates, "other date", _apart)):
            own, against = rows(a, mine), rows(b, theirs)
            if len(own) == len(against) == 1 and other(own[0], against[0]):
                return Replaced(reason, own[0], against[0])
    return None


def _places(a: Unit, b: Unit) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of words that stand in one another's place, the same word behind or before."""
    for op in Levenshtein.opcodes(a.stems, b.stems):
        if op.tag == "replace":
            yield ((a.spans[op.src_start][0], a.spans[op.src_end - 1][1]),
                   (b.spans[op.dest_start][0], b.spans[op.dest_end - 1][1]))


def _figures(u: Unit, span: tuple[int, int]) -> list[Row]:
    return _within(u.figures, span)


def _dates(u: Unit, span: tuple[int, int]) -> list[Row]:
    return [d for d in _within(u.dates, span) if d.get("iso")]


def _within(rows: Sequence[Row], span: tuple[int, int]) -> list[Row]:
    return [r for r in rows if r["start"] < span[1] and span[0] < r["end"]]


def _excludes(settings: AgreementSettings) -> Callable[[Row, Row], bool]:
    def excludes(a: Row, b: Row) -> bool:
        alike = str(a.get("unit") or "") == str(b.get("unit") or "")
        return alike and relation(a, b, settings) == DIFFER
    return excludes


def _apart(a: Row, b: Row) -> bool:
    """Whether two dates of one precision are not one day."""
    return len(a["iso"]) == len(b["iso"]) and a["iso"] != b["iso"]
