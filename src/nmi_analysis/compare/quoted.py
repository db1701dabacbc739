"""Where an article quotes somebody word for word: direct attributions, and whatever stands in quotation marks."""

import re
from collections.abc import Iterable

from ..tables import Row

# A paragraph may leave its quotation open and the next one take it up: the mark then closes at the paragraph's end.
_MARKED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^«»\n]*(?:»|$)|„[^„“”\n]*(?:[“”]|$)", re.MULTILINE)


def quoted(text: str, attributions: Iterable[Row] = ()) -> list[tuple[int, int]]:
    """Spans (start, end) of quoted words, in order and apart; ``attributions`` are the article's rows."""
    spans = sorted({m.span() for m in _MARKED.finditer(text)}
                   | {(r["start"], r["end"]) for r in attributions if r.get("kind") == "direct"})
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return made
