"""Rows of ``roles``: who is described how: office, kinship, age, party, home, nationality.

A sentence describes a person before the name, beside it between commas, or behind 'is'.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..english import Context, Document, Sentence, Token
from ..english.chunks import ADJECTIVES, NOUNS, noun_end
from ..store import Row, Rows
from .names import lists
from .offices import Office, head, offices, parties, status

Rule = str
_PARTICIPLES = frozenset(("VBN", "VBG"))
_MODIFIERS = NOUNS | ADJECTIVES | _PARTICIPLES | {"CD", "POS"}
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = _FINITE | {"VB", "WP", "WDT", "WRB", "EX", "PRP"}
_MARKS = frozenset((",", ".", ";", ":", ")", "(", "—", "–", "--", "-", "...", '"', "“", "”"))
_CLOSING = frozenset((",", ".", ";", ")", "—", "–", "--"))
_DETERMINERS = frozenset(("DT", "PRP$"))
_COPULAS = frozenset(("is", "was", "became", "remains"))
_APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
_REACH = 16  # words of an apposition
_ASIDES = 4  # appositions of one name
_ABBREVIATED = 6  # letters of an abbreviated title


class Phrase(NamedTuple):
    """Tokens first to last (end exclusive) describe the person of the mention; ``rule`` says how."""

    mention: Row
    first: int
    last: int
    rule: Rule


class Span(NamedTuple):
    """A mention as tokens."""

    first: int
    last: int
    row: Row


def phrases(document: Document, mentions: Sequence[Row]) -> Iterator[Phrase]:
    """The descriptions of the persons among ``mentions``, in their order; what they say is not looked at."""
    people = [Span(document.token_at(m["start"]), document.token_at(m["end"] - 1) + 1, m)
              for m in mentions if m["type"] == "PER"]
    owner = {i: p for p in people for i in range(p.first, p.last)}
    for person in people:
        sentence = document.sentences[person.row["sentence"]]
        if sentence.kind != "body":
            continue
        scene = Scene(document.tokens, sentence, owner, person)
        yield from scene.before()
        yield from scene.asides()
        yield from scene.ahead()
        yield from scene.predicate()


class Scene(NamedTuple):
    """A person in a sentence; ``owner``: which person's name a token belongs to."""

    tokens: Sequence[Token]
    sentence: Sentence
    owner: Mapping[int, Span]
    person: Span

    def _phrase(self, first: int, last: int, rule: str) -> Phrase:
        return Phrase(self.person.row, first, last, f"roles.{rule}/v1")

    def before(self) -> Iterator[Phrase]:
        """'Harbour Board chairman' Ann Lee, 'the 41-year-old' Lee."""
        tokens, last = self.tokens, self.person.first
        first = last
        while first > self.sentence.first and self._modifies(first - 1):
            first -= 1
        while first < last and self._verb(first):
            first += 1
        if first > self.sentence.first and tokens[first - 1].lower == "then":
            first -= 1
        while last > first and tokens[last - 1].text in (".", ","):
            last -= 1
        if last > first and (head(tokens[last - 1]) or tokens[last - 1].lower.endswith("year-old") or any(
                t.lower == "of" for t in tokens[first:last])):
            yield self._phrase(first, last, "before")

    def _modifies(self, i: int) -> bool:
        """Whether token i belongs to what stands before the name."""
        t, following = self.tokens[i], self.tokens[i + 1]
        if i in self.owner:  # another's name, unless it is the owner: "Lee's spokesman Tom Ray"
            return following.text in _APOSTROPHES or self.owner[i] is self.owner.get(i + 1)
        if t.text in lists.calendar() or (t.text[0].isdigit() and not self._years(i)):
            return False
        if t.tag in _MODIFIERS or t.text == "&" or (t.text == "-" and self.tokens[i - 1].end == t.start):
            return True
        if t.text == ".":
            before = self.tokens[i - 1]
            return before.end == t.start and len(before.text) < _ABBREVIATED and before.text[0].isupper()
        return t.lower in ("of", "for", "the") and self._titled(i)

    def _verb(self, i: int) -> bool:
        """Whether a participle at token i is a verb ('has signed defender Tom Ray'), no part of the description."""
        t = self.tokens[i]
        if t.tag not in _PARTICIPLES or i == self.sentence.first or status(t.lower) is not None:
            return False
        return self.tokens[i - 1].tag not in _DETERMINERS | {"POS", "JJ"}

    def _years(self, i: int) -> bool:
        """Whether the number at token i is that of '41-year-old'."""
        return any(t.lower.endswith("year-old") for t in self.tokens[i:i + 3])

    def _titled(self, i: int) -> bool:
        """Whether 'of' or 'for' stands within a title before the name: 'Secretary of State', 'Chief of Police'."""
        t, before, following = self.tokens[i], self.tokens[i - 1], self.tokens[i + 1]
        if t.lower == "the":
            return before.lower in ("of", "for") and following.text[0].isupper()
        return before.text[0].isupper() and head(before) and (following.text[0].isupper() or following.lower == "the")

    def asides(self) -> Iterator[Phrase]:
        """Ann Lee, '41', 'the chairman of the Harbour Board', said; Ann Lee ('D-Ohio')."""
        at = self.person.last
        for _ in range(_ASIDES):
            if at >= self.sentence.last or self.tokens[at].text not in (",", "("):
                return
            end = self._segment(at + 1)
            closed = end < self.sentence.last and (self.tokens[end].text in _CLOSING or self.tokens[end].tag in (
                "WP", "WDT"))
            if end == at + 1 or not closed:
                return
            yield self._phrase(at + 1, end, "aside")
            at = end

    def _segment(self, first: int) -> int:
        """End of the words from ``first`` to a mark, a verb, a pronoun or somebody else's name."""
        end = first
        while end < self.sentence.last and end < first + _REACH:
            if end in self.owner and not self._possessive(end):
                return end if end == first or self.tokens[end - 1].lower not in ("and", ",") else first
            if self._stops(end):
                return end
            end += 1
        return end

    def _possessive(self, i: int) -> bool:
        last = self.owner[i].last
        return last < self.sentence.last and self.tokens[last].text in _APOSTROPHES

    def _stops(self, i: int) -> bool:
        t = self.tokens[i]
        if t.text == "." and self.tokens[i - 1].end == t.start and i + 1 < self.sentence.last:
            return len(self.tokens[i - 1].text) >= _ABBREVIATED
        joined = t.text == "-" and self.tokens[i - 1].end == t.start
        return (t.text in _MARKS and not joined) or t.tag in _STOPS

    def ahead(self) -> Iterator[Phrase]:
        """'The chairman of the Harbour Board', Ann Lee, said."""
        tokens, comma, after = self.tokens, self.person.first - 1, self.person.last
        if comma <= self.sentence.first or tokens[comma].text != "," or after >= self.sentence.last or not (
                tokens[after].text in (",", ".", ";") or tokens[after].tag in _FINITE):
            return
        floor = max(self.sentence.first, comma - _REACH)
        inner = [*takewhile(lambda i: not self._stops(i), range(comma - 1, floor - 1, -1))]
        starts = [i for i in inner if tokens[i].tag in _DETERMINERS and self._headed(i + 1, comma)]
        if len(starts) == 1 and not any(i in self.owner and not self._possessive(i) for i in inner if i > starts[0]):
            before = starts[0] - 1
            beside = before > self.sentence.first and tokens[before].text == "," and before - 1 in self.owner
            if not beside:  # else it describes the name before it
                yield self._phrase(starts[0], comma, "ahead")

    def _headed(self, first: int, stop: int) -> bool:
        end = noun_end(self.tokens, first, stop)
        return end > first and head(self.tokens[end - 1])

    def predicate(self) -> Iterator[Phrase]:
        """Ann Lee is 'the chairman of the Harbour Board'; Ann Lee, who is '41', said."""
        tokens, at, stop = self.tokens, self.person.last, self.sentence.last
        if at + 1 < stop and tokens[at].text == "," and tokens[at + 1].lower == "who":
            at += 2
        if at + 1 >= stop or tokens[at].lower not in _COPULAS:
            return
        first = at + 1
        noun = first + (tokens[first].tag in _DETERMINERS)
        if tokens[first].tag == "CD" or self._headed(noun, stop):
            past = "was" if tokens[at].lower in ("was", "became") else "is"
            yield self._phrase(first, max(self._segment(first), first + 1), past)


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
