"""Whether a statement is denied."""

from ...language import Document, Token
from .places import Place

_NEGATION = frozenset({"no", "not", "never", "neither", "nor", "none", "without", "n't", "n’t", "cannot"})
_CLAUSE = frozenset({",", ";", ":", ".", "—", "–", "“", "”", '"', "but", "that", "and"})


def negates(document: Document, place: Place) -> bool:
    """A negation stands inside the place."""
    first, last = document.token_at(place.start), document.token_at(place.end - 1)
    return any(map(_negation, document.tokens[first:last + 1]))


def denied(document: Document, place: Place, reach: int) -> bool:
    """A negation stands at most ``reach`` words before the place, in the same clause."""
    first = document.token_at(place.start)
    for token in reversed(document.tokens[max(0, first - reach):first]):
        if token.lower in _CLAUSE or document.sentence_at(token.start) != place.sentence:
            return False
        if _negation(token):
            return True
    return False


def _negation(token: Token) -> bool:
    return token.lower in _NEGATION or token.lower.endswith(("n't", "n’t"))
