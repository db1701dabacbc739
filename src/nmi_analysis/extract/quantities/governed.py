"""What happened to those counted, or what the figure is the amount of: the base form of the governing verb or noun."""

from collections.abc import Sequence
from functools import cache

from ... import lexicons
from ...english import Token
from ...english.predicates import NOUNS, governor, is_link, of_token, outcome
from ...store import Row, Rows
from .quantity import Quantity, Scene

_OF_PEOPLE = frozenset(("killed", "injured", "arrested", "missing", "evacuated", "rescued", "held", "infected"))
_WHO = frozenset(("", "living", "held"))  # what such a noun says of people is who they are


@cache
def _doers() -> frozenset[str]:
    return lexicons.words("quantity_words", kind="doer")


def predicate(scene: Scene, q: Quantity, sentence: Sequence[Token]) -> str:
    """'killed 49 people' gives kill, 'a death toll of 49' and '49 deaths' death; blank where nothing governs."""
    if q.kind == "age":
        return ""
    shift = scene.sentence.first
    right = max(q.stop, q.head[1], q.after if q.kind != "count" or q.head[1] <= q.stop else 0)
    counted = q.kind == "count" and q.head[1] > q.stop
    noun = scene.tokens[q.head[1] - 1] if counted else None
    if noun and noun.tag in NOUNS and outcome(noun.lower) not in _WHO and of_token(noun) not in _doers():
        return of_token(noun)
    found = governor(sentence, q.first - shift, right - shift)
    if found.relation == "of" and found.at + shift in scene.taken:
        return ""  # '10 years of a 15-year sentence'
    if found.relation == "oblique" and q.kind in ("time", "measure", "speed", "temperature"):
        return ""  # 'was killed 50 miles away'
    word = of_token(sentence[found.at]) if found.at >= 0 and not is_link(sentence[found.at]) else ""
    if counted and not outcome(word):
        told = [t for t in scene.tokens[q.stop:q.head[1] - 1] if t.tag in ("VBN", "JJ") and outcome(t.lower)]
        if told:
            return of_token(told[0])
    return word


def people(q: Quantity) -> None:
    """Name those counted where the sentence leaves it to the verb: 'killed 10 and hurt 70 others', 'a crowd of 300'."""
    if q.unit not in ("", "other") or q.number.sign or q.kind not in ("", "count") or not float(q.value).is_integer():
        return
    told = outcome(q.predicate) in _OF_PEOPLE
    gathered = not q.unit and not _assemblies().isdisjoint(w.lower() for w in q.concept)
    if told or gathered or q.unit == "other":
        q.unit, q.kind = "people", "count"


@cache
def _assemblies() -> frozenset[str]:
    return lexicons.words("quantity_words", kind="assembly")


class Holders:
    """Attributions and dates of an article, looked up by place."""

    def __init__(self, rows: Rows, reach: int) -> None:
        self._reach = reach
        self._attributions = sorted(rows.get("attributions", []), key=lambda r: (r["start"], -r["end"]))
        self._dates = rows.get("dates", [])

    def attribution(self, start: int, end: int) -> tuple[int | None, str]:
        """Number and speaker of the innermost attribution that holds the span."""
        found = [r for r in self._attributions if r["start"] <= start and end <= r["end"]]
        if not found:
            return None, ""
        inner = min(found, key=lambda r: (r["end"] - r["start"], r["start"]))
        return inner["attribution"], inner.get("speaker") or ""

    def as_of(self, sentence: tuple[int, int], at: int) -> str:
        """ISO date of the date expression of the sentence nearest to the figure; blank where none is near."""
        inside = [r for r in self._dates if sentence[0] <= r["start"] < sentence[1] and r.get("iso")
                  and abs(r["start"] - at) <= self._reach]
        if not inside:
            return ""
        return str(min(inside, key=lambda r: (abs(r["start"] - at), r["start"]))["iso"])

    def dated(self, start: int, end: int) -> bool:
        """Whether a date expression covers the number."""
        return _covered(self._dates, start, end)


def _covered(rows: Sequence[Row], start: int, end: int) -> bool:
    return any(r["start"] <= start and end <= r["end"] for r in rows)
