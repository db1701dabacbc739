"""A sentence cut into the statements it makes: a statement keeps its time, place, number and complements.

A cut falls where another statement begins with its own subject and finite verb: behind a semicolon, or a conjunction
that sets two statements side by side. What is said stays with who says it.
"""

from collections.abc import Callable, Sequence
from functools import cache

from .. import lexicons
from ..english import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOUNS = ("NN", "PRP", "EX", "DT", "CD")
_BESIDE = frozenset(("and", "but", "while", "whereas", "although", "though"))
_RELATIVE = frozenset(("which", "who", "whose", "where"))
_CIRCUMSTANCES = frozenset(("after", "before", "because", "when", "as", "since", "until", "although", "though"))
_PARTING = frozenset((";", "—", "–", "--"))
_LEAST = 5  # words of a statement that stands alone
_OPENING = 8  # words before a statement's finite verb: a longer subject hides others


@cache
def function_words() -> frozenset[str]:
    """Closed-class words, auxiliaries and verbs of saying: they do not tell one claim from another."""
    return lexicons.words("function_words")


@cache
def saying_words() -> frozenset[str]:
    """Forms of verbs of saying."""
    return frozenset(w for w, t in lexicons.mapping("function_words", "tags").items() if ".say" in t)


def clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The statements of a sentence as (first, last) token numbers, last exclusive, in order and without gaps."""
    return _cut(tokens, _begins)


def parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The parts of a statement that each say something, though not all without the rest: 'who had left on Monday'."""
    return _cut(tokens, _continues)


def around(tokens: Sequence[Token], first: int, last: int, longest: int) -> tuple[int, int] | None:
    """First and last token of the parts of a sentence that hold two tokens, with those beside them that still fit.

    None where the parts have more than ``longest`` characters. What stands before comes first: it has the subject.
    """
    cut = parts(tokens)
    low = next(n for n, (_, end) in enumerate(cut) if first < end)
    high = next(n for n, (_, end) in enumerate(cut) if last < end)

    def fits(a: int, b: int) -> bool:
        return a >= 0 and b < len(cut) and tokens[cut[b][1] - 1].end - tokens[cut[a][0]].start <= longest

    if not fits(low, high):
        return None
    while fits(low - 1, high):
        low -= 1
    while fits(low, high + 1):
        high += 1
    return cut[low][0], cut[high][1] - 1


def _cut(tokens: Sequence[Token], begins: Callable[[Sequence[Token], int], bool]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    first = 0
    for i in range(1, len(tokens)):
        if begins(tokens, i) and _stands(tokens, first, i) and _stands(tokens, i, len(tokens)):
            made.append((first, i))
            first = i
    return [*made, (first, len(tokens))] if tokens else []


def _continues(tokens: Sequence[Token], i: int) -> bool:
    """Whether a part begins at token ``i``: a relative clause behind a comma, one of time or reason, a verb more."""
    word, before = tokens[i], tokens[i - 1]
    if word.lower in _RELATIVE:
        return before.text == "," and any(t.tag in _FINITE for t in tokens[i + 1:i + _OPENING])
    if word.lower in _CIRCUMSTANCES:
        return _subject(tokens, i + 1)
    if word.tag == "CC" and i + 1 < len(tokens):
        after = tokens[i + 1]
        return (after.tag in _FINITE and before.text[0].isalnum()) or (before.text == "," and _subject(tokens, i + 1))
    return before.text in _PARTING


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a statement with a subject of its own begins at token ``i``."""
    if tokens[i - 1].text in _PARTING:
        return _subject(tokens, i)
    joint = tokens[i].lower == "and" and tokens[i - 1].text[0].isalnum()  # 'the mayor and the council voted'
    return not joint and tokens[i].lower in _BESIDE and _subject(tokens, i + 1)


def _subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun phrase and its finite verb come next, with no mark between."""
    if i >= len(tokens) or not tokens[i].tag.startswith((*_NOUNS, "JJ")):
        return False
    noun = False
    for t in tokens[i:i + _OPENING]:
        if t.tag in _FINITE:
            return noun
        if t.tag in ("CC", "WDT", "WP", ",", ":", ".", "``", "''"):
            return False
        noun = noun or t.tag.startswith(("NN", "PRP", "EX", "DT"))
    return False


def _stands(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [t for t in tokens[first:last] if t.text[0].isalnum()]
    return len(words) >= _LEAST and any(t.tag in _FINITE for t in words)
