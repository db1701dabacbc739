"""Persons whom one article alone names."""

from collections.abc import Iterator

from ... import lexicons
from ...rows import Evidence, Finding
from ...tables import Row
from ..terms import words
from .outlets import ended, joined
from .reading import Reading
from .told import Desk


def named(desk: Desk) -> Iterator[Finding]:
    """One finding for each article that names persons of whom no other has the surname; none that it alone hears."""
    for article in desk.reading.articles if len(desk.reading.articles) > 1 else ():
        people = {n: rows for n, rows in _people(desk.reading, article).items() if n not in desk.voices[article]}
        names = sorted(people, key=lambda n: (-len(people[n]), people[n][0]["start"]))[:desk.settings.most_names]
        if names:
            yield Finding("alone", ended(f"Only {desk.outlets.label(article)} names {joined(names)}"),
                          desk.settings.named_sure, desk.settings.named_weight * (0.7 if len(names) == 1 else 1.0),
                          tuple(_evidence(desk.reading, names, people)))


def _people(reading: Reading, article: str) -> dict[str, list[Row]]:
    """Full names to their mentions, of persons whose surname stands in no other article."""
    elsewhere = {w.lower for a, lines in reading.lines.items() if a != article for line in lines for w in line.words}
    made: dict[str, list[Row]] = {}
    for r in reading.rows["mentions"][article]:
        told = r["type"] == "PER" and reading.line_at(article, r["start"])
        name = reading.speakers.get((article, r["entity"]), "") if told else ""
        if " " in name and not {w.lower for w in words(name)[1:] if len(w.lower) > 2} & elsewhere:
            made.setdefault(name, []).append(r)
    given = lexicons.words("given_names") | lexicons.words("given_names_extra")
    return {n: rows for n, rows in made.items() if any(" " in r["text"] for r in rows) and n.split()[0] in given}


def _evidence(reading: Reading, names: list[str], people: dict[str, list[Row]]) -> Iterator[Evidence]:
    """The first line that names each."""
    for name in names:
        line = reading.line_at(people[name][0]["article"], people[name][0]["start"])
        if line:
            yield Evidence(line.article, line.start, line.end, "states", name)
