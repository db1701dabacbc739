"""Whether a statement is denied."""

from functools import cache

from ... import lexicons
from ...language import Document
from ...settings import FactSettings
from .places import Place

_NEGATION = frozenset({"no", "not", "never", "neither", "nor", "none", "without", "n't", "n’t", "cannot"})
_CLAUSE = frozenset({",", ";", ":", ".", "—", "–", "“", "”", '"', "but", "that", "and"})
_BREAKS = frozenset({";", ":", "“", "”", '"', "but", "while", "whereas", "although", "though"})
# 'not only to 40' and 'no fewer than 40' deny nothing
_ADDING = frozenset({"only", "just", "merely", "simply"})
_COMPARATIVE = frozenset({"JJR", "RBR"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})


def negates(document: Document, place: Place) -> bool:
    """A negation stands inside the place."""
    first, last = document.token_at(place.start), document.token_at(place.end - 1)
    return any(_negation(document, i) for i in range(first, last + 1))


def denied(document: Document, place: Place, settings: FactSettings) -> bool:
    """A negation stands shortly before the place, in the same clause."""
    return _negated(document, document.token_at(place.start), place.sentence, settings.negation_reach)


def change_denied(document: Document, figure: int, place: Place, settings: FactSettings) -> bool:
    """The change that arrives at a figure is denied: 'did not expand the mission to 40'; ``figure``: its start."""
    first = document.token_at(figure)
    verb = _governing(document, first, place.sentence, settings.change_reach)
    return verb is not None and _negated(document, verb, place.sentence, settings.verb_negation_reach)


def _governing(document: Document, first: int, sentence: int, reach: int) -> int | None:
    """The token of the nearest word of change to the left in the clause, or of a finite verb nearer than that."""
    floor = max(document.sentences[sentence].first, first - reach - 1)
    for i in range(first - 1, floor - 1, -1):
        token = document.tokens[i]
        if token.lower in _BREAKS:
            return None
        if token.lower in _changing() or token.tag in _FINITE:
            return i
    return None


@cache
def _changing() -> frozenset[str]:
    """Verbs and nouns of change."""
    return frozenset(r["word"] for r in lexicons.table("changes") if r["class"] in ("verb", "noun"))


def _negated(document: Document, first: int, sentence: int, reach: int) -> bool:
    for i in range(first - 1, max(document.sentences[sentence].first, first - reach) - 1, -1):
        if document.tokens[i].lower in _CLAUSE:
            return False
        if _negation(document, i):
            return True
    return False


def _negation(document: Document, i: int) -> bool:
    word, after = document.tokens[i].lower, document.tokens[i + 1:i + 3]
    if word not in _NEGATION and not word.endswith(("n't", "n’t")):
        return False
    bound = len(after) == 2 and after[0].tag in _COMPARATIVE and after[1].lower == "than"
    return not bound and not (after and after[0].lower in _ADDING)
