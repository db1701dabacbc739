"""What a description of a person says: office or other role with its status and body, kinship, and whose; nouns."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .. import lexicons
from ..english import Token
from ..english.chunks import DETERMINERS, noun_end
from .names import lists

_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "messrs", "sir", "madam", "dr", "dame", "lady"))
_HYPHENS = "-‐‑"
_PREPOSITIONS = frozenset(("of", "for", "at", "in", "with", "to", "on", "from", "during", "since", "after", "before"))
_BODIES = frozenset(("of", "for", "at", "to", "from"))
_APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
_JOINS = frozenset(("and", "&"))
_TAIL = 10  # words behind a preposition
_OPEN_ENDED = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "WP", "WDT"))


class Office(NamedTuple):
    """Tokens first to last (end exclusive); ``value`` the role in full words, ``status`` former, acting, ...

    ``of``: the body, place or person it is a role of, as written; ``relation``: that of kin, else blank.
    """

    first: int
    last: int
    value: str
    status: str
    of: str
    relation: str


def offices(tokens: Sequence[Token], first: int, last: int, named: Collection[int], *, opening: int,
            whole: bool = False) -> list[Office]:
    """The roles that tokens first to last name; ``named``: tokens of names of organisations, places and persons.

    ``whole``: the last token is the noun, however it is tagged ('FBI official Tom Ray'). ``opening``: the first token
    of the sentence, whose capital says nothing.

    'founder and former chief executive of Acme' names two.
    """
    at = first
    made: list[Office] = []
    while at < last:
        at += tokens[at].tag in DETERMINERS
        end = last if whole else noun_end(tokens, at, last)
        if at < end < last and tokens[end - 1].lower in _deputies():  # 'deputy national security adviser'
            end = max(end, noun_end(tokens, end, last))
        while end > at and tokens[end - 1].text == ".":
            end -= 1
        if end <= at or not head(tokens[end - 1]) or _letter(tokens[end - 1]):
            break
        stop = _tail(tokens, end, last)
        made.append(_office(tokens, at, end, stop, _Names(named, opening, tokens[end - 1].text.islower())))
        at = stop + 1 if stop < last and tokens[stop].lower in _JOINS else last
    shared = made[-1].of if made else ""
    return [o if o.of or o is made[-1] else o._replace(of=shared) for o in made]


def _letter(token: Token) -> bool:
    """Whether it is a party's letter with a state: 'D-Ohio'."""
    return token.text.partition("-")[0] in parties() and token.text[1:2] == "-"


def _tail(tokens: Sequence[Token], end: int, last: int) -> int:
    """End of 'of the Harbour Board' behind the noun."""
    if end + 1 < last and tokens[end].text == "." and tokens[end + 1].lower in _PREPOSITIONS:
        end += 1
    if end >= last or tokens[end].lower not in _BODIES | {"in", "with"}:
        return end
    stop = end + 1
    while stop < min(last, end + _TAIL):
        low = tokens[stop].lower
        if tokens[stop].tag in _OPEN_ENDED or (low in _PREPOSITIONS and low not in ("of", "for") and stop > end + 1):
            break
        if low in _JOINS and stop + 1 < last and (
                _opens(tokens, stop + 1, last) or tokens[stop + 1].tag in _OPEN_ENDED):
            break
        stop += 1
    return stop


def _opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether another role begins: 'chairman of Acme and head of its board'."""
    first += tokens[first].tag in DETERMINERS
    end = noun_end(tokens, first, last)
    return end > first and head(tokens[end - 1])


class _Names(NamedTuple):
    """How names are told: their tokens, the one whose capital says nothing, whether the office is in small letters."""

    known: Collection[int]
    opening: int
    small: bool


def _office(tokens: Sequence[Token], first: int, end: int, stop: int, told: _Names) -> Office:
    owned = next((i + 1 for i in range(end - 1, first - 1, -1) if tokens[i].text in _APOSTROPHES), first)
    found: list[str] = []
    role: list[str] = []
    body: list[Token] = list(tokens[first:max(first, owned - 1)])
    fixed = _fixed(tokens, owned, end)
    for i in range(owned, end):
        token = tokens[i]
        given = status(token.lower) if i < fixed else None
        if given is not None:
            found += [given] if given and given not in found else []
        elif i < end - 1 and _name(tokens[:end], i, told):
            body.append(token)
        elif token.text != "." and not (i < end - 1 and token.text in parties()):
            role.append(token.lower)
    after = range(end + (end < stop and tokens[end].text == "."), stop)
    full = " ".join(tokens[i].lower for i in (end - 1, *after)) in names()
    if full or (len(after) > 1 and tokens[after[0]].lower == "of" and not any(
            _name(tokens[:stop], i, told) or tokens[i].tag == "PRP$" for i in after)):
        role += [tokens[i].lower for i in after if tokens[i].tag not in DETERMINERS]
    elif len(after) > 1 and tokens[after[0]].lower in _BODIES:
        body += tokens[after[1]:stop]
    return Office(first, stop, _full(role), " ".join(found), _text(body), kin().get(role[-1], ""))


def _fixed(tokens: Sequence[Token], first: int, end: int) -> int:
    """The first token of a fixed name of an office at the end: 'chief executive', 'vice president'; else the last."""
    for n in (3, 2):
        if end - n >= first and " ".join(t.lower for t in tokens[end - n:end]) in names():
            return end - n
    return end - 1


def _name(tokens: Sequence[Token], i: int, told: _Names) -> bool:
    """Whether the word belongs to a name and not to the role: 'Acme' in 'Acme chairman'."""
    token = tokens[i]
    if i in told.known:
        return True
    if not token.text[0].isupper() or token.text in parties():
        return False
    if token.text in lists.demonyms() or token.text in lists.gazetteer() or (told.small and i != told.opening):
        return True
    if any(f"{a.text} {b.text}" in lists.gazetteer() for a, b in pairwise(tokens[max(0, i - 1):i + 2])):
        return True
    if token.text.isupper() and len(token.text) > 1:
        return token.lower not in names()
    if not (lists.common(token.text) or lists.title(token.text)):
        return True
    return not lists.title(token.text) and i + 1 < len(tokens) and (
        not lists.common(tokens[i + 1].text) and _name(tokens, i + 1, told))


def _full(words: Sequence[str]) -> str:
    """The role with its abbreviations written out, the longest known name of its last words first."""
    for n in range(min(3, len(words)), 0, -1):
        known = names().get(" ".join(words[-n:]))
        if known:
            return " ".join([*words[:-n], known])
    return " ".join(words)


def _text(words: Sequence[Token]) -> str:
    """The words as written, without determiners and marks."""
    return " ".join(w.text for w in words if w.text[0].isalnum() and w.tag not in DETERMINERS)


@cache
def _nouns() -> frozenset[str]:
    return (lexicons.words("person_nouns") | lists.roles() | kin().keys() | names().keys()) - _COURTESY


@cache
def kin() -> dict[str, str]:
    """Word to the relation it tells: 'mother' to 'parent'."""
    return lexicons.mapping("kin", "relation")


@cache
def names() -> dict[str, str]:
    """Abbreviation or variant of an office to its full name: 'gov' to 'governor'."""
    return lexicons.mapping("role_names", "role")


@cache
def _statuses() -> dict[str, str]:
    return {r["word"]: r["value"] for r in lexicons.table("role_modifiers") if r["class"] in ("status", "plain")}


@cache
def _deputies() -> frozenset[str]:
    """Words before the office that somebody deputises for."""
    return frozenset(r["word"] for r in lexicons.table("role_modifiers") if r["class"] == "subordinate")


@cache
def parties() -> dict[str, str]:
    """Word or letter to the party's name, in capitals as written."""
    return lexicons.mapping("parties", "party")


def head(token: Token) -> bool:
    """Whether the word is a noun for one person: 'governor', 'co-founder', 'CEO'."""
    low = token.lower
    return token.tag != "NNS" and (low in _nouns() or (low[-1].isalpha() and any(
        low.rpartition(h)[2] in _nouns() for h in _HYPHENS if h in low)))


def status(low: str) -> str | None:
    """The status that a modifier gives an office, blank for one that changes nothing; None where it is no such word.

    'then-mayor' is ``then``.
    """
    known = _statuses()
    return known.get(low, known.get(low.partition("-")[0]) if "-" in low else None)
