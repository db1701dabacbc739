"""The subject of a figure's clause, and the phrases that noun phrases hang on."""

from ...english.chunks import NOUNS, content, noun_start
from .changes import is_verb
from .quantity import Scene

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
