"""Figures that several articles give: equal values of the same thing, whatever the clauses around them say."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from ..settings import ClaimSettings
from ..tables import Row
from .clauses import function_words
from .related import Related
from .terms import stem, words
from .units import Unit, number_term

_MEASURES = frozenset(("percentage", "dollar", "euro", "pound", "times"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")  # '14th Amendment' counts nothing
_LONGEST = 3  # words of a figure's noun phrase


class Counted(NamedTuple):
    """A figure of unit number ``unit``."""

    unit: int
    figure: Row


def figure_groups(listed: Sequence[Unit], related: Related, settings: ClaimSettings) -> list[list[Counted]]:
    """Figures of two articles or more that have one value and count the same, each in one group."""
    by_value: defaultdict[str, list[Counted]] = defaultdict(list)
    for i, unit in enumerate(listed):
        for f in unit.figures:
            large = f["value"] >= settings.least_figure or f.get("unit") in _MEASURES
            if large and not _ORDINAL.match(unit.text, f["start"] - unit.start):
                by_value[number_term(f)].append(Counted(i, f))
    made = []
    for found in by_value.values():
        made += [g for g in _joined(found, listed, related, settings)
                 if len({listed[c.unit].article for c in g}) > 1]
    return sorted(made, key=lambda g: (g[0].unit, g[0].figure["start"]))


def _joined(found: list[Counted], listed: Sequence[Unit], related: Related,
            settings: ClaimSettings) -> list[list[Counted]]:
    groups: list[list[Counted]] = []
    for c in found:
        home = next((g for g in groups if any(
            _same(c, other, listed, related, settings) for other in g[:settings.compared])), None)
        if home is None:
            groups.append([c])
        else:
            home.append(c)
    return groups


def _same(a: Counted, b: Counted, listed: Sequence[Unit], related: Related, settings: ClaimSettings) -> bool:
    """Whether two equal figures count the same thing, by their units and the sentences around them."""
    unit_a, unit_b = str(a.figure.get("unit") or ""), str(b.figure.get("unit") or "")
    telling = abs(a.figure["value"]) >= settings.telling_figure or unit_a in _MEASURES
    same_unit = unit_a == unit_b != "" or (bool(unit_a) and bool(unit_b) and _akin(unit_a, unit_b, related))
    if not same_unit and not (telling and ("" in (unit_a, unit_b))):
        return False
    one, other = listed[a.unit], listed[b.unit]
    value = number_term(a.figure)
    common = sum((w for t, w in one.around.items() if t in other.around and t != value), 0.0)
    return common >= (settings.figure_context if telling else settings.small_figure_context)


def _akin(a: str, b: str, related: Related) -> bool:
    one, other = {stem(w) for w in a.split()}, {stem(w) for w in b.split()}
    return bool(one & other) or any(related.get(x, {}).get(y, 0.0) for x in one for y in other)


def phrase(unit: Unit, figure: Row, text: str) -> tuple[int, int]:
    """Offsets of the figure with the words it counts, as far as they follow it."""
    start, end = figure["start"], figure["end"]
    for w in words(text, end, unit.end)[:_LONGEST]:
        if w.lower in function_words() or text[end:w.start].strip():
            break
        end = w.end
    return start, end


def pairs(groups: Sequence[Sequence[Counted]], listed: Sequence[Unit], most: int) -> set[tuple[int, int]]:
    """Pairs of units of two articles that a figure joins."""
    return {(min(a.unit, b.unit), max(a.unit, b.unit)) for g in groups for a, b in combinations(g[:most], 2)
            if listed[a.unit].article != listed[b.unit].article}
