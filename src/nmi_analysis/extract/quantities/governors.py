"""What governs a figure: the verb or noun of which it is the amount or whom it counts, and its clause's subject.

What happened to those counted, or what the figure is the amount of, is the base form of the governing verb or noun.
With the subject come the phrases that noun phrases hang on.
"""

from collections.abc import Sequence
from functools import cache

from ... import lexicons
from ...english import Token
from ...english.chunks import NOUNS, content, noun_start
from ...english.predicates import governor, is_link, of_token, outcome
from ...store import Row, Rows
from .bounds import is_verb
from .quantity import Quantity, Scene

LONGEST = 6  # words of a concept, as the table says
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LINKED = frozenset(("(", ",", "and", "or", "/", "to", ";", "up", "down"))
FAR = 60  # tokens before a figure in which its subject is looked for; keeps the time linear
APPOSITION = 14  # tokens between the commas of an apposition
_ANAPHORS = frozenset(("it", "he", "she", "they"))
_CHAIN = frozenset(("of", "in", "for", "and", "on", "at", "from", "across", "to"))
_GROUP = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG", "RB", "TO"))
_SKIPPED = frozenset(("WDT", "WP", "WRB", "RB", "MD"))
_CLAUSES = 3  # verbs to go back in search of a subject ('rose 6% and fell 3%')


def floor_of(scene: Scene, at: int) -> int:
    """First token before token ``at`` that a search to the left may look at."""
    return max(scene.sentence.first, at - FAR)


def content_words(scene: Scene, start: int, end: int) -> list[str]:
    """The content words of tokens start to end."""
    return content(scene.text, scene.tokens, start, end)


def phrase(scene: Scene, i: int) -> list[str]:
    """The phrase that ends with token i, and those that it hangs on by a preposition."""
    floor = floor_of(scene, i)
    start = noun_start(scene.tokens, i, floor)
    start = next((j + 1 for j in range(i, start - 1, -1) if j in scene.taken), start)
    words = content_words(scene, start, i + 1)
    while start - 1 in scene.taken and start > i - APPOSITION:
        start -= 1  # 'the index of 30 shares'
    if scene.tag(start - 1) == "CD" and start - 1 not in scene.taken:
        start -= 1  # 'the house at 21 High Street'
    while start - 2 >= floor and scene.lower(start - 1) in _CHAIN and len(words) < LONGEST:
        i = start - 2 - (scene.tag(start - 2) in ("VBG", "VBN"))  # 'rigs working in the Gulf'
        if i < floor or scene.tag(i) not in NOUNS or i in scene.taken:
            break
        start = noun_start(scene.tokens, i, floor)
        words = content_words(scene, start, i + 1) + words
    return words


def verb_before(scene: Scene, at: int) -> int | None:
    """First token of the finite verb group nearest to the left of token ``at``."""
    i = at - 1
    floor = floor_of(scene, at)
    while i >= floor and not _finite(scene, i) and not _moves(scene, i):
        if scene.lower(i) in (";", ":", "—"):
            return None
        i -= 1
    if i < floor:
        return None
    while i - 1 >= floor and scene.tag(i - 1) in _GROUP and scene.tag(i) != "VBG" and scene.tag(i) not in NOUNS:
        i -= 1
    return i


def _finite(scene: Scene, i: int) -> bool:
    """A finite verb; behind 'to' the tagger may take an infinitive for one."""
    return scene.tag(i) in FINITE and scene.tag(i - 1) != "TO"


def _moves(scene: Scene, i: int) -> bool:
    """A verb of change that the tagger took for a participle: right behind its subject, or 'more than doubled'."""
    return scene.tag(i) == "VBN" and is_verb(scene, i) and (
        scene.tag(i - 1) in NOUNS or scene.tag(i - 1) == "CD" or scene.lower(i - 1) == "than")


def subject(scene: Scene, verb: int) -> list[str]:
    """Content words of the subject of the verb group that starts at ``verb``; none for a pronoun."""
    floor = floor_of(scene, verb)
    for _ in range(_CLAUSES):
        i = _before_apposition(scene, verb - 1, floor)
        while i >= floor and (scene.tag(i) in _SKIPPED or scene.lower(i) in ("that", ",", ")") or i in scene.taken):
            i = _before_apposition(scene, i, floor) if scene.lower(i) == ")" else i - 1
        if i >= floor and scene.tag(i) == "CC":
            earlier = verb_before(scene, i)
            if earlier is None:
                return []
            verb = earlier
            continue
        while i >= floor and scene.tag(i) not in NOUNS and scene.tag(i) not in ("PRP", "EX", *FINITE):
            i -= 1
        if i >= floor and scene.lower(i) in _ANAPHORS and (earlier := verb_before(scene, i)) is not None:
            verb = earlier  # 'the airline said it was grounding two jets'
            continue
        found = i >= floor and scene.tag(i) in NOUNS and i not in scene.taken
        return phrase(scene, _head(scene, i, floor)) if found else []
    return []


def _head(scene: Scene, i: int, floor: int) -> int:
    """The noun that a clause without a mark hangs on: 'floe' for 'camp' in 'the floe they chose as their camp has'."""
    j = i
    while j > floor and scene.tag(j) not in FINITE and scene.lower(j) not in LINKED:
        j -= 1
    while j > floor and scene.tag(j) in _GROUP:
        j -= 1
    relative = scene.tag(j) in ("PRP", "WDT", "WP") and scene.tag(j - 1) in NOUNS and j < i
    return j - 1 if relative and j - 1 > floor else i


def _before_apposition(scene: Scene, i: int, floor: int) -> int:
    """Token before '(F)' or ', an authorized distributor,'."""
    closing = scene.lower(i)
    if closing not in (")", ","):
        return i
    opening = "(" if closing == ")" else ","
    j = i - 1
    while j >= max(floor, i - APPOSITION) and scene.lower(j) != opening:
        j -= 1
    return j - 1 if j > floor and scene.lower(j) == opening else i - 1


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
