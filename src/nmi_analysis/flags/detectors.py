"""All detectors that look at one text alone, a user's own list of phrases among them, and how their flags become rows.

The whole text is judged first: in one that was not spun no word is suspected of having been put in for another.
Overlapping flags are merged (see ``merge``); what stands in a web left-over is left to ``artefacts``. The list
(``--phrases FILE``) has phrases and what is expected in their place.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..english import Context, Document
from ..store import Row, Rows
from . import gate, grammar, inversion, marks
from .merge import merge
from .substitutes import like

_PHRASE_RULE = "flags.phrase_list/v1"


@lru_cache(maxsize=8)
def _phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = (r"[\s\-‐‑]+".join(map(re.escape, re.split(r"[\s\-‐‑]+", p))) for p in
             sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _listed(document: Document, phrases: Mapping[str, str]) -> Iterator[Row]:
    """A row per place where a listed phrase stands, hyphens and spaces alike, longest first."""
    if not phrases:
        return
    expected = {_phrase_key(p): e for p, e in phrases.items()}
    for m in _phrase_pattern(tuple(phrases)).finditer(document.text):
        right = expected.get(_phrase_key(m.group()), "")
        if right.lower() == m.group().lower():
            continue
        yield {
            "start": m.start(), "end": m.end(), "category": "terminology", "severity": "major",
            "suggestion": like(right, m.group()), "evidence": "stands in the phrase list given", "confidence": 0.95,
            "rule": _PHRASE_RULE,
        }


def _phrase_key(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-‐‑]+", phrase.lower()))


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
        *_listed(document, context.phrases),
    ]
    taken = [(r["start"], r["end"]) for r in rows.get("flags", ())]
    kept = (r for r in found if not any(s < r["end"] and r["start"] < e for s, e in taken))
    yield from merge(kept, document.text)
