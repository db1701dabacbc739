"""All detectors that look at one text alone, and how their flags become rows.

The whole text is judged first: in one that was not spun no word is suspected of having been put in for another.
Overlapping flags are merged (see ``merge``); what stands in a web left-over is left to ``artefacts``.
"""

from collections.abc import Iterator

from ..english import Context, Document
from ..store import Row, Rows
from . import gate, grammar, inversion, marks, phrases
from .merge import merge


def judged(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """The article's row of ``quality``, begun: whether the text was spun."""
    yield gate.judged(document, context.settings.quality)


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``flags`` in text order."""
    settings = context.settings.quality
    spun = gate.spun(next(iter(rows.get("quality", ())), None), settings)
    found = [
        *(gate.suspected(document, settings) if spun else ()),
        *grammar.detect(document, spun=spun),
        *inversion.detect(document, settings),
        *marks.detect(document),
        *phrases.detect(document, context.phrases),
    ]
    taken = [(r["start"], r["end"]) for r in rows.get("flags", ())]
    kept = (r for r in found if not any(s < r["end"] and r["start"] < e for s, e in taken))
    yield from merge(kept, document.text)
