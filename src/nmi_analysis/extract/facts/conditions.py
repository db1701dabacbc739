"""Whether a place fits a rule's ``where``, ``near`` and ``not_near``."""

from typing import Any

from ..codebook import Range, Rule
from ..codebook.model import EVERYWHERE
from .places import Place
from .surroundings import Surroundings, phrase


def fits(around: Surroundings, rule: Rule, place: Place) -> bool:
    """All conditions of the rule."""
    row = place.row
    if "role" in rule.where:
        row = {**row, "role": around.role(row)}
    if EVERYWHERE in rule.where:
        row = {**row, EVERYWHERE: around.document.sentences[place.sentence].kind}
    return (all(_meets(row.get(key), wanted) for key, wanted in rule.where.items())
            and (not rule.near or any(_stands_near(around, rule, place, w) for w in rule.near))
            and not any(_stands_near(around, rule, place, w) for w in rule.not_near))


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
    before, after = around.nearest(word, place.sentence, place.start, place.end)
    asked = {"before": (before,), "after": (after,), "either": (before, after)}[rule.side]
    return any(words is not None and (rule.within is None or words < rule.within) for words in asked)
