"""Who does what: the subject and the predicate of a statement, read from part-of-speech tags.

Of what is reported the proposition is that of the content: 'the mayor said the bridge will close' is about the bridge.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..language import Token
from ..language.chunks import noun_start
from .clauses import function_words
from .frames import Said
from .terms import lowered, root

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
