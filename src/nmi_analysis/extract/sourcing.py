"""Rows of ``sourcing``: what stands behind every attribution that names a source, and behind every figure.

Kinds: ``named`` (a person or body that is named, here or by a word that the article resolves), ``described`` (by role
or group), ``anonymous`` (kept back, or hearsay), ``document`` (a report or statement speaks), ``outlet`` (a news medium
itself is the source). The outlet that a statement is relayed from is found too.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .. import lexicons
from ..english import Context, Document
from ..store import Row, Rows
from .names.lists import common, demonyms
from .quotes.marks import Range, View, view
from .quotes.names import Name, Names
from .quotes.nominal import nouns
from .quotes.phrases import shared_subject
from .quotes.verbs import BODIES, HEADS, LINKS, NOMINAL, PRONOUNS, RELATIVE

NAMED, DESCRIBED, ANONYMOUS, DOCUMENT, OUTLET = KINDS = ("named", "described", "anonymous", "document", "outlet")
_RELAY = 3  # words between 'told' and the outlet: 'told the German newspaper'
_INFORMED = 14  # words behind 'a person' that say why he has no name
_THINGS = frozenset(("it", "which", "that"))


class Provenance(NamedTuple):
    """``outlet`` is blank where no other news medium is named."""

    kind: str
    outlet: str


@cache
def _role_of(role: str) -> frozenset[str]:
    return lexicons.words("source_words", role=role)


@cache
def _outlets() -> frozenset[str]:
    return lexicons.words("outlets")


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _outlets())


def is_outlet(text: str) -> bool:
    """Whether a name is that of a news medium: listed, or ending as they do."""
    words = text.removeprefix("The ").removeprefix("the ").replace("-", " ").split()
    listed = any(" ".join(words[:n]) in _outlets() for n in range(min(len(words), _longest()), 0, -1))
    return text in _outlets() or listed or (len(words) > 1 and words[-1].lower() in _role_of("body"))


class Origins:
    """Looks at the sources of one document."""

    def __init__(self, view: View, names: Names) -> None:
        self.view = view
        self.names = names

    def of(self, source: Range, speaker: str) -> Provenance:
        """Kind and outlet of a source; ``speaker``: the entity it was resolved to, or blank."""
        kind, own = self._kind(source, speaker)
        return Provenance(kind, own or self._relayed(source))

    def _kind(self, source: Range, speaker: str) -> tuple[str, str]:
        """(kind, the outlet that the source is itself)."""
        tokens = self.view.tokens
        head = self._head(source)
        low = tokens[head].lower
        if low in RELATIVE and head > 0:
            if any(n.type == "PER" for n in self.names.within(self._since_stop(head))):
                return NAMED, ""
            before = self._antecedent(head)
            return self._kind(before, speaker) if before else (NAMED if speaker else DESCRIBED, "")
        if tokens[head].tag == "PRP" or low in PRONOUNS:
            return self._pronoun(low, speaker, head), ""
        if self._withheld(source, head):
            owned = any(t.lower in _role_of("outlet") for t in tokens[source[0]:head])
            return ANONYMOUS, self._shown(self._outlet_in(source)) or (self._recent(source[0]) if owned else "")
        outlet = self._outlet_in(source)
        name = self.names.covering(head)
        if low in _role_of("outlet") or self._agency(head, source) or (outlet and outlet[0] <= head < outlet[1]):
            return OUTLET, self._shown(outlet) or self._recent(source[0])
        part = name is not None or (head > source[0] and tokens[head].text[0].isupper())  # 'the Lake Survey'
        if low in _role_of("document"):
            return (NAMED, "") if part else (DOCUMENT, self._shown(outlet))
        if low in nouns() and any(n.type in ("PER", "ORG") for n in self.names.within((source[0], head))):
            return NAMED, ""  # "Ms. Lee's account"
        if self._nationality(source, head) and name is not None:
            return DESCRIBED, ""  # 'Italian police'
        if speaker or name or self._proper(head) or self.names.apposed(source[1]) or any(
                n.type == "PER" and not self._possessor(n) for n in self.names.within(source)):
            return NAMED, ""
        return DESCRIBED, ""

    def _agency(self, head: int, source: Range) -> bool:
        """'the Ansa news agency': a common noun that a word for media stands before."""
        tokens = self.view.tokens
        return (head > source[0] and tokens[head].lower in _role_of("carrier")
                and tokens[head - 1].lower in _role_of("outlet"))

    def _nationality(self, source: Range, head: int) -> bool:
        """Whether a common noun has no name but a nationality before it."""
        before = self.view.tokens[source[0]:head]
        noun = self.view.tokens[head].text
        return noun.islower() and noun not in BODIES - {"police"} and any(t.text in demonyms() for t in before) and all(
            t.text in demonyms() or not t.text[0].isupper() or t.lower == "the" for t in before)

    def _proper(self, head: int) -> bool:
        """Whether a word is capitalised as a name is: not for its place, and not an ordinary word."""
        t = self.view.tokens[head]
        sentence = self.view.document.sentences[self.view.document.sentence_at(t.start)]
        return (t.tag in ("NNP", "NNPS") and t.text[0].isupper() and not t.text.isupper()
                and sentence.kind != "title" and (head > sentence.first or not common(t.text)))

    def _head(self, source: Range) -> int:
        """The last noun before a preposition, apposition or bracket."""
        tokens = self.view.tokens
        head = source[0]
        for k in range(*source):
            if k > source[0] and (tokens[k].lower in LINKS or tokens[k].text in (",", "(")):
                break
            if (tokens[k].tag in NOMINAL and tokens[k].tag != "POS") or tokens[k].tag == "PRP":
                head = k
        return head

    def _antecedent(self, relative: int) -> Range | None:
        """The noun phrase before 'who'."""
        tokens = self.view.tokens
        last = relative - (tokens[relative - 1].text == ",")
        first = last
        while first > 0 and tokens[first - 1].tag in NOMINAL:
            first -= 1
        return (first, last) if first < last else None

    def _since_stop(self, head: int) -> Range:
        """The nouns and commas before 'who': 'Ann Lee, a former judge, who'."""
        tokens = self.view.tokens
        first = head
        while first > 0 and (tokens[first - 1].tag in NOMINAL or tokens[first - 1].text == ","):
            first -= 1
        return first, head

    def _pronoun(self, low: str, speaker: str, head: int) -> str:
        if speaker or low in ("he", "she", "i", "we", "his", "her", "himself", "herself"):
            return NAMED
        return self._thing(head) if low in _THINGS else DESCRIBED

    def _thing(self, head: int) -> str:
        """What 'it' stands for: a document where one is the subject of the sentences before, or their first noun."""
        document = self.view.document
        here = document.sentence_at(self.view.tokens[head].start)
        for number in (here, here - 1):
            if number < 0:
                break
            first, last = self.view.stretch(number, before=head if number == here else None)
            subject = shared_subject(self.view, last - 1, first, 0) if last > first else None
            at = [self._head(subject)] if subject else [k for k in range(first, last) if self.view.inside[k] < 0]
            noun = next((self.view.tokens[k] for k in at if self.view.tokens[k].tag in HEADS - {"PRP"}), None)
            if noun is not None:
                return DOCUMENT if noun.lower in _role_of("document") else NAMED
        return NAMED

    def _withheld(self, source: Range, head: int) -> bool:
        """'A source', 'a person briefed on the talks', 'an official who did not want to be named'."""
        tokens = self.view.tokens
        low = tokens[head].lower
        if any(t.lower in _role_of("anonymous") or (t.lower in _role_of("informed") and k < head)
               for k, t in enumerate(tokens[source[0]:head + 1], source[0])):
            return True
        sentence = self.view.document.sentences[self.view.document.sentence_at(tokens[head].start)]
        behind = tokens[head + 1:min(head + 1 + _INFORMED, sentence.last)]
        words = [t.lower for t in behind]
        unnamed = any(w in _role_of("informed") for w in words[:3]) or "anonymity" in words or (
            "named" in words and ("not" in words or "be" in words))
        return unnamed and self.names.covering(head) is None and low not in _role_of("document")

    def _outlet_in(self, tokens: Range) -> Range | None:
        """The first name of a news medium in a range: a listed one, or a name that looks like one."""
        return next(self._media(tokens), None)

    def _media(self, tokens: Range) -> Iterator[Range]:
        words = [t.text for t in self.view.tokens[tokens[0]:min(tokens[1] + _longest(), len(self.view.tokens))]]
        named = {n.first: n.last for n in self.names.within(tokens) if n.type != "PER" and is_outlet(
            self._text((n.first, n.last)))}
        for at in range(tokens[0], tokens[1]):
            if at in named:
                yield at, named[at]
            elif words[at - tokens[0]][0].isupper():
                here = words[at - tokens[0]:at - tokens[0] + _longest()]
                size = next((n for n in range(len(here), 0, -1) if " ".join(here[:n]) in _outlets()),
                            int("-" in here[0] and is_outlet(here[0])))  # 'SKY-TV'
                name = self.names.covering(at)
                if size and (name is None or (name.type != "PER" and name.last <= at + size)):
                    yield at, at + size

    def _recent(self, at: int) -> str:
        """The news medium named last before a token: 'the newspaper'."""
        before = [n for n in self.names.within((0, at)) if n.type != "PER" and is_outlet(self._text((n.first, n.last)))]
        return before[-1].entity if before else ""

    def _text(self, tokens: Range) -> str:
        start, end = self.view.span(tokens)
        return self.view.document.text[start:end]

    def _shown(self, tokens: Range | None) -> str:
        if tokens is None:
            return ""
        name = self.names.covering(tokens[0])
        return name.entity if name else self._text(tokens)

    def _possessor(self, name: Name) -> bool:
        """Whether the name is a possessor or object: 'Lee's aides', 'a spokesman for Lee'."""
        tokens = self.view.tokens
        behind = tokens[name.last].text if name.last < len(tokens) else ""
        return behind in ("'s", "’s", "'", "’") or (name.first > 0 and tokens[name.first - 1].lower in LINKS)

    def _relayed(self, source: Range) -> str:
        """The outlet to which the source spoke, or that quotes it: 'told Reuters', 'according to the BBC'."""
        tokens = self.view.tokens
        sentence = self.view.document.sentence_at(tokens[source[0]].start)
        first, last = self.view.stretch(sentence)
        for k in range(first, last):
            if tokens[k].lower not in _role_of("relay") or self.view.inside[k] >= 0:
                continue
            reach = min(last, k + 2 + _RELAY)
            found = self._outlet_in((k + 1, reach))
            if found:
                return self._shown(found)
            noun = next((i for i in range(k + 1, reach) if tokens[i].tag not in NOMINAL), reach)
            if noun > k + 1 and tokens[noun - 1].lower in _role_of("outlet") and tokens[k].lower in _role_of("teller"):
                return self._text((k + 1, noun))
        return ""


_NONE = Provenance("", "")


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``sourcing`` in text order; a figure has the source of the attribution it stands in."""
    seen = view(document, rows.get("mentions", ()))
    origins = Origins(seen, Names(seen, rows.get("mentions", ())))
    found: dict[int, tuple[Row, Provenance]] = {}
    made: list[Row] = []
    for row in rows.get("attributions", ()):
        if row["part"] == 0 and row.get("source_start") is not None:
            source = document.token_at(row["source_start"]), document.token_at(row["source_end"] - 1) + 1
            found[row["attribution"]] = row, origins.of(source, row["speaker"])
            made.append(_row(row["start"], row["end"], "attribution", *found[row["attribution"]]))
    for figure in rows.get("figures", ()):
        number = figure["attribution"]
        behind, provenance = found.get(number, ({}, _NONE)) if number is not None else ({}, _NONE)
        made.append(_row(figure["start"], figure["end"], "figure", behind, provenance))
    yield from sorted(made, key=lambda r: (r["start"], r["end"], r["of"]))


def _row(start: int, end: int, of: str, behind: Row, provenance: Provenance) -> Row:
    return {"start": start, "end": end, "of": of, "attribution": behind.get("attribution"), "kind": provenance.kind,
            "source": behind.get("source", ""), "source_start": behind.get("source_start"),
            "source_end": behind.get("source_end"), "speaker": behind.get("speaker", ""),
            "outlet": provenance.outlet, "rule": f"sourcing.{provenance.kind or 'own'}/v2"}
