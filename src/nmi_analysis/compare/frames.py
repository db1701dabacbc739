"""The parts of a sentence: who speaks as against what is said, and who does what in it.

A frame ('the minister told reporters on Thursday') is no claim. A short one goes with what is said and its words
count for nothing; a long one tells of an occasion and stands for itself.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..english import Token
from ..english.chunks import noun_start
from ..extract.quotes.verbs import forms
from ..store import Row
from .clauses import function_words
from .terms import lowered, root

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


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
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
