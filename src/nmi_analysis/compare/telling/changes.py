"""Changes of a figure from one value to another, where they are the event's news."""

from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...tables import Row
from ..outlets import ended, verb
from .told import Desk

_LEAD = 3  # lines


def changes(desk: Desk) -> Iterator[Finding]:
    """'From A to B', where a headline or lead or two articles tell it, with the figures as they stand there."""
    pairs: dict[tuple[float, float], list[tuple[Row, Row]]] = {}
    for article in desk.reading.articles:
        rows = desk.reading.rows["figures"][article]
        for r in rows:
            begun = next((o for o in rows if o["sentence"] == r["sentence"]
                          and o["value"] == r.get("from_value")), None)
            if begun and r.get("value") is not None:
                pairs.setdefault((begun["value"], r["value"]), []).append((begun, r))
    for key in sorted(pairs):
        found = list({r["article"]: (b, r) for b, r in reversed(pairs[key])}.values())[::-1]
        leading = any(_leads(desk, r) for _, r in found)
        if leading or len(found) > 1:
            yield _changed(desk, found, leading=leading)


def _leads(desk: Desk, row: Row) -> bool:
    line = desk.reading.line_at(row["article"], row["start"])
    return line is not None and (line.title or line.place <= _LEAD)


def _changed(desk: Desk, found: list[tuple[Row, Row]], *, leading: bool) -> Finding:
    begun, ends = next((pair for pair in found if desk.counted(pair[1]) != pair[1]["text"]), found[0])
    articles = [r["article"] for _, r in found]
    by = f"{verb(articles, 'say')} {desk.outlets.named(articles)}"
    told = f"A change from {begun['text']} to {desk.counted(ends)}, {by}"
    weight = desk.settings.change_weight * (1.0 if leading else 0.7) * (1.0 if len(articles) > 1 else 0.8)
    return Finding("change", ended(told), desk.settings.change_sure, round(weight, 4),
                   tuple(Evidence(r["article"], r["start"], r["start"] + len(desk.counted(r))) for both in found
                         for r in both))
