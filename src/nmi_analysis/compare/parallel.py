"""How near two renderings of one text are, and which sentences of two articles render one text.

Nearness is chrF and TER: TER by sacreBLEU, and chrF as sacreBLEU has it. A text is measured against many: what its runs
of characters are is counted once, where sacreBLEU counts it each time.

Independent reports of an event share a sentence here and there; two renderings of one text share their whole course:
both translate or rewrite the same source. So the sentences of two articles are paired by the rare words they share, in
the order of both, and only where most of an article finds its pair are the two taken for renderings of one text. What
stands between two pairs then belongs together too, so that a bad rendering is not left out for being unlike the others.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..english import Document
from ..settings import RenderingSettings
from .story import Story
from .terms import frequency

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


class Span(NamedTuple):
    """Characters of an article."""

    article: str
    start: int
    end: int


class Parallel(NamedTuple):
    """What two articles have for the same words of their source."""

    first: Span
    second: Span


class _Sentence(NamedTuple):
    start: int
    end: int
    weights: dict[str, float]
    total: float  # of the weights


def parallels(story: Story, settings: RenderingSettings) -> list[Parallel]:
    """The paired stretches of all articles that render one text, by articles and place."""
    if settings not in story.known:
        story.known[settings] = _parallels(story, settings)
    return list(story.known[settings])


def _parallels(story: Story, settings: RenderingSettings) -> list[Parallel]:
    listed = [a for a in sorted(story.documents) if story.documents[a].english][:settings.compared]
    sentences = {a: _sentences(story.documents[a]) for a in listed}
    words = {a: frozenset(w for s in sentences[a] for w in s.weights) for a in listed}
    made: list[Parallel] = []
    for a, b in combinations(listed, 2):
        least = min(len(words[a]), len(words[b]))
        if least and not repeats(story, a, b) and len(words[a] & words[b]) >= settings.shared * least:
            made += _paired(a, sentences[a], b, sentences[b], settings)
    return made


def repeats(story: Story, a: str, b: str) -> bool:
    """Whether one of two articles repeats the other: it is no other source."""
    first, second = story.by_article[a].get("duplicate_of"), story.by_article[b].get("duplicate_of")
    return first == b or second == a or bool(first and first == second)


def _sentences(document: Document) -> list[_Sentence]:
    made = []
    for s in document.sentences:
        if s.kind in ("body", "title"):
            lowers = {t.lower for t in document.tokens_of(s) if t.text[0].isalnum()}
            weights = {w: -math.log10(max(frequency(w), 1e-7)) - 2 for w in sorted(lowers) if frequency(w) < 1e-2}
            made.append(_Sentence(s.start, s.end, weights, math.fsum(weights.values())))
    return made


def _paired(a: str, one: Sequence[_Sentence], b: str, other: Sequence[_Sentence],
            settings: RenderingSettings) -> Iterator[Parallel]:
    """The stretches of two articles, where these render one text; else nothing."""
    chain = _chain([[_likeness(s, t, settings.likeness) for t in other] for s in one])
    if len(chain) < settings.pairs or len(chain) < settings.paired * min(len(one), len(other)):
        return
    for (i, j), (k, n) in pairwise([*chain, (len(one), len(other))]):
        yield Parallel(Span(a, one[i].start, one[i].end), Span(b, other[j].start, other[j].end))
        if k > i + 1 and n > j + 1 and (k, n) != (len(one), len(other)):
            yield Parallel(Span(a, one[i + 1].start, one[k - 1].end), Span(b, other[j + 1].start, other[n - 1].end))


def _likeness(s: _Sentence, t: _Sentence, least: float) -> float:
    """Share of the weight of both that is shared, 0 to 1; 0 below ``least``."""
    whole = s.total + t.total
    both = 2 * math.fsum([s.weights[word] for word in s.weights.keys() & t.weights.keys()])
    value = round(both / whole, 6) if whole else 0.0
    return value if value >= least else 0.0


def _chain(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs, in the order of both, whose likeness is greatest in all."""
    best = [[0.0] * (len(scores[0]) + 1) for _ in range(len(scores) + 1)] if scores else []
    for i, row in enumerate(scores):
        for j, value in enumerate(row):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + value)
    made = []
    i, j = len(scores), len(scores[0]) if scores else 0
    while i and j:
        if scores[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + scores[i - 1][j - 1]:
            made.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return made[::-1]
