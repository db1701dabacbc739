"""The table ``findings``: what the comparers found worth telling, in the order in which it is told.

The first is the one of most confidence times weight. What an earlier finding has told of the same places is not told
again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heapreplace

from ..english import Context
from ..rows import CONFLICTS, KINDS, Evidence, Finding
from ..settings import FindingSettings
from ..store import Row
from .story import Story

_CONFLICT, _LONE = "conflict", "lone"
_MOST = 0.66  # share of a line


def findings(story: Story, found: Iterable[Finding], context: Context) -> list[Row]:
    """Rows of ``findings``: those of one finding have its number."""
    settings = context.settings.findings
    kept = _mixed(_undivided(_once(sorted(found, key=_order), settings)), settings)
    return [row for number, finding in enumerate(kept, 1) for row in _rows(story, number, finding)]


def _order(f: Finding) -> tuple[float, int, list[tuple[str, int]], str]:
    places = [(e.article, -1 if e.start is None else e.start) for e in f.evidence]
    return -round(f.confidence * f.weight, 6), KINDS.index(f.kind), places, f.statement


def _once(ordered: Sequence[Finding], settings: FindingSettings) -> list[Finding]:
    """Without those said before, or on the places of earlier ones of their kind; conflicts are of one kind here.

    Other values in the words of a conflict are another conflict.
    """
    kept: list[Finding] = []
    seen: dict[tuple[str, str], list[Evidence]] = {}
    said: set[str] = set()
    for f in ordered:
        kind = _kind(f)
        again = _covered if kind == _LONE else _same
        placed = {(e.article, e.start, e.end): e for e in f.evidence if e.start is not None}
        told = sum(any(again(e, other) and not (kind == _CONFLICT and _other(e.value, other.value))
                       for other in seen.get((kind, e.article), ())) for e in placed.values())
        if f.statement in said or (placed and told > settings.shared * len(placed)):
            continue
        said.add(f.statement)
        for e in placed.values():
            seen.setdefault((kind, e.article), []).append(e)
        kept.append(f)
    return kept


def _other(value: str, told: str) -> bool:
    """Whether two values are two: neither is blank or part of the other, as '12' is of 'Boats at sea: 12'."""
    return value not in told and told not in value


def _undivided(found: Sequence[Finding]) -> list[Finding]:
    """Without agreements in whose passages articles stand on two sides of a conflict."""
    placed: defaultdict[str, list[tuple[int, Evidence]]] = defaultdict(list)
    for number, f in enumerate(found):
        for e in f.evidence if f.kind in CONFLICTS else ():
            placed[e.article].append((number, e))
    return [f for f in found if f.kind != "agreed" or not _divided(f, placed)]


def _divided(agreed: Finding, placed: Mapping[str, Sequence[tuple[int, Evidence]]]) -> bool:
    """``placed``: by article the evidence of conflicts, each with the number of its conflict."""
    sides: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for article, start, end in agreed.spans:
        for number, e in placed.get(article, ()):
            if e.start is not None and e.end is not None and e.start < end and start < e.end:
                sides[number].add((e.role, e.value))
    return any(len(found) > 1 for found in sides.values())


def _length(e: Evidence) -> int:
    return (e.end or 0) - (e.start or 0)


def _same(e: Evidence, other: Evidence) -> bool:
    """Whether two places have most of the shorter one in common."""
    return 2 * e.shared(other) > min(_length(e), _length(other))


def _covered(e: Evidence, earlier: Evidence) -> bool:
    """Whether most of a place stands in an earlier one: a line of which the speaker's office was told says more."""
    return e.shared(earlier) > _MOST * _length(e)


def _mixed(ordered: Sequence[Finding], settings: FindingSettings) -> list[Finding]:
    """In turn the best of those left, where each one told makes those of its kind and of its outlet count for less.

    Those below ``least`` come last.
    """
    told = [(f, _about(f)) for f in ordered if f.confidence >= settings.least]
    made: list[Finding] = []
    kinds: Counter[str] = Counter()
    outlets: Counter[tuple[str, str]] = Counter()

    def score(number: int) -> float:
        f, about = told[number]
        again = settings.repeated ** kinds[f.kind]
        return round(f.confidence * f.weight * again * settings.outlet ** outlets[about], 6)

    queue = [(-score(number), number) for number in range(len(told))]
    heapify(queue)
    while queue:  # scores only fall: one that still holds is the best
        before, number = queue[0]
        if -score(number) > before:
            heapreplace(queue, (-score(number), number))
            continue
        best, about = told[heappop(queue)[1]]
        made.append(best)
        kinds[best.kind] += 1
        outlets[about] += 1
    return [*made, *(f for f in ordered if f.confidence < settings.least)]


def _kind(f: Finding) -> str:
    """Its kind, where kinds that stand on one place say the same of it."""
    return _CONFLICT if f.kind in CONFLICTS else _LONE if f.kind in ("alone", "voices") else f.kind


def _about(f: Finding) -> tuple[str, str]:
    """Its kind and the article that it is about: the one that leaves out, or else the first."""
    silent = next((e.article for e in f.evidence if e.role == "leaves_out"), f.articles[0])
    return f.kind, silent


def _rows(story: Story, number: int, f: Finding) -> Iterable[Row]:
    for e in f.evidence:
        row: Row = {"story": story.id, "finding": number, "kind": f.kind, "statement": f.statement,
                    "confidence": f.confidence, "weight": f.weight, "role": e.role, "value": e.value,
                    "article": e.article}
        if e.start is not None and e.end is not None:
            document = story.documents[e.article]
            row |= {"sentence": document.sentence_at(e.start), "start": e.start, "end": e.end,
                    "text": document.text[e.start:e.end]}
        yield row
