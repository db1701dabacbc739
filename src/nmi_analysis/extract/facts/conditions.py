"""Whether a place fits a rule's ``where``, ``near`` and ``not_near``, and which of these it does not."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..codebook import EVERYWHERE, Range, Rule
from .places import Place, Surroundings, phrase


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
