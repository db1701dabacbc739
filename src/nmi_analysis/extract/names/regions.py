"""Regions: the stretches of a sentence that may hold names, and what the lists know of their words."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...english import Document, Sentence, Token
from ..quotes.verbs import forms
from . import lists

_JOINS = frozenset((
    "of", "the", "and", "for", "&", "'s", "’s", "'", "’", "-", ".", ",", "/", "de", "la", "el", "du", "le", "des",
    "der", "den", "van", "von", "bin", "ibn", "al", "da", "do", "dos", "di", "del", "della", "dello", "e", "y", "en",
    "in", "on", "at", "to", "und", "et", "ter", "ten", "zu"))
_CLOSING = ("”", '"', "’", "'", "''", ")", "]", "?", "!")
_BETWEEN = 3  # small words within a name
_BEGINNING = 6  # characters in which a capital makes a word one of names: 'pro-Oslo'
_MANY = 60  # sports words of as many tokens make a text one on sports, in four steps
_STEPS = 3


class Region(NamedTuple):
    """Tokens first to last (end exclusive) of a sentence, from a capital to a capital."""

    first: int
    last: int
    sentence: Sentence


def capital(token: Token) -> bool:
    """Whether the token may be a word of a name."""
    text = token.text
    return text[0].isupper() or (not text.islower() and any(c.isupper() for c in text[:_BEGINNING]))


def honorific(document: Document, i: int) -> bool:
    """Whether the token is a form of address or a title cut short, and no part of a name: 'Mr', 'Gen.'."""
    token = document.tokens[i]
    return token.lower in lists.honorifics() and token.text[0].isupper() and i + 1 < len(document.tokens)


def regions(document: Document, sentence: Sentence) -> Iterator[Region]:
    """The regions of a sentence in order."""
    tokens, i = document.tokens, sentence.first
    while i < sentence.last:
        if not capital(tokens[i]) or honorific(document, i):
            i += 1
            continue
        end = j = i + 1
        while j < sentence.last and j - end < _BETWEEN:
            if honorific(document, j):
                break
            if capital(tokens[j]):
                end = j + 1
            elif tokens[j].lower not in _JOINS and not tokens[j].text.isdigit():
                break
            j += 1
        if end + 1 < sentence.last and tokens[end].text == "." and tokens[end].start == tokens[end - 1].end and (
                tokens[end + 1].text not in _CLOSING):
            end += 1  # 'Acme Corp.'
        yield Region(i, end, sentence)
        i = end


@lru_cache(maxsize=1 << 16)
def classes(text: str, *, sports: bool) -> tuple[str, ...]:
    """The lists that have a word; ``sports``: whether the text tells of sports, where clubs count."""
    if not text[0].isalpha():
        return (f"mark:{'0' if text[0].isdigit() else text}",)
    low = text.lower()
    found = [name for name, has in (
        ("given", text in lists.given()), ("given_word", text in lists.given_words()),
        ("surname", text in lists.surnames()), ("place", text in lists.places()),
        ("organisation", text in lists.organisations()), ("company", text in lists.companies()),
        ("club", sports and text in lists.clubs()), ("calendar", text in lists.calendar()),
        ("title", lists.title(text)), ("upper", text.isupper() and len(text) > 1),
        ("demonym", text in lists.demonyms() or (text.endswith("s") and text[:-1] in lists.demonyms())),
        ("role", low in lists.roles()), ("body", low in lists.organisation_nouns()),
        ("institution", low in lists.institutions()), ("speech", low in forms()),
        ("person", low in lists.person_nouns()), ("word", lists.word(low))) if has]
    if text in lists.openers():
        found.append(f"opener:{lists.openers()[text]}")
    if text in lists.heads():
        found.append(f"head:{lists.heads()[text]}")
    return tuple(found)


def known(document: Document, region: Region, kinds: Mapping[str, str]) -> dict[int, str]:
    """Token to the kind of the longest listed name it belongs to, with B for its first token and its length."""
    tokens, found, i = document.tokens, {}, region.first
    while i < region.last:
        size = 1
        for n in range(min(region.last - i, max(1, lists.reach().get(tokens[i].text, 1))), 0, -1):
            kind = kinds.get(" ".join(t.text for t in tokens[i:i + n]))
            if kind:
                found[i] = f"B{kind}{min(n, 2)}"
                found.update(dict.fromkeys(range(i + 1, i + n), f"I{kind}"))
                size = n
                break
        i += size
    return found


def sport(document: Document) -> int:
    """0 to 3: how much the text reads like a report on sports."""
    words = lists.sports()
    told = sum(t.lower in words for t in document.tokens)
    return min(_STEPS, _MANY * told // (len(document.tokens) + 1))
