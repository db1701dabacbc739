"""Who says it: the part of a sentence that names a speaker, as against what is said.

A frame ('the minister told reporters on Thursday') is no claim. A short one goes with what is said and its words
count for nothing; a long one tells of an occasion and stands for itself.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..extract.quotes.verbs import forms
from ..tables import Row

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
