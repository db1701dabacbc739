"""The parts of a sentence: the statements that it makes, who speaks as against what is said, and who does what in it.

A statement keeps its time, place, number and complements. A cut falls where another statement begins with its own
subject and finite verb: behind a semicolon, or a conjunction that sets two statements side by side. What is said stays
with who says it.

A frame ('the minister told reporters on Thursday') is no claim. A short one goes with what is said and its words count
for nothing; a long one tells of an occasion and stands for itself.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from .. import lexicons
from ..english import Token
from ..english.chunks import noun_start
from ..extract.quotes.verbs import forms
from ..store import Row
from .terms import lowered, root

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = ("NN", "PRP", "EX", "DT", "CD")
_BESIDE = frozenset(("and", "but", "while", "whereas", "although", "though"))
_RELATIVE = frozenset(("which", "who", "whose", "where"))
_CIRCUMSTANCES = frozenset(("after", "before", "because", "when", "as", "since", "until", "although", "though"))
_PARTING = frozenset((";", "—", "–", "--"))
_LEAST = 5  # words of a statement that stands alone
_OPENING = 8  # words before a statement's finite verb: a longer subject hides others
_QUOTED_WHOLE = 200  # characters of a statement around a value or a fact that is quoted whole


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


def tokens_between(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """First and last of the tokens that have characters from start to end."""
    first = next((i for i, t in enumerate(tokens) if t.end > start), 0)
    return first, next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].start < end), first)


def around(tokens: Sequence[Token], first: int, last: int, longest: int = _QUOTED_WHOLE) -> tuple[int, int] | None:
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
    if i >= len(tokens) or not tokens[i].tag.startswith((*_SUBJECTS, "JJ")):
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


_CITING = re.compile(r"according\b", re.IGNORECASE)
_SAYING = frozenset(("say", "show", "talk", "think"))  # classes of reporting verbs; to demand or reject is a claim
_WORD = re.compile(r"[^\W\d_]+")


class Said(NamedTuple):
    """Something said: characters start to end; ``frame`` holds the spans of its source and cue."""

    first: int  # of all of these
    last: int
    start: int
    end: int
    cue: int  # offset; -1 for none
    frame: list[tuple[int, int]]
    speaker: frozenset[str] = frozenset()  # names of who says it, lower-cased; empty where unknown


def said(attributions: Iterable[Row]) -> list[Said]:
    """What an article's attributions say, in order, but for those whose verb belongs to the claim ('rejected it')."""
    return sorted(_said(r) for r in attributions if _frames(r))


def _said(r: Row) -> Said:
    frame = [(r[f"{part}_start"], r[f"{part}_end"]) for part in ("source", "cue") if r.get(f"{part}_start") is not None]
    spans = [(r["start"], r["end"]), *frame]
    cue = r.get("cue_start")
    return Said(min(s for s, _ in spans), max(e for _, e in spans), r["start"], r["end"],
                -1 if cue is None else cue, frame, _speaker(r))


def _speaker(r: Row) -> frozenset[str]:
    """The names in the resolved speaker of an attribution; a mere role or pronoun is none."""
    return frozenset(w.lower() for w in _WORD.findall(str(r.get("speaker") or "")) if w[0].isupper())


def _frames(r: Row) -> bool:
    """Whether source and cue of an attribution only say who says it."""
    cue = str(r.get("cue") or "")
    return r.get("kind") == "direct" or bool(_CITING.match(cue)) or any(
        w in forms() and not _SAYING.isdisjoint(v.cls for v in forms()[w].verbs) for w in _WORD.findall(cue.lower()))


_BETWEEN = frozenset(("RB", "TO", "MD"))  # within a group of verbs
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))


class Proposition(NamedTuple):
    """``subject``: terms of the noun phrase before the first finite verb; ``predicate``: term of the verb, or blank.

    ``verbs``: terms of all its verbs. ``pronoun``: the subject is one, in lower case, or blank.
    """

    subject: frozenset[str]
    predicate: str
    verbs: frozenset[str]
    pronoun: str


def proposition(tokens: Sequence[Token], told: Sequence[Said]) -> Proposition:
    """The proposition of a statement; ``told`` is what is said in it."""
    spans = [(t.start, t.end) for t in told]
    heads = [span for t in told for span in t.frame]
    said = [t for t in tokens if any(s <= t.start < e for s, e in spans)]
    own = said if any(t.tag in _FINITE for t in said) else [
        t for t in tokens if not any(s <= t.start < e for s, e in heads)]
    verbs = frozenset(root(lowered(t.text)) for t in own if t.tag.startswith("VB") and t.lower not in function_words()
                      and t.text[0].isalpha())
    at = next((i for i, t in enumerate(own) if t.tag in _FINITE), -1)
    if at < 0:
        return Proposition(frozenset(), "", verbs, "")
    noun = next((i for i in range(at - 1, -1, -1) if own[i].tag in _NOUNS or own[i].tag == "PRP"), -1)
    if noun < 0:
        return Proposition(frozenset(), _verb(own, at), verbs, "")
    if own[noun].tag == "PRP":
        return Proposition(frozenset(), _verb(own, at), verbs, own[noun].lower)
    first = noun_start(own, noun, 0)
    subject = frozenset(root(lowered(t.text)) for t in own[first:noun + 1]
                        if t.text[0].isalnum() and t.lower not in function_words())
    return Proposition(subject, _verb(own, at), verbs, "")


def _verb(own: Sequence[Token], at: int) -> str:
    """The term of the last verb of the group that begins at ``at``: 'had not been arrested' gives 'arrest'."""
    last = at
    for i in range(at, len(own)):
        if own[i].tag.startswith("VB"):
            last = i
        elif own[i].tag not in _BETWEEN:
            break
    word = own[last].text
    return root(lowered(word)) if word[0].isalnum() else ""
