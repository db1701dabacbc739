"""Headlines and leads side by side: how each article begins to tell the event."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ...rows import Evidence, Finding
from ..story import ended, joined, words_of
from ..terms import words
from .pieces import Piece, pieces
from .reading import Line, Reading, Weights, terms_of
from .told import Desk


class Opening(NamedTuple):
    """How an article begins: its headline, where its text has one, and its first paragraph; ``shown`` is quoted."""

    article: str
    headline: tuple[int, int] | None
    lead: list[Line]
    shown: tuple[int, int]


def framing(desk: Desk) -> Iterator[Finding]:
    """One finding: the headlines of the articles that differ most in them, else their leads; none if all are alike."""
    openings = [o for a in desk.reading.articles[:desk.settings.framed] if (o := _opening(desk.reading, a))]
    for by, shown in (("headline", [o for o in openings if o.headline]), ("lead", openings)):
        vectors = {o.article: _vector(desk.reading, o, by) for o in shown}
        chosen = _apart(list(vectors), vectors, desk.settings.most_openings)
        likeness = [_cosine(vectors[a], vectors[b]) for a, b in combinations(chosen, 2)]
        if likeness and min(likeness) <= desk.settings.framed_alike:
            found = [o for o in shown if o.article in chosen]
            weight = desk.settings.framing_weight * (1 - 0.3 * sum(likeness) / len(likeness))
            yield Finding("framing", ended(_side_by_side(desk, found, by)), desk.settings.framing_sure,
                          round(weight, 4), tuple(e for o in found for e in _evidence(o)))
            return


def _opening(reading: Reading, article: str) -> Opening | None:
    lines = reading.lines[article]
    title = next((str(a.get("title") or "") for a in reading.story.articles if a["article"] == article), "")
    text = reading.documents[article].text
    at = text.find(title, 0, len(title) + _HEAD) if title.strip() else -1
    headline = (at, at + len(title)) if at >= 0 else next(((x.start, x.end) for x in lines if x.title), None)
    headline = headline if headline and _is_headline(reading, article, *headline) else None
    body = next((x for x in lines if not x.title and (headline is None or x.start >= headline[1])
                 and len(words(text, x.start, x.end)) > _WORDS), None)  # shorter is a name or a title
    if body is None:
        return None
    sentences = reading.documents[article].sentences
    paragraph = sentences[body.sentence].paragraph
    lead = [x for x in lines if not x.title and sentences[x.sentence].paragraph == paragraph][:_LEAD]
    return Opening(article, headline, lead, _main_clause(reading, body))


def _main_clause(reading: Reading, line: Line) -> tuple[int, int]:
    """The shortest clause that begins a line and can be read alone; else the line."""
    found = pieces(reading, line)
    begun = [p for p in found if p.start == found[0].start]
    shown = min(begun, key=lambda p: p.end, default=Piece(line, line.start, line.end))
    return shown.start, shown.end


def _is_headline(reading: Reading, article: str, start: int, end: int) -> bool:
    """Whether it is short, and says more than a date or a name."""
    dated = sum(min(end, d["end"]) - max(start, d["start"]) for d in reading.rows["dates"][article]
                if d["start"] < end and start < d["end"])
    found = words(reading.documents[article].text, start, end)
    return end - start <= _LONGEST and 4 * dated < end - start and sum(w.lower[0].isalpha() for w in found) > _WORDS


_LONGEST, _WORDS = 200, 3  # characters and words of a headline
_LEAD = 3  # sentences of a lead
_HEAD = 400  # characters before a headline: a line of the page, a date


def _vector(reading: Reading, o: Opening, by: str) -> Weights:
    start, end = o.headline if by == "headline" and o.headline else o.shown
    listed = words(reading.documents[o.article].text, start, end)
    return {t: reading.rarity[t] for t in sorted({t for w in listed for t in terms_of(w)}) if t in reading.rarity}


def _cosine(a: Weights, b: Weights) -> float:
    shared = sum(w * w for t, w in a.items() if t in b)
    return round(shared / (math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values())) or 1.0), 6)


def _apart(articles: list[str], vectors: dict[str, Weights], most: int) -> list[str]:
    """At most ``most`` articles: the two least alike, then each time the one that is least like those chosen."""
    if len(articles) <= most:
        return articles
    _, *chosen = min((_cosine(vectors[a], vectors[b]), a, b) for a, b in combinations(articles, 2))
    while len(chosen) < most:
        left = [a for a in articles if a not in chosen]
        chosen.append(min(left, key=lambda a: max(_cosine(vectors[a], vectors[c]) for c in chosen)))
    return [a for a in articles if a in chosen]


def _side_by_side(desk: Desk, found: Sequence[Opening], by: str) -> str:
    told = []
    for o in found:
        start, end = o.headline if by == "headline" and o.headline else o.shown
        said = words_of(desk.reading.documents[o.article].text[start:end])
        told.append(f"{said} ({desk.outlets.label(o.article)})")
    return f"The {by}s read {joined(told)}"


def _evidence(o: Opening) -> Iterator[Evidence]:
    if o.headline:
        yield Evidence(o.article, *o.headline)
    for line in o.lead:
        yield Evidence(o.article, line.start, line.end)
