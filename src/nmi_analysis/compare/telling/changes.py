"""Figures that changed from one value to another, and tracked facts that one article leaves out or alone gives."""

from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...store import Row
from ..outlets import ended, joined, verb, words_of
from ..values import variable_of
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


def tracked(desk: Desk) -> Iterator[Finding]:
    """Of facts told by all of a time but one, and of those that one article alone gives."""
    given: dict[str, dict[str, Row]] = {}
    independent = set(desk.reading.story.independent)
    for r in desk.reading.story.table("claims"):
        if r["kind"] == "variable" and r["article"] in independent:
            given.setdefault(variable_of(r["claim"]), {}).setdefault(r["article"], r)
    lone: dict[str, list[Row]] = {}
    for rows in given.values():
        peers = [a for a in independent if not any(desk.apart(a, b) for b in rows)]
        missing = sorted(set(peers) - set(rows))
        if len(missing) == 1 and len(rows) >= 2:
            yield _missing(desk, missing[0], rows)
        elif len(rows) == 1 and len(peers) > 1:
            lone.setdefault(next(iter(rows)), []).extend(rows.values())
    for article in sorted(lone):
        yield _alone(desk, article, lone[article][:desk.settings.most_tracked])


def _missing(desk: Desk, silent: str, rows: dict[str, Row]) -> Finding:
    tellers, first = sorted(rows), rows[min(rows)]
    return Finding(
        "left_out", ended(f"{desk.outlets.label(silent)} says nothing of what {desk.outlets.named(tellers)} "
                          f"{verb(tellers, 'give')}: {first['label']} ({words_of(first['text'])})"),
        desk.settings.tracked_sure, desk.settings.left_out_weight,
        (*(_evidence(rows[a]) for a in tellers), Evidence(silent, role="leaves_out")))


def _alone(desk: Desk, article: str, rows: list[Row]) -> Finding:
    told = joined([f"{r['label']} ({words_of(r['text'])})" for r in rows])
    return Finding("alone", ended(f"Only {desk.outlets.alone(article)} gives: {told}"), desk.settings.tracked_sure,
                   desk.settings.alone_weight, tuple(_evidence(r) for r in rows))


def _evidence(row: Row) -> Evidence:
    return Evidence(row["article"], row["start"], row["end"], "states", str(row["label"]))
