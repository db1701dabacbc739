"""The frame of a value in its sentence: predicate, subject, object, preposition and noun phrase, from tags alone.

A shallow parse: the noun phrase that holds the value is a verb's object or oblique where a verb of the same clause stands
before it, else the subject of the verb behind it. It is right often enough to be a witness; a model weighs it.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ... import lexicons
from ...language import Document, Token
from ...language.candidates import known
from ...quality.inflection import lemmas
from ..units import term

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
_PHRASE = NOUNS | {"JJ", "JJR", "JJS", "RBR", "DT", "PDT", "PRP$", "POS", "CD", "$", "RB"}
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "POS"))
_LINKS = frozenset(("be", "have", "do"))
_BREAKS = frozenset(("—", "–", "--", ";", ":", "(", ")", "“", "”", "\""))
_OPENERS = frozenset(("who", "which", "that", "when", "where", "while", "because", "although", "but"))
_NEAR = 6  # words on either side in which an outcome is looked for
_REACH = 8  # words of a subject or object


class Frame(NamedTuple):
    """What a value stands with; terms are those of ``units.term``, blank or empty where nothing was found."""

    verb: str  # its term
    relation: str  # subject, object, oblique
    head: str  # the noun of its phrase
    preposition: str
    phrase: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    complement: frozenset[str]  # of 'of' or 'for' behind it
    outcome: str  # what happened to those counted: killed, injured ...
    clause: tuple[int, int]  # first token of its clause in the sentence, and one past the last


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """The lemma of a lower-cased word, itself where the language has none for it."""
    return next((found for found, ending in lemmas(word) if ending and known(found)), word)


@cache
def _outcomes() -> dict[str, str]:
    return lexicons.mapping("outcomes", "outcome")


@lru_cache(maxsize=1 << 15)
def outcome(word: str) -> str:
    """What a lower-cased word says happened to people or things: 'wounded' gives ``injured``; blank for most words."""
    listed = _outcomes()
    return next((listed[found] for found, _ in lemmas(word) if found in listed), "")


def frame(document: Document, start: int, end: int) -> Frame:
    """The frame of the value at characters start to end."""
    sentence = document.sentences[document.sentence_at(start)]
    tokens = document.tokens_of(sentence)
    first = next((i for i, t in enumerate(tokens) if t.end > start), 0)
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].start < end), first) + 1
    left, right = _phrase(tokens, first, last)
    head = next((t.lower for t in reversed(tokens[last:right]) if t.tag in NOUNS), "")
    head = head or (tokens[last - 1].lower if tokens[last - 1].tag in NOUNS else "")
    preposition = tokens[left - 1].lower if left and tokens[left - 1].tag in ("IN", "TO") else ""
    verb, relation = _verb(tokens, left, right)
    group = _group(tokens, verb) if verb >= 0 else (left, left)
    clause = _clause(tokens, first, last)
    subject = [] if relation == "subject" else _before(tokens, group[0])
    object_ = [t.lower for t in tokens[verb + 1:verb + _REACH] if t.tag in NOUNS] if relation == "subject" else []
    return Frame(
        term(_predicate(tokens, verb)) if verb >= 0 else "", "oblique" if preposition and relation == "object" else relation,
        term(head) if head else "", preposition, _terms(t.lower for t in tokens[left:right] if not t.text[0].isdigit()),
        _terms(subject), _terms(object_), _complement(tokens, right),
        _outcome(tokens, first, last, clause, verb), clause)


def _terms(words: "Sequence[str] | object") -> frozenset[str]:
    return frozenset(t for w in words if (t := term(w)))  # type: ignore[attr-defined]


def _phrase(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """First and last token of the noun phrase around the value."""
    right = i = last
    while i < len(tokens) and (tokens[i].tag in NOUNS or tokens[i].tag in _MODIFIERS):
        i += 1
        if tokens[i - 1].tag in NOUNS:
            right = i
    left = first
    while left and tokens[left - 1].tag in _PHRASE and tokens[left - 1].text != ",":
        left -= 1
    return left, right


def _verb(tokens: Sequence[Token], left: int, right: int) -> tuple[int, str]:
    """Index of the main verb of the clause, -1 for none, and what the phrase is to it."""
    for i in range(left - 1, -1, -1):
        t = tokens[i]
        if t.tag in _VERBS:
            found = _main(tokens, i)
            return (found if found < left else i), "object"
        if t.text in _BREAKS or t.lower in _OPENERS or (t.tag == "CC" and i and tokens[i - 1].text == ","):
            break
    for i in range(right, len(tokens)):
        t = tokens[i]
        if t.tag in _VERBS:
            return _main(tokens, i), "subject"
        if t.text in _BREAKS or t.lower in _OPENERS or (t.tag == "CC" and not _joins_nouns(tokens, i)):
            break
    return -1, ""


def _joins_nouns(tokens: Sequence[Token], i: int) -> bool:
    """Whether the conjunction at i stands between two noun phrases: 'between Italy and Egypt'."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag in NOUNS and tokens[i + 1].tag in _PHRASE


def _main(tokens: Sequence[Token], i: int) -> int:
    """The last verb of the group that holds verb i: 'had been killed' gives 'killed'."""
    while i + 1 < len(tokens) and (tokens[i + 1].tag in _VERBS or (
            tokens[i + 1].tag == "RB" and i + 2 < len(tokens) and tokens[i + 2].tag in _VERBS)):
        i += 1
    return i


def _group(tokens: Sequence[Token], verb: int) -> tuple[int, int]:
    first = verb
    while first and (tokens[first - 1].tag in _VERBS or tokens[first - 1].tag == "RB"):
        first -= 1
    return first, verb + 1


def _predicate(tokens: Sequence[Token], verb: int) -> str:
    """The verb's lemma; what follows a verb that only links: 'were dead' gives 'dead'."""
    found = lemma(tokens[verb].lower)
    if found in _LINKS or tokens[verb].lower in ("was", "were", "is", "are", "'s", "’s"):
        for t in tokens[verb + 1:verb + 4]:
            if t.tag in ("JJ", "VBN", "NN", "NNS"):
                return lemma(t.lower)
    return found


def _before(tokens: Sequence[Token], stop: int) -> list[str]:
    """Nouns of the phrase before a verb group."""
    made: list[str] = []
    for i in range(stop - 1, max(-1, stop - 3 * _REACH), -1):
        t = tokens[i]
        if t.text in _BREAKS or (made and t.tag in _VERBS) or len(made) >= _REACH:
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


def _outcome(tokens: Sequence[Token], first: int, last: int, clause: tuple[int, int], verb: int) -> str:
    """By the nearest word of the clause that says it, else by the verb."""
    for distance in range(_NEAR):
        for i in (last + distance, first - 1 - distance):
            if clause[0] <= i < clause[1] and (found := outcome(tokens[i].lower)):
                return found
    return outcome(tokens[verb].lower) if verb >= 0 else ""


def _clause(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Tokens of the clause around the value; a comma ends it before a conjunction, a relative or a verb."""
    left = first
    while left:
        t = tokens[left - 1]
        if t.text in _BREAKS or t.lower in _OPENERS - {"that"} or (t.text == "," and _opens(tokens, left)):
            break
        left -= 1
    right = last
    while right < len(tokens):
        t = tokens[right]
        if t.text in _BREAKS or t.lower in _OPENERS - {"that"} or (t.text == "," and _opens(tokens, right + 1)):
            break
        right += 1
    return left, right


def _opens(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].tag in ("CC", "WDT", "WP") or tokens[i].tag in _VERBS)
