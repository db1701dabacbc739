"""Where an article quotes somebody word for word, and whether the words may be somebody else's."""

import re
from collections.abc import Iterable

from ..store import Row

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


def doubtful(row: Row, attributions: Iterable[Row], people: Iterable[Row]) -> bool:
    """Whether the words of an attribution may be somebody else's than its speaker's.

    Somebody else speaks, or is named, between the words and who is said to say them; or two say them together.
    ``attributions`` and ``people`` are rows of the article, the latter those of ``mentions`` of persons.
    """
    if row.get("source_start") is None:
        return True
    named = [m for m in people if m["entity"] != row["speaker"]]
    source, words = (row["source_start"], row["source_end"]), (row["start"], row["end"])
    gaps = [_between(source, words)]
    if row.get("cue_start") is not None:
        cue = row["cue_start"], row["cue_end"]
        gaps = [_between((min(source[0], cue[0]), max(source[1], cue[1])), words)]
        if any(_holds(_between(source, cue), m["start"]) for m in named):
            return True
    joined = any(source[0] < m["start"] < source[1] and str(row["source"])[:m["start"] - source[0]].endswith(" and ")
                 for m in named)
    return joined or any(q.get("source_start") is not None and q.get("speaker") not in ("", None, row["speaker"])
                         and _holds(gap, q["source_start"]) for q in attributions for gap in gaps)


def _between(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The characters between two spans; none where they overlap."""
    return min(one[1], other[1]), max(one[0], other[0])


def _holds(span: tuple[int, int], start: int) -> bool:
    return span[0] <= start < span[1]
