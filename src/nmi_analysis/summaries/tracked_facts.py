"""Findings on the codebook's variables: contradicted, denied, differing, of another time, agreed, told by one alone."""

import re
from collections.abc import Iterable

from ..tables import Row, TableSet, records
from .facts import facts
from .figures import changes
from .finding import Finding, articles_of, place, verb
from .items import items, variable_of
from .sources import Sources
from .words import present, variable_label

CONTRADICTED, DENIED, DIFFERENT, OTHER_TIME, AGREED, LONE = range(6)  # in which order they are told
DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def told(tables: TableSet, sources: Sources) -> list[tuple[int, Finding]]:
    """A finding per variable with its rank, best first; statements of another time are told as such."""
    made, said = [], facts(tables)
    contradicted = {variable_of(r["claim"]) for r in records(tables.claims) if r["stance"] == "contradicts"}
    apart = {(r["item"].partition("codebook/")[2], r["article"]) for r in items(tables)
             if r["kind"] == "variable" and r["time_separated"]}
    for variable in dict.fromkeys(said["variable"]):
        rows = records(said[said["variable"] == variable])
        now = [r for r in rows if (variable, r["article"]) not in apart]
        then = [r for r in rows if (variable, r["article"]) in apart]
        made.append(_told(sources, variable_label(tables, variable), now or then, then if now else [],
                          variable in contradicted))
    return sorted(made, key=lambda m: m[0])


def _told(sources: Sources, label: str, now: list[Row], then: list[Row], against: bool) -> tuple[int, Finding]:
    """``now``: statements of the time that most speak of; ``then``: those of another time."""
    agreed = then if len(_by_value([*now, *then])) == 1 else []
    other = [] if agreed else then
    values = _by_value([*now, *agreed])
    told_of = "; ".join(f"{said} ({sources.named(articles_of(v))})" for said, v in _wordings(values))
    later = f"; at another time {_listed(sources, other)}" if other else ""
    places = [place(r) for r in [*now, *agreed, *other]]
    who = articles_of([*now, *agreed])
    if len(values) > 1:
        rank = CONTRADICTED if against else DENIED if "denied" in values else DIFFERENT
        how = "the sources differ" if rank else "the sources contradict each other"
        return rank, Finding("differ" if rank else "contradiction", f"{label}: {how}: {told_of}{later}.", places)
    if other:
        return OTHER_TIME, Finding("other time", f"{label}: {told_of}{later}.", places)
    if "denied" in values:
        return DENIED, Finding("denied", f"{label}: {_value(now)}, {verb(who, 'say')} {sources.named(who)}.", places)
    if len(who) > 1:
        return AGREED, Finding("fact", f"{label}: {told_of}.", places)
    return LONE, Finding("alone", f"{label} ({_value(now)})", places)


def _listed(sources: Sources, rows: list[Row]) -> str:
    return "; ".join(f"{said}, {verb(articles_of(v), 'say')} {sources.named(articles_of(v))}"
                     for said, v in _wordings(_by_value(rows)))


def _wordings(values: dict[str, list[Row]]) -> Iterable[tuple[str, list[Row]]]:
    """Each wording of each value with its rows: 500, then about 500; 2018-10, then 2018."""
    for rows in values.values():
        made: dict[str, list[Row]] = {}
        for r in sorted(rows, key=lambda r: -len(r["canonical"])):
            made.setdefault(_said(r), []).append(r)
        yield from made.items()


def _said(row: Row) -> str:
    dated = DATE.fullmatch(str(row["canonical"])) and not present(row["number"]) and row["polarity"] == "affirmed"
    return str(row["canonical"] if dated else row["said"])


def _key(row: Row) -> str:
    return str(row["canonical"]) if row["polarity"] == "affirmed" else "denied"


def _by_value(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by their value; dates of which one is the beginning of the other, 2018 and 2018-10, are one value."""
    values: dict[str, list[Row]] = {}
    for r in sorted(rows, key=lambda r: -len(r["canonical"])):
        value = _key(r)
        finer = next((v for v in values if DATE.fullmatch(value) and v.startswith(f"{value}-")), value)
        values.setdefault(finer, []).append(r)
    first = {v: min(rows.index(r) for r in found) for v, found in values.items()}
    return {v: values[v] for v in sorted(values, key=lambda v: first[v])}


def _value(rows: list[Row]) -> str:
    """The value of one article's rows: the finest date, else every wording."""
    finest = max((str(r["canonical"]) for r in rows), key=len)
    if DATE.fullmatch(finest) and not present(rows[0]["number"]):
        return finest
    return "; ".join(dict.fromkeys(_said(r) for r in rows))


def contradicted(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Variables on which sources contradict each other."""
    return [f for rank, f in told(tables, sources) if rank == CONTRADICTED]


def differing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Variables on which sources differ, or that some deny."""
    return [f for rank, f in told(tables, sources) if rank in (DENIED, DIFFERENT)]


def otherwise(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Variables that were told otherwise at another time."""
    return [f for rank, f in told(tables, sources) if rank == OTHER_TIME]


def agreeing(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """Variables on which sources agree; a number that the same sources give as the end of a change is told there."""
    ends: dict[float, set[str]] = {}
    for r in records(changes(tables)):
        for value in (r["low"], r["high"]):
            if r["how"] != "end only":
                ends.setdefault(value, set()).add(r["article"])
    numbers = {(r["article"], int(r["start"]), int(r["end"])): r["number"] for r in records(facts(tables))
               if present(r["number"])}
    for rank, found in told(tables, sources):
        if rank == AGREED and not all(p.article in ends.get(numbers.get(p[:3]) or float("nan"), ())
                                      for p in found.places):
            yield found


def lone(tables: TableSet, sources: Sources) -> Iterable[Finding]:
    """What one source alone says of tracked variables, one finding per source."""
    groups: dict[str, list[Finding]] = {}
    for rank, found in told(tables, sources):
        if rank == LONE:
            groups.setdefault(found.places[0].article, []).append(found)
    for article, listed in groups.items():
        yield Finding("alone", f"{sources.dated(article)} alone reports {'; '.join(f.text for f in listed)}.",
                      [f.places[0] for f in listed])
