"""Persons, figures, dates and tracked facts that one article alone gives or leaves out, and figures that changed."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ... import lexicons
from ...extract.names import lists
from ...rows import Evidence, Finding
from ...store import Row
from ..story import ended, joined, verb, words_of
from ..terms import words
from ..variables import variable_of
from .pieces import Piece
from .reading import Reading
from .told import Desk
from .voices import introduced

_MONEY = frozenset(("dollar", "euro", "pound", "yen", "yuan", "percentage"))
_LARGE = 1_000  # a value from which its digits alone, without 'million', are another number
_ROUNDED = 0.1  # share by which a rounded value may be off
_ROMAN = len("III")  # letters of a number behind a name
_DAY = len("2031-03-04")
_CLOCK = re.compile(r" ?[ap]\.? ?m\b", re.IGNORECASE)  # behind a number: a time of day, no figure


def named(desk: Desk) -> Iterator[Finding]:
    """One finding for each article that says who somebody is of whom no other has the surname; none it alone hears."""
    settings = desk.settings
    for article in desk.reading.articles if len(desk.reading.articles) > 1 else ():
        people = {n: rows for n, rows in _people(desk.reading, article).items()
                  if len(rows) >= settings.named_often and n not in desk.voices[article]}
        known = {n: known for n in people if (known := introduced(desk.reading, article, n)).rows}
        names = sorted(known, key=lambda n: (-len(people[n]), people[n][0]["start"]))[:settings.most_names]
        if names:
            told = f"Only {desk.outlets.alone(article)} names {joined([known[n].told for n in names])}"
            weight = settings.named_weight * (0.7 if len(names) == 1 else 1.0)
            lines = [(n, desk.reading.line_at(article, people[n][0]["start"])) for n in names]
            rows = [Evidence(article, x.start, x.end, "states", n) for n, x in lines if x]
            rows += [e for n in names for e in known[n].rows]
            yield Finding("alone", ended(told), settings.named_sure, round(weight, 4), tuple(rows))


def _people(reading: Reading, article: str) -> dict[str, list[Row]]:
    """Full names, the given name a known one, to their mentions, where the surname stands in no other article."""
    made: dict[str, list[Row]] = {}
    for r in reading.rows["mentions"][article]:
        told = r["type"] == "PER" and reading.line_at(article, r["start"])
        name = reading.speakers.get((article, r["entity"]), "") if told else ""
        given, *rest = [w.lower for w in words(name)] or [""]
        known = rest and given in _given() and not _no_person(name)
        if known and all(reading.word_spread[w] <= 1 for w in rest if len(w) > 2):
            made.setdefault(name, []).append(r)
    return {n: rows for n, rows in made.items() if any(" " in r["text"] for r in rows)}


def _no_person(name: str) -> bool:
    """Whether a name ends like that of a body or place, begins with a particle or has an abbreviation of letters."""
    first, *_, last = name.split()
    body = last in lists.heads() or last.lower() in lexicons.words("organisation_nouns")
    return body or first.lower() in lists.particles() or any(w.isupper() and len(w) > _ROMAN for w in name.split())


@cache
def _given() -> frozenset[str]:
    return frozenset(n.lower() for n in lexicons.words("given_names") | lexicons.words("given_names_extra"))


def figures_alone(desk: Desk) -> Iterator[Finding]:
    """Of each article the figures, and the days to come, that tell most and whose value stands in no other article."""
    reading = desk.reading
    values = Counter(v for of in reading.rows["figures"].values() for v in {v for r in of for v in _values(r)})
    days = Counter(d for of in reading.rows["dates"].values() for d in {str(r.get("iso") or "") for r in of})
    for article in reading.articles if len(reading.articles) > 1 else ():
        rows = [*_figures(reading, article, values), *_days_to_come(desk, article, days)]
        found = [(r, p, kind) for r, kind in rows if (p := _around(desk, r))]
        found.sort(key=lambda f: (-round(f[2] * (0.7 + 1.5 * desk.importance.of(f[1])), 4), f[0]["start"]))
        for row, piece, kind in found[:desk.settings.most_figures]:
            yield _of_one_alone(desk, row, piece, kind)


def _values(row: Row) -> list[float]:
    return [v for v in (row.get("value"), row.get("upper")) if v is not None]


def _figures(reading: Reading, article: str, values: Counter[float]) -> Iterator[tuple[Row, float]]:
    """Figures of a value that no other article has, and how much each tells by its kind."""
    for r in reading.rows["figures"][article]:
        own = [w.lower for w in words(r["text"]) if w.lower[0].isdigit()]
        known = not r.get("value") or values[r["value"]] > 1 or (
            r["value"] < _LARGE and any(reading.word_spread[w] > 1 for w in own))
        clock = _CLOCK.match(reading.documents[article].text, r["end"])
        if own and r.get("unit") and not known and not clock and not _near(r, reading, article):
            yield r, 1.0 if r["unit"] in _MONEY else 0.85


def _near(row: Row, reading: Reading, article: str) -> bool:
    """Whether another article has a value of this unit that may be the same, rounded."""
    return any(r.get("unit") == row["unit"] and r.get("value") is not None
               and abs(r["value"] - row["value"]) <= _ROUNDED * abs(row["value"])
               for a, of in reading.rows["figures"].items() if a != article for r in of)


def _days_to_come(desk: Desk, article: str, days: Counter[str]) -> Iterator[tuple[Row, float]]:
    """Days after its own that an article names and no other: a past one may be told as 'on Monday' by the others."""
    for r in desk.reading.rows["dates"][article]:
        told = str(r.get("iso") or "")
        if len(told) == _DAY and days[told] == 1 and told > desk.outlets.published[article] > "":
            yield r, 1.0


def _around(desk: Desk, row: Row) -> Piece | None:
    """The shortest piece that holds a row and can be read alone."""
    found = [p for p in desk.pieces[row["article"]]
             if p.start <= row["start"] and row["end"] <= p.end and not p.speaker]
    return min(found, key=lambda p: p.end - p.start, default=None)


def _of_one_alone(desk: Desk, row: Row, piece: Piece, kind: float) -> Finding:
    label = desk.outlets.alone(row["article"])
    told = f"Only {label} gives {words_of(desk.counted(row))}: {words_of(desk.words(piece))}"
    weight = min(1.0, desk.settings.figure_weight * kind * (0.7 + 1.5 * desk.importance.of(piece)))
    return Finding("alone", ended(told), desk.settings.figure_sure, round(weight, 4),
                   (Evidence(piece.article, piece.start, piece.end, "states", desk.counted(row)),))


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
