"""Rows of ``roles``: who is described how: office, kinship, age, party, home, nationality."""

from collections.abc import Iterator, Sequence

from ..english import Context, Document, Token
from ..store import Row, Rows
from .names import lists
from .people.offices import Office, offices, parties
from .people.scenes import Phrase, phrases

AGE = "year of age"
_HOMES = frozenset(("resident", "native"))
_NATIONALS = frozenset(("national", "citizen"))
_WITHIN = frozenset(("of", "for", "at", "in", "to"))  # what follows is another's party
_AGE_WITHIN = 3  # words of a description in which an age is the person's
_YOUNGEST, _OLDEST = 3, 110


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``roles`` in text order."""
    mentions = rows.get("mentions", [])
    named = {i for m in mentions for i in range(document.token_at(m["start"]), document.token_at(m["end"] - 1) + 1)}
    ages = {document.token_at(f["start"]): f for f in rows.get("figures", [])
            if f["unit"] == AGE and f.get("upper") is None}
    made = [row for p in phrases(document, mentions) for row in _rows(document, p, named, ages)]
    once = {(r["start"], r["end"], r["slot"], r["entity"]): r for r in made}
    yield from sorted(once.values(), key=lambda r: (r["start"], r["end"], r["slot"], r["entity"]))


def _rows(document: Document, phrase: Phrase, named: set[int], ages: dict[int, Row]) -> Iterator[Row]:
    tokens = document.tokens
    name = phrase.mention
    base = {"entity": name["entity"], "name_start": name["start"], "name_end": name["end"], "status": "", "of": "",
            "rule": phrase.rule}
    for i in range(phrase.first, min(phrase.first + _AGE_WITHIN, phrase.last)):
        if i in ages:
            yield {**base, "start": ages[i]["start"], "end": ages[i]["end"], "slot": "age",
                   "value": f"{ages[i]['value']:g}"}
    if phrase.last == phrase.first + 1 and phrase.first not in ages and _years(tokens[phrase.first].text):
        token = tokens[phrase.first]
        yield {**base, "start": token.start, "end": token.end, "slot": "age", "value": token.text}
    yield from _party(tokens, phrase, named, base)
    first = _behind_list(tokens, phrase, _behind_age(tokens, phrase))
    whole = phrase.rule == "roles.before/v1" and all(t.lower != "of" for t in tokens[first:phrase.last])
    opening = document.sentences[phrase.mention["sentence"]].first
    for o in offices(tokens, first, phrase.last, named, opening=opening, whole=whole):
        yield from _office(tokens, o, base)


def _years(text: str) -> bool:
    """Whether a number alone between commas is an age: 'Ann Lee, 41, said'."""
    return text.isdigit() and _YOUNGEST <= int(text) <= _OLDEST and len(text) <= 3


def _behind_age(tokens: Sequence[Token], phrase: Phrase) -> int:
    """The first token behind 'the 40-year-old'."""
    for i in range(phrase.first, min(phrase.first + 4, phrase.last)):
        if tokens[i].lower.endswith("year-old"):
            return i + 1
    return phrase.first


def _behind_list(tokens: Sequence[Token], phrase: Phrase, first: int) -> int:
    """The first token behind 'officials including' of what stands before a name."""
    if phrase.rule != "roles.before/v1":
        return first
    return max((i + 1 for i in range(first, phrase.last) if tokens[i].lower == "including"), default=first)


def _party(tokens: Sequence[Token], phrase: Phrase, named: set[int], base: Row) -> Iterator[Row]:
    """'D-Ohio', 'Democrat of Ohio', 'Republican Senator'."""
    for i in range(phrase.first, phrase.last):
        token = tokens[i]
        letter, hyphen, state = token.text.partition("-")
        if i == phrase.first and hyphen and len(letter) == 1 and letter in parties():
            yield {**base, "start": token.start, "end": token.start + 1, "slot": "party", "value": parties()[letter]}
            place = next((lists.places()[s] for s in (f"{state}.", state) if s in lists.places()), "")
            if place:
                yield {**base, "start": token.start + 2, "end": token.end, "slot": "state", "value": place}
            return
        pair = f"{token.text} {tokens[i + 1].text}" if i + 1 < phrase.last else ""
        words = 2 if pair in parties() else int(len(token.text) > 1 and token.text in parties())
        if words and i not in named:
            end, shown = tokens[i + words - 1].end, pair if words > 1 else token.text
            yield {**base, "start": token.start, "end": end, "slot": "party", "value": parties()[shown]}
            return
        if token.lower in _WITHIN:
            return


def _office(tokens: Sequence[Token], office: Office, base: Row) -> Iterator[Row]:
    first, last = tokens[office.first], tokens[office.last - 1]
    row = {**base, "start": first.start, "end": last.end, "status": office.status, "of": office.of}
    nationality = next((lists.demonyms()[t.text] for t in tokens[office.first:office.last]
                        if t.text in lists.demonyms() and lists.demonyms()[t.text]), "")
    if office.relation:
        yield {**row, "slot": "relation", "value": office.value}
    elif office.value in _HOMES and office.of:
        yield {**row, "slot": "residence", "value": office.of}
    elif office.value in _NATIONALS and nationality:
        yield {**row, "slot": "nationality", "value": nationality}
    elif office.value and office.value.title() not in parties():
        yield {**row, "slot": "office", "value": office.value}
