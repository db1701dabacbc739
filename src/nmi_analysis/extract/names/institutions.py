"""Institutions named by a country and a common noun: 'Iraqi government', 'government of Baghdad'."""

from collections.abc import Collection, Iterable, Iterator

from ...english import Document, Sentence, Token
from . import lists
from .parts import LIKELY, SURE, Name

_BETWEEN = 3  # words between the country and the noun: 'US-led multinational military coalition'
_MODIFIERS = ("JJ", "NN", "NNP", "VBN", "VBG", "POS")
_LED = ("-led", "-backed", "-based", "-aligned", "-sponsored")


def institutions(document: Document, sentence: Sentence, known: Collection[str]) -> Iterator[tuple[Name, str]]:
    """(candidate, key) of a sentence; equal keys are one institution. ``known``: persons by surname."""
    tokens = document.tokens
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        low = token.lower
        if low in lists.institutions():
            found = _before(document, sentence, i, known) or _after(document, sentence, i)
        elif low in lists.missions() and i + 2 < sentence.last and tokens[i + 1].lower == "in":
            found = _mission(document, sentence, i)
        elif low in lists.compass() and i + 1 < sentence.last and tokens[i + 1].text in lists.places():
            found = (_name(document, i, i + 2, "LOC", "compass"), f"{low} {tokens[i + 1].text}".casefold())
        else:
            continue
        if found:
            yield found


def key(words: list[str]) -> str:
    """Key of an institution's name ('Government of Iraq', "Iraq's parliament"); blank where it is none."""
    bare = [w.removesuffix("'s").removesuffix("’s") for w in words]
    noun = next((w.lower() for w in bare if w.lower() in lists.institutions()), "")
    place = next((country(w) for w in bare if country(w)), "")
    led = next((w.partition("-")[0] for w in bare if w.endswith(_LED)), "")
    if "mission" in bare and place and "in" in bare:
        return f"mission {place}".casefold()
    if not noun or not (place or led):
        return ""
    return f"{place} {_noun(noun)}".casefold() if place else f"{led} led {noun}".casefold()


def entities(grouped: Iterable[tuple[Name, str]]) -> dict[tuple[int, int], tuple[Name, str]]:
    """Span to (candidate, entity): of names with one key the entity is the longest, the first of several."""
    listed = list(grouped)
    full: dict[str, str] = {}
    for name, key in listed:
        text = " ".join(name.words).replace(" ’s", "’s").replace(" 's", "'s")
        if len(text) > len(full.get(key, "")):
            full[key] = text
    return {(n.start, n.end): (n, full[key]) for n, key in listed}


def _name(document: Document, first: int, last: int, kind: str, rule: str) -> Name:
    tokens = document.tokens[first:last]
    return Name(tokens[0].start, tokens[-1].end, tuple(t.text for t in tokens), kind, SURE, f"mentions.{rule}/v1")


def _noun(low: str) -> str:
    return "government" if low in lists.governments() else low


def country(text: str) -> str:
    """The country of a demonym, a country's alias or a capital; blank where it is none."""
    place = lists.demonyms().get(text) or lists.places().get(text, "")
    return lists.places().get(lists.capitals().get(place, ""), "") or place


def _before(document: Document, sentence: Sentence, i: int, known: Collection[str]) -> tuple[Name, str] | None:
    """'Iraqi (security) forces', 'Iraq's parliament', 'US-led coalition', 'Biden administration'."""
    tokens = document.tokens
    noun = tokens[i].lower
    for j in range(i - 1, max(sentence.first, i - 1 - _BETWEEN) - 1, -1):
        text = tokens[j].text
        if text.endswith(_LED):
            return _name(document, j, i + 1, "ORG", "institution"), f"{text.partition('-')[0]} led {noun}".casefold()
        first = j - 1 if j > sentence.first and f"{tokens[j - 1].text} {text}" in lists.places() else j
        place = country(" ".join(t.text for t in tokens[first:j + 1]))
        if place:
            return _name(document, first, i + 1, "ORG", "institution"), f"{place} {_noun(noun)}".casefold()
        if noun == "administration" and j == i - 1 and text in known:
            return _name(document, j, i + 1, "ORG", "institution"), f"{text} administration".casefold()
        if tokens[j].tag not in _MODIFIERS or (tokens[j].tag == "POS" and not country(tokens[j - 1].text)):
            return None
    return None


def _after(document: Document, sentence: Sentence, i: int) -> tuple[Name, str] | None:
    """'government of Baghdad', 'armed forces of the Philippines'."""
    tokens = document.tokens
    k = i + 2
    if k < sentence.last and tokens[i + 1].lower == "of" and tokens[k].lower == "the":
        k += 1
    if k >= sentence.last or tokens[i + 1].lower != "of":
        return None
    last = k + 2 if k + 1 < sentence.last and f"{tokens[k].text} {tokens[k + 1].text}" in lists.places() else k + 1
    place = country(" ".join(t.text for t in tokens[k:last]))
    if not place:
        return None
    return _name(document, i, last, "ORG", "institution"), f"{place} {_noun(tokens[i].lower)}".casefold()


def _mission(document: Document, sentence: Sentence, i: int) -> tuple[Name, str] | None:
    """'NATO training mission in Iraq', 'US Embassy in Baghdad'."""
    tokens = document.tokens
    low = tokens[i].lower
    double = i + 3 < sentence.last and f"{tokens[i + 2].text} {tokens[i + 3].text}" in lists.places()
    last = i + 4 if double else i + 3
    place = " ".join(t.text for t in tokens[i + 2:last])
    if place not in lists.places():
        return None
    first = i
    while first > sentence.first and _modifies(tokens[first - 1]):
        first -= 1
    if low != "mission" and first > sentence.first and tokens[first - 1].text in lists.demonyms():
        first -= 1
    if low != "mission" and first == i:
        return None
    kind = "ORG" if low == "mission" else "LOC"
    return _name(document, first, last, kind, "institution"), f"{low} {country(place) or place}".casefold()


def _modifies(token: Token) -> bool:
    return token.tag in ("NN", "NNP") and token.text not in lists.calendar() and not token.text.endswith(_LED)


def led(document: Document, sentence: Sentence) -> Iterator[Name]:
    """The name in 'Canada-led', 'Iran-backed', 'New York-based', 'then-US' where a list knows it."""
    for token in document.tokens_of(sentence):
        head, hyphen, tail = token.text.partition("-")
        if not hyphen or not (head.islower() or tail.islower()):
            continue
        name, start = (tail, token.end - len(tail)) if head.islower() else (head, token.start)
        kind = lists.gazetteer().get(name)
        if kind:
            yield Name(start, start + len(name), (name,), kind, LIKELY, "mentions.compound/v1")
