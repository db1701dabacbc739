"""Who is heard in one article alone: named speakers whom it quotes or reports and whom no other article hears."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...rows import Evidence, Finding
from ...tables import Row
from ..frames import said
from ..terms import words
from .outlets import ended, joined, words_of
from .pieces import speaker_of
from .reading import Reading

if TYPE_CHECKING:
    from .told import Desk

_NEAR = 4  # lines from one that names a person on in which a quotation may be his
_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")


def voices(desk: "Desk") -> Iterator[Finding]:
    """One finding for each article that hears somebody whom no other does."""
    for article, speakers in desk.voices.items():
        names = list(speakers)[:desk.settings.most_voices]
        if names:
            yield Finding("voices", ended(_only(desk, article, names, speakers)), desk.settings.voices_sure,
                          desk.settings.voices_weight, tuple(_evidence(desk, names, speakers)))


def unheard(desk: "Desk") -> Iterator[Finding]:
    """One finding for each article that does not hear somebody whom all the others do."""
    articles = desk.reading.articles
    heard = {a: _heard(desk.reading, a) for a in articles} if len(articles) > 2 else {}
    for article in heard:
        others = [a for a in articles if a != article]
        if any(desk.later(a, article) for a in others):
            continue
        missing = [n for n in heard[others[0]] if all(n in heard[a] for a in others)
                   and not _perhaps(desk.reading, article, n)][:desk.settings.most_voices]
        if missing:
            told = f"{desk.outlets.label(article)} does not hear {joined(missing)}, whom {desk.outlets.named(others)} hear"
            rows = [e for a in others for e in _evidence(desk, missing, heard[a])]
            yield Finding("voices", ended(told), desk.settings.voices_sure, desk.settings.unheard_weight,
                          (*rows, Evidence(article, role="leaves_out")))


def lone(reading: Reading) -> dict[str, dict[str, list[Row]]]:
    """Article to the speakers whom it alone hears, those most quoted first, and what they say."""
    made = {}
    for article in reading.articles:
        heard, others = _heard(reading, article), [a for a in reading.articles if a != article]
        alone = [n for n in heard if others and not any(_perhaps(reading, a, n) for a in others)]
        alone.sort(key=lambda n: (-sum(r["kind"] != "indirect" for r in heard[n]), heard[n][0]["start"]))
        made[article] = {n: heard[n] for n in alone}
    return made


def _heard(reading: Reading, article: str) -> dict[str, list[Row]]:
    """Named persons and organisations to what they say, quoted or reported, where the sentence names them."""
    made: dict[str, list[Row]] = {}
    people = {r["canonical"] for r in reading.rows["entities"][article] if r["type"] == "PER"}
    for r in reading.rows["attributions"][article]:
        name = speaker_of(reading, r)
        if " " in name and (any(_marked(reading, r)) or (r["kind"] == "indirect" and name in people and said([r]))):
            made.setdefault(name, []).append(r)
    return made


def _perhaps(reading: Reading, article: str, name: str) -> bool:
    """Whether an article may hear somebody: it names him where somebody says something, or just before a quotation."""
    last = words(name)[-1].lower
    rows, lines = reading.rows["attributions"][article], reading.lines[article]
    if any(last in str(r.get(part) or "").lower() for r in rows for part in ("source", "speaker")):
        return True
    named = [line for line in lines if any(w.lower == last for w in line.words)]
    return any(other.quoted for line in named for other in lines[line.place:line.place + _NEAR]) or any(
        r["start"] < line.end and line.start < r["end"] for line in named for r in rows)


def _only(desk: "Desk", article: str, names: list[str], speakers: dict[str, list[Row]]) -> str:
    told = []
    for name in names:
        short = [t for r in speakers[name] for t in _marked(desk.reading, r)
                 if len(t) <= desk.settings.short_quotation and _single(desk.reading, r)]
        told.append(f"{name} ({words_of(max(short, key=len))})" if short else name)
    return f"Only {desk.outlets.label(article)} hears {joined(told)}"


def _single(reading: Reading, row: Row) -> bool:
    """Whether the line of an attribution has no second quotation: in 'Asked, "...?", he replied: "..."' one errs."""
    line = reading.line_at(row["article"], row["start"])
    return line is not None and len(line.quoted) == 1


def _marked(reading: Reading, row: Row) -> Iterator[str]:
    """The words of an attribution that stand within quotation marks; none that are a title: most have a capital."""
    text = reading.documents[row["article"]].text[row["start"]:row["end"]]
    for m in [text] if row["kind"] == "direct" else [m[1] for m in _QUOTED.finditer(text)]:
        listed = words(m)
        if len(listed) > 1 and 2 * sum(w.capital for w in listed) <= len(listed):
            yield m.strip(" ,")


def _evidence(desk: "Desk", names: list[str], speakers: dict[str, list[Row]]) -> Iterator[Evidence]:
    for name in names:
        rows = sorted(speakers[name], key=lambda r: (r["kind"] == "indirect", r["start"] - r["end"], r["start"]))
        for r in rows[:desk.settings.most_quotations]:
            yield Evidence(r["article"], r["start"], r["end"], "states", name)
