"""What a figure is about: the noun's complements, the noun it modifies, or the subject of its clause."""

from ...language.chunks import NOUNS, content, noun_end, noun_start
from .quantity import Quantity, Scene

LONGEST = 6  # words, as the table says
_PREPOSITIONS = frozenset(("of", "in", "for", "on", "between"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
_PRONOUNS = frozenset(("PRP", "EX", "WP"))
_MODIFYING = frozenset(("percent", "money", "measure", "time", "age", "speed", "point", "temperature"))


def concept(scene: Scene, q: Quantity, before: Quantity | None) -> None:
    """Set ``concept`` as words in text order of their weight."""
    words = _modified(scene, q) or []
    words += _complement(scene, q)
    if len(words) < 3:
        words += _subject(scene, q, before)
    q.concept = list(dict.fromkeys(words))[:LONGEST]


def _modified(scene: Scene, q: Quantity) -> list[str]:
    """'an 80-yard touchdown', 'a 5 per cent penalty': the noun behind a measure."""
    if q.kind not in _MODIFYING:
        return []
    end = noun_end(scene.tokens, q.after, scene.sentence.last)
    return content(scene.tokens, q.after, end)


def _complement(scene: Scene, q: Quantity) -> list[str]:
    """'60% of the workers', 'four options for greener fuels'."""
    i = q.after
    if q.kind in _MODIFYING:
        i = max(i, noun_end(scene.tokens, i, scene.sentence.last))
    words: list[str] = []
    while scene.lower(i) in _PREPOSITIONS and i + 1 < scene.sentence.last and len(words) < LONGEST:
        j = i + 1
        while scene.tag(j) in ("DT", "PRP$", "PDT"):
            j += 1
        end = noun_end(scene.tokens, j, scene.sentence.last)
        if end == j or scene.tag(j) == "CD":
            break
        words += content(scene.tokens, j, end)
        i = end
        if scene.lower(i) != "of":
            break
    return words


def _subject(scene: Scene, q: Quantity, before: Quantity | None) -> list[str]:
    """The phrase before the verb of the figure's clause; without a verb, the phrase before the figure."""
    verb = _verb(scene, q)
    i = (verb if verb is not None else q.first) - 1
    floor = scene.sentence.first
    while i >= floor and scene.tag(i) not in NOUNS:
        if scene.tag(i) in _PRONOUNS or (verb is not None and scene.tag(i) in _VERBS and i < verb - 3):
            return []
        i -= 1
    if i < floor:
        return before.concept if before is not None else []
    start = noun_start(scene.tokens, i, floor)
    words = content(scene.tokens, start, i + 1)
    while start - 2 >= floor and scene.lower(start - 1) in ("of", "in", "for", "and") and scene.tag(start - 2) in NOUNS:
        i, start = start - 2, noun_start(scene.tokens, start - 2, floor)
        words = content(scene.tokens, start, i + 1) + words
    return words


def _verb(scene: Scene, q: Quantity) -> int | None:
    """The finite verb to the left of the figure, the first of its group."""
    i = q.first - 1
    while i >= scene.sentence.first and scene.tag(i) not in _VERBS:
        i -= 1
    if i < scene.sentence.first:
        return None
    while i - 1 >= scene.sentence.first and (scene.tag(i - 1) in _VERBS or scene.tag(i - 1) in ("RB", "VBN", "TO")):
        i -= 1
    return i
