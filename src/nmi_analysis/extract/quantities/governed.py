"""What happened to those counted, or what the figure is the amount of: the base form of the governing verb or noun."""

from collections.abc import Sequence
from functools import cache

from ... import lexicons
from ...language import Token
from ...language.predicates import NOUNS, governor, is_link, of_token, outcome
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
