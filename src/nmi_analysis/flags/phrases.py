"""A user's own list of phrases and what is expected in their place (``--phrases FILE``)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..english import Document
from ..store import Row
from .wordcase import like

RULE = "flags.phrase_list/v1"


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = (r"[\s\-‐‑]+".join(map(re.escape, re.split(r"[\s\-‐‑]+", p))) for p in
             sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def detect(document: Document, phrases: Mapping[str, str]) -> Iterator[Row]:
    """A row per place where a listed phrase stands, hyphens and spaces alike, longest first."""
    if not phrases:
        return
    expected = {_key(p): e for p, e in phrases.items()}
    for m in _pattern(tuple(phrases)).finditer(document.text):
        right = expected.get(_key(m.group()), "")
        if right.lower() == m.group().lower():
            continue
        yield {
            "start": m.start(), "end": m.end(), "category": "terminology", "severity": "major",
            "suggestion": like(right, m.group()), "evidence": "stands in the phrase list given", "confidence": 0.95,
            "rule": RULE,
        }


def _key(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-‐‑]+", phrase.lower()))
