"""Words that describe persons: nouns, kin, parties, and what modifies an office."""

from functools import cache

from ... import lexicons
from ...english import Token
from ..names import lists

_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "messrs", "sir", "madam", "dr", "dame", "lady"))
_HYPHENS = "-‐‑"


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
