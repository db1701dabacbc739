"""What a stretch of words does in its sentence: a condition, a contrast, a reason, a denial, a guess, or content."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from ... import lexicons
from ...settings import AlterationSettings
from ..operators import negates
from .spokenwords import SpokenWord

Carries = Literal["condition", "contrast", "reason", "negation", "hedge", "content", "little"]
_LINKS: tuple[Carries, ...] = ("condition", "contrast", "reason")
_ADDING = (["only"], ["just"], ["merely"], ["least"], ["less"], ["fewer"])  # 'not only' denies nothing


@cache
def _phrases(kind: str) -> frozenset[tuple[str, ...]]:
    """Phrases as keys."""
    return frozenset(tuple(phrase.split()) for phrase in lexicons.words("clause_links", carries=kind))


def carried(words: Sequence[SpokenWord], before: bool, settings: AlterationSettings) -> Carries:
    """What is lost without the words, the weightiest first; ``before``: they stand before what is kept.

    ``little`` for hardly any words of meaning, and for a clause that only follows another: 'and he left'.
    """
    own = [w for w in words if not w.editorial]
    keys = [w.key for w in own]
    terms = len({w.term for w in own} - {""})
    joined = bool(own) and own[0].tag == "CC"
    for kind in _LINKS:
        # 'But' at the beginning joins the words to those before them.
        own_keys = keys[1:] if before and joined and kind == "contrast" else keys
        if terms >= settings.tells - (kind != "contrast") and _has(own_keys, kind):
            return kind
    near = keys[-settings.governed:]
    if before and any(negates(key) and near[i + 1:i + 2] not in _ADDING for i, key in enumerate(near)):
        return "negation"
    if before and _has(near, "hedge"):
        return "hedge"
    return "content" if terms >= settings.tells and (before or not joined) else "little"


def _has(keys: Sequence[str], kind: str) -> bool:
    """Whether a phrase of a kind stands among keys."""
    return any(tuple(keys[i:i + len(phrase)]) == phrase for phrase in _phrases(kind) for i in range(len(keys)))
