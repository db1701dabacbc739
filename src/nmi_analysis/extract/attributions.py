"""Rows of ``attributions``: what is said, by whom; speakers are left blank rather than wrong.

Names, pronouns and descriptions are resolved within the article. A pronoun is taken for the one person who is the
subject, or the speaker, of the nearest sentence before it that has one. A description ('the secretary-general') is
taken for the one person whom the text describes so.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..english import Context, Document
from ..settings import AttributionSettings
from ..store import Row, Rows
from .quotes.direct import Direct
from .quotes.indirect import Indirect
from .quotes.marks import Found, Range, View, view
from .quotes.names import Name, Names, normalised
from .quotes.verbs import BODIES, LINKS, NOMINAL, RELATIVE

_FURTHEST = 30  # sentences, those of quotations among them
_SINGULAR = frozenset(("he", "she"))


class Speaker(NamedTuple):
    """An entity and what makes it doubtful: blank, ``distance``, ``paragraph`` or ``topic``."""

    entity: str
    doubt: str


class _Antecedent(NamedTuple):
    entity: str
    sentences: int
    paragraphs: int


NOBODY = Speaker("", "")


class Speakers:
    """Resolves the sources of one document's attributions, which it must be given in text order of their cues."""

    def __init__(self, view: View, names: Names, settings: AttributionSettings) -> None:
        self.view = view
        self.names = names
        self.settings = settings
        self._spoke: dict[int, list[str]] = {}  # sentence to the persons who speak in it
        self._fields: dict[str, set[str]] = {}  # speaker to the names that his sentences have

    def speaker(self, found: Found) -> Speaker:
        """Speaker of one attribution; those before it are remembered."""
        made = self._resolve(found)
        if made.entity:
            sentence = self.view.document.sentence_at(self.view.tokens[found.anchor].start)
            self._spoke.setdefault(sentence, []).append(made.entity)
            if not made.doubt:
                self._fields.setdefault(made.entity, set()).update(self._field(found))
        return made

    def _resolve(self, found: Found) -> Speaker:
        if found.source is None:
            return NOBODY
        tokens = self.view.tokens
        head = self._head(found.source)
        low = tokens[head].lower
        if tokens[head].tag == "PRP" or low in _SINGULAR:
            return self._pronoun(found, head) if low in _SINGULAR else NOBODY
        if low in RELATIVE:
            name = self._before_relative(head)
            return Speaker(name.entity, "") if name else NOBODY
        name = self.names.covering(head)
        if name is not None:
            return Speaker(name.entity, "") if name.type in ("PER", "ORG") and not self._possessor(found) else NOBODY
        apposed = self.names.apposed(found.source[1]) or self._before_comma(found.source[0])
        if apposed is not None:
            return Speaker(apposed.entity, "")
        if tokens[head].tag == "PRP$":
            return self._pronoun(found, head) if low in ("his", "her") else NOBODY
        return self._description(found.source, head)

    def _possessor(self, found: Found) -> bool:
        """Whether the source is somebody's whose the speaker is: 'Lee's lawyer Ann Ray said'."""
        tokens = self.view.tokens
        end = found.source[1] if found.source else 0
        return 0 < end < len(tokens) and tokens[end].tag == "POS" and tokens[found.anchor].tag.startswith("V")

    def _head(self, source: Range) -> int:
        """The head of a noun phrase: its last token before a preposition, apposition or bracket."""
        tokens = self.view.tokens
        head = source[0]
        for k in range(*source):
            t = tokens[k]
            if k > source[0] and (t.lower in LINKS or t.text in (",", "(") or t.tag == "CC"):
                break
            if (t.tag in NOMINAL and t.tag != "POS") or t.tag == "PRP":
                head = k
        return head

    def _before_comma(self, at: int) -> Name | None:
        """The person of an apposition that no comma closes: 'Ann Lee, the mayor said'."""
        name = self.names.covering(at - 2) if at > 1 and self.view.tokens[at - 1].text == "," else None
        opens = self.view.document.sentences[self.view.document.sentence_at(self.view.tokens[at].start)].first
        return name if name is not None and name.type == "PER" and name.first == opens else None

    def _before_relative(self, at: int) -> Name | None:
        k = at - 1
        if k >= 0 and self.view.tokens[k].text == ",":
            k -= 1
        return self.names.covering(k) if k >= 0 else None

    # --- pronouns

    def _pronoun(self, found: Found, head: int) -> Speaker:
        pronoun = self.view.tokens[head].lower
        antecedent = self._antecedent(pronoun, head)
        if antecedent is None:
            return NOBODY
        return Speaker(antecedent.entity, self._doubt(found, antecedent))

    def _antecedent(self, pronoun: str, head: int) -> _Antecedent | None:
        """The nearest sentence's only person who fits; sentences that are all quotation do not count."""
        sentences = self.view.document.sentences
        here = self.view.document.sentence_at(self.view.tokens[head].start)
        back = 0
        for number in range(here, max(-1, here - _FURTHEST), -1):
            if back > self.settings.reach:
                return None
            tokens = self.view.stretch(number, before=head if number == here else None)
            persons = self._persons(pronoun, tokens, number, spoken=number < here)
            if persons:
                paragraphs = sentences[here].paragraph - sentences[number].paragraph
                return _Antecedent(persons[0], back, paragraphs) if len(persons) == 1 else None
            back += not self._quoted(tokens)
        return None

    def _quoted(self, tokens: Range) -> bool:
        first, last = tokens
        inside = self.view.inside
        return first < last and inside[first] >= 0 and inside[first] == inside[last - 1]

    def _persons(self, pronoun: str, tokens: Range, sentence: int, *, spoken: bool) -> list[str]:
        """The persons a pronoun may stand for in one sentence: its speakers before its other subjects."""
        speakers = self._spoke.get(sentence, []) if spoken else []
        fitting = sorted({s for s in speakers if self._is_person(s) and self.names.fits(pronoun, s)})
        if fitting:
            return fitting[-1:] if len(fitting) == 1 else self._last_of(speakers, fitting)
        return sorted({n.entity for n in self.names.within(tokens)
                       if n.type == "PER" and self.view.inside[n.first] < 0 and self.names.is_subject(n)
                       and self.names.fits(pronoun, n.entity)})

    @staticmethod
    def _last_of(speakers: list[str], fitting: list[str]) -> list[str]:
        return fitting if len(set(speakers)) > 1 else [speakers[-1]]

    def _is_person(self, entity: str) -> bool:
        return entity in self.names.described

    def _doubt(self, found: Found, antecedent: _Antecedent) -> str:
        """Why a pronoun's antecedent may be another: what he says is not of his field, or he is far away."""
        indirect = found.kind == "indirect"  # a quotation may name whom it will
        if indirect and antecedent.paragraphs and self._off_field(found, antecedent.entity):
            return "topic"
        if antecedent.paragraphs >= self.settings.doubt_paragraphs:
            return "paragraph"
        return "distance" if antecedent.sentences >= self.settings.doubt_sentences else ""

    def _off_field(self, found: Found, entity: str) -> bool:
        """Whether at least half of the names in a content are new beside this speaker."""
        document = self.view.document
        said = {run for start, end in found.parts
                for run in self.names.runs((document.token_at(start), document.token_at(end - 1) + 1))}
        field = self._fields.get(entity, set())
        new = [run for run in said if field.isdisjoint(run)]
        return len(new) >= self.settings.doubt_names and 2 * len(new) >= len(said)

    def _field(self, found: Found) -> set[str]:
        """Words of the names in the sentences of a cue and its content."""
        numbers = {self.view.document.sentence_at(start) for start, _ in found.parts}
        numbers.add(self.view.document.sentence_at(self.view.tokens[found.anchor].start))
        runs = (run for k in numbers for run in self.names.runs(self.view.stretch(k)))
        return {word for run in runs for word in run}

    # --- descriptions

    def _description(self, source: Range, head: int) -> Speaker:
        tokens = self.view.tokens
        if tokens[head].tag == "NNS" or tokens[source[0]].lower not in ("the", "this", "that", tokens[head].lower):
            return NOBODY
        words = {w for k in range(source[0], head + 1) if tokens[k].tag in NOMINAL and tokens[k].tag != "DT"
                 for w in normalised(tokens[k].lower)}
        fitting = [e for e, described in self.names.described.items() if words and words <= described]
        if len(fitting) == 1:
            return Speaker(fitting[0], "")
        if not fitting and tokens[head].lower in BODIES and head - source[0] <= 1:
            return self._body(head)  # 'the alliance'; 'the city prosecutors' office' is another
        return NOBODY

    def _body(self, head: int) -> Speaker:
        """'the alliance': the one organisation that is a subject in this sentence or the one before."""
        document = self.view.document
        here = document.sentence_at(self.view.tokens[head].start)
        for number in range(here, max(-1, here - 2), -1):
            bodies = sorted({n.entity for n in self.names.within(self.view.stretch(number, before=head + 1))
                             if n.type == "ORG" and n.last <= head and self.names.is_subject(n)})
            if bodies:
                return Speaker(bodies[0], "") if len(bodies) == 1 else NOBODY
        return NOBODY

_HEARER = "say_passive"  # 'Lee was told that': who said it is not told


def extract(document: Document, rows: Rows, context: Context) -> Iterator[Row]:
    """Yield rows of ``attributions`` in text order."""
    seen = view(document, rows.get("mentions", ()))
    direct = Direct(seen)
    found = direct.run()
    found += Indirect(seen, direct.cues, set(direct.of_quotation)).run()
    resolve = Speakers(seen, Names(seen, rows.get("mentions", ())), context.settings.attributions)
    speakers = {id(f): resolve.speaker(f) for f in sorted(found, key=lambda f: (f.anchor, f.start))}
    for number, f in enumerate(sorted(found, key=lambda f: (f.start, f.anchor))):
        yield from _rows(seen, number, f, speakers[id(f)])


def _rows(seen: View, number: int, f: Found, speaker: Speaker) -> Iterator[Row]:
    text = seen.document.text
    hears = f.rule == _HEARER
    shared: Row = {"attribution": number, "kind": f.kind, "speaker": "" if hears else speaker.entity,
                   "doubt": "" if hears else speaker.doubt, "rule": f"attributions.{f.rule}/v4"}
    for name, tokens in (("source", f.source), ("cue", f.cue)):
        if tokens is not None:
            start, end = seen.span(tokens)
            shared |= {f"{name}_start": start, f"{name}_end": end, name: text[start:end]}
    for part, (start, end) in enumerate(f.parts):
        yield {"part": part, "start": start, "end": end, **shared}
