"""Who is heard in one article alone, who is not heard in one, and who relies on sources without a name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...extract.names import lists
from ...rows import Evidence, Finding
from ...store import Row
from ..frames import said
from ..standing import FINITE
from ..story import ended, joined, words_of
from ..terms import words
from .pieces import speaker_of, titled
from .reading import Reading

if TYPE_CHECKING:
    from .told import Desk

_FEWEST = 4  # words of a quotation that is shown: fewer are a term in marks
_NEAR = 4  # lines from one that names a person on in which a quotation may be his
_OPENING = "“‘\"'(["
_NAME = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w-]*(?![’'\w]))"
_FURTHER = re.compile(rf"(?: (?:in|of|at|for) (?:the )?{_NAME}(?: {_NAME})*)+")  # 'of the Mail in the UK'
_JOINING = frozenset(("of", "for", "and", "or", "&", "in", "to", "the"))
_HIS = frozenset(("her", "his", "their", "its", "my", "our"))
_ANYBODY = frozenset(("man", "woman", "boy", "girl", "person"))
_POINTING = frozenset(("he", "she", "it", "they", "him", "them", "this", "these", "those"))
_ACTS = frozenset(("announced", "agreed", "decided"))  # what somebody did, not said
_TOLD = 6  # words of a fragment that says something
_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
Speakers = dict[str, list[Row]]  # name to what somebody says


def voices(desk: "Desk") -> Iterator[Finding]:
    """One finding for each article that hears somebody whom no other does, and says who it is or in which words."""
    for article, speakers in desk.voices.items():
        known = {n: introduced(desk.reading, article, n, _words(desk, rows)) for n, rows in speakers.items()}
        names = [n for n in known if known[n].rows][:desk.settings.most_voices]
        if names:
            shown = joined([known[n].told for n in names])
            rows = [e for n in names for e in known[n].rows]
            rows += [e for e in _evidence(desk, names, speakers) if not any(e.shared(told) > 0 for told in rows)]
            yield Finding("voices", ended(f"Only {desk.outlets.alone(article)} hears {shown}"),
                          desk.settings.voices_sure, desk.settings.voices_weight, tuple(rows))


def unheard(desk: "Desk") -> Iterator[Finding]:
    """One finding for each article that does not hear somebody whom all the others do, and could have."""
    articles = desk.reading.articles
    heard = {a: _heard(desk.reading, a) for a in articles} if len(articles) > 2 else {}
    for article in heard:
        others = [a for a in articles if a != article]
        missing = [n for n in heard[others[0]] if all(n in heard[a] for a in others)
                   and not _perhaps(desk.reading, article, n)][:desk.settings.most_voices]
        if missing and not any(desk.later(a, article) for a in others):
            told = f"{desk.outlets.label(article)} does not hear {joined(missing)}"
            rows = [e for a in others for e in _evidence(desk, missing, heard[a])]
            yield Finding("voices", ended(f"{told}, whom {desk.outlets.named(others)} hear"), desk.settings.voices_sure,
                          desk.settings.unheard_weight, (*rows, Evidence(article, role="leaves_out")))


def lone(reading: Reading) -> dict[str, Speakers]:
    """Article to the speakers whom it alone hears, those most quoted first, and what they say."""
    made = {}
    for article in reading.articles:
        heard, others = _heard(reading, article), [a for a in reading.articles if a != article]
        alone = [n for n in heard if others and (reading.word_spread[words(n)[-1].lower] < 2 or not any(
            _perhaps(reading, a, n) for a in others))]
        alone.sort(key=lambda n: (-sum(r["kind"] != "indirect" for r in heard[n]), heard[n][0]["start"]))
        made[article] = {n: heard[n] for n in alone}
    return made


def _heard(reading: Reading, article: str) -> Speakers:
    """Persons and organisations of two words and more to what they say; what is only reported counts for persons."""
    made: Speakers = {}
    people = {r["canonical"] for r in reading.rows["entities"][article] if r["type"] == "PER"}
    for r in reading.rows["attributions"][article]:
        name = speaker_of(reading, r)
        reported = r["kind"] == "indirect" and name in people and said([r]) and _states(reading, r) and (
            _ACTS.isdisjoint(r["cue"].lower().split()))
        if " " in name and (reported or any(_marked(reading, r))):
            made.setdefault(name, []).append(r)
    return made


def _states(reading: Reading, row: Row) -> bool:
    """Whether what is reported is a statement: it has a finite verb, as what somebody 'calls' something has not."""
    document = reading.documents[row["article"]]
    tokens = document.tokens[document.token_at(row["start"]):document.token_at(row["end"] - 1) + 1]
    return any(t.tag.startswith(FINITE) for t in tokens)


def _perhaps(reading: Reading, article: str, name: str) -> bool:
    """Whether an article may hear somebody: it names him where somebody says something, or just before a quotation."""
    last = words(name)[-1].lower
    if not reading.word_places(article, last):
        return False
    rows, lines = reading.rows["attributions"][article], reading.lines[article]
    if any(last in str(r.get(part) or "").lower() for r in rows for part in ("source", "speaker")):
        return True
    named = reading.word_places(article, last)
    return any(other.quoted for line in named for other in lines[line.place:line.place + _NEAR]) or any(
        r["start"] < line.end and line.start < r["end"] for line in named for r in rows)


class Introduced(NamedTuple):
    """Who somebody is, in a statement's words, and the rows that they stand in."""

    told: str
    rows: tuple[Evidence, ...]


def introduced(reading: Reading, article: str, name: str, quote: Evidence | None = None) -> Introduced:
    """A name with the person's office where the article gives one, and the person's words.

    'Ada Berg (mayor of Ash: “We will pay”)', 'Ada Berg (“We will pay”)', 'Ada Berg (mayor of Ash)', 'Ada Berg'. An
    office of one word says little without the words.
    """
    offices = [r for r in reading.rows["roles"][article] if r["slot"] == "office" and (quote or " " in r["text"])
               and reading.speakers.get((article, r["entity"])) == name and _entire(reading, r)]
    office = next((r for r in offices if " " in r["text"]), offices[0] if offices else None)
    text = reading.documents[article].text
    quoted = text[quote.start:quote.end] if quote else ""
    if office and name.rpartition(" ")[2] in quoted:  # reported, and it says who it is
        office = None
    inside = [_office(office, text)] if office else []
    rows = [_naming(article, office, name)] if office else []
    if quote:
        inside.append(words_of(quoted))
        rows.append(quote)
    return Introduced(f"{name} ({': '.join(inside)})" if inside else name, tuple(rows))


def _entire(reading: Reading, row: Row) -> bool:
    """Whether an office is not the rest of a longer phrase, and says more than that somebody is a man.

    Before it stands no half of its first word, no number, no preposition and no 'and', as in '400 metres champion' and
    'Commission for Racial Equality chairman'.
    """
    before = reading.documents[row["article"]].text[:row["start"]].rsplit("\n", 1)[-1]
    whole = not before or before[-1].isspace() or before[-1] in _OPENING
    *earlier, last = before.lower().split() or [""]
    joined_on = last[-1:].isdigit() or (bool(earlier) and last in _JOINING)
    return whole and not joined_on and _HIS.isdisjoint(row["text"].lower().split()) and (
        row["value"].split(" ")[-1] not in _ANYBODY)


def _office(row: Row, text: str) -> str:
    """An office in the article's words, to its end and an abbreviation written out: 'Arizona governor' for 'Gov'."""
    further = _FURTHER.match(text, row["end"]) if row["start"] > row["name_start"] else None
    *before, last = " ".join(row["text"].split()).split(" ")
    full = row["value"].split(" ")[-1]
    told = " ".join((*before, full if full.startswith(last.lower()) and full != last.lower() else last))
    dated = further and not lists.calendar().isdisjoint(further[0].split())
    return f"{told} {further[0].strip()}" if further and not dated else told


def _naming(article: str, office: Row, name: str) -> Evidence:
    """From the office to the name, or from the name to the office."""
    return Evidence(article, min(office["start"], office["name_start"]), max(office["end"], office["name_end"]),
                    "states", name)


def _words(desk: "Desk", rows: list[Row]) -> Evidence | None:
    """The most telling of somebody's words that can be read alone, else of what is reported, else a short quotation.

    Where all of that is long, the shortest.
    """
    article, name, most = rows[0]["article"], speaker_of(desk.reading, rows[0]), desk.settings.short_quotation
    pieces = desk.pieces[article]
    spoken = [p for p in pieces if p.speaker and any(
        r["kind"] == "direct" and r["start"] <= p.start and p.end <= r["end"] for r in rows)]
    reported = [p for p in pieces if not p.speaker and any(
        p.start <= r["start"] and r["end"] <= p.end for r in rows)]
    short = [[p for p in of if p.end - p.start <= most] for of in (spoken, reported)]
    told = max(short[0] or short[1], key=desk.importance.of, default=None)
    span = (told.start, told.end) if told else _quotation(desk, rows)
    if not span and (longer := min(spoken or reported, key=lambda p: p.end - p.start, default=None)):
        span = longer.start, longer.end
    return Evidence(article, *span, "states", name) if span else None


def _quotation(desk: "Desk", rows: list[Row]) -> tuple[int, int] | None:
    """The longest of somebody's short quotations that stands alone in its line: of two, one may be another's."""
    text = desk.reading.documents[rows[0]["article"]].text
    found = [(a, b) for r in rows for a, b in _marked(desk.reading, r) if b - a <= desk.settings.short_quotation
             and len(told := [w.lower for w in words(text[a:b])]) >= _TOLD and _POINTING.isdisjoint(told)
             and (line := desk.reading.line_at(r["article"], r["start"])) and len(line.quoted) == 1]
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _marked(reading: Reading, row: Row) -> Iterator[tuple[int, int]]:
    """Where words of an attribution stand within quotation marks; none that are a title or what others said in it.

    A comma or colon before the marks says that somebody is quoted: 'a guard yelled, "Run!", she said'.
    """
    start = row["start"]
    text = reading.documents[row["article"]].text[start:row["end"]]
    inner = (m.span(1) for m in _QUOTED.finditer(text) if not text[:m.start()].rstrip().endswith((",", ":")))
    for a, b in [(0, len(text))] if row["kind"] == "direct" else inner:
        if len(words(text[a:b])) >= _FEWEST and not titled(text[a:b]):
            yield start + a, start + a + len(text[a:b].rstrip(" ,"))


def _evidence(desk: "Desk", names: list[str], speakers: Speakers) -> Iterator[Evidence]:
    """Of each speaker the longest quotations, or what is reported of him."""
    for name in names:
        rows = sorted(speakers[name], key=lambda r: (r["kind"] == "indirect", r["start"] - r["end"], r["start"]))
        for r in rows[:desk.settings.most_quotations]:
            yield Evidence(r["article"], r["start"], r["end"], "states", name)
