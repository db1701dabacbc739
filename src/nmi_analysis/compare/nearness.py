"""ChrF and TER of one rendering against another, by sacreBLEU."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")  # two outlets' typography is no other wording
_KNOWN = 1 << 14


@lru_cache(maxsize=_KNOWN)
def chrf(text: str, other: str) -> float:
    """0 to 100; higher is nearer. Not symmetric."""
    return 100.0 if text == other else float(_chrf().sentence_score(text, [other]).score)


@lru_cache(maxsize=_KNOWN)
def ter(text: str, other: str) -> float:
    """Edits per hundred words of the other, from 0; lower is nearer."""
    return 0.0 if text == other else float(_ter().sentence_score(text, [other]).score)


@cache
def _chrf() -> "CHRF":
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


@cache
def _ter() -> "TER":
    from sacrebleu.metrics.ter import TER

    return TER()


@cache
def signature() -> str:
    """The options of both, as sacreBLEU writes them."""
    chrf("a", "b")
    ter("a", "b")
    return f"chrF2|{_chrf().get_signature()}; TER|{_ter().get_signature()}"
