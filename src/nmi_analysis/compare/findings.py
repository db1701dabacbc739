"""The table ``findings``: what the comparers found worth telling, in the order in which it is told.

The first is the one of most confidence times weight. What an earlier finding has told of the same places is not told
again.
"""

from collections.abc import Iterable, Sequence

from ..language import Context
from ..rows import CONFLICTS, KINDS, Finding
from ..settings import FindingSettings
from ..tables import Row
from .story import Story


def findings(story: Story, found: Iterable[Finding], context: Context) -> list[Row]:
    """Rows of ``findings``: those of one finding have its number."""
    kept = _once(sorted(found, key=_order), context.settings.findings)
    return [row for number, finding in enumerate(kept, 1) for row in _rows(story, number, finding)]


def _order(f: Finding) -> tuple[float, int, list[tuple[str, int]], str]:
    places = [(e.article, -1 if e.start is None else e.start) for e in f.evidence]
    return -round(f.confidence * f.weight, 6), KINDS.index(f.kind), places, f.statement


def _once(ordered: Sequence[Finding], settings: FindingSettings) -> list[Finding]:
    """Without those that stand on the places of an earlier one of their kind; conflicts are of one kind here."""
    kept: list[Finding] = []
    seen: dict[str, set[tuple[str, int, int]]] = {}
    for f in ordered:
        told = seen.setdefault("conflict" if f.kind in CONFLICTS else f.kind, set())
        if f.spans and len(f.spans & told) > settings.shared * len(f.spans):
            continue
        told |= f.spans
        kept.append(f)
    return kept


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
