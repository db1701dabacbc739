"""ChrF and TER of one rendering against another: TER by sacreBLEU, and chrF as sacreBLEU has it.

A text is measured against many: what its runs of characters are is counted once, where sacreBLEU counts it each time.
"""

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")  # two outlets' typography is no other wording
_KNOWN = 1 << 14
_HELD = 1 << 11  # texts whose runs are held, some 40 KB each
_LONGEST, _BETA = 6, 2 ** 2  # characters of a run; recall counts four times as much


class _Runs(NamedTuple):
    """Runs of some characters of a text: their number, each once, and how often those stand that are there again."""

    number: int
    kinds: frozenset[str]
    again: dict[str, int]


@lru_cache(maxsize=_KNOWN)
def chrf(text: str, other: str) -> float:
    """0 to 100; higher is nearer. Not symmetric."""
    if text == other:
        return 100.0
    precision = recall = 0.0
    orders = 0
    for own, its in zip(_runs(text), _runs(other), strict=True):
        if own.number and its.number:
            same = len(own.kinds & its.kinds) + sum(
                [min(own.again[run], its.again[run]) - 1 for run in own.again.keys() & its.again.keys()])
            precision, recall, orders = precision + same / own.number, recall + same / its.number, orders + 1
    if not precision + recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    score = (1 + _BETA) * precision * recall
    return 100 * (score / (_BETA * precision + recall))


@lru_cache(maxsize=_HELD)
def _runs(text: str) -> list[_Runs]:
    """The runs of one to six characters, spaces aside."""
    line = "".join(text.split())
    made = []
    for n in range(1, _LONGEST + 1):
        counted = Counter([line[i:i + n] for i in range(len(line) - n + 1)])
        again = {run: count for run, count in counted.items() if count > 1}
        made.append(_Runs(max(0, len(line) - n + 1), frozenset(counted), again))
    return made


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
    _chrf().sentence_score("a", ["b"])
    ter("a", "b")
    return f"chrF2|{_chrf().get_signature()}; TER|{_ter().get_signature()}"
