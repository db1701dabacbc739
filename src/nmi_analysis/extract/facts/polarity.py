"""Whether a statement is denied."""

from ...language import Document, Token
from .places import Place

_NEGATION = frozenset({"no", "not", "never", "neither", "nor", "none", "without", "n't", "n’t", "cannot"})
_CLAUSE = frozenset({",", ";", ":", ".", "—", "–", "“", "”", '"', "but", "that", "and"})


def denied(document: Document, place: Place, reach: int) -> bool:
    """A negation inside the place, or at most ``reach`` words before it in the same clause."""
    first, last = document.token_at(place.start), document.token_at(place.end - 1)
    if any(map(_negates, document.tokens[first:last + 1])):
        return True
    for token in reversed(document.tokens[max(0, first - reach):first]):
        if token.lower in _CLAUSE or document.sentence_at(token.start) != place.sentence:
            return False
        if _negates(token):
            return True
    return False


def _negates(token: Token) -> bool:
    return token.lower in _NEGATION or token.lower.endswith(("n't", "n’t"))
