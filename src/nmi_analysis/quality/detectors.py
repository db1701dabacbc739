"""All detectors that look at one text alone, and how their flags become rows.

Overlapping flags are merged (see ``merge``); what stands in a web left-over is left to ``artefacts``.
"""

from collections.abc import Iterator

from ..language import Context, Document
from ..tables import Row, Rows
from . import broken_terms, fixed_terms, grammar, inversion, marks, phrases, substitution
from .assessment import assess
from .merge import merge


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``flags`` in text order."""
    settings = context.settings.quality
    assessed = assess(document, settings)
    found = [
        *substitution.detect(document, assessed, settings),
        *fixed_terms.detect(document, assessed, settings),
        *broken_terms.detect(document, assessed, settings),
        *grammar.detect(document, spun=assessed.share >= settings.spun_text),
        *inversion.detect(document, settings),
        *marks.detect(document),
        *phrases.detect(document, context.phrases),
    ]
    taken = [(r["start"], r["end"]) for r in rows.get("flags", ())]
    kept = (r for r in found if not any(s < r["end"] and r["start"] < e for s, e in taken))
    yield from merge(kept, document.text)
