"""Chunks: runs of capitalised words within a sentence that may hold names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...english import Document, Sentence, Token
from . import lists

_CAPITAL = re.compile(r"(?:[a-z]{1,3}[-'’])?[A-ZÀ-ÖØ-ÞĀ-Ž]")
_TAIL = re.compile(r"[-‐‑][a-z]\w*$")  # US-led, York-based
_HEADED = re.compile(r"(?:[a-z]+[-‐‑])(?=[A-Z])")  # anti-ISIS
_CLOSED = frozenset(("PRP", "PRP$", "DT", "IN", "CC", "TO", "MD", "WP", "WDT", "WRB", "UH", "EX"))
_JOINS = frozenset(("of", "for", "and", "to", "against", "&"))
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
    if token.text.lower() in lists.particles() or token.text in _JOINS:
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
