"""Stretches of a sentence that may hold names: chunks of capitalised words, and regions with what lists know of it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...english import Document, Sentence, Token
from ..quotes.verbs import forms
from . import lists

_CAPITAL = re.compile(r"(?:[a-z]{1,3}[-'’])?[A-ZÀ-ÖØ-ÞĀ-Ž]")
_TAIL = re.compile(r"[-‐‑][a-z]\w*$")  # US-led, York-based
_HEADED = re.compile(r"(?:[a-z]+[-‐‑])(?=[A-Z])")  # anti-ISIS
_CLOSED = frozenset(("PRP", "PRP$", "DT", "IN", "CC", "TO", "MD", "WP", "WDT", "WRB", "UH", "EX"))
_CHUNK_JOINS = frozenset(("of", "for", "and", "to", "against", "&"))
_SMALL_WORDS = 3  # in a row: 'de la', 'van der'
_ARTICLES = frozenset(("the", "of"))


class Word(NamedTuple):
    """A word of a chunk: its token's number, its characters, and its text without what is no name."""

    token: int
    start: int
    end: int
    text: str


class Chunk(NamedTuple):
    """A run of words; ``first`` and ``last`` (end exclusive) are numbers of tokens."""

    words: list[Word]
    first: int
    last: int
    sentence: Sentence


def chunks(document: Document, sentence: Sentence) -> Iterator[Chunk]:
    """The chunks of a sentence in order."""
    i = sentence.first
    while i < sentence.last:
        word = _word(document.tokens[i], i, sentence)
        if word is None:
            i += 1
            continue
        words = [word]
        j = i + 1
        while j < sentence.last and document.tokens[words[-1].token].text == words[-1].text:
            step = _next(document, sentence, j, words)
            if not step:
                break
            words += step
            j = words[-1].token + 1
        yield Chunk(words, i, j, sentence)
        i = j


def _word(token: Token, i: int, sentence: Sentence) -> Word | None:
    """The token as a word of a name, or None."""
    text = token.text
    if not text[0].isalpha() or not (text[0].isupper() or _CAPITAL.match(text) or _HEADED.match(text)):
        return None
    if text in lists.calendar() or token.tag in _CLOSED or (i == sentence.first and not _named(token)):
        return None
    return trimmed(token, i)


def trimmed(token: Token, i: int) -> Word:
    """The token without what is no part of the name: '-led', 'anti-'."""
    text = token.text
    start, end = token.start, token.end
    tail = _TAIL.search(text)
    if tail and not text[:tail.start()].islower() and lists.word(tail.group()[1:]):  # but 'Min-ji'
        end = start + tail.start()
    headed = _HEADED.match(text)
    if headed and len(headed.group()) > 4:
        start += headed.end()
    return Word(i, start, end, text[start - token.start:end - token.start])


def _named(token: Token) -> bool:
    """Whether a capital at the start of a sentence is that of a name."""
    text = token.text
    if token.tag.startswith("NNP") or text in lists.demonyms() or lists.title(text) or text in lists.gazetteer():
        return True
    return text.isupper() and len(text) > 1


def _next(document: Document, sentence: Sentence, j: int, words: list[Word]) -> list[Word]:
    """What continues the chunk at token ``j``; empty where it ends."""
    tokens = document.tokens
    token, before = tokens[j], words[-1]
    if token.text == "." and token.start == before.end and _abbreviated(before.text) and j + 1 < sentence.last:
        follower = _word(tokens[j + 1], j + 1, sentence)
        return [follower] if follower else []
    word = _word(token, j, sentence)
    if word:
        return [word] if word.start == token.start else []
    if token.text.isdigit() and _bracketed(tokens, j, words, sentence):
        return [Word(j, token.start, token.end, token.text)]
    if token.text.lower() in lists.particles() or token.text in _CHUNK_JOINS:
        return _joined(document, sentence, j, words)
    return []


def _bracketed(tokens: list[Token], j: int, words: list[Word], sentence: Sentence) -> bool:
    """Whether name and number fill a bracket: '(Channel 4)'."""
    first = words[0].token
    if first == sentence.first or j + 1 == sentence.last:
        return False
    return tokens[first - 1].text == "(" and tokens[j + 1].text == ")"


def _abbreviated(text: str) -> bool:
    return len(text) == 1 or lists.title(text) or text in ("St", "Ft", "Mt", "Jr", "Sr")


def _joined(document: Document, sentence: Sentence, j: int, words: list[Word]) -> list[Word]:
    """A small word within a name and the capitalised word after it: 'of Defense', 'of the Interior', 'bin Salman'."""
    tokens = document.tokens
    small = [j]
    k = j + 1
    while k < sentence.last and k < j + _SMALL_WORDS and (
            (tokens[j].text in _ARTICLES and tokens[k].text == "the")
            or (tokens[j].lower in lists.particles() and tokens[k].lower in lists.particles())):  # 'van der Berg'
        small.append(k)
        k += 1
    if k >= sentence.last or not _fits(tokens[j].text, words):
        return []
    follower = _word(tokens[k], k, sentence)
    if follower is None or follower.start != tokens[k].start:
        return []
    if tokens[j].text == "and" and not lists.common(follower.text):
        return []
    if tokens[j].text == "to" and (tokens[k].tag not in ("VB", "NNP") or not lists.common(follower.text)):
        return []
    if tokens[j].text == "of" and lists.title(words[-1].text) and not lists.common(follower.text):
        return []
    return [*(Word(n, tokens[n].start, tokens[n].end, tokens[n].text) for n in small), follower]


def _of_person(text: str) -> bool:
    """Whether a word before a surname is a given name, an initial or a title."""
    return text in lists.given() or lists.title(text) or len(text) == 1


def _fits(small: str, words: list[Word]) -> bool:
    """Whether a name goes on over a small word."""
    last = words[-1].text
    if small == "&" or small in lists.particles():
        return small == "&" or not (last in lists.heads() or lists.title(last))
    if len(words) > 1 and last in lists.family_heads() and _of_person(words[-2].text):
        return False
    headed = any(w.text in lists.heads() for w in (words[0], words[-1]))
    if small == "of":
        return headed or lists.title(last)
    inner = any(w.text in ("of", "for") for w in words)
    if small in ("to", "against"):
        return last in lists.heads() and len(words) > 1
    return headed if small == "for" else inner and headed


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
