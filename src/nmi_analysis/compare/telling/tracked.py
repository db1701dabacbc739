"""Facts that a codebook tracks: which an article leaves out that the others give, and which it alone gives."""

from collections.abc import Iterator

from ...rows import Evidence, Finding
from ...tables import Row
from ..outlets import ended, joined, verb, words_of
from ..values import variable_of
from .told import Desk


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
    return Finding("alone", ended(f"Only {desk.outlets.label(article)} gives: {told}"), desk.settings.tracked_sure,
                   desk.settings.alone_weight, tuple(_evidence(r) for r in rows))


def _evidence(row: Row) -> Evidence:
    return Evidence(row["article"], row["start"], row["end"], "states", str(row["label"]))
