"""The frame of a value in its sentence: what governs it, its noun phrase, subject, object and complement.

Read from tags alone, it is right often enough to be a witness; a model weighs it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from ... import lexicons
from ...english import Document, Token
from ...english.predicates import NOUNS, VERBS, governor, of_token, outcome
from ...rows.relation import measured
from ..frames import tokens_between
from ..units import term

_PHRASE = NOUNS | {"JJ", "JJR", "JJS", "RBR", "DT", "PDT", "PRP$", "POS", "CD", "$", "RB"}
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "POS"))
_BREAKS = frozenset(("—", "–", "--", ";", ":", "(", ")", "“", "”", "\""))
_OPENERS = frozenset(("who", "which", "when", "where", "while", "because", "although", "but"))
_EXTENT = re.compile(r"\b(combined|cumulative|aggregate|(?:first|second|third|fourth|final|last) (?:half|quarter))\b")
_BURDEN = re.compile(r"\b(?:in|ex)clud(?:ing|es?|ed)\b[^,;]{0,40}"
                     r"\b(?:debts?|tax(?:es)?|fees|interest|expenses|liabilities)\b")
_BESIDE = 5  # words before 'by' among which its participle is
_NEAR = 6  # words on either side in which an outcome is looked for
_REACH = 8  # words of a subject, object or complement


class Frame(NamedTuple):
    """What a value stands with; terms are those of ``units.term``, blank or empty where nothing was found."""

    verb: str  # the term of the governing word
    relation: str  # what the phrase is to it: subject, object, oblique, of
    head: str  # the noun of its phrase
    preposition: str
    phrase: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    complement: frozenset[str]  # of 'of' or 'for' behind it
    agent: frozenset[str]  # of 'by' in its clause: 'was banned by the league for two years'
    outcome: str  # what happened to those counted: killed, injured ...
    clause: tuple[int, int]  # first token of its clause in the sentence, and one past the last


def frame(document: Document, start: int, end: int) -> Frame:
    """The frame of the value at characters start to end."""
    tokens = document.tokens_of(document.sentences[document.sentence_at(start)])
    first, last = tokens_between(tokens, start, end)
    last += 1
    left, right = _phrase(tokens, first, last)
    head = next((t.lower for t in reversed(tokens[last:right]) if t.tag in NOUNS), "")
    head = head or (tokens[last - 1].lower if tokens[last - 1].tag in NOUNS else "")
    at, relation = governor(tokens, left, right)
    clause = _clause(tokens, first, last)
    verb = tokens[at] if at >= 0 else None
    before = relation != "subject" and verb is not None and verb.tag in VERBS
    return Frame(
        term(of_token(verb)) if verb else "", relation, term(head) if head else "",
        tokens[left - 1].lower if left and tokens[left - 1].tag in ("IN", "TO") else "",
        _terms(t.lower for t in tokens[left:right] if not t.text[0].isdigit()),
        _terms(_before(tokens, at)) if before else frozenset(),
        _terms(t.lower for t in tokens[at + 1:at + _REACH] if t.tag in NOUNS) if relation == "subject" else frozenset(),
        _complement(tokens, right), _agent(tokens[clause[0]:clause[1]]),
        _outcome(tokens, first, last, clause, verb), clause)


def extent(sentence: str) -> frozenset[str]:
    """What says of how much the figures of a sentence are: 'in the first half', 'a combined 157 games'."""
    return frozenset(_EXTENT.findall(sentence.lower()))


def burdened(sentence: str) -> bool:
    """Whether a sentence's sums are with or without a burden: 'including net debt', 'excluding taxes'."""
    return bool(_BURDEN.search(sentence.lower()))


def _terms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(t for w in words if (t := term(w)))


def _phrase(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """First token of the noun phrase around the value, and one past its last."""
    right = i = last
    while i < len(tokens) and (tokens[i].tag in NOUNS or tokens[i].tag in _MODIFIERS):
        i += 1
        if tokens[i - 1].tag in NOUNS:
            right = i
    left = first
    while left and tokens[left - 1].tag in _PHRASE and tokens[left - 1].text != ",":
        left -= 1
    return left, right


def _before(tokens: Sequence[Token], verb: int) -> list[str]:
    """Nouns of the phrase before a verb group."""
    made: list[str] = []
    stop = verb
    while stop and (tokens[stop - 1].tag in VERBS or tokens[stop - 1].tag == "RB"):
        stop -= 1
    for i in range(stop - 1, max(-1, stop - 3 * _REACH), -1):
        t = tokens[i]
        if t.text in _BREAKS or (made and t.tag in VERBS) or len(made) >= _REACH:
            break
        if t.tag in NOUNS or t.tag == "JJ":
            made.append(t.lower)
    return made


def _complement(tokens: Sequence[Token], right: int) -> frozenset[str]:
    made: list[str] = []
    if right < len(tokens) and tokens[right].lower in ("of", "for"):
        for t in tokens[right + 1:right + _REACH]:
            if t.tag not in _PHRASE:
                break
            made.append(t.lower)
    return _terms(made)


def _agent(clause: Sequence[Token]) -> frozenset[str]:
    """The nouns right behind 'by' after a participle."""
    at = next((i for i, t in enumerate(clause) if t.lower == "by" and any(
        x.tag in ("VBN", "VBD") for x in clause[max(0, i - _BESIDE):i])), len(clause))
    phrase = takewhile(lambda t: t.tag in _PHRASE, clause[at + 1:at + 1 + _NEAR])
    return _terms(t.lower for t in phrase if t.tag in NOUNS)


def _outcome(tokens: Sequence[Token], first: int, last: int, clause: tuple[int, int], verb: Token | None) -> str:
    """By the nearest word of the clause that says it, else by the governing word."""
    for distance in range(_NEAR):
        for i in (last + distance, first - 1 - distance):
            if clause[0] <= i < clause[1] and (found := outcome(tokens[i].lower)):
                return found
    return outcome(verb.lower) if verb else ""


def _clause(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Tokens of the clause around the value; a comma ends it before a conjunction, a relative or a verb."""
    left = first
    while left:
        t = tokens[left - 1]
        if t.text in _BREAKS or t.lower in _OPENERS or (t.text == "," and _opens(tokens, left)):
            break
        left -= 1
    right = last
    while right < len(tokens):
        t = tokens[right]
        if t.text in _BREAKS or t.lower in _OPENERS or (t.text == "," and _opens(tokens, right + 1)):
            break
        right += 1
    return left, right


def _opens(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].tag in ("CC", "WDT", "WP") or tokens[i].tag in VERBS)


@cache
def _alike() -> dict[str, str]:
    """Noun to the first of the nouns that count the same: 'troop' and 'soldier', 'country' and 'nation'."""
    return {term(r["noun"]): term(r["stands_for"]) for r in lexicons.table("counted_nouns")}


def alike_noun(unit: str) -> str:
    """The term of the noun counted, one for nouns that count the same; a unit of measurement as it is."""
    if not unit or measured(unit):
        return unit
    last = unit.rpartition(" ")[2].lower()
    found = term(last) or last
    return _alike().get(found, found)
